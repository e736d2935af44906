/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { AccessRequest } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import {
  coolingOff,
  grant,
  plan,
  planItem,
  request,
  STEP_NAMES,
} from '../src/__fixtures__';

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;

function ago(milliseconds: number): string {
  return new Date(Date.now() - milliseconds).toISOString();
}

/** Requests of the rarer kinds: many people, several stages, an offboarding to decide and one that cools off. */
export function rareRequests(viewer: string): AccessRequest[] {
  return [manyPeople(viewer), inStages(), offboarding(), offboarded()];
}

function manyPeople(viewer: string): AccessRequest {
  const names = Array.from(
    { length: 200 },
    (_, index) => `Person ${index + 1}`,
  );
  return request({
    requestId: 'req-many',
    kind: 'onboard-team',
    status: 'approved',
    team: 'group:default/analytics-guild',
    requester: viewer,
    source: 'template',
    plan: plan(names.map(name => planItem(name))),
    decision: {
      outcome: 'approved',
      by: 'user:default/daniel.kim',
      automatic: false,
      at: ago(4 * MINUTE),
    },
    grants: names.map((name, index) =>
      index % 67 === 5
        ? grant(name, 2, { status: 'provision-blocked' })
        : grant(name, index < 120 ? STEP_NAMES.length : index % 6),
    ),
    createdAt: ago(9 * MINUTE),
  });
}

function inStages(): AccessRequest {
  return request({
    requestId: 'req-stages',
    viewerMayDecide: true,
    duration: 'P90D',
    startsAt: new Date(Date.now() + 20 * DAY).toISOString(),
    assignThrough: { group: 'g-1', displayName: 'studio-forecasting' },
    expiresAt: new Date(Date.now() + 5 * DAY).toISOString(),
    stages: [
      {
        name: 'Team lead',
        approvers: ['user:default/tomas.oliveira'],
        quorum: 1,
        status: 'approved',
        fallback: false,
        votes: [
          {
            by: 'user:default/tomas.oliveira',
            outcome: 'approved',
            comment: 'Ben helps us until the audit is over.',
            at: ago(30 * MINUTE),
          },
        ],
      },
      {
        name: 'Platform',
        approvers: ['user:default/mira.santos', 'user:default/daniel.kim'],
        quorum: 2,
        status: 'in-review',
        fallback: true,
        votes: [
          {
            by: 'user:default/daniel.kim',
            outcome: 'approved',
            at: ago(20 * MINUTE),
          },
          {
            by: 'user:default/tomas.oliveira',
            outcome: 'approved',
            at: ago(25 * MINUTE),
            lapsedAt: ago(22 * MINUTE),
          },
        ],
      },
    ],
  });
}

function offboarding(): AccessRequest {
  return request({
    requestId: 'req-offboarding',
    kind: 'revoke',
    viewerMayDecide: true,
    offboarding: { deleteSpaces: true, deleteProfile: true },
    justification: 'The project has ended.',
    plan: plan([
      planItem('Elif Demir', {
        steps: [
          { do: 'remove-assignment' },
          {
            do: 'delete-spaces',
            spaces: [{ name: 'winter-load', sizeGb: 50 }, { name: 'default' }],
          },
          {
            do: 'delete-profile',
            profileName: 'elif-demir',
            homeDirectoryUid: '200012',
          },
        ],
        sentence:
          'Removes the assignment of Elif Demir, deletes the spaces winter-load and default, then the profile elif-demir.',
      }),
    ]),
  });
}

function offboarded(): AccessRequest {
  return request({
    requestId: 'req-cooling',
    kind: 'revoke',
    status: 'approved',
    offboarding: { deleteSpaces: true, deleteProfile: false },
    justification: 'Both have moved to another project.',
    plan: plan([planItem('Fatima Zahra'), planItem('Elif Demir')]),
    decision: {
      outcome: 'approved',
      by: 'user:default/mira.santos',
      automatic: false,
      at: ago(MINUTE),
    },
    grants: [coolingOff('Fatima Zahra'), coolingOff('Elif Demir')],
  });
}
