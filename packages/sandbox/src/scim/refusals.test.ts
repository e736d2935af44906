/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * What AWS documents that its SCIM endpoint refuses, one row each: the developer guide's pages of the operations (CreateUser,
 * PutUser, PatchUser, ListUsers, CreateGroup, PatchGroup, ListGroups), its limitations, and the user guide's rules about
 * characters. The reason that a row expects is the sandbox's own, told in a header, so that a request which is refused for
 * something else does not pass for refused.
 */
import {
  StartedRouters,
  startRouters,
} from '../okta/__testUtils__/startRouters';
import { findGroupByDisplayName } from '../world/identityCenterGroups';
import { findUserByUserName } from '../world/identityCenterUsers';
import {
  completeUser,
  ENTERPRISE_SCHEMA,
  patchOf,
  sendScim,
  USER_SCHEMA,
} from './__testUtils__/scimClient';

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
const stateOf = () => JSON.stringify(routers.world.identityCenter);

type Request = [method: string, path: () => string, body?: unknown];
type Rule = [rule: string, reason: string, ...request: Request];

const users = () => '/Users';
const groups = () => '/Groups';
const mira = () => `/Users/${userId(MIRA)}`;
const research = () => `/Groups/${groupId('research')}`;
const without = (...names: string[]) => {
  const user: Record<string, unknown> = completeUser();
  names.forEach(name => delete user[name]);
  return user;
};
const enterprise = (more: object) =>
  completeUser({ [ENTERPRISE_SCHEMA]: { department: 'Grid', ...more } });
const email = (...emails: unknown[]) => completeUser({ emails });
const filter = (type: string, expression: string) => () =>
  `/${type}?filter=${encodeURIComponent(expression)}`;
const people = (count: number) =>
  Array.from({ length: count }, (_, number) => ({ value: `u${number}` }));

