/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/** One measured figure, with what it is held against. */
export type Row = {
  bench: string;
  metric: string;
  value: number;
  unit: string;
  /** The same, measured of what else one could do. */
  peer?: number;
  /** The theoretical optimum. */
  bound?: number;
  /** The target in words, and whether the value meets it; a figure without a target is there to explain another. */
  target?: string;
  met?: boolean;
  /** Why the value falls short of the target, where that is known. */
  reason?: string;
};

/** A figure that must not exceed what is given. */
export function atMost(most: number, row: Omit<Row, 'target' | 'met'>): Row {
  return { ...row, target: `≤ ${round(most)}`, met: row.value <= most };
}

/** A figure that must not fall below what is given. */
export function atLeast(least: number, row: Omit<Row, 'target' | 'met'>): Row {
  return { ...row, target: `≥ ${round(least)}`, met: row.value >= least };
}

/** To three significant digits. */
export function round(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(3));
}

/** Why a run of benches failed: what could not be measured, and what missed its target. */
export function problemsOf(rows: Row[], unmeasured: string[]): string[] {
  return [
    ...unmeasured.map(bench => `${bench} could not be measured.`),
    ...rows
      .filter(({ met }) => met === false)
      .map(
        ({ bench, metric, value, unit, target }) =>
          `${bench} missed a target: ${metric} is ${round(
            value,
          )} ${unit}, and ${target} is wanted.`,
      ),
  ];
}

const COLUMNS = [
  'bench',
  'metric',
  'value',
  'unit',
  'peer',
  'bound',
  'target',
  'met',
] as const;

/** The rows as a table of plain text. */
export function formatTable(rows: Row[]): string {
  const columns = COLUMNS.map(name => ({
    name,
    width: Math.max(name.length, ...rows.map(row => cell(row[name]).length)),
  }));
  const line = (textOf: (column: (typeof columns)[number]) => string) =>
    columns
      .map(column => textOf(column).padEnd(column.width))
      .join('  ')
      .trimEnd();
  const reasons = rows.filter(({ met, reason }) => met === false && reason);
  return [
    line(({ name }) => name),
    line(({ width }) => '-'.repeat(width)),
    ...rows.map(row => line(({ name }) => cell(row[name]))),
    ...reasons.map(
      ({ bench, metric, reason }) => `${bench}, ${metric}: ${reason}`,
    ),
  ].join('\n');
}

function cell(value: Row[keyof Row]): string {
  if (typeof value === 'number') {
    return String(round(value));
  }
  if (typeof value === 'boolean') {
    return value ? 'yes' : 'NO';
  }
  return value ?? '';
}
