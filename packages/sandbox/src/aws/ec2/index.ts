/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* As much of EC2 as tells in which networks a domain can be. Members of answers are named as EC2 writes them. */
import { networksOf } from '../../world/networks';
import { orderBy } from '../../world/tables';
import { Network } from '../../world/World';
import { AwsCall, operation, Operations } from '../AwsCall';
import { AwsError } from '../AwsError';
import { pageOf } from '../protocol/pages';

type ListInput = {
  Filters?: { Name?: string; Values?: string[] }[];
  NextToken?: string;
  MaxResults?: number;
};

/** A resource in the form of an answer, with the values of the filters that it can be found by. */
type Listed = {
  id: string;
  filters: Record<string, string>;
  answer: Record<string, unknown>;
};

/** EC2 gives this many when the caller does not say. */
const DEFAULT_PAGE = 1000;

const byId = orderBy<Listed>(({ id }) => id);

function nameTag(name: string | undefined): object {
  return name === undefined ? {} : { tagSet: [{ key: 'Name', value: name }] };
}

function checkFilters(
  { Filters = [] }: ListInput,
  known: readonly string[],
): void {
  for (const { Name = '', Values = [] } of Filters) {
    if (!known.includes(Name)) {
      throw new AwsError(
        'InvalidParameterValue',
        `The filter '${Name}' is invalid`,
      );
    }
    if (Values.length === 0) {
      throw new AwsError(
        'InvalidParameterValue',
        `The filter '${Name}' has no values`,
      );
    }
  }
}

function pageOfListed(
  call: AwsCall,
  options: {
    operation: string;
    input: ListInput;
    ids?: string[];
    all: Listed[];
    filters: readonly string[];
    missing: { code: string; kind: string };
  },
): { items: unknown[]; nextToken?: string } {
  const { input, ids, all, missing } = options;
  checkFilters(input, options.filters);
  const unknown = ids?.find(id => !all.some(each => each.id === id));
  if (unknown !== undefined) {
    throw new AwsError(
      missing.code,
      `The ${missing.kind} ID '${unknown}' does not exist`,
    );
  }
  const { Filters = [], MaxResults = DEFAULT_PAGE, NextToken } = input;
  const { records, NextToken: nextToken } = pageOf({
    from: byId(Object.fromEntries(all.map(each => [each.id, each]))),
    keep: ({ id, filters }) =>
      (ids?.includes(id) ?? true) &&
      Filters.every(({ Name = '', Values = [] }) =>
        Values.includes(filters[Name] ?? ''),
      ),
    maxResults: MaxResults,
    nextToken: NextToken,
    scope: [options.operation, call.caller.accountId, call.region, Filters],
  });
  return { items: records.map(({ answer }) => answer), nextToken };
}

function networks({ world, caller, region }: AwsCall): Network[] {
  return networksOf(world, caller.accountId, region);
}

function describeVpcs(
  call: AwsCall,
  input: ListInput & { VpcIds?: string[] },
): Record<string, unknown> {
  const { items, nextToken } = pageOfListed(call, {
    operation: 'DescribeVpcs',
    input,
    ids: input.VpcIds,
    filters: ['vpc-id', 'is-default'],
    missing: { code: 'InvalidVpcID.NotFound', kind: 'vpc' },
    all: networks(call).map(({ vpcId, cidr, isDefault, name }) => ({
      id: vpcId,
      filters: { 'vpc-id': vpcId, 'is-default': String(isDefault) },
      answer: {
        vpcId,
        ownerId: call.caller.accountId,
        state: 'available',
        cidrBlock: cidr,
        isDefault,
        ...nameTag(name),
      },
    })),
  });
  return { vpcSet: items, nextToken };
}

function describeSubnets(
  call: AwsCall,
  input: ListInput & { SubnetIds?: string[] },
): Record<string, unknown> {
  const { items, nextToken } = pageOfListed(call, {
    operation: 'DescribeSubnets',
    input,
    ids: input.SubnetIds,
    filters: ['vpc-id', 'subnet-id'],
    missing: { code: 'InvalidSubnetID.NotFound', kind: 'subnet' },
    all: networks(call).flatMap(({ vpcId, isDefault, subnets }) =>
      subnets.map(({ subnetId, cidr, zone, name }) => ({
        id: subnetId,
        filters: { 'vpc-id': vpcId, 'subnet-id': subnetId },
        answer: {
          subnetId,
          vpcId,
          ownerId: call.caller.accountId,
          state: 'available',
          cidrBlock: cidr,
          availabilityZone: zone,
          availableIpAddressCount: 4091,
          defaultForAz: isDefault,
          mapPublicIpOnLaunch: isDefault,
          ...nameTag(name),
        },
      })),
    ),
  });
  return { subnetSet: items, nextToken };
}

function describeSecurityGroups(
  call: AwsCall,
  input: ListInput & { GroupIds?: string[] },
): Record<string, unknown> {
  const { items, nextToken } = pageOfListed(call, {
    operation: 'DescribeSecurityGroups',
    input,
    ids: input.GroupIds,
    filters: ['vpc-id', 'group-id'],
    missing: { code: 'InvalidGroup.NotFound', kind: 'security group' },
    all: networks(call).flatMap(({ vpcId, securityGroups }) =>
      securityGroups.map(({ groupId, name, description }) => ({
        id: groupId,
        filters: { 'vpc-id': vpcId, 'group-id': groupId },
        answer: {
          groupId,
          vpcId,
          ownerId: call.caller.accountId,
          groupName: name,
          groupDescription: description,
        },
      })),
    ),
  });
  return { securityGroupInfo: items, nextToken };
}

export const ec2Operations: Operations = {
  DescribeVpcs: operation(describeVpcs),
  DescribeSubnets: operation(describeSubnets),
  DescribeSecurityGroups: operation(describeSecurityGroups),
};
