/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * The attributes that Identity Center's SCIM endpoint supports. All other attributes are refused: AWS names some
 * attributes that it does not support (ims, photos, password and so on) and calls a request that violates the schema
 * invalid. Lengths and allowed characters are those of the Identity Store API, which holds what comes in here.
 */
import { serviceModels, shapeOf } from '../aws/models';

export const USER_SCHEMA = 'urn:ietf:params:scim:schemas:core:2.0:User';
export const GROUP_SCHEMA = 'urn:ietf:params:scim:schemas:core:2.0:Group';
export const ENTERPRISE_SCHEMA =
  'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

type StringAttribute = {
  type: 'string';
  max: number;
  /** The pattern of the whole value, with its description. */
  pattern?: { matches: RegExp; words: string };
  /** Characters allowed here that are refused elsewhere. */
  allowed?: string;
  reserved?: string[];
};

/** One attribute, and what its value may be. */
export type Attribute =
  | StringAttribute
  | { type: 'boolean' }
  | { type: 'complex'; members: Attributes }
  /** A list; `single` ones take one value. */
  | { type: 'list'; members: Attributes; single: boolean; primary?: boolean };

export type Attributes = Record<string, Attribute>;

/** A resource type of the endpoint. */
export type ResourceSchema = {
  name: 'User' | 'Group';
  endpoint: '/Users' | '/Groups';
  schema: string;
  attributes: Attributes;
  /** Extensions by their schema. */
  extensions: Record<string, Attributes>;
  /** Paths of what every resource must have. */
  required: string[];
};

const shapeNamed = (name: string) => shapeOf(serviceModels.identitystore, name);

function maxOf(shape: string): number {
  return shapeNamed(shape).max ?? Infinity;
}

const text: StringAttribute = {
  type: 'string',
  max: maxOf('SensitiveStringType'),
};
const typed = {
  value: text,
  type: text,
  primary: { type: 'boolean' },
} as const;

export const userSchema: ResourceSchema = {
  name: 'User',
  endpoint: '/Users',
  schema: USER_SCHEMA,
  attributes: {
    userName: {
      type: 'string',
      max: maxOf('UserName'),
      pattern: {
        matches: new RegExp(`^(?:${shapeNamed('UserName').pattern})$`, 'u'),
        words: 'letters, numbers, symbols and punctuation',
      },
      reserved: ['Administrator', 'AWSAdministrators'],
    },
    externalId: { type: 'string', max: maxOf('ExternalIdIdentifier') },
    displayName: text,
    nickName: text,
    profileUrl: { ...text, allowed: ':' },
    title: text,
    userType: text,
    preferredLanguage: text,
    locale: text,
    timezone: text,
    active: { type: 'boolean' },
    name: {
      type: 'complex',
      members: {
        formatted: text,
        familyName: text,
        givenName: text,
        middleName: text,
        honorificPrefix: text,
        honorificSuffix: text,
      },
    },
    emails: { type: 'list', members: typed, single: true, primary: true },
    phoneNumbers: { type: 'list', members: typed, single: true },
    addresses: {
      type: 'list',
      members: {
        formatted: text,
        streetAddress: text,
        locality: text,
        region: text,
        postalCode: text,
        country: text,
        type: text,
        primary: { type: 'boolean' },
      },
      single: true,
    },
    roles: { type: 'list', members: typed, single: true },
  },
  extensions: {
    [ENTERPRISE_SCHEMA]: {
      employeeNumber: text,
      costCenter: text,
      organization: text,
      division: text,
      department: text,
      manager: { type: 'complex', members: { value: text, $ref: text } },
    },
  },
  required: ['userName', 'name.givenName', 'name.familyName', 'displayName'],
};

export const groupSchema: ResourceSchema = {
  name: 'Group',
  endpoint: '/Groups',
  schema: GROUP_SCHEMA,
  attributes: {
    displayName: { type: 'string', max: maxOf('GroupDisplayName') },
    externalId: { type: 'string', max: maxOf('ExternalIdIdentifier') },
    members: {
      type: 'list',
      members: {
        value: text,
        type: text,
        display: text,
        $ref: { ...text, allowed: ':' },
      },
      single: false,
    },
  },
  extensions: {},
  required: ['displayName'],
};

export const resourceSchemas = [userSchema, groupSchema];

/** The attribute that a path of names leads to, e.g. `name.givenName`. */
export function valueAt(resource: object, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, name) => (value as Record<string, unknown> | undefined)?.[name],
      resource,
    );
}
