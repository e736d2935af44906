/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { createHash } from 'node:crypto';
import { own } from './tables';
import { Account, Quotas, World } from './World';

/** AWS's default quotas of an account. */
export const DEFAULT_QUOTAS: Quotas = {
  userProfiles: 2,
  domains: 2,
  spaces: 6,
  runningApps: 40,
};

/** The quotas that apply to the account in the Region. */
export function quotasOf(
  world: World,
  accountId: string,
  region: string,
): Quotas {
  const quotas = world.accounts[accountId]?.quotas ?? {};
  return { ...DEFAULT_QUOTAS, ...quotas['*'], ...quotas[region] };
}

/** The account that owns the long-term key, with its secret. */
export function findAccessKey(
  world: World,
  accessKeyId: string,
): { account: Account; secretAccessKey: string } | undefined {
  for (const account of Object.values(world.accounts)) {
    const secretAccessKey = own(account.accessKeys, accessKeyId);
    if (secretAccessKey !== undefined) {
      return { account, secretAccessKey };
    }
  }
  return undefined;
}

/** The role whose programs have the key, with its secret. */
export function findRoleKey(
  world: World,
  accessKeyId: string,
): { roleArn: string; secretAccessKey: string } | undefined {
  for (const { accountId, roleKeys } of Object.values(world.accounts)) {
    const key = own(roleKeys, accessKeyId);
    if (key) {
      const roleArn = `arn:aws:iam::${accountId}:role/${key.roleName}`;
      return { roleArn, secretAccessKey: key.secretAccessKey };
    }
  }
  return undefined;
}

/** Of a role that was added without saying whom it trusts. */
const TRUSTS_NOBODY = { Version: '2012-10-17', Statement: [] };

/** Whom a role trusts. */
export function trustPolicyOf(
  world: World,
  { accountId, roleName }: { accountId: string; roleName: string },
): unknown {
  const policies = own(world.accounts, accountId)?.iam.trustPolicies ?? {};
  return own(policies, roleName) ?? TRUSTS_NOBODY;
}

const ID_CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** An id as IAM gives: a prefix that tells the kind, then 17 characters; the same for the same text. */
export function iamIdOf(prefix: 'AIDA' | 'AROA', text: string): string {
  const hash = createHash('sha256').update(text).digest();
  const characters = [...hash.subarray(0, 17)].map(
    byte => ID_CHARACTERS[byte % ID_CHARACTERS.length],
  );
  return prefix + characters.join('');
}

/** IAM: an hour unless the role says otherwise. Seconds. */
const USUAL_SESSION = 3600;

/** How long a session of the role may be, in seconds. */
export function maxSessionDuration(
  world: World,
  { accountId, roleName }: { accountId: string; roleName: string },
): number {
  const { iam } = world.accounts[accountId] ?? {};
  return iam?.maxSessionDurations?.[roleName] ?? USUAL_SESSION;
}

const QUOTA_NAMES: Record<keyof Quotas, { name: string; unit: string }> = {
  userProfiles: { name: 'Studio user profiles', unit: 'User Profiles' },
  domains: { name: 'Total domains', unit: 'Domains' },
  spaces: { name: 'Studio spaces', unit: 'Spaces' },
  runningApps: { name: 'Running Studio apps', unit: 'Apps' },
};

/** AWS's words for one more than the account has in the Region. */
export function quotaExceeded(
  quota: keyof Quotas,
  limit: number,
  used: number,
): string {
  const { name, unit } = QUOTA_NAMES[quota];
  return `The account-level service limit '${name}' is ${limit} ${unit}, with current utilization of ${used} ${unit} and a request delta of 1 ${unit}. Please use AWS Service Quotas to request an increase for this quota. If AWS Service Quotas is not available, contact AWS support to request an increase for this quota.`;
}
