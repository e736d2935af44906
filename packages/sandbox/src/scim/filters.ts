/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { invalid } from './errors';

/** The attributes that a filter asks for, by lower-cased name, with the values they must equal. */
export type Filter = Record<string, string>;

const TERM = /^([\w.]+)\s+eq\s+("(?:[^"\\]|\\.)*")$/i;

/**
 * Reads a filter: terms `attribute eq "value"`, joined by `and`.
 *
 * @param combinations - the sets of attributes that may be asked for together
 * @throws ScimError when the filter is anything else.
 */
export function parseFilter(text: string, combinations: string[][]): Filter {
  const filter: Filter = {};
  // A value cannot be split by this: a quote stands between it and the word.
  for (const term of text.trim().split(/\s+and\s+(?=[\w.]+\s+eq\s+")/i)) {
    const [, name, quoted] = TERM.exec(term) ?? [];
    if (name === undefined || quoted === undefined) {
      throw invalid(`The filter '${text}' cannot be read`);
    }
    const value: string = JSON.parse(quoted);
    if (value === '') {
      throw invalid(`The value of ${name} in a filter must not be empty`);
    }
    filter[name.toLowerCase()] = value;
  }
  const asked = Object.keys(filter).sort().join();
  const isKnown = combinations.some(
    names =>
      names
        .map(name => name.toLowerCase())
        .sort()
        .join() === asked,
  );
  if (!isKnown) {
    throw invalid(`A filter on ${asked} is not supported`);
  }
  return filter;
}
