/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import yaml from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'See what onboarding a whole team would do',
    example: yaml.stringify({
      steps: [
        {
          id: 'plan',
          name: 'See what would be done',
          action: 'sagemaker-studio:plan',
          input: {
            team: 'group:default/forecasting',
            domainId: 'd-researchlab1',
          },
        },
      ],
    }),
  },
  {
    description:
      'See what giving another execution role to two people would do',
    example: yaml.stringify({
      steps: [
        {
          id: 'plan',
          name: 'See what would be done',
          action: 'sagemaker-studio:plan',
          input: {
            team: 'group:default/forecasting',
            domainId: 'd-researchlab1',
            executionRole: 'arn:aws:iam::222222222222:role/StudioMlEngineer',
            people: ['user:default/jonas.weber', 'user:default/aiko.tanaka'],
          },
        },
      ],
    }),
  },
  {
    description:
      'Stop before anything is changed, where nobody could decide once the team has these leads',
    example: yaml.stringify({
      steps: [
        {
          id: 'plan',
          name: 'See what would be done',
          action: 'sagemaker-studio:plan',
          input: {
            team: 'group:default/forecasting',
            domainId: 'd-researchlab1',
            leads: ['user:default/daniel.kim'],
            check: true,
          },
        },
      ],
    }),
  },
];
