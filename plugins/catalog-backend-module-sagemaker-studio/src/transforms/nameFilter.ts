/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/** Patterns in which `*` stands for any characters; case does not matter, and `exclude` wins. */
export type NameFilter = { include?: string[]; exclude?: string[] };

/** Whether a name passes the filter. */
export function passes(name: string, filter: NameFilter): boolean {
  const isNamed = (pattern: string) => fits(name, pattern);
  return (
    (filter.include?.some(isNamed) ?? true) &&
    !(filter.exclude?.some(isNamed) ?? false)
  );
}

/** Whether a name fits a pattern. */
export function fits(name: string, pattern: string): boolean {
  return toRegExp(pattern).test(name);
}

function toRegExp(pattern: string): RegExp {
  const parts = pattern
    .split('*')
    .map(part => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 'is');
}
