/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import {
  ATTENTION_CODES,
  codesOfFilter,
  countedDiagnoses,
  countOfFilter,
  diagnosisFilterOf,
} from './diagnoses';

describe('diagnoses', () => {
  it('are counted most urgent first, without those that do not occur', () => {
    const counts = { ready: 3, unused: 1, blocked: 2, 'role-differs': 0 };
    expect(countedDiagnoses(counts)).toEqual([
      { code: 'blocked', count: 2 },
      { code: 'unused', count: 1 },
      { code: 'ready', count: 3 },
    ]);
    expect(countOfFilter(counts, 'all')).toBe(6);
    expect(countOfFilter(counts, 'attention')).toBe(3);
    expect(countOfFilter(counts, 'ready')).toBe(3);
  });

  it('are a filter, and an unknown filter means all', () => {
    expect(codesOfFilter('all')).toBeUndefined();
    expect(codesOfFilter('attention')).toBe(ATTENTION_CODES);
    expect(ATTENTION_CODES).toContain('access-nobody-granted');
    expect(ATTENTION_CODES).not.toContain('ready');
    expect(codesOfFilter('unused')).toEqual(['unused']);
    expect(diagnosisFilterOf('unused')).toBe('unused');
    expect(diagnosisFilterOf('nonsense')).toBe('all');
    expect(diagnosisFilterOf(null)).toBe('all');
  });
});
