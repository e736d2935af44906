/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Plan } from '@studio-access/backstage-plugin-sagemaker-studio-common';

/** Tells a plan, a line per person. */
export function logPlan(plan: Plan, logger: LoggerService): void {
  logger.info(
    `The plan for ${plan.items.length} ${
      plan.items.length === 1 ? 'person' : 'people'
    } in the domain ${plan.domainId} with the role ${plan.executionRole}:`,
  );
  for (const item of plan.items) {
    if (item.obstacle) {
      logger.warn(`${item.sentence} ${item.obstacle.remedy}`);
    } else {
      logger.info(item.sentence);
    }
  }
  for (const warning of plan.warnings) {
    logger.warn(warning);
  }
}
