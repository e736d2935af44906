/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Users as AWS names their attributes, and back. The Identity Store API and SCIM both use this mapping, so that each
 * returns what the other accepted, and nothing that was not sent. Attributes that the sandbox uses have fields of their
 * own in the world; others (NickName, Addresses and so on) are kept as given.
 */
import { IdentityCenterUser } from './World';

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

/** The object without members that are undefined; nothing when none is left. */
function filled<T extends object>(given: T): T | undefined {
  const entries = Object.entries(given).filter(
    ([, value]) => value !== undefined,
  );
  return entries.length > 0 ? (Object.fromEntries(entries) as T) : undefined;
}

/** The attributes of a user; extensions always, whether asked for or not. */
export function attributesOf(user: IdentityCenterUser): UserAttributes {
  const { email, emailType, emailPrimary, department, managerUserId } = user;
  const enterprise = filled({
    ...user.enterprise,
    department,
    manager: managerUserId === undefined ? undefined : { value: managerUserId },
  });
  const address = filled({
    Value: email,
    Type: emailType,
    Primary: emailPrimary,
  });
  return {
    ...user.attributes,
    UserName: user.userName,
    Name: {
      ...(user.attributes?.Name as Record<string, string> | undefined),
      FamilyName: user.familyName,
      GivenName: user.givenName,
    },
    DisplayName: user.displayName,
    Emails: address && [address],
    Title: user.title,
    UserStatus: user.status,
    Extensions: enterprise && { [ENTERPRISE]: enterprise },
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
  const { department, manager, ...enterprise } = Extensions?.[ENTERPRISE] ?? {};
  const boss = manager as { value?: string } | string | undefined;
  return {
    userName: UserName ?? '',
    displayName: DisplayName ?? '',
    givenName: GivenName,
    familyName: FamilyName,
    email: Emails?.[0]?.Value,
    emailType: Emails?.[0]?.Type,
    emailPrimary: Emails?.[0]?.Primary,
    title: Title,
    department: department as string | undefined,
    managerUserId: typeof boss === 'object' ? boss.value : boss,
    enterprise: filled(enterprise),
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
  const last = steps.at(-1);
  if (last === undefined) {
    throw new RangeError(`The path '${path}' names no attribute`);
  }
  at[last] = steps[0] === 'Extensions' ? value : capitalised(value);
  return result;
}
