/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import yaml from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Wait for a request that was filed before',
    example: yaml.stringify({
      steps: [
        {
          id: 'wait',
          name: 'Wait for the access',
          action: 'sagemaker-studio:access:wait',
          input: { requestId: 'r-1' },
        },
      ],
    }),
  },
  {
    description: 'Wait for the request of an earlier step, for up to two hours',
    example: yaml.stringify({
      steps: [
        {
          id: 'wait',
          name: 'Wait for the access',
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
