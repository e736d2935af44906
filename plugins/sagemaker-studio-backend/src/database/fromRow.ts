/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

type CamelCase<Column> = Column extends `${infer Head}_${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : Column;

type Value<T> = null extends T ? Exclude<T, null> | undefined : T;

/** Columns that rows are only looked up by, such as a name in lower case. */
type LookupColumn = `${string}_key`;

export type RecordOf<Row> = {
  [Column in Exclude<keyof Row & string, LookupColumn> as CamelCase<Column> &
    string]: Value<Row[Column]>;
};

/** A row as a record: `display_name` becomes `displayName`, null becomes `undefined`, and `…_key` is left out. */
export function fromRow<Row extends object>(row: Row): RecordOf<Row> {
  const values: unknown[][] = [];
  for (const [column, value] of Object.entries(row)) {
    const field = fieldOf(column);
    if (field) {
      values.push([field, value ?? undefined]);
    }
  }
  return Object.fromEntries(values);
}

/** Pages read thousands of rows of the same few columns. */
const FIELDS = new Map<string, string | undefined>();

function fieldOf(column: string): string | undefined {
  if (!FIELDS.has(column)) {
    FIELDS.set(column, column.endsWith('_key') ? undefined : camelCase(column));
  }
  return FIELDS.get(column);
}

function camelCase(column: string): string {
  return column.replace(/_([a-z])/g, (_, letter) => letter.toUpperCase());
}
