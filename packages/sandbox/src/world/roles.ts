/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { RoleDetails } from '../policies/AccountPolicies';
import { Decision, evaluatePolicies, Permission } from '../policies/evaluate';
import { findManagedPolicy } from './managedPolicies';
import { own } from './tables';
import { Account, World } from './World';

/** The role that the ARN names, path included, if there is such a role. */
export function findRole(
  world: World,
  roleArn: string,
): { accountId: string; roleName: string } | undefined {
  const [, accountId = '', path = '', roleName = ''] =
    /^arn:aws[a-z-]*:iam::(\d{12}):role(\/(?:.*\/)?)([^/]+)$/.exec(roleArn) ??
    [];
  const account = own(world.accounts, accountId);
  return account?.roles.includes(roleName) &&
    detailsOf(account, roleName).path === path
    ? { accountId, roleName }
    : undefined;
}

/** Properties of a role other than its policies. */
export function detailsOf(account: Account, roleName: string): RoleDetails {
  const details = own(account.iam.roleDetails ?? {}, roleName);
  return details ?? { path: '/', tags: {}, attachedPolicies: [] };
}

/** ARN of a role of the account; of one that does not exist, as if it had no path. */
export function roleArnOf(account: Account, roleName: string): string {
  const { path } = detailsOf(account, roleName);
  return `arn:aws:iam::${account.accountId}:role${path}${roleName}`;
}

/**
 * IAM's decision for a user or role: `user/NAME` or `role/NAME`. An action that the permissions boundary does not allow is denied.
 */
export function decideFor(
  world: World,
  of: { accountId: string; principal: string },
  permission: Permission,
): Decision {
  const account = own(world.accounts, of.accountId);
  if (!account) {
    return 'implicitDeny';
  }
  const [kind, name = ''] = of.principal.split('/');
  const { attachedPolicies, permissionsBoundary } =
    kind === 'role'
      ? detailsOf(account, name)
      : { attachedPolicies: [], permissionsBoundary: undefined };
  const managed = (arn: string) =>
    findManagedPolicy(world, account.accountId, arn);
  const decision = evaluatePolicies(
    [
      ...(own(account.iam.policies, of.principal) ?? []),
      ...attachedPolicies.map(managed),
    ],
    permission,
  );
  if (permissionsBoundary === undefined || decision !== 'allowed') {
    return decision;
  }
  return evaluatePolicies([managed(permissionsBoundary)], permission);
}
