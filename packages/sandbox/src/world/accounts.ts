/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { Account, Quotas, World } from './World';

/** What AWS gives an account before any increase. */
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
    const secretAccessKey = account.accessKeys[accessKeyId];
    if (secretAccessKey !== undefined) {
      return { account, secretAccessKey };
    }
  }
  return undefined;
}

/** Whether the ARN names a role that exists. */
export function roleExists(world: World, roleArn: string): boolean {
  const match = /^arn:aws[a-z-]*:iam::(\d{12}):role\/(.+)$/.exec(roleArn);
  const account = match ? world.accounts[match[1]] : undefined;
  return account !== undefined && match !== null
    ? account.roles.includes(match[2].split('/').pop() ?? '')
    : false;
}
