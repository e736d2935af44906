/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import yaml from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Onboard every member of a team',
    example: yaml.stringify({
      steps: [
        {
          id: 'onboard',
          name: 'Onboard the team',
          action: 'sagemaker-studio:team:onboard',
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
      'Onboard two people of a team for 90 days with a role that is not the default, and wait up to two hours for a decision',
    example: yaml.stringify({
      steps: [
        {
          id: 'onboard',
          name: 'Onboard the new colleagues',
          action: 'sagemaker-studio:team:onboard',
          input: {
            team: 'forecasting',
            domainId: 'd-researchlab1',
            executionRole: 'arn:aws:iam::222222222222:role/StudioMlEngineer',
            people: ['jonas.weber', 'aiko.tanaka'],
            duration: 'P90D',
            justification: 'Joining the load forecast project',
            timeoutMinutes: 120,
          },
        },
      ],
    }),
  },
  {
    description:
      'Onboard a team through its Identity Center group, which is assigned once',
    example: yaml.stringify({
      steps: [
        {
          id: 'team',
          name: 'Read the team',
          action: 'catalog:fetch',
          input: { entityRef: 'group:default/forecasting' },
        },
        {
          id: 'onboard',
          name: 'Onboard the team',
          action: 'sagemaker-studio:team:onboard',
          input: {
            team: 'group:default/forecasting',
            domainId: 'd-researchlab1',
            assignThrough: {
              group:
                "${{ steps.team.output.entity.metadata.annotations['aws.amazon.com/identity-center-group-id'] }}",
            },
            justification: 'Load forecasts for the winter season',
          },
        },
      ],
    }),
  },
  {
    description:
      'Onboard people whose access begins later; the task ends once that is decided',
    example: yaml.stringify({
      steps: [
        {
          id: 'onboard',
          name: 'Onboard the new colleagues',
          action: 'sagemaker-studio:team:onboard',
          input: {
            team: 'group:default/forecasting',
            domainId: 'd-researchlab1',
            people: ['user:default/jonas.weber'],
            startsAt: '2026-12-01T08:00:00Z',
            justification: 'Joining the load forecast project in December',
          },
        },
      ],
    }),
  },
  {
    description:
      'Onboard a successor who takes over the profile and home directory of whoever had the same login before; a person approves it',
    example: yaml.stringify({
      steps: [
        {
          id: 'onboard',
          name: 'Onboard the successor',
          action: 'sagemaker-studio:team:onboard',
          input: {
            team: 'group:default/forecasting',
            domainId: 'd-researchlab1',
            people: ['user:default/jonas.weber'],
            handOver: true,
            justification: 'Goes on with the work of the last year',
          },
        },
      ],
    }),
  },
  {
    description: 'Onboard a team into several domains',
    example: yaml.stringify({
      steps: [
        {
          id: 'onboard',
          name: 'Onboard the team',
          action: 'sagemaker-studio:team:onboard',
          each: ['d-researchlab1', 'd-researchlab2'],
          input: {
            team: 'group:default/forecasting',
            domainId: '${{ each.value }}',
            justification: 'Load forecasts for the winter season',
          },
        },
      ],
    }),
  },
];
