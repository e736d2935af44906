/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import {
  approverWordOf,
  conditionParts,
  isForAll,
  simulatorDraftOf,
  simulatorInput,
} from './policies';

describe('policies in words', () => {
  it('tell parts from catalog refs', () => {
    expect(approverWordOf('team-leads')).toBe('team-leads');
    expect(approverWordOf('group:default/ml-platform')).toBeUndefined();
    expect(isForAll(['*'])).toBe(true);
    expect(isForAll(['d-lab1'])).toBe(false);
  });

  it('name only what a condition asks for', () => {
    expect(
      conditionParts({
        leadOnboardsOwnTeam: false,
        durationAtMost: 'P7D',
        kinds: ['grant'],
      }),
    ).toEqual(['kinds', 'durationAtMost']);
  });
});

describe('the simulator', () => {
  const inputOf = (query: string) =>
    simulatorInput(simulatorDraftOf(new URLSearchParams(query)));

  it('needs a team and a domain', () => {
    expect(inputOf('')).toBeUndefined();
    expect(inputOf('team=group:default/a')).toBeUndefined();
  });

  it('asks for the person who is named, or for the whole team', () => {
    expect(
      inputOf('team=group:default/a&domain=d-lab1&person=user:default/b'),
    ).toEqual({
      kind: 'grant',
      team: 'group:default/a',
      domainId: 'd-lab1',
      executionRole: undefined,
      people: ['user:default/b'],
    });
    expect(
      inputOf(
        'team=group:default/a&domain=d-lab1&kind=onboard-team&person=user:default/b&role=arn',
      ),
    ).toEqual({
      kind: 'onboard-team',
      team: 'group:default/a',
      domainId: 'd-lab1',
      executionRole: 'arn',
      people: undefined,
    });
  });
});
