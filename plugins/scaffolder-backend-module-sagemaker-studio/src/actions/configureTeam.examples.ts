/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import yaml from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Name who decides about the access of a new team',
    example: yaml.stringify({
      steps: [
        {
          id: 'leads',
          name: 'Set the leads',
          action: 'sagemaker-studio:team:configure',
          input: {
            team: 'group:default/forecasting',
            leads: ['user:default/mira.santos'],
          },
        },
      ],
    }),
  },
];
