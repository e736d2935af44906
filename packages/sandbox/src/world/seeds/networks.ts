/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { Network } from '../World';

/** The VPC that the domains of the seeds are in. */
export const STUDIO_VPC = 'vpc-0a1b2c3d4e5f60718';
export const STUDIO_SUBNETS = [
  'subnet-0a1b2c3d4e5f60718',
  'subnet-1b2c3d4e5f6071829',
];

/** Two VPCs in the Region: the one that AWS makes in every account, and one for Studio. */
export function createNetworks(region: string): Network[] {
  return [
    {
      region,
      vpcId: STUDIO_VPC,
      name: 'studio',
      cidr: '10.20.0.0/16',
      isDefault: false,
      subnets: STUDIO_SUBNETS.map((subnetId, index) => ({
        subnetId,
        name: `studio-private-${index + 1}`,
        cidr: `10.20.${index * 16}.0/20`,
        zone: `${region}${'ab'[index]}`,
      })),
      securityGroups: [
        {
          groupId: 'sg-0a1b2c3d4e5f60718',
          name: 'default',
          description: 'default VPC security group',
        },
        {
          groupId: 'sg-1b2c3d4e5f6071829',
          name: 'studio-apps',
          description: 'Outbound traffic of Studio apps',
        },
      ],
    },
    {
      region,
      vpcId: 'vpc-2c3d4e5f60718293a',
      cidr: '172.31.0.0/16',
      isDefault: true,
      subnets: [
        {
          subnetId: 'subnet-2c3d4e5f60718293a',
          cidr: '172.31.0.0/20',
          zone: `${region}a`,
        },
      ],
      securityGroups: [
        {
          groupId: 'sg-2c3d4e5f60718293a',
          name: 'default',
          description: 'default VPC security group',
        },
      ],
    },
  ];
}
