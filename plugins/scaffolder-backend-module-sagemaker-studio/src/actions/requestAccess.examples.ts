/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import yaml from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Ask for access for whoever runs the template',
    example: yaml.stringify({
      steps: [
        {
          id: 'ask',
          name: 'Ask for access',
          action: 'sagemaker-studio:access:request',
          input: {
            team: 'group:default/forecasting',
            domainId: 'd-researchlab1',
            justification: 'Load forecasts for the winter season',
          },
        },
      ],
    }),
  },
  {
    description:
      'Ask for two people for 30 days, and wait up to two hours until they are in',
    example: yaml.stringify({
      steps: [
        {
          id: 'ask',
          name: 'Ask for access',
          action: 'sagemaker-studio:access:request',
          input: {
            team: 'forecasting',
            domainId: 'd-researchlab1',
            people: ['jonas.weber', 'aiko.tanaka'],
            duration: 'P30D',
            justification: 'Joining the load forecast project',
          },
        },
        {
          id: 'wait',
          name: 'Wait until they are in',
          action: 'sagemaker-studio:access:wait',
          input: {
            requestId: '${{ steps.ask.output.requestId }}',
            timeoutMinutes: 120,
          },
        },
      ],
    }),
  },
];