/** The rules of a whole user, which hold for creating and for replacing one. */
const WHOLE_USER: Array<[rule: string, reason: string, user: unknown]> = [
  ['userName is required', 'userName is required', without('userName')],
  [
    'displayName is required',
    'displayName is required',
    without('displayName'),
  ],
  [
    'name.givenName is required',
    'name.givenName is required',
    completeUser({ name: { familyName: 'Berg' } }),
  ],
  [
    'name.familyName is required',
    'name.familyName is required',
    completeUser({ name: { givenName: 'Nora' } }),
  ],
  ['name is required', 'name.givenName is required', without('name')],
  ...['ims', 'photos', 'x509Certificates', 'entitlements', 'groups'].map(
    (name): [string, string, unknown] => [
      `${name} is not supported`,
      `${name} is not supported`,
      completeUser({ [name]: [{ value: 'x' }] }),
    ],
  ),
  [
    'password is not supported',
    'password is not supported',
    completeUser({ password: 'Secret-1' }),
  ],
  [
    'an attribute outside the schema is not supported',
    'shoeSize is not supported',
    completeUser({ shoeSize: '38' }),
  ],
  [
    'the displayName of a manager is not supported',
    'manager.displayName is not supported',
    enterprise({ manager: { value: 'x', displayName: 'Mira' } }),
  ],
  [
    'an attribute outside the enterprise extension is not supported',
    'badge is not supported',
    enterprise({ badge: '7' }),
  ],
  [
    'the display of an email is not supported',
    'emails.display is not supported',
    email({ value: 'a@b.example', primary: true, display: 'A' }),
  ],
  [
    'the display of an address is not supported',
    'addresses.display is not supported',
    completeUser({ addresses: [{ locality: 'Bern', display: 'Bern' }] }),
  ],
  [
    'the display of a phone number is not supported',
    'phoneNumbers.display is not supported',
    completeUser({ phoneNumbers: [{ value: '1', display: 'one' }] }),
  ],
  [
    'the display of a role is not supported',
    'roles.display is not supported',
    completeUser({ roles: [{ value: 'a', display: 'A' }] }),
  ],
  [
    'one email only',
    'emails must have at most one value',
    email({ value: 'a@b.example', primary: true }, { value: 'c@d.example' }),
  ],
  [
    'one address only',
    'addresses must have at most one value',
    completeUser({ addresses: [{ locality: 'Bern' }, { locality: 'Basel' }] }),
  ],
  [
    'one phone number only',
    'phoneNumbers must have at most one value',
    completeUser({ phoneNumbers: [{ value: '1' }, { value: '2' }] }),
  ],
  [
    'one role only',
    'roles must have at most one value',
    completeUser({ roles: [{ value: 'a' }, { value: 'b' }] }),
  ],
  [
    'the email must be primary, and says so',
    'emails must be marked as primary',
    email({ value: 'a@b.example', type: 'work' }),
  ],
  [
    'the email must be primary, not secondary',
    'emails must be marked as primary',
    email({ value: 'a@b.example', type: 'work', primary: false }),
  ],
  [
    'userName has at most 128 characters',
    'userName must have at most 128 characters',
    completeUser({ userName: 'n'.repeat(129) }),
  ],
  [
    'userName has no spaces',
    'userName must consist of',
    completeUser({ userName: 'nora berg' }),
  ],
  ...['Administrator', 'AWSAdministrators'].map(
    (userName): [string, string, unknown] => [
      `userName ${userName} is reserved`,
      'userName is reserved',
      completeUser({ userName }),
    ],
  ),
  [
    'displayName has at most 1024 characters',
    'displayName must have at most 1024 characters',
    completeUser({ displayName: 'n'.repeat(1025) }),
  ],
  [
    'externalId has at most 256 characters',
    'externalId must have at most 256 characters',
    completeUser({ externalId: 'n'.repeat(257) }),
  ],
  ...['<', '>', ';', ':', '%'].map((character): [string, string, unknown] => [
    `no ${character}`,
    `title must not contain '${character}'`,
    completeUser({ title: `Analyst ${character}` }),
  ]),
  [
    'no forbidden characters in parts of attributes either',
    "name.middleName must not contain '<'",
    completeUser({
      name: { givenName: 'Nora', familyName: 'Berg', middleName: '<b>' },
    }),
  ],
  [
    'no control characters',
    'displayName must not contain control characters',
    completeUser({ displayName: 'Nora\u0007 Berg' }),
  ],
  [
    'no control characters that cannot be seen',
    'department must not contain control characters',
    enterprise({ department: 'Grid\u200e' }),
  ],
  [
    'no line breaks',
    'title must not contain control characters',
    completeUser({ title: 'Analyst\nGrid' }),
  ],
  [
    'no empty strings',
    'nickName must not be empty',
    completeUser({ nickName: '' }),
  ],
  [
    'no empty strings in parts of attributes either',
    'phoneNumbers.value must not be empty',
    completeUser({ phoneNumbers: [{ value: '' }] }),
  ],
  ['a text is a text', 'title must be a string', completeUser({ title: 42 })],
  [
    'active is true or false',
    'active must be true or false',
    completeUser({ active: 'perhaps' }),
  ],
  [
    'active is not a text',
    'active must be true or false',
    completeUser({ active: 'true' }),
  ],
  ['name is an object', 'name must be an object', completeUser({ name: 'N' })],
  [
    'emails are a list',
    'emails must be a list',
    completeUser({ emails: 'nora.berg@alpenglow.example' }),
  ],
  [
    'the schemas are known',
    'schemas must name schemas that there are',
    completeUser({ schemas: [USER_SCHEMA, 'urn:example:shoes'] }),
  ],
  ['the body is JSON', 'not JSON', '{'],
  ['the body is an object', 'must be a JSON object', [completeUser()]],
];

