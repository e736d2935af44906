/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/** A value in a table. Absent means unknown. */
export type CsvValue = string | number | undefined;

/** Rows as RFC 4180 CSV. */
export function toCsv(rows: CsvValue[][]): string {
  return rows.map(row => `${row.map(toField).join(',')}\r\n`).join('');
}

function toField(value: CsvValue): string {
  if (typeof value === 'number') {
    return String(value);
  }
  // A spreadsheet takes these for the start of a formula.
  const text = (value ?? '').replace(/^(?=[=+\-@\t\r])/, "'");
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}
