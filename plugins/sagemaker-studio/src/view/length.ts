/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { DateTime, Duration } from 'luxon';
import type {
  PlanInput,
  Plan,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';

/** How long the policies let access last. */
export type Terms = NonNullable<Plan['terms']>;

/** The choice of access without an end. */
export const NO_END = 'none';

const LENGTHS = ['P7D', 'P30D', 'P90D', 'P180D', 'P365D'];

const millisecondsOf = (duration: string) =>
  Duration.fromISO(duration).toMillis();

/** The length that is chosen: what is usual under the terms unless something else is. Undefined: not known yet. */
export function chosenLength(
  choice: string,
  terms: Terms | undefined,
): string | undefined {
  return choice || terms?.usual;
}

/** The fields of a request for a length. */
export function lengthInput(
  choice: string,
  terms: Terms | undefined,
): Pick<PlanInput, 'duration' | 'noEnd'> {
  const length = chosenLength(choice, terms);
  if (length === NO_END) {
    return { noEnd: true };
  }
  return length ? { duration: length } : {};
}

/** The lengths to choose from, the shortest first. */
export function lengthsUnder(terms: Terms | undefined): string[] {
  const max = terms?.max;
  return [...new Set([...LENGTHS, ...(terms ? [terms.usual] : [])])]
    .filter(length => !max || millisecondsOf(length) <= millisecondsOf(max))
    .sort((a, b) => millisecondsOf(a) - millisecondsOf(b));
}

/** When access ends that lasts so long from a time. Undefined: never, or not known. */
export function endAfter(
  start: string,
  length: string | undefined,
): string | undefined {
  if (!length || length === NO_END) {
    return undefined;
  }
  return (
    DateTime.fromISO(start).plus(Duration.fromISO(length)).toISO() ?? undefined
  );
}
