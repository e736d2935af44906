/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import yaml from 'yaml';

export const examples: TemplateExample[] = [
  {
    description:
      'Take the access of a whole team to a domain back; profiles and files stay',
    example: yaml.stringify({
      steps: [
        {
          id: 'offboard',
          name: 'Offboard the team',
          action: 'sagemaker-studio:team:offboard',
          input: {
            team: 'group:default/forecasting',
            domainId: 'd-researchlab1',
            justification: 'The project has ended',
          },
        },
      ],
    }),
  },
  {
    description:
      'Take the access of one person back, and delete their spaces and their profile',
    example: yaml.stringify({
      steps: [
        {
          id: 'offboard',
          name: 'Offboard a colleague',
          action: 'sagemaker-studio:team:offboard',
          input: {
            team: 'forecasting',
            domainId: 'd-researchlab1',
            people: ['jonas.weber'],
            deleteSpaces: true,
            deleteProfiles: true,
            justification: 'Has moved on to another project',
          },
        },
      ],
    }),
  },
];
