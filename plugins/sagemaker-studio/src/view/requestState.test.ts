/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { AccessRequest } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { request } from '../__fixtures__';
import {
  requestProgressOf,
  stateOfRequest,
  TONE_OF_REQUEST,
} from './requestState';

const approved = (
  outcome: AccessRequest['outcome'],
  kind: AccessRequest['kind'] = 'grant',
) => request({ status: 'approved', kind, outcome });

const creating = (status: NonNullable<AccessRequest['creation']>['status']) =>
  request({
    status: 'approved',
    kind: 'create-domain',
    outcome: {},
    creation: {
      status,
      name: 'new-lab',
      accountId: '222222222222',
      region: 'eu-west-1',
      steps: [],
      startedAt: '2026-11-29T10:00:00.000Z',
    },
  });

describe('stateOfRequest', () => {
  it.each<[AccessRequest, ReturnType<typeof stateOfRequest>, string]>([
    [
      approved({ done: 3, blocked: 1 }),
      { state: 'blocked', number: 1, total: 4 },
      'negative',
    ],
    [
      approved({ done: 1, working: 1, scheduled: 1 }),
      { state: 'working', number: 1, total: 3 },
      'progress',
    ],
    [
      approved({ working: 1, 'cooling-off': 1 }, 'revoke'),
      { state: 'removing', number: 1, total: 2 },
      'progress',
    ],
    [
      approved({ 'cooling-off': 1 }, 'revoke'),
      { state: 'coolingOff', number: 1, total: 1 },
      'neutral',
    ],
    [
      approved({ done: 1, scheduled: 1 }),
      { state: 'scheduled', number: 1, total: 2 },
      'neutral',
    ],
    [
      creating('blocked'),
      { state: 'blocked', number: 1, total: 1 },
      'negative',
    ],
    [creating('succeeded'), { state: 'done', number: 1, total: 1 }, 'positive'],
    [
      approved({ done: 2, 'left-out': 1 }),
      { state: 'leftOut', number: 1, total: 3 },
      'warning',
    ],
    [
      approved({ undone: 1 }, 'revoke'),
      { state: 'undone', number: 1, total: 1 },
      'neutral',
    ],
    [
      approved({ done: 1, superseded: 1 }),
      { state: 'superseded', number: 1, total: 2 },
      'neutral',
    ],
    [approved({ done: 2 }), { state: 'done', number: 2, total: 2 }, 'positive'],
    [
      request({ status: 'rejected' }),
      { state: 'rejected', number: 0, total: 0 },
      'negative',
    ],
  ])('of %#', (of, expected, tone) => {
    const state = stateOfRequest(of);
    expect(state).toEqual(expected);
    expect(TONE_OF_REQUEST[state.state]).toBe(tone);
  });
});

describe('requestProgressOf', () => {
  it('does not follow what became of the access later', () => {
    const later = approved({ done: 4 });
    expect(requestProgressOf({ ...later, grants: [] })).toEqual({
      total: 4,
      done: 4,
      blocked: 0,
    });
  });
});
