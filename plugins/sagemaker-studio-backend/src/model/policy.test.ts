/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { isRefusal } from './outcome';
import {
  checkNoEnd,
  durationUnder,
  limitsOf,
  checkRequester,
  checkBeneficiaries,
  checkAssignment,
  noPolicy,
  policiesFor,
  policyVersion,
  rolesForOthers,
  rule,
  termsUnder,
  type AutomaticFacts,
  type Policy,
} from './policy';
import { resolveStage, type Candidate } from './stages';

const ROLE = 'arn:aws:iam::222222222222:role/Scientist';
const OTHER_ROLE = 'arn:aws:iam::222222222222:role/Engineer';
const SUBJECT = {
  team: 'group:default/a',
  domainId: 'd-1',
  executionRole: ROLE,
};
const FACTS: AutomaticFacts = {
  at: '2026-11-23T08:00:00.000Z',
  kind: 'grant',
  requesterRefs: ['user:default/jane', 'group:default/a'],
  requesterIsLead: false,
  everybodyIsMember: true,
  executionRole: ROLE,
  duration: 'P10D',
};

function policy(name: string, parts: Partial<Policy> = {}): Policy {
  return {
    name,
    teams: ['*'],
    domains: ['*'],
    requesters: 'anyone',
    onBehalfOf: 'leads',
    assignment: 'user',
    stages: [{ name: 'approval', approvers: ['team-leads'], quorum: 1 }],
    automatic: [],
    duration: { untilRevoked: true },
    requestExpiry: 'P7D',
    reminders: [],
    minJustificationLength: 10,
    fallbackApprovers: [],
    ...parts,
  };
}

