/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Users as the Identity Store API has them, and back. What the sandbox works with has members of its own; the rest
 * (NickName, Addresses and so on) is kept as given.
 */
import { IdentityCenterUser, World } from '../../world/World';
import { externalIdsOf, provenance } from './common';

export const ENTERPRISE = 'aws:identitystore:enterprise';

/** The attributes of CreateUser. */
export type UserAttributes = {
  UserName?: string;
  Name?: Record<string, string>;
  DisplayName?: string;
  Emails?: Array<{ Value?: string; Type?: string; Primary?: boolean }>;
  Title?: string;
  UserStatus?: 'ENABLED' | 'DISABLED';
  Extensions?: { [ENTERPRISE]?: Record<string, unknown> };
  [other: string]: unknown;
};

/** The attributes of a user; extensions always, whether asked for or not. */
export function attributesOf(user: IdentityCenterUser): UserAttributes {
  const { department, managerUserId } = user;
  const enterprise = {
    ...(department !== undefined && { department }),
    ...(managerUserId !== undefined && { manager: { value: managerUserId } }),
  };
  return {
    ...user.attributes,
    UserName: user.userName,
    Name: {
      ...(user.attributes?.Name as Record<string, string> | undefined),
      FamilyName: user.familyName,
      GivenName: user.givenName,
    },
    DisplayName: user.displayName,
    Emails:
      user.email === undefined
        ? undefined
        : [{ Value: user.email, Type: 'work', Primary: true }],
    Title: user.title,
    UserStatus: user.status,
    Extensions:
      Object.keys(enterprise).length > 0
        ? { [ENTERPRISE]: enterprise }
        : undefined,
  };
}

/** A user as the API shows it. */
export function shownUser(
  world: World,
  user: IdentityCenterUser,
  extensions: string[] = [],
): Record<string, unknown> {
  const { Extensions, Name, ...attributes } = attributesOf(user);
  return {
    ...attributes,
    Name: { Formatted: `${user.givenName} ${user.familyName}`, ...Name },
    IdentityStoreId: world.identityCenter.identityStoreId,
    UserId: user.userId,
    ExternalIds: externalIdsOf(world, user.externalId),
    ...provenance(world, user),
    Extensions: extensions.includes(ENTERPRISE) ? Extensions : undefined,
  };
}

/** The members of a user that the attributes make. */
export function userOf(
  given: UserAttributes,
): Omit<IdentityCenterUser, 'userId' | 'createdAt' | 'updatedAt'> {
  const {
    UserName,
    Name,
    DisplayName,
    Emails,
    Title,
    UserStatus,
    Extensions,
    ...attributes
  } = given;
  const { GivenName = '', FamilyName = '', ...otherNames } = Name ?? {};
  const enterprise = Extensions?.[ENTERPRISE] ?? {};
  const manager = enterprise.manager as { value?: string } | string | undefined;
  return {
    userName: UserName ?? '',
    displayName: DisplayName ?? '',
    givenName: GivenName,
    familyName: FamilyName,
    email: Emails?.[0]?.Value,
    title: Title,
    department: enterprise.department as string | undefined,
    managerUserId: typeof manager === 'object' ? manager.value : manager,
    status: UserStatus ?? 'ENABLED',
    attributes: { ...attributes, Name: otherNames },
  };
}

/** `name.givenName` names `Name.GivenName`; an extension's name may stand before. */
function stepsOf(path: string): string[] {
  const [, extension, rest = path] =
    /^(aws:[^.]+)(?:\.(.*))?$/.exec(path) ?? [];
  const steps = (extension && rest === path ? '' : rest)
    .split('.')
    .filter(Boolean);
  return extension
    ? ['Extensions', extension, ...steps]
    : steps.map(step => step.charAt(0).toUpperCase() + step.slice(1));
}

function capitalised(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(capitalised);
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [
        key.charAt(0).toUpperCase() + key.slice(1),
        capitalised(item),
      ]),
    );
  }
  return value;
}

/** The attributes with the value put at the path, or without it when the value is undefined. */
export function withAttribute(
  attributes: UserAttributes,
  path: string,
  value: unknown,
): UserAttributes {
  const steps = stepsOf(path);
  const result: UserAttributes = { ...attributes };
  let at: Record<string, unknown> = result;
  for (const step of steps.slice(0, -1)) {
    at[step] = { ...(at[step] as Record<string, unknown> | undefined) };
    at = at[step] as Record<string, unknown>;
  }
  const last = steps[steps.length - 1];
  at[last] = steps[0] === 'Extensions' ? value : capitalised(value);
  return result;
}
