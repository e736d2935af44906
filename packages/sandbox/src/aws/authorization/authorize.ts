/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { Decision, evaluateTrust, Permission } from '../../policies/evaluate';
import { trustPolicyOf } from '../../world/accounts';
import { decideFor, findRole } from '../../world/roles';
import { AwsCall, Caller } from '../AwsCall';
import { AwsError } from '../AwsError';
import { speaksEc2Query, speaksQuery } from '../models';
import { permissionsOf } from './permissions';

const REASONS: Record<
  Exclude<Decision, 'allowed'>,
  (action: string) => string
> = {
  implicitDeny: action =>
    `because no identity-based policy allows the ${action} action`,
  explicitDeny: () => 'with an explicit deny in an identity-based policy',
};

function denied(
  caller: Caller,
  { action, resource }: Permission,
  options: { service: string; reason?: string },
): AwsError {
  const { service, reason } = options;
  const message = [
    `User: ${caller.arn} is not authorized to perform: ${action} on resource: ${resource}`,
    ...(reason ? [reason] : []),
  ].join(' ');
  if (speaksEc2Query(service)) {
    return new AwsError(
      'UnauthorizedOperation',
      `You are not authorized to perform this operation. ${message}`,
      { status: 403 },
    );
  }
  return speaksQuery(service)
    ? new AwsError('AccessDenied', message, { status: 403 })
    : new AwsError('AccessDeniedException', message);
}

/** What the policies of the caller's own role or user say. */
function decide(call: AwsCall, permission: Permission): Decision {
  return decideFor(call.world, call.caller, permission);
}

/**
 * Refuses a call that the policies of the caller do not allow, in the words of AWS.
 * @throws AwsError
 */
export function authorize(
  called: { service: string; operation: string },
  call: AwsCall,
  input: Record<string, unknown>,
): void {
  for (const permission of permissionsOf(called, call, input)) {
    const decision = decide(call, permission);
    if (decision !== 'allowed') {
      const reason = REASONS[decision](permission.action);
      throw denied(call.caller, permission, {
        service: called.service,
        reason,
      });
    }
  }
}

/**
 * The role that the caller may assume by its trust policy and the caller's own policies. Within an account, a trust policy that
 * names the caller is enough; one that names the account leaves it to the caller's policies.
 * @throws AwsError
 */
export function requireAssumable(
  call: AwsCall,
  { RoleArn, ExternalId }: { RoleArn: string; ExternalId?: string },
): { accountId: string; roleName: string } {
  const { caller, world } = call;
  const permission: Permission = {
    action: 'sts:AssumeRole',
    resource: RoleArn,
    context: { 'sts:ExternalId': ExternalId },
  };
  const role = findRole(world, RoleArn);
  const trust = role
    ? evaluateTrust(trustPolicyOf(world, role), caller, permission)
    : 'implicitDeny';
  const decision = decide(call, permission);
  const isTrustEnough =
    trust === 'allowed' && role?.accountId === caller.accountId;
  if (
    decision === 'explicitDeny' ||
    (decision === 'implicitDeny' && !isTrustEnough)
  ) {
    const reason = REASONS[decision](permission.action);
    throw denied(caller, permission, { service: 'sts', reason });
  }
  if (!role || trust === 'implicitDeny' || trust === 'explicitDeny') {
    // AWS tells neither what a role of another account lacks, nor whether there is one.
    throw denied(caller, permission, { service: 'sts' });
  }
  return role;
}
