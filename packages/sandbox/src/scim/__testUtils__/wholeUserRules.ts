/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { completeUser, ENTERPRISE_SCHEMA, USER_SCHEMA } from './scimClient';

const without = (...names: string[]) => {
  const user: Record<string, unknown> = completeUser();
  names.forEach(name => delete user[name]);
  return user;
};
const enterprise = (more: object) =>
  completeUser({ [ENTERPRISE_SCHEMA]: { department: 'Grid', ...more } });
const email = (...emails: unknown[]) => completeUser({ emails });

/** The rules of a whole user, which hold for creating and for replacing one. */
export const WHOLE_USER: Array<[rule: string, reason: string, user: unknown]> =
  [
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
      completeUser({
        addresses: [{ locality: 'Bern' }, { locality: 'Basel' }],
      }),
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
    [
      'name is an object',
      'name must be an object',
      completeUser({ name: 'N' }),
    ],
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
