/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { PersonAccess } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import {
  access,
  DATA_SCIENTIST,
  DIAGNOSES,
  ML_ENGINEER,
  readyAccess,
} from '../src/__fixtures__';

const DAY = 86_400_000;

/** A team of so many people, in every state by turns. */
export function crowd(size: number): PersonAccess[] {
  return Array.from({ length: size }, (_, index) => {
    const name = `Person ${String(index + 1).padStart(4, '0')}`;
    const executionRole = index % 2 ? DATA_SCIENTIST : ML_ENGINEER;
    const held = {
      grant: {
        grantId: `grant-${name}`,
        requestId: 'req-done',
        status: 'active' as const,
        executionRole,
        ...(index % 4
          ? { expiresAt: after(((index * 7) % 200) + 2) }
          : undefined),
      },
      profile: {
        name: name.toLowerCase().replace(' ', '-'),
        status: 'InService',
        executionRole,
      },
      usage: {
        spaces: index % 3,
        runningApps: index % 5 ? [] : [{ type: 'JupyterLab', name: 'default' }],
        ...(index % 6 ? { lastActivityAt: after(-(index % 90)) } : undefined),
      },
    };
    switch (index % 9) {
      case 0:
        return access(name);
      case 4:
        return readyAccess(name, {
          ...held,
          diagnosis: {
            code: 'unused',
            sentence: `${name} has not used Studio for 74 days.`,
            repair: {
              label: 'Revoke access',
              input: {
                kind: 'revoke',
                team: 'group:default/analytics-guild',
                domainId: 'd-researchlab1',
                grantIds: [held.grant.grantId],
              },
            },
          },
        });
      case 7:
        return access(name, {
          ...held,
          diagnosis: DIAGNOSES.profileWithoutAssignment,
        });
      default:
        return readyAccess(name, held);
    }
  });
}

function after(days: number): string {
  return new Date(Date.now() + days * DAY).toISOString();
}
