/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { layoutPlot, nearestDay, niceMaximum } from './linePlot';

describe('layoutPlot', () => {
  const size = { width: 456, height: 232 };

  it('places days and values, with gaps for days without counts', () => {
    const plot = layoutPlot(
      ['2026-11-01', '2026-11-02', '2026-11-05'],
      [{ id: 'people', values: [0, 4, 8] }],
      size,
    );
    expect(plot.days.map(({ x }) => x)).toEqual([40, 140, 440]);
    expect(plot.yTicks).toEqual([
      { value: 0, y: 208 },
      { value: 4, y: 108 },
      { value: 8, y: 8 },
    ]);
    // Days without counts leave a gap in the line.
    expect(plot.lines).toEqual([
      {
        id: 'people',
        path: 'M40.0 208.0L140.0 108.0M440.0 8.0',
        dots: [expect.objectContaining({ x: 440, y: 8 })],
      },
    ]);
    expect(plot.xTicks).toEqual(plot.days);
  });

  it('handles one day and none', () => {
    const one = layoutPlot(
      ['2026-11-01'],
      [{ id: 'people', values: [0] }],
      size,
    );
    expect(one.days).toEqual([{ day: '2026-11-01', x: 40 }]);
    expect(one.lines).toEqual([
      expect.objectContaining({
        dots: [expect.objectContaining({ x: 40, y: 208 })],
      }),
    ]);
    expect(one.xTicks).toEqual(one.days);
    expect(layoutPlot([], [], size)).toMatchObject({ days: [], xTicks: [] });
  });

  it.each([
    [0, 2],
    [1, 2],
    [3, 4],
    [7, 8],
    [10, 10],
    [11, 20],
    [57, 60],
    [9_500, 10_000],
  ])('has an axis for %s up to %s', (value, top) => {
    expect(niceMaximum(value)).toBe(top);
  });

  it('finds the day closest to the pointer', () => {
    const days = [40, 140, 440].map(x => ({ day: '', x }));
    expect(nearestDay(days, 95)).toBe(1);
    expect(nearestDay(days, 900)).toBe(2);
    expect(nearestDay([], 5)).toBeUndefined();
  });
});
