/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * As much of IAM as creates execution roles and tells whether a role can be used: its trust policy, and what its policies
 * allow, decided by the same code that decides every call.
 */
import { decideFor, findRole } from '../../world/roles';
import { own } from '../../world/tables';
import { AwsCall, operation, Operations } from '../AwsCall';
import {
  attachRolePolicy,
  createRole,
  deleteRole,
  detachRolePolicy,
  getRole,
  listAttachedRolePolicies,
  noSuchEntity,
  tagRole,
} from './roles';

type SimulateInput = {
  PolicySourceArn: string;
  ActionNames: string[];
  ResourceArns?: string[];
  ContextEntries?: { ContextKeyName?: string; ContextKeyValues?: string[] }[];
};

/** `user/NAME` or `role/NAME` of a user or role of the caller's account. */
function requirePrincipal(call: AwsCall, arn: string): string {
  const { world, caller } = call;
  const { accountId } = caller;
  const role = findRole(world, arn);
  if (role?.accountId === accountId) {
    return `role/${role.roleName}`;
  }
  const name = own(world.accounts, accountId)?.name;
  if (arn === `arn:aws:iam::${accountId}:user/${name}`) {
    return `user/${name}`;
  }
  throw noSuchEntity(`The user or role ${arn} cannot be found.`);
}

function simulatePrincipalPolicy(
  call: AwsCall,
  input: SimulateInput,
): Record<string, unknown> {
  const { ActionNames, ResourceArns = ['*'], ContextEntries = [] } = input;
  const of = {
    accountId: call.caller.accountId,
    principal: requirePrincipal(call, input.PolicySourceArn),
  };
  const context = Object.fromEntries(
    ContextEntries.map(({ ContextKeyName = '', ContextKeyValues = [] }) => [
      ContextKeyName,
      ContextKeyValues[0],
    ]),
  );
  return {
    IsTruncated: false,
    EvaluationResults: ActionNames.flatMap(action =>
      ResourceArns.map(resource => ({
        EvalActionName: action,
        EvalResourceName: resource,
        EvalDecision: decideFor(call.world, of, {
          action,
          resource,
          context,
        }),
      })),
    ),
  };
}

export const iamOperations: Operations = {
  AttachRolePolicy: operation(attachRolePolicy),
  CreateRole: operation(createRole),
  DeleteRole: operation(deleteRole),
  DetachRolePolicy: operation(detachRolePolicy),
  GetRole: operation(getRole),
  ListAttachedRolePolicies: operation(listAttachedRolePolicies),
  SimulatePrincipalPolicy: operation(simulatePrincipalPolicy),
  TagRole: operation(tagRole),
};
