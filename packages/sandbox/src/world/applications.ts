/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { assignmentsOfApplication, unassign } from './assignments';
import { Application, World } from './World';

/**
 * The provider under which SageMaker registers in Identity Center; AWS documents no value, so nothing should depend on
 * it.
 */
export const SAGEMAKER_PROVIDER_ARN =
  'arn:aws:sso::aws:applicationProvider/sagemaker';

/** The application that an SSO domain gets, named as people see it in the access portal. */
export function studioApplication(options: {
  applicationArn: string;
  domainId: string;
  accountId: string;
  region: string;
  createdAt: number;
}): Application {
  const { domainId, accountId, region, createdAt } = options;
  return {
    applicationArn: options.applicationArn,
    applicationProviderArn: SAGEMAKER_PROVIDER_ARN,
    name: `Amazon SageMaker Studio (${domainId})`,
    applicationAccount: accountId,
    region,
    status: 'ENABLED',
    assignmentRequired: true,
    backgroundSessions: 'ENABLED',
    domainId,
    createdAt,
  };
}

/** The ARN of an application of the instance, whose last part is 16 letters and digits. */
export function applicationArn(world: World, applicationId: string): string {
  const { instanceArn, ownerAccountId } = world.identityCenter;
  const instanceId = instanceArn.split('/')[1];
  return `arn:aws:sso::${ownerAccountId}:application/${instanceId}/apl-${applicationId}`;
}

/** Deletes the application with its assignments. */
export function removeApplication(world: World, arn: string): void {
  assignmentsOfApplication(world, arn).forEach(assignment =>
    unassign(world, assignment),
  );
  delete world.identityCenter.applications[arn];
}
