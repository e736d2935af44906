/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { mockServices } from '@backstage/backend-test-utils';
import type { StoredTeamRule } from '../../store/TeamRuleStore';
import { TeamRuleTask } from './TeamRuleTask';

const RULE: StoredTeamRule = {
  ruleId: 'rule-1',
  version: 1,
  team: { ref: 'group:default/forecasting' },
  domainId: 'd-1',
  noEnd: false,
  joiners: 'automatic',
  leavers: 'off',
  justification: 'Forecasters train their models',
  setAs: 'app-config',
  changedAt: '2026-11-29T10:00:00.000Z',
  accepted: [],
  isLapsed: false,
};
const AT = '2026-11-29T10:00:00.000Z';
const USERS = ['u-1', 'u-2'];

/** A rule that wants both users in. `onFiling` is what somebody does to it meanwhile. */
function setUp(onFiling: (rule: StoredTeamRule) => StoredTeamRule | undefined) {
  let current: StoredTeamRule | undefined = RULE;
  const filed: string[] = [];
  const people = USERS.map(userId => ({
    userId,
    ruleVersion: 1,
    isMember: true,
    since: AT,
    isSettled: false,
  }));
  const joiners = USERS.map(userId => ({ userId, ref: userId, since: AT }));
  const task = new TeamRuleTask({
    rules: {
      list: async () => [RULE],
      get: async () => current,
      noteState: async () => {},
      keepAcceptances: async () => {},
      remember: async () => {},
      forget: async () => {},
      remove: async () => {},
    },
    configured: { apply: async () => {} },
    ruleReader: {
      standingOf: async rule => ({ rule }),
      wishOf: async () => ({
        team: { entityRef: RULE.team.ref, displayName: 'F', members: USERS },
        grants: new Map(),
        facts: {
          at: AT,
          grace: 'P3D',
          members: new Map(USERS.map(userId => [userId, userId])),
          groupsOfMembers: new Map(),
          uncertain: new Set(),
          enabled: new Set(USERS),
          grants: new Map(),
          waiting: { joiners: new Set(), leavers: new Set() },
          open: new Set(),
          people: new Map(),
        },
        decision: {
          remember: people,
          forget: [],
          joiners,
          leavers: [],
          withdraw: [],
        },
      }),
    },
    filer: {
      askForJoiner: async (_, { userId }) => {
        filed.push(userId);
        current = onFiling(RULE);
        return `request-${userId}`;
      },
      askForLeaver: async () => 'request',
      withdraw: async () => {},
    },
    threshold: { hold: async () => {} },
    config: { leavers: { grace: 'P3D', maxAtOnce: 10, maxShare: 1 } },
    logger: mockServices.logger.mock(),
  });
  return {
    filed,
    task,
    become: (rule: StoredTeamRule | undefined) => {
      current = rule;
    },
  };
}

describe('the task of team rules', () => {
  it('files for all of a rule that stays as it is', async () => {
    const { task, filed } = setUp(rule => rule);
    await task.run();
    expect(filed).toEqual(USERS);
  });

  it.each([
    ['was changed', { ...RULE, version: 2 }],
    ['is off', { ...RULE, joiners: 'off' as const }],
    ['was removed', undefined],
  ])(
    'files nothing more of a rule that %s while it files',
    async (_, after) => {
      const { task, filed } = setUp(() => after);
      await task.run();
      expect(filed).toEqual(['u-1']);
    },
  );

  it('does not look at a rule that was removed after it had been listed', async () => {
    const { task, filed, become } = setUp(rule => rule);
    become(undefined);
    await task.run();
    expect(filed).toEqual([]);
  });
});
