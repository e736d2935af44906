/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { OperationKind } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { outcomeOf, type OperationSummary } from './requestOutcome';
import { waiting } from './operationSteps';

const request = (
  kind: Parameters<typeof outcomeOf>[0]['kind'],
  overrides: { leftOut?: number } = {},
): Parameters<typeof outcomeOf>[0] => ({
  requestId: 'r-1',
  kind,
  status: 'approved',
  plan: {
    domainId: 'd-1',
    executionRole: 'arn:aws:iam::222222222222:role/Role',
    hash: '',
    warnings: [],
    items: Array.from({ length: overrides.leftOut ?? 0 }, (_, index) => ({
      person: `user:default/p${index}`,
      displayName: `P${index}`,
      steps: [],
      changes: false,
      sentence: '',
      obstacle: {
        code: 'no-identity-center-user',
        message: '',
        remedy: '',
      },
    })),
  },
});

type Grant = Parameters<typeof outcomeOf>[1][number]['grant'];

const grant = (overrides: Partial<Grant> = {}): Grant => ({
  grantId: 'g-1',
  requestId: 'r-1',
  status: 'active',
  ...overrides,
});

const operation = (
  kind: OperationKind,
  status: OperationSummary['status'],
  requestId = 'r-1',
): OperationSummary => ({ grantId: 'g-1', requestId, kind, status });

describe('outcomeOf', () => {
  it.each<
    [
      string,
      Parameters<typeof outcomeOf>[0]['kind'],
      Partial<Grant>,
      OperationSummary[],
      Record<string, number>,
    ]
  >([
    [
      'stays what it was after the access was revoked by another request',
      'grant',
      { status: 'ended' },
      [
        operation('provision', 'succeeded'),
        operation('deprovision', 'succeeded', 'r-2'),
      ],
      { done: 1 },
    ],
    [
      'stays what it was while drift is repaired',
      'grant',
      { status: 'provisioning' },
      [operation('provision', 'succeeded'), operation('provision', 'running')],
      { done: 1 },
    ],
    [
      'is scheduled before its operation begins',
      'grant',
      { status: 'scheduled' },
      [],
      { scheduled: 1 },
    ],
    [
      'is done where the access was there already',
      'onboard-team',
      { requestId: 'r-0' },
      [operation('provision', 'succeeded', 'r-0')],
      { done: 1 },
    ],
    [
      'is blocked until it is retried',
      'grant',
      { status: 'provision-blocked' },
      [operation('provision', 'blocked')],
      { blocked: 1 },
    ],
    [
      'is superseded where another request ended it before',
      'grant',
      { status: 'deprovisioning' },
      [
        operation('provision', 'cancelled'),
        operation('deprovision', 'running', 'r-2'),
      ],
      { superseded: 1 },
    ],
    [
      'is undone where access was given back',
      'revoke',
      { requestId: 'r-0' },
      [
        operation('provision', 'succeeded', 'r-0'),
        operation('deprovision', 'cancelled'),
        operation('provision', 'succeeded', 'r-0'),
      ],
      { undone: 1 },
    ],
    [
      'is undone where ended access keeps its data',
      'revoke',
      { requestId: 'r-0', status: 'ended', endedReason: 'revoked' },
      [operation('deprovision', 'cancelled')],
      { undone: 1 },
    ],
    [
      'is superseded where another revocation took its place',
      'revoke',
      { requestId: 'r-0', status: 'deprovisioning' },
      [
        operation('deprovision', 'cancelled'),
        operation('deprovision', 'running', 'r-2'),
      ],
      { superseded: 1 },
    ],
    [
      'is done where the domain went away meanwhile',
      'revoke',
      { requestId: 'r-0', status: 'ended', endedReason: 'target-gone' },
      [operation('deprovision', 'cancelled')],
      { done: 1 },
    ],
    [
      'is done where access had not begun',
      'revoke',
      { requestId: 'r-0', status: 'ended' },
      [],
      { done: 1 },
    ],
  ])('%s', (_, kind, of, operations, expected) => {
    expect(
      outcomeOf(request(kind), [{ grant: grant(of), operations }]),
    ).toEqual(expected);
  });

  it('tells cooling off from work, and counts who was left out', () => {
    const operations = [operation('deprovision', 'waiting')];
    const at = (...steps: Parameters<typeof waiting>[0][]) =>
      outcomeOf(request('revoke', { leftOut: 1 }), [
        {
          grant: grant({ status: 'deprovisioning' }),
          operations,
          latest: { steps: steps.map(waiting) },
        },
      ]);
    expect(at('cool-off')).toEqual({ 'cooling-off': 1, 'left-out': 1 });
    expect(at('stop-apps', 'cool-off')).toEqual({ working: 1, 'left-out': 1 });
  });

  it('is unknown before the approval', () => {
    expect(
      outcomeOf({ ...request('grant'), status: 'in-review' }, []),
    ).toBeUndefined();
  });
});
