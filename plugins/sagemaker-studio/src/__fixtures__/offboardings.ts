/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { Grant } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { grant } from './requests';

/** A grant in the cool-off period of its offboarding. */
export function coolingOff(displayName: string): Grant {
  return grant(displayName, 7, {
    status: 'deprovisioning',
    operation: {
      operationId: `op-${displayName}`,
      kind: 'deprovision',
      status: 'waiting',
      steps: [
        { name: 'remove-assignment', status: 'done', attempts: 1 },
        { name: 'stop-apps', status: 'done', attempts: 1 },
        { name: 'cool-off', status: 'waiting', attempts: 1 },
        { name: 'delete-spaces', status: 'waiting', attempts: 0 },
      ],
      nextTryAt: new Date(Date.now() + 6 * 86_400_000).toISOString(),
      startedAt: new Date().toISOString(),
    },
  });
}
