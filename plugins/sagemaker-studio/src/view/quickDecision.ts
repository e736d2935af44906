/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { AccessRequest } from '@studio-access/backstage-plugin-sagemaker-studio-common';

/** As many people as a list can show the plan of. */
const MAX_PEOPLE = 5;

/**
 * Whether a request can be approved from a list, where its plan is shown: nothing is taken away or over, nothing hinders
 * it, and the access ends by itself. Everything else has to be read on the page of the request.
 */
export function isQuickDecision(
  request: Pick<
    AccessRequest,
    'kind' | 'plan' | 'duration' | 'viewerMayDecide' | 'status'
  >,
): boolean {
  const { kind, plan, duration } = request;
  const hasEnd = kind === 'change-role' || duration !== undefined;
  return (
    request.viewerMayDecide === true &&
    request.status === 'in-review' &&
    kind !== 'revoke' &&
    kind !== 'create-domain' &&
    hasEnd &&
    plan.warnings.length === 0 &&
    plan.items.length <= MAX_PEOPLE &&
    plan.items.every(
      ({ obstacle, steps }) =>
        !obstacle &&
        steps.every(
          step =>
            step.do !== 'take-over-profile' &&
            step.do !== 'delete-profile' &&
            step.do !== 'delete-spaces',
        ),
    )
  );
}
