/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  paginateDescribeSecurityGroups,
  paginateDescribeSubnets,
  paginateDescribeVpcs,
  type EC2Client,
  type Tag,
} from '@aws-sdk/client-ec2';
import type { Pace } from './CallQueue';
import type { ObserveCallHere } from './observeCall';
import type { CallOptions, ObservedNetwork } from './observed';
import { pacedClient, sendOptions } from './pacedClient';

/** EC2 gives up to 1,000 items a page. */
const PAGE_SIZE = 1000;

/** EC2 in one account and Region, as far as it tells in which networks a domain can be. */
export class NetworkGateway {
  readonly #client: EC2Client;

  constructor(options: {
    client: EC2Client;
    pace: Pace;
    observe: ObserveCallHere;
  }) {
    const { pace, observe } = options;
    this.#client = pacedClient(options.client, {
      pace,
      limitOf: () => 'ec2',
      observe,
    });
  }

  /** DescribeVpcs, DescribeSubnets and DescribeSecurityGroups to their ends: VPCs with what is in them, by id. */
  async listNetworks(options?: CallOptions): Promise<ObservedNetwork[]> {
    const networks = new Map<string, ObservedNetwork>();
    const paging = { client: this.#client, pageSize: PAGE_SIZE };
    const send = sendOptions(options);
    for await (const { Vpcs = [] } of paginateDescribeVpcs(paging, {}, send)) {
      for (const { VpcId = '', CidrBlock = '', IsDefault, Tags } of Vpcs) {
        networks.set(VpcId, {
          vpcId: VpcId,
          name: nameIn(Tags),
          cidr: CidrBlock,
          isDefault: IsDefault === true,
          subnets: [],
          securityGroups: [],
        });
      }
    }
    const subnetPages = paginateDescribeSubnets(paging, {}, send);
    for await (const { Subnets = [] } of subnetPages) {
      for (const subnet of Subnets) {
        networks.get(subnet.VpcId ?? '')?.subnets.push({
          subnetId: subnet.SubnetId ?? '',
          name: nameIn(subnet.Tags),
          cidr: subnet.CidrBlock ?? '',
          zone: subnet.AvailabilityZone ?? '',
        });
      }
    }
    const groupPages = paginateDescribeSecurityGroups(paging, {}, send);
    for await (const { SecurityGroups = [] } of groupPages) {
      for (const group of SecurityGroups) {
        networks.get(group.VpcId ?? '')?.securityGroups.push({
          groupId: group.GroupId ?? '',
          name: group.GroupName ?? '',
          description: group.Description,
        });
      }
    }
    return [...networks.values()].sort((a, b) =>
      a.vpcId.localeCompare(b.vpcId),
    );
  }
}

function nameIn(tags: Tag[] = []): string | undefined {
  return tags.find(({ Key }) => Key === 'Name')?.Value;
}
