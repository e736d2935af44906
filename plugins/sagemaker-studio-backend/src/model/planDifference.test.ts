/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  englishOf,
  type Plan,
  type PlanItem,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { planDifference } from './planDifference';

const planFor = (items: Partial<PlanItem>[]): Plan => ({
  items: items.map(item => ({
    person: 'user:default/ben.carter',
    displayName: 'Ben Carter',
    steps: [],
    changes: true,
    sentence: 'Ben Carter gets access.',
    ...item,
  })),
  domainId: 'd-researchlab1',
  executionRole: 'arn:aws:iam::222222222222:role/scientist',
  warnings: [],
  hash: '',
});

it('tells people of one name apart by their user ids', () => {
  const before = planFor([{ userId: 'a' }]);
  expect(planDifference(before, planFor([{ userId: 'a' }]))).toEqual([]);
  expect(
    planDifference(before, planFor([{ userId: 'b' }])).map(englishOf),
  ).toEqual([
    'New: Ben Carter gets access.',
    'No longer: Ben Carter gets access.',
  ]);
});

it('takes an item without a user id for the person of that name', () => {
  expect(planDifference(planFor([{}]), planFor([{ userId: 'a' }]))).toEqual([]);
});
