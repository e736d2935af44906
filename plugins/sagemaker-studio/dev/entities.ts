/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { Entity } from '@backstage/catalog-model';

const PEOPLE = {
  forecasting: ['Mira Santos', 'Jonas Weber', 'Aiko Tanaka', 'Priya Nair'],
  'fraud-detection': ['Tomas Oliveira', 'Lena Fischer', 'Samuel Osei'],
  research: ['Daniel Kim', 'Fatima Zahra', 'Elif Demir'],
  'analytics-guild': [],
  newcomers: [],
  'finance-analytics': ['Olga Petrova', 'Ben Carter'],
};

const TITLES: Record<string, string> = {
  forecasting: 'Forecasting',
  'fraud-detection': 'Fraud Detection',
  research: 'Research',
  'analytics-guild': 'Analytics Guild',
  newcomers: 'Newcomers',
  'finance-analytics': 'Finance Analytics',
};

function nameOf(person: string): string {
  return person.toLowerCase().replace(' ', '.');
}

export const entities: Entity[] = Object.entries(PEOPLE).flatMap(
  ([team, people]) => [
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
  ],
);
