/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { awsErrorName } from '../../aws/awsErrors';
import { CREATED_TAG, REQUEST_TAG } from '../../model/domainCreation';
import { EXECUTION_ROLE_PATH, policyArnOf } from '../../model/executionRole';
import {
  blocked,
  isOwn,
  type CreationStepRun,
  type StepResult,
} from './CreationStepRun';
import { say } from '../../util/say';

export async function ensureRole(run: CreationStepRun): Promise<StepResult> {
  const { creation, roles, settings, call, signal } = run;
  const { requestId, executionRole } = creation;
  const { name, createRole: roleName = '' } = creation.domain;
  if (!settings) {
    return blocked(
      'RolesNotCreated',
      say('new-domain.roles-not-created'),
      say('new-domain.roles-not-created.retry'),
    );
  }
  const found = await call('iam:GetRole', () =>
    roles.findRole(roleName, { signal }),
  );
  if (found && !isOwn(found.tags, creation)) {
    return blocked(
      'EntityAlreadyExists',
      say('creation.foreign-role', { role: found.arn }),
      say('creation.foreign-role.remedy'),
    );
  }
  if (!found) {
    try {
      await call('iam:CreateRole', () =>
        roles.createExecutionRole(
          {
            path: EXECUTION_ROLE_PATH,
            name: roleName,
            description: `Execution role of the SageMaker Studio domain ${name}`,
            permissionsBoundary: policyArnOf(
              creation,
              settings.permissionsBoundary,
            ),
            tags: { [CREATED_TAG]: 'true', [REQUEST_TAG]: requestId },
          },
          { signal },
        ),
      );
    } catch (error) {
      if (awsErrorName(error) !== 'EntityAlreadyExists') {
        throw error;
      }
      // Somebody was faster, or an answer was lost; the next attempt sees whose it is.
      return { wait: true };
    }
  }
  const attached = await call('iam:ListAttachedRolePolicies', () =>
    roles.listAttachedPolicies(roleName, { signal }),
  );
  for (const policyArn of settings.policies) {
    if (!attached.includes(policyArn)) {
      await call('iam:AttachRolePolicy', () =>
        roles.attachPolicy({ roleName, policyArn }, { signal }),
      );
    }
  }
  return { done: say('creation.role-there', { role: executionRole }) };
}

/** Deletes the role if this request has made it and nothing uses it. */
export async function deleteRole(run: CreationStepRun): Promise<StepResult> {
  const { creation, roles, call, signal } = run;
  const roleName = creation.domain.createRole ?? '';
  const found = await call('iam:GetRole', () =>
    roles.findRole(roleName, { signal }),
  );
  if (!found) {
    return { done: say('creation.no-role-to-delete') };
  }
  if (!isOwn(found.tags, creation)) {
    return {
      done: say('creation.foreign-role-stays', { role: found.arn }),
    };
  }
  const use = await run.roleUse(found.arn);
  if (use !== undefined) {
    return { done: say('creation.role-used', { role: found.arn, use }) };
  }
  const attached = await call('iam:ListAttachedRolePolicies', () =>
    roles.listAttachedPolicies(roleName, { signal }),
  );
  for (const policyArn of attached) {
    await call('iam:DetachRolePolicy', () =>
      roles.detachPolicy({ roleName, policyArn }, { signal }),
    );
  }
  await call('iam:DeleteRole', () => roles.deleteRole(roleName, { signal }));
  return { done: say('creation.role-deleted', { role: found.arn }) };
}