const RULES: Rule[] = [
  ...WHOLE_USER.map(
    ([rule, reason, user]): Rule => [
      `POST user: ${rule}`,
      reason,
      'POST',
      users,
      user,
    ],
  ),
  ...WHOLE_USER.map(
    ([rule, reason, user]): Rule => [
      `PUT user: ${rule}`,
      reason,
      'PUT',
      mira,
      user,
    ],
  ),
  ...(
    [
      ['an operation is needed', 'op must be', { path: 'title', value: 'x' }],
      [
        'the operation is known',
        'op must be',
        { op: 'move', path: 'title', value: 'x' },
      ],
      [
        'replace needs a value',
        'value is required',
        { op: 'replace', path: 'title' },
      ],
      ['add needs a value', 'value is required', { op: 'add', path: 'title' }],
      [
        'replace of active needs a value',
        'value is required',
        { op: 'replace', path: 'active' },
      ],
      [
        'replace of active needs a value that is not null',
        'value is required',
        { op: 'replace', path: 'active', value: null },
      ],
      [
        'active becomes true or false only',
        'active must be true or false',
        { op: 'replace', path: 'active', value: 'False' },
      ],
      ['remove needs a path', 'path is required', { op: 'remove' }],
      [
        'active cannot be removed',
        'active cannot be removed',
        { op: 'remove', path: 'active' },
      ],
      [
        'userName cannot be removed',
        'userName cannot be removed',
        { op: 'remove', path: 'userName' },
      ],
      [
        'what is required cannot be removed',
        'displayName is required',
        { op: 'remove', path: 'displayName' },
      ],
      [
        'what is required cannot be removed from a part',
        'name.givenName is required',
        { op: 'remove', path: 'name.givenName' },
      ],
      [
        'without a path the value is an object',
        'value must be an object',
        { op: 'replace', value: 'x' },
      ],
      [
        'a second email cannot be added',
        'emails must have at most one value',
        {
          op: 'add',
          path: 'emails',
          value: [{ value: 'a@b.example', primary: true }],
        },
      ],
      [
        'the email stays primary',
        'emails must be marked as primary',
        { op: 'remove', path: 'emails.primary' },
      ],
      [
        'filters of paths know eq only',
        'path cannot be read',
        { op: 'replace', path: 'emails[type co "work"].value', value: 'a@b.c' },
      ],
      [
        'filters of paths must match',
        'path matches nothing',
        {
          op: 'replace',
          path: 'emails[type eq "home"].value',
          value: 'a@b.example',
        },
      ],
      [
        'forbidden characters',
        "title must not contain '%'",
        { op: 'replace', path: 'title', value: '100 %' },
      ],
      [
        'empty strings',
        'title must not be empty',
        { op: 'replace', path: 'title', value: '' },
      ],
      [
        'the displayName of a manager',
        'manager.displayName is not supported',
        {
          op: 'replace',
          path: `${ENTERPRISE_SCHEMA}:manager.displayName`,
          value: 'Mira',
        },
      ],
      [
        'the display of an email',
        'emails.display is not supported',
        { op: 'replace', path: 'emails.display', value: 'Mira' },
      ],
      ...[
        'ims',
        'photos',
        'x509Certificates',
        'entitlements',
        'password',
        'groups',
        'roles',
        'id',
        'meta',
      ].map((path): [string, string, object] => [
        `${path} cannot be changed`,
        `${path} is not supported`,
        { op: 'replace', path, value: [{ value: 'x' }] },
      ]),
    ] as Array<[string, string, object]>
  ).map(
    ([rule, reason, operation]): Rule => [
      `PATCH user: ${rule}`,
      reason,
      'PATCH',
      mira,
      patchOf(operation),
    ],
  ),
  ...(
    [
      ['active', [false, true]],
      ['userName', ['a@b.example', 'c@d.example']],
    ] as const
  ).map(
    ([path, values]): Rule => [
      `PATCH user: one operation on ${path}`,
      `${path} can be changed once`,
      'PATCH',
      mira,
      patchOf(...values.map(value => ({ op: 'replace', path, value }))),
    ],
  ),
  [
    'PATCH user: one operation on active, with or without a path',
    'active can be changed once',
    'PATCH',
    mira,
    patchOf(
      { op: 'replace', value: { active: false } },
      { op: 'replace', path: 'active', value: true },
    ),
  ],
  [
    'PATCH user: operations are needed',
    'Operations must be a list',
    'PATCH',
    mira,
    patchOf(),
  ],
  [
    'PATCH user: the message says that it is one',
    'schemas must name',
    'PATCH',
    mira,
    { Operations: [{ op: 'replace', path: 'title', value: 'x' }] },
  ],

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
  const [, reason, method, path, body] = rule;
  const before = stateOf();
  const answer = await send(method, path(), body);
  expect(answer.status).toBe(400);
  expect(answer.body).toEqual({
    schema: ['urn:ietf:params:scim:api:messages:2.0:Error'],
    schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
    detail:
      'Request is unparsable, syntactically incorrect, or violates schema.',
    status: '400',
    exceptionRequestId: answer.headers.get('x-amzn-requestid'),
    timeStamp: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}$/),
  });
  expect(
    decodeURIComponent(answer.headers.get('x-sandbox-reason') ?? ''),
  ).toContain(reason);
  expect(stateOf()).toBe(before);
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
  const before = stateOf();
  const answer = await send(method, path(), method === 'PATCH' ? body : taken);
  expect(answer).toMatchObject({
    status: 409,
    body: {
      detail: 'Refused to create a new, duplicate resource.',
      status: '409',
    },
  });
  expect(stateOf()).toBe(before);
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
