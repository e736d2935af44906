/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import {
  chosenLength,
  endAfter,
  lengthInput,
  lengthsUnder,
  NO_END,
} from './length';

const TERMS = { usual: 'P7D', mayHaveNoEnd: true };

describe('the length of access', () => {
  it('is as usual unless something else is chosen, and never without an end by itself', () => {
    expect(lengthInput('', TERMS)).toEqual({ duration: 'P7D' });
    expect(lengthInput('P30D', TERMS)).toEqual({ duration: 'P30D' });
    expect(lengthInput(NO_END, TERMS)).toEqual({ noEnd: true });
    expect(lengthInput('', undefined)).toEqual({});
    expect(chosenLength('', TERMS)).toBe('P7D');
  });

  it('is chosen among those that the policies allow', () => {
    expect(
      lengthsUnder({ usual: 'P14D', max: 'P90D', mayHaveNoEnd: false }),
    ).toEqual(['P7D', 'P14D', 'P30D', 'P90D']);
  });

  it('leads to an end', () => {
    expect(endAfter('2026-12-01T08:00:00.000Z', 'P7D')).toContain('2026-12-08');
    expect(endAfter('2026-12-01T08:00:00.000Z', NO_END)).toBeUndefined();
  });
});
