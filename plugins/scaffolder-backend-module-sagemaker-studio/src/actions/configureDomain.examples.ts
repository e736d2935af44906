/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import yaml from 'yaml';

export const examples: TemplateExample[] = [
  {
    description:
      'Have the portal manage a domain that it has only observed so far',
    example: yaml.stringify({
      steps: [
        {
          id: 'configure',
          name: 'Manage the domain',
          action: 'sagemaker-studio:domain:configure',
          input: {
            domainId: 'd-researchlab1',
            mode: 'manage',
            owners: ['group:default/ml-platform'],
          },
        },
      ],
    }),
  },
  {
    description:
      'Say which roles may be asked for and how long access lasts at most',
    example: yaml.stringify({
      steps: [
        {
          id: 'configure',
          name: 'Set roles and durations',
          action: 'sagemaker-studio:domain:configure',
          input: {
            domainId: 'd-researchlab1',
            roles: [
              {
                role: 'arn:aws:iam::222222222222:role/StudioMlEngineer',
                name: 'ML engineer',
                purpose: 'Training jobs',
              },
            ],
            defaultDuration: 'P30D',
            maxDuration: 'P90D',
            contact: '#research-lab',
          },
        },
      ],
    }),
  },
];
