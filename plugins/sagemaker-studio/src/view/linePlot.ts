/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/** Numbers by day; undefined where nothing was counted. */
export type PlotSeries = { id: string; values: (number | undefined)[] };

export type PlotSize = { width: number; height: number };

export type PlotPoint = { dayNumber: number; x: number; y: number };

/** A day on the x axis. */
export type PlotDay = { day: string; x: number };

/** The layout of a plot, in its own pixels. */
export type Plot = {
  /** One SVG path per series, and the points that a path does not show. */
  lines: { id: string; path: string; dots: PlotPoint[] }[];
  yTicks: { value: number; y: number }[];
  days: PlotDay[];
  /** The days with a label. */
  xTicks: PlotDay[];
};

const LEFT = 40;
const RIGHT = 16;
const TOP = 8;
const BOTTOM = 24;
const MIN_LABEL_DISTANCE = 110;

/** All days have the same width. A line has gaps where days were not counted. */
export function layoutPlot(
  days: string[],
  series: PlotSeries[],
  size: PlotSize,
): Plot {
  const inner = size.width - LEFT - RIGHT;
  const dayNumbers = days.map(dayNumberOf);
  const first = dayNumbers.at(0) ?? 0;
  const span = Math.max(1, (dayNumbers.at(-1) ?? 0) - first);
  const xOf = (dayNumber: number) =>
    LEFT + ((dayNumber - first) / span) * inner;
  const top = niceMaximum(
    Math.max(0, ...series.flatMap(({ values }) => values.map(v => v ?? 0))),
  );
  const yOf = (value: number) =>
    TOP + (1 - value / top) * (size.height - TOP - BOTTOM);
  const plotDays = days.map(day => ({ day, x: xOf(dayNumberOf(day)) }));
  return {
    lines: series.map(({ id, values }) => {
      const points = dayNumbers.flatMap((dayNumber, index) => {
        const value = values[index];
        return value === undefined
          ? []
          : [{ dayNumber, x: xOf(dayNumber), y: yOf(value) }];
      });
      return { id, path: pathOf(points), dots: isolatedPoints(points) };
    }),
    yTicks: [0, top / 2, top].map(value => ({ value, y: yOf(value) })),
    days: plotDays,
    xTicks: evenlySpaced(plotDays, Math.floor(inner / MIN_LABEL_DISTANCE)),
  };
}

/** The upper end of an axis for a value: a round, even number, so that half of it is whole. */
export function niceMaximum(value: number): number {
  const magnitude = 10 ** Math.floor(Math.log10(Math.max(value, 1)));
  const top = [1, 2, 4, 6, 8, 10]
    .map(factor => factor * magnitude)
    .find(each => each >= value);
  return Math.max(2, top ?? value);
}

/** The day closest to an x coordinate, by index. */
export function nearestDay(days: PlotDay[], x: number): number | undefined {
  const distances = days.map(day => Math.abs(day.x - x));
  const index = distances.indexOf(Math.min(...distances));
  return index < 0 ? undefined : index;
}

function dayNumberOf(day: string): number {
  return Date.parse(day) / 86_400_000;
}

function pathOf(points: PlotPoint[]): string {
  return points
    .map((point, index) => {
      const before = points[index - 1];
      const command = before && isNextDay(before, point) ? 'L' : 'M';
      return `${command}${point.x.toFixed(1)} ${point.y.toFixed(1)}`;
    })
    .join('');
}

/** Points without a neighbouring day, which a line does not show. */
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

/** Up to `wanted` evenly spaced items, the first and the last included. */
function evenlySpaced<T>(items: T[], wanted: number): T[] {
  const parts = Math.max(1, Math.min(wanted, items.length) - 1);
  const indexes = new Set(
    Array.from({ length: parts + 1 }, (_, part) =>
      Math.round((part * (items.length - 1)) / parts),
    ),
  );
  return items.filter((_, index) => indexes.has(index));
}
