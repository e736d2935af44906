/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* AWS as somebody without the product calls it: the SDK's clients and paginators. */
import { IdentitystoreClient } from '@aws-sdk/client-identitystore';
import { SageMakerClient } from '@aws-sdk/client-sagemaker';
import { SSOAdminClient } from '@aws-sdk/client-sso-admin';
import { ACCOUNTS, REGION } from './company';

export type AwsClients = {
  identityStore: IdentitystoreClient;
  sageMaker: SageMakerClient;
  ssoAdmin: SSOAdminClient;
};

export function awsClients(endpoint: string): AwsClients {
  const options = { endpoint, region: REGION, maxAttempts: 10 };
  return {
    identityStore: new IdentitystoreClient({
      ...options,
      credentials: ACCOUNTS.management.credentials,
    }),
    ssoAdmin: new SSOAdminClient({
      ...options,
      credentials: ACCOUNTS.management.credentials,
    }),
    sageMaker: new SageMakerClient({
      ...options,
      credentials: ACCOUNTS.ml.credentials,
    }),
  };
}
