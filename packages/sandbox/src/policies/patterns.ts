/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/** Whether a text matches a pattern of a policy. */
export type Matcher = (text: string) => boolean;

/** Segments of an ARN before the part that the service defines: arn, partition, service, Region, account. */
const ARN_SEGMENTS = 5;

function expressionOf(pattern: string, any: string, one: string): string {
  return pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', any)
    .replaceAll('?', one);
}

/** An action, such as `sagemaker:List*`: `*` is any text, `?` one character, and case does not matter. */
export function actionMatcher(pattern: string): Matcher {
  if (pattern === '*') {
    return () => true;
  }
  const expression = new RegExp(`^${expressionOf(pattern, '.*', '.')}$`, 'i');
  return text => expression.test(text);
}

/** An ARN: a wildcard stays within its segment, except in the last one, which may itself contain colons. */
export function resourceMatcher(pattern: string): Matcher {
  if (pattern === '*') {
    return () => true;
  }
  if (!/[*?]/.test(pattern)) {
    return text => text === pattern;
  }
  const segments = pattern.split(':');
  const start = segments.slice(0, ARN_SEGMENTS).join(':');
  const end = segments.slice(ARN_SEGMENTS).join(':');
  if (!/[*?]/.test(start) && /^[^*?]*\*$/.test(end)) {
    const prefix = pattern.slice(0, -1);
    return text => text.startsWith(prefix);
  }
  const expression = new RegExp(
    `^${expressionOf(start, '[^:]*', '[^:]')}:${expressionOf(end, '.*', '.')}$`,
  );
  return text => expression.test(text);
}