describe('policies', () => {
  it('let people in only in a way that all of them allow', () => {
    const user = policy('own');
    const group = policy('through-group', { assignment: 'group' });
    const either = policy('as-asked', { assignment: 'either' });
    const may = (matching: Policy[], throughGroup: boolean) => {
      const refused = checkAssignment(matching, { throughGroup });
      return refused?.refusal ?? 'allowed';
    };
    expect([may([user, either], false), may([group, either], true)]).toEqual([
      'allowed',
      'allowed',
    ]);
    expect(may([either, user], true)).toMatchObject({
      reason: 'invalid',
      message: expect.stringMatching(/^assignThrough\.group .*'own'/),
    });
    expect(may([either, group], false)).toMatchObject({
      reason: 'invalid',
      message: expect.stringMatching(/^assignThrough .*'through-group'/),
    });
  });

  it('approve nothing by themselves that lets in others with a group', () => {
    const generous = policy('generous', { automatic: [{ kinds: ['grant'] }] });
    const automatic = (letsIn?: number) =>
      rule([generous], { ...FACTS, letsIn }).automatic;
    expect([automatic(), automatic(0), automatic(1)]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('match by team, domain and role', () => {
    const ofOtherRole = policy('role', { executionRoles: [OTHER_ROLE] });
    const policies = [
      policy('team', { teams: ['group:default/b'] }),
      policy('domain', { domains: ['d-2'] }),
      ofOtherRole,
      policy('all'),
      policy('exact', {
        teams: ['group:default/a'],
        domains: ['d-1'],
        executionRoles: [ROLE],
      }),
    ];
    expect(policiesFor(policies, SUBJECT).map(({ name }) => name)).toEqual([
      'all',
      'exact',
    ]);
    const uncovered = noPolicy([ofOtherRole], SUBJECT);
    expect(uncovered.refusal).toMatchObject({
      reason: 'invalid',
      message: expect.stringContaining(OTHER_ROLE),
    });
  });

  it.each<[string, Policy['automatic'], Partial<AutomaticFacts>, boolean]>([
    ['nothing', [], {}, false],
    ['a kind', [{ kinds: ['grant', 'extend'] }], {}, true],
    ['another kind', [{ kinds: ['extend'] }], {}, false],
    ['a role', [{ roleIn: [ROLE] }], {}, true],
    ['another role', [{ roleIn: [OTHER_ROLE] }], {}, false],
    ['short enough', [{ durationAtMost: 'P10D' }], {}, true],
    [
      'an extension of what is used',
      [{ extensionOfUsedWithin: 'P30D' }],
      { kind: 'extend', leastRecentUse: '2026-10-24T08:00:00.000Z' },
      true,
    ],
    [
      'an extension of what was used',
      [{ extensionOfUsedWithin: 'P30D' }],
      { kind: 'extend', leastRecentUse: '2026-10-24T07:59:59.999Z' },
      false,
    ],
    [
      'an extension of what nobody saw used',
      [{ extensionOfUsedWithin: 'P30D' }],
      { kind: 'extend' },
      false,
    ],
    [
      'something else for who is at work',
      [{ extensionOfUsedWithin: 'P30D' }],
      { leastRecentUse: '2026-11-22T08:00:00.000Z' },
      false,
    ],
    ['too long', [{ durationAtMost: 'P9D' }], {}, false],
    [
      'without an end',
      [{ durationAtMost: 'P9D' }],
      { duration: undefined },
      false,
    ],
    ['who asks', [{ requesterIn: ['group:default/a'] }], {}, true],
    ['somebody else', [{ requesterIn: ['group:default/b'] }], {}, false],
    [
      'a lead of no whole team',
      [{ leadOnboardsOwnTeam: true }],
      { requesterIsLead: true },
      false,
    ],
    [
      'a lead with the team',
      [{ leadOnboardsOwnTeam: true }],
      { kind: 'onboard-team', requesterIsLead: true },
      true,
    ],
    [
      'a lead with a guest',
      [{ leadOnboardsOwnTeam: true }],
      { kind: 'onboard-team', requesterIsLead: true, everybodyIsMember: false },
      false,
    ],
    [
      'one of two conditions',
      [{ kinds: ['grant'], roleIn: [OTHER_ROLE] }],
      {},
      false,
    ],
    [
      'one of two rules',
      [{ roleIn: [OTHER_ROLE] }, { kinds: ['grant'] }],
      {},
      true,
    ],
  ])('approve by themselves: %s', (_, automatic, facts, expected) => {
    expect(
      rule([policy('one', { automatic })], { ...FACTS, ...facts }).automatic,
    ).toBe(expected);
  });

  it('approve by themselves only when all say so, and else the first that does not decides', () => {
    const always = policy('always', { automatic: [{ kinds: ['grant'] }] });
    const never = policy('never');
    const late = policy('late');
    expect(rule([always, never, late], FACTS)).toEqual({
      policy: never,
      automatic: false,
    });
    expect(rule([never, always], FACTS).policy).toBe(never);
    expect(rule([always], FACTS)).toEqual({ policy: always, automatic: true });
  });

  it('let ask only whom all let ask', () => {
    const members = policy('members', { requesters: 'members' });
    const asks = (requesterIsMember: boolean) =>
      checkRequester([policy('open'), members], {
        requester: 'user:default/jane',
        team: 'group:default/a',
        requesterIsMember,
      });
    expect(asks(true)).toBeUndefined();
    expect(asks(false)?.refusal.message).toContain("'members'");
    // Leads who are no members may not ask either.
    expect(asks(false)?.refusal.message).toMatch(
      /ask a member of the team to file the request$/,
    );
  });

  it('let ask for others only whom all let', () => {
    const open = policy('open', { onBehalfOf: 'anyone' });
    const asks = (
      matching: Policy[],
      requesterRefs: string[],
      others = ['user:default/kim'],
    ) =>
      checkBeneficiaries(matching, {
        requester: 'user:default/jane',
        requesterRefs: ['user:default/jane', ...requesterRefs],
        others,
        team: 'group:default/a',
        leads: ['group:default/leads'],
        domainId: 'd-1',
        owners: ['group:default/owners'],
      })?.refusal;
    expect(asks([open], [])).toBeUndefined();
    expect(asks([policy('closed')], [], [])).toBeUndefined();
    for (const group of ['group:default/leads', 'group:default/owners']) {
      expect(asks([open, policy('closed')], [group])).toBeUndefined();
    }
    const refused = asks(
      [open, policy('closed')],
      ['group:default/a'],
      [
        'user:default/kim',
        'user:default/lee',
        'user:default/mo',
        'user:default/nik',
      ],
    );
    expect(refused?.reason).toBe('not-allowed');
    for (const part of [
      'people',
      "'closed'",
      'user:default/mo and 1 more',
      'group:default/leads',
      'group:default/owners',
    ]) {
      expect(refused?.message).toContain(part);
    }
  });

  it('tell for which roles somebody may ask for others', () => {
    const open = policy('open', { onBehalfOf: 'anyone' });
    const asks = (
      policies: Policy[],
      facts: { requesterRefs?: string[]; requesterIsMember?: boolean } = {},
    ) =>
      rolesForOthers(policies, [ROLE, OTHER_ROLE], {
        requester: 'user:default/jane',
        requesterRefs: ['user:default/jane'],
        requesterIsMember: true,
        team: 'group:default/a',
        leads: ['group:default/leads'],
        domainId: 'd-1',
        owners: ['group:default/owners'],
        ...facts,
      });
    expect(asks([open])).toEqual([ROLE, OTHER_ROLE]);
    expect(asks([])).toEqual([]);
    expect(asks([policy('closed')])).toEqual([]);
    for (const group of ['group:default/leads', 'group:default/owners']) {
      expect(asks([policy('closed')], { requesterRefs: [group] })).toEqual([
        ROLE,
        OTHER_ROLE,
      ]);
    }
    expect(
      asks([open, policy('one-role', { executionRoles: [OTHER_ROLE] })]),
    ).toEqual([ROLE]);
    expect(
      asks([policy('some', { onBehalfOf: 'anyone', requesters: 'members' })], {
        requesterIsMember: false,
      }),
    ).toEqual([]);
  });

  it.each<
    [string, Policy['duration'][], string | undefined, string | undefined]
  >([
    ['none asked, none needed', [{ untilRevoked: true }], undefined, undefined],
    ['asked', [{ untilRevoked: true }], 'P1D', 'P1D'],
    [
      'the default',
      [{ untilRevoked: true }, { default: 'P30D', untilRevoked: false }],
      undefined,
      'P30D',
    ],
    [
      'the default under another’s limit',
      [
        { default: 'P30D', untilRevoked: false },
        { max: 'P10D', untilRevoked: false },
      ],
      undefined,
      'P10D',
    ],
    [
      'as long as may be',
      [{ max: 'P10D', untilRevoked: false }],
      'P10D',
      'P10D',
    ],
  ])('give a duration: %s', (_, durations, asked, expected) => {
    expect(
      durationUnder(
        durations.map((duration, i) => policy(`p${i}`, { duration })),
        asked,
      ),
    ).toEqual({ duration: expected });
  });

  it.each([
    ['longer than the shortest allows', 'P11D', 'P10D'],
    ['no end', undefined, 'duration is missing'],
    ['no duration', 'P', "duration 'P'"],
    ['a date', '2026-01-01', "duration '2026-01-01'"],
  ])('refuse a duration: %s', (_, asked, words) => {
    const result = durationUnder(
      [
        policy('long', { duration: { max: 'P90D', untilRevoked: false } }),
        policy('short', { duration: { max: 'P10D', untilRevoked: false } }),
      ],
      asked,
    );
    expect(isRefusal(result) && result.refusal.message).toContain(words);
    expect(isRefusal(result) && result.refusal.message).toContain('duration');
  });

  it.each([
    [
      'no limit',
      [{ untilRevoked: true }],
      undefined,
      { usual: 'P90D', max: undefined, mayHaveNoEnd: true },
    ],
    [
      'as long as before',
      [{ untilRevoked: true }],
      'P7D',
      { usual: 'P7D', max: undefined, mayHaveNoEnd: true },
    ],
    [
      'as long as before, over the default',
      [{ default: 'P30D', untilRevoked: false }],
      'P7D',
      { usual: 'P7D', max: undefined, mayHaveNoEnd: false },
    ],
    [
      'no longer than the limit, whatever was before',
      [{ untilRevoked: true }, { max: 'P10D', untilRevoked: false }],
      'P30D',
      { usual: 'P10D', max: 'P10D', mayHaveNoEnd: false },
    ],
  ])('have terms: %s', (_, durations, before, expected) => {
    const policies = durations.map((duration, i) =>
      policy(`p${i}`, { duration }),
    );
    expect(termsUnder(policies, before)).toEqual(expected);
    expect(checkNoEnd(policies) === undefined).toBe(expected.mayHaveNoEnd);
  });

  it('are under the durations of the domain, whatever they allow', () => {
    const policies = [
      policy('long', { duration: { max: 'P90D', untilRevoked: false } }),
    ];
    const free = [policy('free')];
    const limited = (
      matching: Policy[],
      set: { default?: string; max?: string },
    ) => limitsOf(matching, 'lab', set);
    expect(limitsOf(policies, 'lab', undefined)).toBe(policies);
    expect(
      durationUnder(limited(policies, { max: 'P30D' }), 'P31D'),
    ).toMatchObject({
      refusal: {
        reason: 'invalid',
        message:
          "duration 'P31D' is longer than the domain 'lab' allows; ask for 30 days (P30D) at most",
      },
    });
    // A policy that allows less stays as strict.
    expect(termsUnder(limited(policies, { max: 'P365D' }))).toMatchObject({
      max: 'P90D',
    });
    expect(termsUnder(limited(free, { default: 'P30D', max: 'P60D' }))).toEqual(
      {
        usual: 'P30D',
        max: 'P60D',
        mayHaveNoEnd: false,
      },
    );
    expect(
      checkNoEnd(limited(free, { max: 'P60D' }))?.refusal.message,
    ).toContain("the domain 'lab' wants an end");
    expect(
      durationUnder(limited(free, { max: 'P60D' }), undefined),
    ).toMatchObject({
      refusal: {
        message: expect.stringContaining(
          "the domain 'lab' lets nobody in without an end",
        ),
      },
    });
  });

  it('have another version once one of those that match has changed', () => {
    const versions = [
      policyVersion([policy('a')]),
      policyVersion([policy('a', { reminders: ['P1D'] })]),
      policyVersion([policy('a'), policy('b')]),
      policyVersion([policy('b'), policy('a')]),
    ];
    expect(new Set(versions).size).toBe(4);
    expect(policyVersion([policy('a')])).toBe(versions[0]);
  });
});

describe('stages', () => {
  const PEOPLE: Record<string, Candidate[]> = {
    'user:default/lead': [{ ref: 'user:default/lead', userId: 'u-lead' }],
    'group:default/pair': [
      { ref: 'user:default/lead', userId: 'u-lead' },
      { ref: 'user:default/other', userId: 'u-other' },
    ],
    'group:default/platform': [{ ref: 'user:default/ops' }],
  };

  function resolve(
    approvers: string[],
    options: {
      quorum?: number;
      excluded?: Candidate[];
      fallback?: string[];
    } = {},
  ) {
    const stage = resolveStage(
      { name: 's', approvers, quorum: options.quorum ?? 1 },
      {
        words: {
          'team-leads': ['user:default/lead'],
          'domain-owners': [],
          'parent-group': ['group:default/pair'],
          manager: [],
        },
        fallbackApprovers: options.fallback ?? ['group:default/platform'],
        peopleBehind: ref => PEOPLE[ref] ?? [],
        excluded: options.excluded ?? [],
      },
    );
    return {
      approvers: stage.approvers,
      fallback: stage.fallback,
      eligible: stage.eligible.map(({ ref }) => ref),
    };
  }

  it('put words into refs, each once', () => {
    expect(
      resolve(['team-leads', 'user:default/lead', 'parent-group']),
    ).toEqual({
      approvers: ['user:default/lead', 'group:default/pair'],
      fallback: false,
      eligible: ['user:default/lead', 'user:default/other'],
    });
  });

  it('fall back when nobody is left, knowing people by both their names', () => {
    expect(
      resolve(['team-leads'], {
        excluded: [{ ref: 'user:default/alias', userId: 'u-lead' }],
      }),
    ).toEqual({
      approvers: ['group:default/platform'],
      fallback: true,
      eligible: ['user:default/ops'],
    });
    expect(resolve(['user:default/unknown']).fallback).toBe(true);
    expect(resolve(['domain-owners']).fallback).toBe(true);
  });

  it('let others join when too few are left', () => {
    expect(resolve(['parent-group'], { quorum: 3 })).toEqual({
      approvers: ['group:default/pair', 'group:default/platform'],
      fallback: true,
      eligible: ['user:default/lead', 'user:default/other', 'user:default/ops'],
    });
  });

  it('stay as they are without a fallback', () => {
    expect(resolve(['user:default/unknown'], { fallback: [] })).toEqual({
      approvers: ['user:default/unknown'],
      fallback: false,
      eligible: [],
    });
  });
});
