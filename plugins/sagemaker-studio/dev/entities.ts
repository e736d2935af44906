/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { Entity } from '@backstage/catalog-model';
import { ANNOTATION_STUDIO_DOMAIN_ARN } from '@studio-access/backstage-plugin-sagemaker-studio-common';

const PEOPLE = {
  forecasting: ['Mira Santos', 'Jonas Weber', 'Aiko Tanaka', 'Priya Nair'],
  'fraud-detection': ['Tomas Oliveira', 'Lena Fischer', 'Samuel Osei'],
  research: ['Daniel Kim', 'Fatima Zahra', 'Elif Demir'],
  'finance-analytics': ['Olga Petrova', 'Ben Carter'],
};

const TITLES: Record<string, string> = {
  forecasting: 'Forecasting',
  'fraud-detection': 'Fraud Detection',
  research: 'Research',
  'finance-analytics': 'Finance Analytics',
};

function nameOf(person: string): string {
  return person.toLowerCase().replace(' ', '.');
}

const domain: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: {
    name: 'd-researchlab1',
    namespace: 'default',
    uid: 'd-researchlab1',
    title: 'research-lab',
    annotations: {
      [ANNOTATION_STUDIO_DOMAIN_ARN]:
        'arn:aws:sagemaker:eu-west-1:222222222222:domain/d-researchlab1',
    },
  },
  spec: { type: 'sagemaker-studio-domain', owner: 'group:default/research' },
};

const teams: Entity[] = Object.entries(PEOPLE).flatMap(([team, people]) => [
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name: team, namespace: 'default', uid: team },
    spec: {
      type: 'team',
      children: [],
      profile: { displayName: TITLES[team] },
    },
    relations: people.map(person => ({
      type: 'hasMember',
      targetRef: `user:default/${nameOf(person)}`,
    })),
  },
  ...people.map(person => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: {
      name: nameOf(person),
      namespace: 'default',
      uid: nameOf(person),
    },
    spec: {
      profile: {
        displayName: person,
        email: `${nameOf(person)}@alpenglow.example`,
      },
      memberOf: [team],
    },
    relations: [{ type: 'memberOf', targetRef: `group:default/${team}` }],
  })),
]);

export const entities: Entity[] = [domain, ...teams];
