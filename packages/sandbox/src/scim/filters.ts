/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import SCIMMY from 'scimmy';

/** The value of a filter that is `<attribute> eq "<value>"` and no more: these are answered from an index. */
export function equalTo(
  filter: SCIMMY.Types.Filter | undefined,
  attribute: string,
): string | undefined {
  if (!filter || filter.length !== 1) {
    return undefined;
  }
  const entries = Object.entries(filter[0] as Record<string, unknown>);
  if (entries.length !== 1) {
    return undefined;
  }
  const [[name, expression]] = entries;
  if (
    name.toLowerCase() !== attribute.toLowerCase() ||
    !Array.isArray(expression) ||
    expression.length !== 2
  ) {
    return undefined;
  }
  const [operator, value]: unknown[] = expression;
  return operator === 'eq' && typeof value === 'string' ? value : undefined;
}
