/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { DateTime } from 'luxon';
import { AwsCall } from '../AwsCall';
import { pageOf } from '../protocol/pages';
import {
  isHomeRegion,
  pageSize,
  requireInstance,
  resourceNotFound,
} from './access';

type Paging = { MaxResults?: number; NextToken?: string };

/** The instance name that the administrators chose. */
const INSTANCE_NAME = 'alpenglow';
/** When Identity Center was enabled, in seconds. */
const ENABLED_AT = DateTime.fromISO('2022-03-01T09:00:00Z').toSeconds();

function homeRegion(call: AwsCall): Record<string, unknown> {
  return {
    RegionName: call.world.identityCenter.region,
    Status: 'ACTIVE',
    AddedDate: ENABLED_AT,
    IsPrimaryRegion: true,
  };
}

function instanceOf(call: AwsCall): Record<string, unknown> {
  const { instanceArn, identityStoreId, ownerAccountId } =
    call.world.identityCenter;
  return {
    InstanceArn: instanceArn,
    IdentityStoreId: identityStoreId,
    OwnerAccountId: ownerAccountId,
    Name: INSTANCE_NAME,
    CreatedDate: ENABLED_AT,
    Status: 'ACTIVE',
  };
}

export function listInstances(
  call: AwsCall,
  { MaxResults, NextToken: nextToken }: Paging,
): Record<string, unknown> {
  const instances = isHomeRegion(call)
    ? [
        {
          position: '1',
          record: {
            ...instanceOf(call),
            PrimaryRegion: call.world.identityCenter.region,
            Regions: [homeRegion(call)],
          },
        },
      ]
    : [];
  const { records, NextToken } = pageOf({
    from: instances,
    maxResults: pageSize(call, MaxResults),
    nextToken,
    scope: ['ListInstances', call.region],
  });
  return { Instances: records, NextToken };
}

export function describeInstance(
  call: AwsCall,
  { InstanceArn }: { InstanceArn: string },
): Record<string, unknown> {
  requireInstance(call, InstanceArn, 'sso:DescribeInstance');
  return {
    ...instanceOf(call),
    EncryptionConfigurationDetails: {
      KeyType: 'AWS_OWNED_KMS_KEY',
      EncryptionStatus: 'ENABLED',
    },
    PermissionSetsEnabled: true,
  };
}

export function listRegions(
  call: AwsCall,
  input: Paging & { InstanceArn: string },
): Record<string, unknown> {
  requireInstance(call, input.InstanceArn, 'sso:ListRegions');
  const { records, NextToken } = pageOf({
    from: [{ position: '1', record: homeRegion(call) }],
    maxResults: pageSize(call, input.MaxResults),
    nextToken: input.NextToken,
    scope: ['ListRegions', input.InstanceArn],
  });
  return { Regions: records, NextToken };
}

export function describeRegion(
  call: AwsCall,
  { InstanceArn, RegionName }: { InstanceArn: string; RegionName: string },
): Record<string, unknown> {
  requireInstance(call, InstanceArn, 'sso:DescribeRegion');
  if (RegionName !== call.world.identityCenter.region) {
    throw resourceNotFound(
      `Region ${RegionName} not found in instance ${InstanceArn}.`,
    );
  }
  return homeRegion(call);
}
