/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  englishOf,
  type StudioDomain,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import fc from 'fast-check';
import {
  propertyRuns,
  propertyTime,
} from '../integration/__testUtils__/propertyRuns';
import {
  effectiveAccess,
  effectiveAccessNote,
  isEffectiveAccessKnown,
  previewChange,
  previewSentence,
  type AssignmentChange,
  type Directory,
} from './effectiveAccess';

const user = (
  userId: string,
  displayName: string,
  status: 'ENABLED' | 'DISABLED' = 'ENABLED',
) => ({ userId, displayName, status });
const group = (groupId: string, ...memberUserIds: string[]) => ({
  groupId,
  displayName: groupId,
  memberUserIds,
});

/** Ana by herself and by ml-platform, Ben by ml-platform, Cleo by herself, Dan disabled in ml-platform, Eve not at all. */
const directory: Directory = {
  users: [
    user('eve', 'Eve Fox'),
    user('cleo', 'Cleo Dunn'),
    user('ben', 'Ben Carter'),
    user('ana', 'Ana Ruiz'),
    user('dan', 'Dan Elm', 'DISABLED'),
  ],
  groups: [
    group('ml-platform', 'ana', 'ben', 'dan'),
    group('research', 'ana', 'eve', 'dan'),
    group('empty'),
  ],
  assigned: {
    users: new Set(['ana', 'cleo', 'gone']),
    groups: new Set(['ml-platform', 'long-gone']),
  },
};

function asked(
  change: AssignmentChange['change'],
  type: 'USER' | 'GROUP',
  id: string,
): AssignmentChange {
  return { change, principal: { type, id } };
}

describe('effectiveAccess', () => {
  it('lists the enabled with every way in, by name', () => {
    expect(
      effectiveAccess(directory).map(({ user: { userId }, direct, groups }) => [
        userId,
        direct,
        groups.map(({ groupId }) => groupId),
      ]),
    ).toEqual([
      ['ana', true, ['ml-platform']],
      ['ben', false, ['ml-platform']],
      ['cleo', true, []],
    ]);
  });

  it.each<[AssignmentChange, string]>([
    [
      asked('remove-assignment', 'USER', 'ana'),
      "Removing Ana Ruiz's assignment changes nothing: Ana Ruiz is also in ml-platform.",
    ],
    [
      asked('remove-assignment', 'USER', 'cleo'),
      "Removing Cleo Dunn's assignment shuts Cleo Dunn out.",
    ],
    [
      asked('remove-assignment', 'USER', 'ben'),
      'Ben Carter has no assignment of their own, and enters by being in ml-platform; nothing changes.',
    ],
    [
      asked('remove-assignment', 'USER', 'eve'),
      'Eve Fox is not assigned; nothing changes.',
    ],
    [
      asked('remove-assignment', 'USER', 'gone'),
      "The user 'gone' is gone from Identity Center and lets nobody in; removing the assignment changes nothing.",
    ],
    [asked('assign', 'USER', 'eve'), 'Assigning Eve Fox lets Eve Fox in.'],
    [
      asked('assign', 'USER', 'ben'),
      'Assigning Ben Carter changes nothing: Ben Carter is also in ml-platform.',
    ],
    [
      asked('assign', 'USER', 'ana'),
      'Ana Ruiz is assigned already; nothing changes.',
    ],
    [
      asked('assign', 'USER', 'dan'),
      'Assigning Dan Elm changes nothing now: the Identity Center user is disabled and cannot sign in.',
    ],
    [
      asked('assign', 'GROUP', 'research'),
      'Assigning research lets 1 person in; 1 person of it enters already and 1 person of it is disabled and cannot sign in.',
    ],
    [
      asked('assign', 'GROUP', 'empty'),
      'Assigning empty lets nobody in who is not in already.',
    ],
    [
      asked('remove-assignment', 'GROUP', 'ml-platform'),
      'Removing the assignment of ml-platform shuts 1 person out; 1 person of it still enters by an assignment of their own or another group and 1 person of it is disabled and cannot sign in.',
    ],
    [
      asked('remove-assignment', 'GROUP', 'research'),
      'research is not assigned; nothing changes.',
    ],
    [
      asked('remove-assignment', 'GROUP', 'long-gone'),
      "The group 'long-gone' is gone from Identity Center and lets nobody in; removing the assignment changes nothing.",
    ],
  ])('says of %j: %s', (change, sentence) => {
    expect(previewSentence(directory, change)).toBe(sentence);
  });

  it('names those for whom something changes first, and by what others stay in', () => {
    const preview = previewChange(
      directory,
      asked('remove-assignment', 'GROUP', 'ml-platform'),
    );
    expect(preview).toMatchObject({ gains: 0, loses: 1 });
    expect(
      preview.effects.map(({ user: { userId }, effect, because }) => [
        userId,
        effect,
        because,
      ]),
    ).toEqual([
      ['ben', 'loses', undefined],
      ['ana', 'keeps', 'an assignment of their own'],
    ]);
  });
});

