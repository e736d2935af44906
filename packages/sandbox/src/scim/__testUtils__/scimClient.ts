/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { SCIM_TOKEN } from '../router';

export const USER_SCHEMA = 'urn:ietf:params:scim:schemas:core:2.0:User';
export const ENTERPRISE_SCHEMA =
  'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
export const PATCH_SCHEMA = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';

export type ScimAnswer = {
  status: number;
  headers: Headers;
  /** Parsed; undefined when the answer has no body. */
  body: any; // eslint-disable-line @typescript-eslint/no-explicit-any
};

/** Sends one SCIM request; a body that is a string goes as it is. */
export async function sendScim(
  baseUrl: string,
  method: string,
  path: string,
  body?: unknown,
  token: string | undefined = SCIM_TOKEN,
): Promise<ScimAnswer> {
  const answer = await fetch(`${baseUrl}/scim/v2${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/scim+json',
    },
    body:
      body === undefined || typeof body === 'string'
        ? body
        : JSON.stringify(body),
  });
  const text = await answer.text();
  return {
    status: answer.status,
    headers: answer.headers,
    body: text ? JSON.parse(text) : undefined,
  };
}

export const patchOf = (...Operations: unknown[]) => ({
  schemas: [PATCH_SCHEMA],
  Operations,
});

/** Everything that Identity Center keeps of a user. */
export const completeUser = (more: object = {}) => ({
  schemas: [USER_SCHEMA, ENTERPRISE_SCHEMA],
  externalId: '00uNora',
  userName: 'nora.berg@alpenglow.example',
  name: {
    formatted: 'Ms. Nora J. Berg',
    familyName: 'Berg',
    givenName: 'Nora',
    middleName: 'Johanna',
    honorificPrefix: 'Ms.',
    honorificSuffix: 'PhD',
  },
  displayName: 'Nora Berg',
  nickName: 'Nori',
  profileUrl: 'https://people.alpenglow.example/nora',
  title: 'Analyst',
  userType: 'Employee',
  preferredLanguage: 'de-CH',
  locale: 'de-CH',
  timezone: 'Europe/Zurich',
  active: true,
  emails: [
    { value: 'nora.berg@alpenglow.example', type: 'work', primary: true },
  ],
  phoneNumbers: [{ value: '+41 44 555 01 23', type: 'work' }],
  addresses: [
    {
      formatted: 'Bahnhofstrasse 1, 8001 Zürich',
      streetAddress: 'Bahnhofstrasse 1',
      locality: 'Zürich',
      region: 'ZH',
      postalCode: '8001',
      country: 'CH',
      type: 'work',
      primary: true,
    },
  ],
  roles: [{ value: 'analyst', type: 'job', primary: true }],
  [ENTERPRISE_SCHEMA]: {
    employeeNumber: '701984',
    costCenter: '4130',
    organization: 'Alpenglow',
    division: 'Energy',
    department: 'Grid',
  },
  ...more,
});
