/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Requests about lists, groups and whole endpoints that Identity Center refuses; refusing.ts names the sources. */
import {
  StartedRouters,
  startRouters,
} from '../okta/__testUtils__/startRouters';
import { findGroupByDisplayName } from '../world/identityCenterGroups';
import { findUserByUserName } from '../world/identityCenterUsers';
import { completeUser, patchOf, sendScim } from './__testUtils__/scimClient';
import {
  answerTo,
  refusalOf,
  Request,
  Rule,
  stateOf,
} from './__testUtils__/refusing';

let routers: StartedRouters;

beforeAll(async () => {
  routers = await startRouters();
});

afterAll(() => routers.stop());

const MIRA = 'mira.santos@alpenglow.example';
const BEN = 'ben.carter@alpenglow.example';

const send = (method: string, path: string, body?: unknown) =>
  sendScim(routers.url, method, path, body);
const userId = (userName: string) =>
  findUserByUserName(routers.world, userName)?.userId ?? 'nobody';
const groupId = (name: string) =>
  findGroupByDisplayName(routers.world, name)?.groupId ?? 'no group';

const users = () => '/Users';
const groups = () => '/Groups';
const mira = () => `/Users/${userId(MIRA)}`;
const research = () => `/Groups/${groupId('research')}`;
const without = (...names: string[]) => {
  const user: Record<string, unknown> = completeUser();
  names.forEach(name => delete user[name]);
  return user;
};
const filter = (type: string, expression: string) => () =>
  `/${type}?filter=${encodeURIComponent(expression)}`;
const people = (count: number) =>
  Array.from({ length: count }, (_, number) => ({ value: `u${number}` }));

const RULES: Rule[] = [
  ...(
    [
      ['userName co "mira"', 'cannot be read'],
      ['userName sw "mira"', 'cannot be read'],
      ['userName ne "mira"', 'cannot be read'],
      ['title pr', 'cannot be read'],
      ['userName eq mira', 'cannot be read'],
      [`userName eq "${MIRA}" or externalId eq "x"`, 'cannot be read'],
      [`not (userName eq "${MIRA}")`, 'cannot be read'],
      ['userName eq ""', 'must not be empty'],
      ['displayName eq "Mira Santos"', 'not supported'],
      [`emails.value eq "${MIRA}"`, 'not supported'],
      ['active eq "true"', 'not supported'],
      [`userName eq "${MIRA}" and externalId eq "x"`, 'not supported'],
      ['manager eq "x"', 'not supported'],
    ] as const
  ).map(
    ([expression, reason]): Rule => [
      `GET users: ${expression}`,
      reason,
      'GET',
      filter('Users', expression),
    ],
  ),
  ...(
    [
      ['displayName co "research"', 'cannot be read'],
      ['displayName eq "research" or id eq "x"', 'cannot be read'],
      ['displayName eq ""', 'must not be empty'],
      ['id eq "x" and members eq ""', 'must not be empty'],
      ['members eq "x"', 'not supported'],
      ['displayName eq "research" and externalId eq "x"', 'not supported'],
    ] as const
  ).map(
    ([expression, reason]): Rule => [
      `GET groups: ${expression}`,
      reason,
      'GET',
      filter('Groups', expression),
    ],
  ),
  ...['Users', 'Groups'].flatMap(type =>
    ['0', '101', '-1', 'many', '1.5'].map(
      (count): Rule => [
        `GET ${type}: count is 1 to 100, not ${count}`,
        'count must be',
        'GET',
        () => `/${type}?count=${count}`,
      ],
    ),
  ),
  ...['Users', 'Groups'].map(
    (type): Rule => [
      `GET ${type}: the cursor is one that was given`,
      'cursor is not one',
      'GET',
      () => `/${type}?cursor=${encodeURIComponent('no cursor!')}`,
    ],
  ),

  [
    'POST group: displayName is required',
    'displayName is required',
    'POST',
    groups,
    { externalId: '00gGrid' },
  ],
  [
    'POST group: displayName is not empty',
    'displayName must not be empty',
    'POST',
    groups,
    { displayName: '' },
  ],
  [
    'POST group: forbidden characters',
    "displayName must not contain ':'",
    'POST',
    groups,
    { displayName: 'grid: models' },
  ],
  [
    'POST group: attributes outside the schema',
    'description is not supported',
    'POST',
    groups,
    { displayName: 'grid', description: 'The grid team' },
  ],
  [
    'POST group: 100 members in one request',
    'at most 100 members',
    'POST',
    groups,
    { displayName: 'grid', members: people(101) },
  ],
  [
    'POST group: members exist',
    "no user 'nobody'",
    'POST',
    groups,
    { displayName: 'grid', members: [{ value: 'nobody' }] },
  ],
  [
    'PUT group: not among the operations',
    'PUT is not supported',
    'PUT',
    research,
    { displayName: 'research', members: [] },
  ],
  ...(
    [
      [
        'all members cannot be replaced',
        'members cannot be replaced',
        { op: 'replace', path: 'members', value: [{ value: 'x' }] },
      ],
      [
        'all members cannot be replaced without a path either',
        'members cannot be replaced',
        { op: 'replace', value: { members: [] } },
      ],
      [
        'all members cannot be removed',
        'members cannot all be removed',
        { op: 'remove', path: 'members' },
      ],
      [
        'all members cannot be removed with an empty list either',
        'members cannot all be removed',
        { op: 'remove', path: 'members', value: [] },
      ],
      [
        'filters of members know eq only',
        'path cannot be read',
        { op: 'remove', path: 'members[value ne "x"]' },
      ],
      ['remove needs a path', 'path is required', { op: 'remove' }],
      [
        'displayName cannot be removed',
        'displayName is required',
        { op: 'remove', path: 'displayName' },
      ],
      [
        'attributes outside displayName, externalId and members',
        'description is not supported',
        { op: 'replace', path: 'description', value: 'x' },
      ],
      [
        'an operation is needed',
        'op must be',
        { path: 'displayName', value: 'x' },
      ],
      [
        'replace needs a value',
        'value is required',
        { op: 'replace', path: 'displayName' },
      ],
      [
        'add needs a value',
        'value is required',
        { op: 'add', path: 'members' },
      ],
      [
        '100 members in one request',
        'at most 100 members',
        {
          op: 'add',
          path: 'members',
          value: people(101),
        },
      ],
      [
        'members exist',
        "no user 'nobody'",
        { op: 'add', path: 'members', value: [{ value: 'nobody' }] },
      ],
    ] as Array<[string, string, object]>
  ).map(
    ([rule, reason, operation]): Rule => [
      `PATCH group: ${rule}`,
      reason,
      'PATCH',
      research,
      patchOf(operation),
    ],
  ),
  [
    'PATCH group: 100 members in one request, over all operations',
    'at most 100 members',
    'PATCH',
    research,
    patchOf(
      ...Array.from({ length: 101 }, (_, number) => ({
        op: 'remove',
        path: `members[value eq "u${number}"]`,
      })),
    ),
  ],

  ['/Me', 'not supported', 'GET', () => '/Me'],
  ['/Bulk', 'not supported', 'POST', () => '/Bulk', { Operations: [] }],
  ['/Search', 'not supported', 'GET', () => '/Search'],
  ['/.search', 'not supported', 'POST', () => '/.search', {}],
  ['/Users/.search', 'not supported', 'POST', () => '/Users/.search', {}],
  ['DELETE /Users', 'not supported', 'DELETE', users],
  ['PATCH /Groups', 'not supported', 'PATCH', groups, patchOf()],
];

