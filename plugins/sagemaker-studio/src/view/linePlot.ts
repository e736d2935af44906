/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/** Numbers by day; undefined where nothing was counted. */
export type PlotSeries = { id: string; values: (number | undefined)[] };

export type PlotSize = { width: number; height: number };

export type PlotPoint = { dayNumber: number; x: number; y: number };

/** Where everything of a plot is, in its own pixels. */
export type Plot = {
  /** Per series an SVG path, and what it cannot show. */
  lines: { id: string; path: string; dots: PlotPoint[] }[];
  yTicks: { value: number; y: number }[];
  /** Indexes of the days that are named below. */
  xTicks: { index: number; x: number }[];
  /** The x of each day. */
  xs: number[];
  /** The y of a value. */
  yOf: (value: number) => number;
};

const LEFT = 40;
const RIGHT = 16;
const TOP = 8;
const BOTTOM = 24;
const MIN_LABEL_DISTANCE = 110;

/** Every day is as wide as every other; a line is broken where days were not counted. */
export function layoutPlot(
  days: string[],
  series: PlotSeries[],
  size: PlotSize,
): Plot {
  const inner = size.width - LEFT - RIGHT;
  const numbers = days.map(day => Date.parse(day) / 86_400_000);
  const first = numbers[0] ?? 0;
  const span = Math.max(1, (numbers[numbers.length - 1] ?? 0) - first);
  const xs = numbers.map(number => LEFT + ((number - first) / span) * inner);
  const top = niceMaximum(
    Math.max(0, ...series.flatMap(({ values }) => values.map(v => v ?? 0))),
  );
  const yOf = (value: number) =>
    TOP + (1 - value / top) * (size.height - TOP - BOTTOM);
  return {
    lines: series.map(({ id, values }) => {
      const points = values.flatMap((value, index) =>
        value === undefined
          ? []
          : [{ dayNumber: numbers[index], x: xs[index], y: yOf(value) }],
      );
      return { id, path: pathOf(points), dots: isolatedPoints(points) };
    }),
    yTicks: [0, top / 2, top].map(value => ({ value, y: yOf(value) })),
    xTicks: evenlySpaced(
      days.length,
      Math.floor(inner / MIN_LABEL_DISTANCE),
    ).map(index => ({ index, x: xs[index] })),
    xs,
    yOf,
  };
}

/** The even number at or above a value that reads well on an axis; its half is whole. */
export function niceMaximum(value: number): number {
  const magnitude = 10 ** Math.floor(Math.log10(Math.max(value, 1)));
  const top = [1, 2, 4, 6, 8, 10]
    .map(factor => factor * magnitude)
    .find(each => each >= value);
  return Math.max(2, top ?? value);
}

/** The day that a point of the plot is nearest to. */
export function nearestDay(xs: number[], x: number): number | undefined {
  let nearest: number | undefined;
  for (const [index, each] of xs.entries()) {
    if (
      nearest === undefined ||
      Math.abs(each - x) < Math.abs(xs[nearest] - x)
    ) {
      nearest = index;
    }
  }
  return nearest;
}

function pathOf(points: PlotPoint[]): string {
  return points
    .map(({ x, y }, at) => {
      const goesOn = at > 0 && isNextDay(points[at - 1], points[at]);
      return `${goesOn ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}`;
    })
    .join('');
}

/** Days without a neighbour, of which a line would show nothing. */
function isolatedPoints(points: PlotPoint[]): PlotPoint[] {
  return points.filter((point, at) => {
    const [before, after] = [points[at - 1], points[at + 1]];
    return !(
      (before && isNextDay(before, point)) ||
      (after && isNextDay(point, after))
    );
  });
}

function isNextDay(a: PlotPoint, b: PlotPoint): boolean {
  return b.dayNumber - a.dayNumber <= 1;
}

/** Up to `wanted` indexes from the first to the last, at even distances. */
function evenlySpaced(count: number, wanted: number): number[] {
  const parts = Math.max(1, Math.min(wanted, count) - 1);
  const indexes = Array.from({ length: parts + 1 }, (_, part) =>
    Math.round((part * (count - 1)) / parts),
  );
  return count === 0 ? [] : [...new Set(indexes)];
}
