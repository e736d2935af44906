/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * As much of IAM as tells whether a role can be used: its trust policy, and what its policies allow, decided by the same code
 * that decides every call.
 */
import { evaluatePolicies } from '../../policies/evaluate';
import {
  findRole,
  iamIdOf,
  maxSessionDuration,
  policiesOf,
  trustPolicyOf,
} from '../../world/accounts';
import { own } from '../../world/tables';
import { AwsCall, operation, Operations } from '../AwsCall';
import { AwsError } from '../AwsError';

type SimulateInput = {
  PolicySourceArn: string;
  ActionNames: string[];
  ResourceArns?: string[];
  ContextEntries?: { ContextKeyName?: string; ContextKeyValues?: string[] }[];
};

function noSuchEntity(message: string): AwsError {
  return new AwsError('NoSuchEntity', message, { status: 404 });
}

function getRole(
  call: AwsCall,
  { RoleName }: { RoleName: string },
): Record<string, unknown> {
  const arn = `arn:aws:iam::${call.caller.accountId}:role/${RoleName}`;
  const role = findRole(call.world, arn);
  if (!role) {
    throw noSuchEntity(`The role with name ${RoleName} cannot be found.`);
  }
  return {
    Role: {
      Path: '/',
      RoleName,
      RoleId: iamIdOf('AROA', arn),
      Arn: arn,
      MaxSessionDuration: maxSessionDuration(call.world, role),
      CreateDate: '2024-02-05T09:00:00Z',
      AssumeRolePolicyDocument: encodeURIComponent(
        JSON.stringify(trustPolicyOf(call.world, role)),
      ),
    },
  };
}

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
  const policies = policiesOf(
    call.world,
    call.caller.accountId,
    requirePrincipal(call, input.PolicySourceArn),
  );
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
        EvalDecision: evaluatePolicies(policies, { action, resource, context }),
      })),
    ),
  };
}

export const iamOperations: Operations = {
  GetRole: operation(getRole),
  SimulatePrincipalPolicy: operation(simulatePrincipalPolicy),
};
