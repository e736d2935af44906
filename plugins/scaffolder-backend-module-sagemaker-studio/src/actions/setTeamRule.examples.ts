/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import yaml from 'yaml';

export const examples: TemplateExample[] = [
  {
    description:
      'Let joiners in at once where the policies want no decision, and propose to end the access of leavers',
    example: yaml.stringify({
      steps: [
        {
          id: 'rule',
          name: 'Set the team rule',
          action: 'sagemaker-studio:team:rule',
          input: {
            team: 'group:default/forecasting',
            domainId: 'd-researchlab1',
            duration: 'P90D',
            joiners: 'automatic',
            leavers: 'propose',
            justification: 'Load forecasts are made in the research lab',
          },
        },
      ],
    }),
  },
  {
    description: 'End the rule',
    example: yaml.stringify({
      steps: [
        {
          id: 'rule',
          name: 'End the rule',
          action: 'sagemaker-studio:team:rule',
          input: {
            team: 'group:default/forecasting',
            domainId: 'd-researchlab1',
            joiners: 'off',
            leavers: 'off',
            justification: 'The team has moved on',
          },
        },
      ],
    }),
  },
];