const USERS = ['u0', 'u1', 'u2', 'u3', 'u4'];
const GROUPS = ['g0', 'g1', 'g2', 'g3'];

/** Any directory of a few users and groups, with assignments of ids that exist and of some that do not. */
const directories: fc.Arbitrary<Directory> = fc.record({
  users: fc
    .subarray(USERS)
    .chain(ids =>
      fc.tuple(
        ...ids.map(id =>
          fc
            .constantFrom('ENABLED' as const, 'DISABLED' as const)
            .map(status => user(id, `Name of ${id}`, status)),
        ),
      ),
    ),
  groups: fc
    .subarray(GROUPS)
    .chain(ids =>
      fc.tuple(
        ...ids.map(id =>
          fc
            .array(fc.constantFrom(...USERS), { maxLength: 6 })
            .map(members => group(id, ...members)),
        ),
      ),
    ),
  assigned: fc.record({
    users: fc.subarray(USERS).map(ids => new Set(ids)),
    groups: fc.subarray(GROUPS).map(ids => new Set(ids)),
  }),
});

const changes: fc.Arbitrary<AssignmentChange> = fc
  .tuple(
    fc.constantFrom('assign' as const, 'remove-assignment' as const),
    fc.oneof(
      fc.record({
        type: fc.constant('USER' as const),
        id: fc.constantFrom(...USERS),
      }),
      fc.record({
        type: fc.constant('GROUP' as const),
        id: fc.constantFrom(...GROUPS),
      }),
    ),
  )
  .map(([change, principal]) => ({ change, principal }));

/** Asks of a single person, by going through every assignment. */
function mayEnter({ users, groups, assigned }: Directory, userId: string) {
  const found = users.find(each => each.userId === userId);
  if (found?.status !== 'ENABLED') {
    return false;
  }
  return (
    [...assigned.users].includes(userId) ||
    [...assigned.groups].some(groupId =>
      groups.some(
        each => each.groupId === groupId && each.memberUserIds.includes(userId),
      ),
    )
  );
}

function changed(before: Directory, { change, principal }: AssignmentChange) {
  const copy = {
    users: new Set(before.assigned.users),
    groups: new Set(before.assigned.groups),
  };
  const ids = principal.type === 'USER' ? copy.users : copy.groups;
  if (change === 'assign') {
    ids.add(principal.id);
  } else {
    ids.delete(principal.id);
  }
  return { ...before, assigned: copy };
}

