/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import yaml from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Create a domain with an execution role of its own',
    example: yaml.stringify({
      steps: [
        {
          id: 'domain',
          name: 'Create the domain',
          action: 'sagemaker-studio:domain:create',
          input: {
            owner: 'group:default/forecasting',
            name: 'forecast-lab',
            accountId: '222222222222',
            region: 'eu-west-1',
            createRole: 'forecast-lab-execution',
            vpcId: 'vpc-0a1b2c3d4e5f60718',
            subnetIds: ['subnet-0a1b2c3d4e5f60718'],
            justification: 'The forecasters need a lab of their own',
          },
        },
      ],
    }),
  },
  {
    description:
      'Create a domain without access to the internet, whose apps stop after two idle hours, with a role that exists',
    example: yaml.stringify({
      steps: [
        {
          id: 'domain',
          name: 'Create the domain',
          action: 'sagemaker-studio:domain:create',
          input: {
            owner: 'group:default/forecasting',
            name: 'forecast-lab',
            accountId: '222222222222',
            region: 'eu-west-1',
            executionRole: 'arn:aws:iam::222222222222:role/StudioDataScientist',
            executionRoles: ['arn:aws:iam::222222222222:role/StudioMlEngineer'],
            networkAccess: 'vpc-only',
            vpcId: 'vpc-0a1b2c3d4e5f60718',
            subnetIds: ['subnet-0a1b2c3d4e5f60718', 'subnet-1b2c3d4e5f6071829'],
            securityGroupIds: ['sg-1b2c3d4e5f6071829'],
            sharing: { s3OutputPath: 's3://forecast-lab/shared' },
            storage: { defaultSpaceGb: 20, maximumSpaceGb: 200 },
            idleMinutes: 120,
            tags: { 'cost-center': '4711' },
            contact: '#forecasting',
            justification: 'The forecasters need a lab of their own',
          },
        },
      ],
    }),
  },
];
