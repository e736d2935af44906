/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Creations, replacements and patches of users that Identity Center refuses; refusing.ts names the sources. */
import { WHOLE_USER } from './__testUtils__/wholeUserRules';
import {
  StartedRouters,
  startRouters,
} from '../okta/__testUtils__/startRouters';
import { findUserByUserName } from '../world/identityCenterUsers';
import { ENTERPRISE_SCHEMA, patchOf } from './__testUtils__/scimClient';
import { answerTo, refusalOf, Rule } from './__testUtils__/refusing';

let routers: StartedRouters;

beforeAll(async () => {
  routers = await startRouters();
});

afterAll(() => routers.stop());

const MIRA = 'mira.santos@alpenglow.example';

const userId = (userName: string) =>
  findUserByUserName(routers.world, userName)?.userId ?? 'nobody';

const users = () => '/Users';
const mira = () => `/Users/${userId(MIRA)}`;

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
];

it.each(RULES)('refuses %s', async (...rule) => {
  expect(await answerTo(routers, rule)).toEqual(refusalOf(rule));
});
