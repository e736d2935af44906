/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { UserEntity } from '@backstage/catalog-model';
import type { RulePerson } from '../../model/teamRule';
import { TeamRuleFacts } from './TeamRuleFacts';

const TEAM = 'group:default/forecasting';
const CHILD = 'group:default/forecasting-europe';
const BEN = 'user:default/ben.carter';
const RULE = { domainId: 'd-1', team: { ref: TEAM } };

/** Ben is in a group below the team, which has no group of Identity Center itself. */
function setUp(options: { groupsOfBen: string[]; hasChild: boolean }) {
  const { groupsOfBen, hasChild } = options;
  const facts = new TeamRuleFacts({
    catalog: {
      getUsers: async () =>
        new Map<string, UserEntity>([
          [
            BEN,
            {
              apiVersion: 'backstage.io/v1alpha1',
              kind: 'User',
              metadata: { name: 'ben.carter' },
              spec: {},
            },
          ],
        ]),
      getGroupsBelow: async () =>
        new Map([[TEAM, hasChild ? [TEAM, CHILD] : [TEAM]]]),
    },
    teamIdentifier: {
      identify: async refs =>
        refs.map(ref => ({
          ref,
          groupId: ref === CHILD ? 'g-child' : undefined,
        })),
    },
    people: {
      identify: async refs => refs.map(ref => ({ ref, userId: 'ben-id' })),
    },
    catalogLinks: { findRefs: async () => new Map([['ben-id', [BEN]]]) },
    inventory: {
      findUsers: async () => [],
      listGroupsOfUsers: async userIds =>
        new Map(
          userIds.map(userId => [
            userId,
            groupsOfBen.map(groupId => ({ groupId, displayName: groupId })),
          ]),
        ),
    },
    store: {
      listLiveGrants: async () => [],
      findOpenRequests: async () => new Map(),
    },
    grace: 'P3D',
  });
  return (...people: RulePerson[]) =>
    facts.read(
      RULE,
      {
        entityRef: TEAM,
        displayName: 'Forecasting',
        members: hasChild ? [BEN] : [],
      },
      {
        people: new Map(people.map(each => [each.userId, each])),
        open: new Set(),
      },
    );
}

const ben = (groupIds?: string[]): RulePerson => ({
  userId: 'ben-id',
  ruleVersion: 1,
  isMember: true,
  since: '2026-11-20T10:00:00.000Z',
  isSettled: true,
  groupIds,
});

describe('the facts of a team rule', () => {
  it('tell by which groups of the team, or below it, somebody is a member', async () => {
    const read = setUp({ groupsOfBen: ['g-child', 'other'], hasChild: true });
    const { facts } = await read();
    expect(facts.groupsOfMembers).toEqual(new Map([['ben-id', ['g-child']]]));
    expect(facts.uncertain).toEqual(new Set());
  });

  it.each([
    ['still in the group', ['g-child'], ['g-child'], true],
    ['out of the group as well', ['other'], ['g-child'], false],
    ['in no group that is known', ['g-child'], undefined, false],
  ])(
    'wait for Identity Center when the catalog loses a group below: %s',
    async (_, groupsOfBen, groupIds, isUncertain) => {
      const read = setUp({ groupsOfBen, hasChild: false });
      const { facts } = await read(ben(groupIds));
      expect(facts.uncertain.has('ben-id')).toBe(isUncertain);
    },
  );
});
