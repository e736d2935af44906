/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { own } from './tables';
import { World } from './World';

/** The policy that SageMaker's console attaches to the execution roles it creates. */
export const SAGEMAKER_FULL_ACCESS =
  'arn:aws:iam::aws:policy/AmazonSageMakerFullAccess';

/** As much of AmazonSageMakerFullAccess as Studio needs: a person who works as the role opens spaces and apps. */
export function sageMakerFullAccess(): unknown {
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Action: [
          'sagemaker:AddTags',
          'sagemaker:CreateApp',
          'sagemaker:CreateSpace',
        ],
        Resource: '*',
      },
    ],
  };
}

const OF_AWS: Record<string, unknown> = {
  [SAGEMAKER_FULL_ACCESS]: sageMakerFullAccess(),
};

/** The document of a managed policy: one of AWS, or one that the account has. */
export function findManagedPolicy(
  world: World,
  accountId: string,
  policyArn: string,
): unknown {
  const ofAccount = own(world.accounts, accountId)?.iam.managedPolicies ?? {};
  return own(OF_AWS, policyArn) ?? own(ofAccount, policyArn);
}
