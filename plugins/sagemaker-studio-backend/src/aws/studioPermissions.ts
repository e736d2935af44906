/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/** Actions on one resource, with what conditions of policies may ask for. */
export type SimulatedPermission = {
  actions: string[];
  resource: string;
  context: Record<string, string>;
};

/** Names for the simulation; policies may tie spaces to their owner, whoever that is. */
const PROFILE = 'somebody';
const SPACE = 'somebodys-space';
const KEY_ACTIONS = [
  'kms:CreateGrant',
  'kms:Decrypt',
  'kms:DescribeKey',
  'kms:GenerateDataKeyWithoutPlaintext',
];

/**
 * What somebody needs to open a private space and an app in it. The context is that of AmazonSageMakerFullAccess, which allows it
 * to owners of a space only.
 */
export function studioPermissions(of: {
  domain: { domainId: string; domainArn: string };
  /** Id or ARN of the key of an encrypted domain. */
  kmsKey?: string;
}): SimulatedPermission[] {
  const { domainId, domainArn } = of.domain;
  const [, partition, , region, accountId] = domainArn.split(':');
  const arn = (service: string, resource: string) =>
    `arn:${partition}:${service}:${region}:${accountId}:${resource}`;
  const owner = {
    'sagemaker:DomainId': domainId,
    'sagemaker:UserProfileName': PROFILE,
    'sagemaker:OwnerUserProfileArn': arn(
      'sagemaker',
      `user-profile/${domainId}/${PROFILE}`,
    ),
    'sagemaker:SpaceSharingType': 'Private',
  };
  const key = of.kmsKey;
  return [
    {
      actions: ['sagemaker:CreateSpace', 'sagemaker:AddTags'],
      resource: arn('sagemaker', `space/${domainId}/${SPACE}`),
      context: { ...owner, 'sagemaker:TaggingAction': 'CreateSpace' },
    },
    {
      actions: ['sagemaker:CreateApp'],
      resource: arn('sagemaker', `app/${domainId}/${SPACE}/jupyterlab/default`),
      context: owner,
    },
    ...(key === undefined
      ? []
      : [
          {
            actions: KEY_ACTIONS,
            resource: key.startsWith('arn:') ? key : arn('kms', `key/${key}`),
            context: {},
          },
        ]),
  ];
}
