/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { isDuration } from './durations';

describe('isDuration', () => {
  it.each(['P90D', 'P1M', 'P1Y2M3DT4H', 'PT1H', 'P10Y'])('takes %s', text =>
    expect(isDuration(text)).toBe(true),
  );

  it.each(['', 'soon', 'P0D', 'P11Y', '-P1D'])('refuses %p', text =>
    expect(isDuration(text)).toBe(false),
  );

  // Measured with months of 30 days they are shorter than in the calendar, by which access ends.
  it.each(['P120M-3599D', 'P1M-29D', '-P-30D'])('refuses %s', text =>
    expect(isDuration(text)).toBe(false),
  );
});
