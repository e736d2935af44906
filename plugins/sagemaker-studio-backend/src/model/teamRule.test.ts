/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import fc from 'fast-check';
import {
  propertyRuns,
  propertyTime,
} from '../integration/__testUtils__/propertyRuns';
import {
  decideTeamRule,
  type RuleFacts,
  type RuleGrant,
  type RulePerson,
  type TeamRule,
} from './teamRule';
import { acceptanceOf, holdBack, stillAccepted } from './teamRuleThreshold';

const AT = '2026-11-29T10:00:00.000Z';
const BEFORE = '2026-11-20T10:00:00.000Z';
const PROPOSE = { version: 1, joiners: 'propose', leavers: 'propose' } as const;

const facts = (some: Partial<RuleFacts> = {}): RuleFacts => ({
  at: AT,
  grace: 'P3D',
  members: new Map([['u-1', 'user:default/one']]),
  groupsOfMembers: new Map(),
  uncertain: new Set(),
  enabled: new Set(['u-1', 'u-2', 'u-3']),
  grants: new Map(),
  waiting: { joiners: new Set(), leavers: new Set() },
  open: new Set(),
  people: new Map(),
  ...some,
});
const grant = (some: Partial<RuleGrant> = {}): RuleGrant => ({
  grantId: 'g-1',
  isOfTeam: true,
  wasMember: true,
  isEnding: false,
  ...some,
});
const person = (some: Partial<RulePerson> = {}): RulePerson => ({
  userId: 'u-1',
  ruleVersion: 1,
  isMember: true,
  since: BEFORE,
  isSettled: false,
  ...some,
});
const known = (...people: RulePerson[]) =>
  new Map(people.map(each => [each.userId, each]));

