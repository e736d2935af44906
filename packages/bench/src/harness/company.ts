/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Properties that all generated companies of the sandbox share. */

export const REGION = 'eu-west-1';
export const IDENTITY_STORE = 'd-93677ab1c2';
export const INSTANCE = 'arn:aws:sso:::instance/ssoins-72237f0e1c9a4b5d';
export const FIRST_DOMAIN = 'd-generated0001';

export const ACCOUNTS = {
  management: {
    accountId: '111111111111',
    credentials: {
      accessKeyId: 'SANDBOXMANAGEMENT01',
      secretAccessKey: 'sandbox-management-secret',
    },
  },
  ml: {
    accountId: '222222222222',
    credentials: {
      accessKeyId: 'SANDBOXML0000000001',
      secretAccessKey: 'sandbox-ml-secret',
    },
  },
  production: {
    accountId: '333333333333',
    credentials: {
      accessKeyId: 'SANDBOXPRODUCTION01',
      secretAccessKey: 'sandbox-production-secret',
    },
  },
};

/** Of the portal, whose role has the policies of docs/iam. The keys of the accounts are administrators'. */
export const PORTAL = {
  credentials: {
    accessKeyId: 'SANDBOXPORTAL000001',
    secretAccessKey: 'sandbox-portal-secret',
  },
  externalId: 'alpenglow-studio-portal',
};

/** Somebody in the directory. */
export type Member = {
  userId: string;
  userName: string;
  displayName: string;
  /** Name of the catalog user. */
  name: string;
};

/** A team of the portal: some people of the directory, the first of whom leads. */
export type Team = {
  /** Name of the catalog group. */
  name: string;
  members: Member[];
};

export function leadOf({ name, members }: Team): Member {
  const [lead] = members;
  if (!lead) {
    throw new Error(`The team '${name}' has no members, so nobody leads it`);
  }
  return lead;
}

export function memberOf(user: {
  UserId?: string;
  UserName?: string;
  DisplayName?: string;
}): Member {
  const { UserId = '', UserName = '', DisplayName = '' } = user;
  return {
    userId: UserId,
    userName: UserName,
    displayName: DisplayName,
    name: UserName.replace(/@.*/, ''),
  };
}