describe('effective access, whatever the directory', () => {
  it(
    'is that of asking of each person by themselves, before and after any change',
    () => {
      fc.assert(
        fc.property(directories, changes, (before, change) => {
          const after = changed(before, change);
          const entering = (of: Directory) =>
            USERS.filter(userId => mayEnter(of, userId));
          expect(
            effectiveAccess(before)
              .map(route => route.user.userId)
              .sort(),
          ).toEqual(entering(before));

          const preview = previewChange(before, change);
          const gained = USERS.filter(
            id => mayEnter(after, id) && !mayEnter(before, id),
          );
          const lost = USERS.filter(
            id => mayEnter(before, id) && !mayEnter(after, id),
          );
          const named = (effect: string) =>
            preview.effects
              .filter(each => each.effect === effect)
              .map(each => each.user.userId)
              .sort();
          expect(named('gains')).toEqual(gained);
          expect(named('loses')).toEqual(lost);
          expect([preview.gains, preview.loses]).toEqual([
            gained.length,
            lost.length,
          ]);
          const isKept = (userId: string) =>
            mayEnter(before, userId) && mayEnter(after, userId);
          expect(named('keeps').every(isKept)).toBe(true);
          expect(
            preview.effects.every(
              ({ effect, because }) =>
                Boolean(because) === (effect === 'keeps'),
            ),
          ).toBe(true);
          const sentence = previewSentence(before, change);
          expect(/lets (\d+ p|Name of u\d in)/.test(sentence)).toBe(
            gained.length > 0,
          );
          expect(/shuts (\d+ p|Name of u\d out)/.test(sentence)).toBe(
            lost.length > 0,
          );
        }),
        propertyRuns(300),
      );
    },
    propertyTime(60_000),
  );
});

describe('effectiveAccessNote', () => {
  const domain: StudioDomain = {
    domainId: 'd-researchlab1',
    domainArn: 'arn:aws:sagemaker:eu-west-1:222222222222:domain/d-researchlab1',
    name: 'research-lab',
    accountId: '222222222222',
    region: 'eu-west-1',
    authMode: 'SSO',
    status: 'InService',
    url: 'https://d-researchlab1.studio.eu-west-1.sagemaker.aws',
    applicationArn: 'arn:aws:sso::111111111111:application/ssoins-1/apl-1',
    defaultExecutionRole: 'arn:aws:iam::222222222222:role/StudioDataScientist',
    mode: 'manage',
    executionRoles: [],
    seenAt: '2026-07-01T00:00:00.000Z',
  };

  it.each<{
    name: string;
    more: Partial<StudioDomain>;
    known: boolean;
    says?: string;
  }>([
    { name: 'what was read', more: {}, known: true },
    {
      name: 'a legacy domain',
      more: { applicationArn: undefined },
      known: false,
      says: 'not who may sign in',
    },
    {
      name: 'assignments that were never read',
      more: { unread: ['assignments'] },
      known: false,
      says: 'is not known yet',
    },
    {
      name: 'spaces that were never read',
      more: { unread: ['usage'] },
      known: true,
    },
    {
      name: 'a disabled application',
      more: { application: { status: 'disabled', assignmentRequired: true } },
      known: true,
      says: 'is disabled, so nobody can sign in',
    },
    {
      name: 'an application that lets everybody in',
      more: { application: { status: 'enabled', assignmentRequired: false } },
      known: true,
      says: 'requires no assignment',
    },
  ])('reports $name', ({ more, known, says }) => {
    const given = { ...domain, ...more };
    expect(isEffectiveAccessKnown(given)).toBe(known);
    const note = effectiveAccessNote(given);
    expect(note ? englishOf(note) : 'nothing').toContain(says ?? 'nothing');
  });

  it('reports ways in that no assignment gives, after what else there is', () => {
    const note = effectiveAccessNote(
      { ...domain, unread: ['assignments'] },
      { remoteSpaces: ['aiko-lab', 'b'], backgroundSessions: true },
    );
    expect(note && englishOf(note)).toMatch(
      /is not known yet.*Remote IDEs may connect to the 2 spaces 'aiko-lab' and 'b'.*background sessions/,
    );
  });
});
