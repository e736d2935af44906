/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { passes } from './nameFilter';

describe('passes', () => {
  it.each([
    ['anything', {}, true],
    ['forecasting', { include: ['forecasting'] }, true],
    ['Forecasting', { include: ['forecasting'] }, true],
    ['forecasting-eu', { include: ['forecasting'] }, false],
    ['forecasting-eu', { include: ['forecasting*'] }, true],
    ['svc-backup@alpenglow.example', { exclude: ['svc-*'] }, false],
    ['mira@alpenglow.example', { exclude: ['svc-*'] }, true],
    ['a.b', { include: ['a?b', 'axb'] }, false],
    ['a.b', { include: ['a.b'] }, true],
    ['axb', { include: ['a.b'] }, false],
    ['team-a', { include: ['team-*'], exclude: ['*-a'] }, false],
    ['team-b', { include: [] }, false],
  ])('%s with %j: %p', (name, filter, expected) => {
    expect(passes(name, filter)).toBe(expected);
  });
});
