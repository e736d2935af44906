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

/** Field by column, since pages read thousands of rows of the same few columns. Empty for a column that is left out. */
const FIELDS: Record<string, string> = Object.create(null);

/** A row as a record: `display_name` becomes `displayName`, null becomes `undefined`, and `…_key` is left out. */
export function fromRow<Row extends object>(row: Row): RecordOf<Row> {
  const record: Record<string, unknown> = {};
  for (const [column, value] of Object.entries(row)) {
    FIELDS[column] ??= fieldOf(column);
    const field = FIELDS[column];
    if (field) {
      record[field] = value ?? undefined;
    }
  }
  return record as RecordOf<Row>;
}

function fieldOf(column: string): string {
  return column.endsWith('_key') ? '' : camelCase(column);
}

function camelCase(column: string): string {
  return column.replace(/_([a-z])/g, (_, letter) => letter.toUpperCase());
}