describe('a team rule', () => {
  it('asks once for a member without access', () => {
    const first = decideTeamRule(PROPOSE, facts());
    expect(first.joiners).toEqual([
      { userId: 'u-1', ref: 'user:default/one', since: AT },
    ]);
    expect(first.remember).toEqual([person({ since: AT })]);
    // Rejected, withdrawn or expired: the request is not open any more, and is not filed again.
    const again = decideTeamRule(
      PROPOSE,
      facts({ people: known(person({ requestId: 'r-1' })) }),
    );
    expect(again).toEqual({
      remember: [],
      forget: [],
      joiners: [],
      leavers: [],
      withdraw: [],
    });
  });

  it.each([
    ['has access', { grants: new Map([['u-1', grant()]]) }],
    [
      'has access for another team',
      { grants: new Map([['u-1', grant({ isOfTeam: false })]]) },
    ],
    [
      'waits for it already',
      { waiting: { joiners: new Set(['u-1']), leavers: new Set<string>() } },
    ],
    ['is disabled in Identity Center', { enabled: new Set<string>() }],
    [
      'had access that was taken away',
      { people: known(person({ isSettled: true })) },
    ],
    ['is tried again later', { people: known(person({ tryAt: '2027' })) }],
  ])('does not ask for a member who %s', (_, some) => {
    expect(decideTeamRule(PROPOSE, facts(some)).joiners).toEqual([]);
  });

  it('asks anew once the rule or the membership has changed', () => {
    const people = known(person({ requestId: 'r-1' }));
    const changed = decideTeamRule(
      { ...PROPOSE, version: 2 },
      facts({ people, open: new Set(['r-1']) }),
    );
    expect(changed.withdraw).toEqual(['r-1']);
    expect(changed.joiners).toEqual([
      { userId: 'u-1', ref: 'user:default/one', since: BEFORE },
    ]);

    const left = decideTeamRule(
      PROPOSE,
      facts({ people, open: new Set(['r-1']), members: new Map() }),
    );
    expect(left).toMatchObject({ withdraw: ['r-1'], forget: ['u-1'] });
  });

  it('proposes the end of the access of a leaver, and takes that back when they return', () => {
    const grants = new Map([['u-2', grant({ grantId: 'g-2' })]]);
    const left = decideTeamRule(PROPOSE, facts({ grants }));
    expect(left.leavers).toEqual([
      { userId: 'u-2', grantId: 'g-2', since: AT, isAutomatic: false },
    ]);
    const back = decideTeamRule(
      PROPOSE,
      facts({
        grants,
        members: new Map([['u-2', 'user:default/two']]),
        people: known(
          person({ userId: 'u-2', isMember: false, requestId: 'r-2' }),
        ),
        open: new Set(['r-2']),
      }),
    );
    expect(back.withdraw).toEqual(['r-2']);
    expect(back.leavers).toEqual([]);
  });

  it('waits for the grace period where nobody decides', () => {
    const rule = { ...PROPOSE, leavers: 'automatic' } as const;
    const grants = new Map([['u-2', grant({ grantId: 'g-2' })]]);
    const was = person({ userId: 'u-2', groupIds: ['below'] });
    const left = decideTeamRule(rule, facts({ grants, people: known(was) }));
    expect(left.leavers).toEqual([]);
    expect(left.remember).toContainEqual({
      ...was,
      isMember: false,
      since: AT,
    });
    const people = known({ ...was, isMember: false });
    expect(decideTeamRule(rule, facts({ grants, people })).leavers).toEqual([
      { userId: 'u-2', grantId: 'g-2', since: BEFORE, isAutomatic: true },
    ]);
  });

  it('knows for a day whose access it has ended, so that they count for the threshold', () => {
    const decide = (since: string, some: Partial<RuleFacts> = {}) =>
      decideTeamRule(
        PROPOSE,
        facts({
          people: known(
            person({ userId: 'u-2', isMember: false, since, requestId: 'r-2' }),
          ),
          ...some,
        }),
      );
    expect(decide('2026-11-25T10:00:01.000Z').forget).toEqual([]);
    expect(decide('2026-11-25T10:00:00.000Z').forget).toEqual(['u-2']);
    // Access that has ended otherwise needs no decision.
    expect(decide(AT, { open: new Set(['r-2']) })).toMatchObject({
      forget: ['u-2'],
      withdraw: ['r-2'],
    });
  });

  it('leaves alone whom somebody lets in again after it has ended their access', () => {
    const given = facts({
      grants: new Map([['u-2', grant({ wasMember: false })]]),
      people: known(
        person({ userId: 'u-2', isMember: false, requestId: 'r-2' }),
      ),
    });
    expect(decideTeamRule(PROPOSE, given).leavers).toEqual([]);
    expect(decideTeamRule({ ...PROPOSE, version: 2 }, given)).toMatchObject({
      leavers: [],
      forget: ['u-2'],
    });
  });

  it('only proposes the end where Identity Center never had them in a group of the team', () => {
    const rule = { ...PROPOSE, leavers: 'automatic' } as const;
    const grants = new Map([['u-2', grant({ grantId: 'g-2' })]]);
    expect(decideTeamRule(rule, facts({ grants })).leavers).toEqual([
      { userId: 'u-2', grantId: 'g-2', since: AT, isAutomatic: false },
    ]);
  });

  it('remembers by which group somebody was last a member', () => {
    const seen = (groupIds: string[], before: RulePerson, version = 1) =>
      decideTeamRule(
        { ...PROPOSE, version },
        facts({
          people: known(before),
          groupsOfMembers: new Map([['u-1', groupIds]]),
        }),
      ).remember;
    const was = person({ requestId: 'r-1', groupIds: ['below'] });
    expect(seen(['own'], was)).toEqual([{ ...was, groupIds: ['own'] }]);
    // Identity Center knows of a leaver before the catalog does.
    expect(seen([], was)).toEqual([]);
    expect(seen([], was, 2)).toEqual([
      person({ ruleVersion: 2, groupIds: ['below'] }),
    ]);
  });

  it.each([
    ['a guest, who never was in the team', { wasMember: false }, {}],
    ['who holds it for another team', { isOfTeam: false }, {}],
    ['whose access is ending', { isEnding: true }, {}],
    ['who is gone from the company', {}, { enabled: new Set(['u-1']) }],
    ['whom the catalog may have lost', {}, { uncertain: new Set(['u-2']) }],
    [
      'about whom somebody else has asked',
      {},
      { waiting: { joiners: new Set<string>(), leavers: new Set(['u-2']) } },
    ],
  ])('leaves alone %s', (_, ofGrant, some) => {
    const grants = new Map([['u-2', grant(ofGrant)]]);
    expect(decideTeamRule(PROPOSE, facts({ grants, ...some })).leavers).toEqual(
      [],
    );
  });

  it('withdraws and forgets everything when it is off', () => {
    expect(
      decideTeamRule(
        { version: 2, joiners: 'off', leavers: 'off' },
        facts({
          people: known(
            person({ requestId: 'r-1' }),
            person({ userId: 'u-2', isMember: false, requestId: 'r-2' }),
          ),
          open: new Set(['r-1', 'r-2']),
        }),
      ),
    ).toEqual({
      remember: [],
      forget: ['u-1', 'u-2'],
      joiners: [],
      leavers: [],
      withdraw: ['r-1', 'r-2'],
    });
  });

  it(
    'never asks twice, never for both, and never about who may still be there',
    () => {
      const ids = ['u-1', 'u-2', 'u-3'];
      const someOf = fc.subarray(ids).map(each => new Set(each));
      const mode = fc.constantFrom<TeamRule['joiners']>(
        'off',
        'propose',
        'automatic',
      );
      const world = fc.record({
        rule: fc.record({
          version: fc.integer({ min: 1, max: 2 }),
          joiners: mode,
          leavers: mode,
        }),
        members: someOf,
        uncertain: someOf,
        enabled: someOf,
        waitingIn: someOf,
        waitingOut: someOf,
        holders: fc.array(
          fc.record({
            userId: fc.constantFrom(...ids),
            isOfTeam: fc.boolean(),
            wasMember: fc.boolean(),
            isEnding: fc.boolean(),
          }),
          { maxLength: 3 },
        ),
        people: fc.uniqueArray(
          fc.record(
            {
              userId: fc.constantFrom(...ids),
              ruleVersion: fc.integer({ min: 1, max: 2 }),
              isMember: fc.boolean(),
              since: fc.constantFrom(BEFORE, AT),
              isSettled: fc.boolean(),
              requestId: fc.constantFrom('r-1', 'r-2'),
            },
            {
              requiredKeys: [
                'userId',
                'ruleVersion',
                'isMember',
                'since',
                'isSettled',
              ],
            },
          ),
          { selector: ({ userId }) => userId },
        ),
      });
      fc.assert(
        fc.property(world, ({ rule, ...some }) => {
          const given = facts({
            members: new Map(
              [...some.members].map(id => [id, `user:default/${id}`]),
            ),
            uncertain: new Set(
              [...some.uncertain].filter(id => !some.members.has(id)),
            ),
            enabled: some.enabled,
            waiting: { joiners: some.waitingIn, leavers: some.waitingOut },
            grants: new Map(
              some.holders.map(({ userId, ...rest }) => [
                userId,
                { grantId: `g-${userId}`, ...rest },
              ]),
            ),
            people: known(...some.people),
            open: new Set(['r-1']),
          });
          const decision = decideTeamRule(rule, given);
          for (const { userId } of decision.joiners) {
            expect(rule.joiners).not.toBe('off');
            expect(given.members.has(userId)).toBe(true);
            expect(given.enabled.has(userId)).toBe(true);
            expect(given.grants.has(userId)).toBe(false);
          }
          for (const { userId } of decision.leavers) {
            expect(rule.leavers).not.toBe('off');
            expect(given.members.has(userId)).toBe(false);
            expect(given.uncertain.has(userId)).toBe(false);
            expect(given.enabled.has(userId)).toBe(true);
            expect(given.grants.get(userId)).toMatchObject({ isOfTeam: true });
          }
          // Once all of it is filed and remembered, nothing is left to do.
          const after = new Map(given.people);
          decision.remember.forEach(each => after.set(each.userId, each));
          decision.forget.forEach(userId => after.delete(userId));
          for (const { userId } of [...decision.joiners, ...decision.leavers]) {
            const remembered = after.get(userId);
            expect(remembered).toBeDefined();
            if (remembered) {
              after.set(userId, { ...remembered, requestId: 'r-new' });
            }
          }
          const open = new Set(
            [...given.open].filter(id => !decision.withdraw.includes(id)),
          );
          expect(
            decideTeamRule(rule, { ...given, open, people: after }),
          ).toEqual({
            remember: [],
            forget: [],
            joiners: [],
            leavers: [],
            withdraw: [],
          });
        }),
        propertyRuns(2_000),
      );
    },
    propertyTime(30_000),
  );
});

