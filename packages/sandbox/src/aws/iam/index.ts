/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * As much of IAM as tells whether a role can be used: its trust policy, and whether its policies let it pass other roles.
 * Accounts hold no policies here, so what a role may pass is said by the account.
 */
import { findRole, iamIdOf, maxSessionDuration } from '../../world/accounts';
import { AwsCall, operation, Operations } from '../AwsCall';
import { AwsError } from '../AwsError';

type SimulateInput = {
  PolicySourceArn: string;
  ActionNames: string[];
  ResourceArns?: string[];
};

function noSuchEntity(message: string): AwsError {
  return new AwsError('NoSuchEntity', message, { status: 404 });
}

function trustPolicyOf(call: AwsCall, roleName: string): unknown {
  const { accountId } = call.caller;
  return (
    call.world.accounts[accountId]?.iam?.trustPolicies?.[roleName] ?? {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: roleName.startsWith('Studio')
            ? { Service: 'sagemaker.amazonaws.com' }
            : {
                AWS: `arn:aws:iam::${call.world.identityCenter.ownerAccountId}:root`,
              },
          Action: 'sts:AssumeRole',
        },
      ],
    }
  );
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
        JSON.stringify(trustPolicyOf(call, RoleName)),
      ),
    },
  };
}

function simulatePrincipalPolicy(
  call: AwsCall,
  input: SimulateInput,
): Record<string, unknown> {
  const { PolicySourceArn, ActionNames, ResourceArns = ['*'] } = input;
  if (
    PolicySourceArn.includes(':role/') &&
    !findRole(call.world, PolicySourceArn)
  ) {
    throw noSuchEntity(`The role ${PolicySourceArn} cannot be found.`);
  }
  const denied =
    call.world.accounts[call.caller.accountId]?.iam?.rolesNotPassed ?? [];
  return {
    IsTruncated: false,
    EvaluationResults: ActionNames.flatMap(EvalActionName =>
      ResourceArns.map(EvalResourceName => ({
        EvalActionName,
        EvalResourceName,
        EvalDecision:
          EvalActionName === 'iam:PassRole' &&
          denied.includes(EvalResourceName.split('/').pop() ?? '')
            ? 'implicitDeny'
            : 'allowed',
      })),
    ),
  };
}

export const iamOperations: Operations = {
  GetRole: operation(getRole),
  SimulatePrincipalPolicy: operation(simulatePrincipalPolicy),
};
