/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { IdentitystoreClient } from '@aws-sdk/client-identitystore';
import { SageMakerClient } from '@aws-sdk/client-sagemaker';
import { SSOAdminClient } from '@aws-sdk/client-sso-admin';
import { STSClient } from '@aws-sdk/client-sts';
import { RunningSandbox } from '../Sandbox';

export const MANAGEMENT = {
  accessKeyId: 'SANDBOXMANAGEMENT01',
  secretAccessKey: 'sandbox-management-secret',
};
export const ML = {
  accessKeyId: 'SANDBOXML0000000001',
  secretAccessKey: 'sandbox-ml-secret',
};
export const PRODUCTION = {
  accessKeyId: 'SANDBOXPRODUCTION01',
  secretAccessKey: 'sandbox-production-secret',
};

export const IDENTITY_STORE_ID = 'd-93677ab1c2';
export const INSTANCE_ARN = 'arn:aws:sso:::instance/ssoins-72237f0e1c9a4b5d';
export const RESEARCH_LAB = 'd-researchlab1';
export const RESEARCH_LAB_APPLICATION =
  'arn:aws:sso::111111111111:application/ssoins-72237f0e1c9a4b5d/apl-5f2c8b1e9d3a7460';
export const DATA_SCIENTIST =
  'arn:aws:iam::222222222222:role/StudioDataScientist';
export const ML_ENGINEER = 'arn:aws:iam::222222222222:role/StudioMlEngineer';

type Credentials = {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
};

/** Clients of the SDK as it is, told nothing but the endpoint. One attempt each, so that a test sees what is answered. */
export function createClients(
  sandbox: RunningSandbox,
  credentials: Credentials = MANAGEMENT,
  region = 'eu-west-1',
) {
  const config = {
    endpoint: sandbox.url,
    region,
    credentials,
    maxAttempts: 1,
  };
  return {
    sageMaker: new SageMakerClient(config),
    identityStore: new IdentitystoreClient(config),
    ssoAdmin: new SSOAdminClient(config),
    sts: new STSClient(config),
  };
}

/** The Identity Center user id of a person of the demo company. */
export function userIdOf(sandbox: RunningSandbox, name: string): string {
  const userName = `${name}@alpenglow.example`;
  const user = Object.values(sandbox.admin.world.identityCenter.users).find(
    candidate => candidate.userName === userName,
  );
  if (!user) {
    throw new Error(`There is no ${userName}`);
  }
  return user.userId;
}

/** The Identity Center group id of a team of the demo company. */
export function groupIdOf(sandbox: RunningSandbox, name: string): string {
  const group = Object.values(sandbox.admin.world.identityCenter.groups).find(
    candidate => candidate.displayName === name,
  );
  if (!group) {
    throw new Error(`There is no group ${name}`);
  }
  return group.groupId;
}