describe('the change threshold of a team rule', () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, index) => `u-${index}`);
  const decision = (joining: number, leaving: number) => ({
    remember: [],
    forget: [],
    joiners: many(joining).map(userId => ({ userId, ref: '', since: AT })),
    leavers: many(leaving).map(userId => ({
      userId,
      grantId: '',
      since: AT,
      isAutomatic: false,
    })),
    withdraw: [],
  });
  const team = {
    accepted: new Set<string>(),
    people: [],
    members: 30,
    holders: 30,
    leavers: { maxAtOnce: 10, maxShare: 0.2 },
  };

  it('lets few through', () => {
    expect(holdBack(decision(15, 6), team)).toEqual({
      decision: decision(15, 6),
    });
  });

  it('holds many joiners back, and goes on with the leavers', () => {
    expect(holdBack(decision(16, 1), team)).toEqual({
      decision: decision(0, 1),
      held: { joiners: many(16), leavers: [], all: 30 },
    });
  });

  it('counts leavers that were asked for before', () => {
    const people = many(6).map(userId =>
      person({ userId: `before-${userId}`, isMember: false, requestId: 'r' }),
    );
    expect(holdBack(decision(0, 1), { ...team, people }).held).toEqual({
      joiners: [],
      leavers: ['u-0'],
      all: 30,
    });
  });

  it('lets through those whom somebody has seen', () => {
    const accepted = new Set(
      many(7).map(userId => acceptanceOf('leavers', userId)),
    );
    expect(holdBack(decision(0, 7), { ...team, accepted })).toEqual({
      decision: decision(0, 7),
    });
  });

  it('asks again about those who have joined or left since somebody has seen them', () => {
    const accepted = [
      acceptanceOf('leavers', 'u-1'),
      acceptanceOf('leavers', 'u-2'),
      acceptanceOf('joiners', 'u-3'),
    ];
    const people = known(
      person({ isMember: false, requestId: 'r-1' }),
      person({ userId: 'u-2' }),
    );
    expect(stillAccepted(accepted, people)).toEqual([
      acceptanceOf('leavers', 'u-1'),
    ]);
  });
});
