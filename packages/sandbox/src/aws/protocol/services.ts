/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { Operations } from '../AwsCall';
import { ec2Operations } from '../ec2';
import { iamOperations } from '../iam';
import { identityStoreOperations } from '../identityStore';
import { sageMakerOperations } from '../sagemaker';
import { serviceQuotasOperations } from '../serviceQuotas';
import { ssoAdminOperations } from '../ssoAdmin';
import { stsOperations } from '../sts';

/** The supported operations, by signing name. */
export const services: Record<string, Operations> = {
  sagemaker: sageMakerOperations,
  identitystore: identityStoreOperations,
  sso: ssoAdminOperations,
  sts: stsOperations,
  iam: iamOperations,
  ec2: ec2Operations,
  servicequotas: serviceQuotasOperations,
};