it.each(RULES)('refuses %s', async (...rule) => {
  expect(await answerTo(routers, rule)).toEqual(refusalOf(rule));
});

type Conflict = [what: string, ...request: Request];

const CONFLICTS: Conflict[] = [
  ['a userName', 'POST', users, without('emails', 'externalId')],
  ['an email', 'POST', users, without('externalId')],
  ['an externalId', 'POST', users, without('emails')],
  ['a userName in a PUT', 'PUT', mira, without('emails', 'externalId')],
  [
    'a userName in a PATCH',
    'PATCH',
    mira,
    patchOf({ op: 'replace', path: 'userName', value: BEN }),
  ],
  ['a displayName', 'POST', groups, { displayName: 'Research' }],
  [
    'a displayName in a PATCH',
    'PATCH',
    research,
    patchOf({ op: 'replace', path: 'displayName', value: 'forecasting' }),
  ],
];

it.each(CONFLICTS)('refuses %s that is taken', async (...conflict) => {
  const [what, method, path, body] = conflict;
  const taken = {
    ...(body as object),
    ...(what.includes('userName') && { userName: BEN }),
    ...(what.includes('email') && {
      emails: [{ value: BEN, primary: true }],
    }),
    ...(what.includes('externalId') && {
      externalId: findUserByUserName(routers.world, BEN)?.externalId,
    }),
  };
  const before = stateOf(routers);
  const answer = await send(method, path(), method === 'PATCH' ? body : taken);
  expect(answer).toMatchObject({
    status: 409,
    body: {
      detail: 'Refused to create a new, duplicate resource.',
      status: '409',
    },
  });
  expect(stateOf(routers)).toBe(before);
});

it.each([
  ['GET', '/Users/nobody', 'USER'],
  ['PUT', '/Users/nobody', 'USER'],
  ['PATCH', '/Users/nobody', 'USER'],
  ['DELETE', '/Users/nobody', 'USER'],
  ['GET', '/Groups/none', 'GROUP'],
  ['PATCH', '/Groups/none', 'GROUP'],
  ['DELETE', '/Groups/none', 'GROUP'],
])('answers %s %s with 404', async (method, path, type) => {
  const bodies: Record<string, unknown> = {
    PUT: completeUser(),
    PATCH: patchOf({ op: 'replace', path: 'externalId', value: 'x' }),
  };
  const answer = await send(method, path, bodies[method]);
  expect(answer).toMatchObject({
    status: 404,
    body: { detail: `${type} does not exist.`, status: '404' },
  });
});

it('answers 401 without the token, whatever is asked for', async () => {
  for (const path of ['/Users', '/ServiceProviderConfig', '/Me', '/nothing']) {
    const answer = await sendScim(
      routers.url,
      'GET',
      path,
      undefined,
      'guessed',
    );
    expect(answer).toMatchObject({ status: 401, body: undefined });
  }
});
