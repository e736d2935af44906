/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { addDuration } from './durations';
import { refuse, type Refusal } from './outcome';
import type { Policy } from './policy';
import type { GrantRecord } from './records';
import { say } from '../util/say';

/**
 * Why access cannot be extended yet. An extension is counted from the present end, so a chain of them would go beyond any
 * limit; it is asked for once no more is left than the policies allow at a time.
 *
 * @param at - ISO 8601; the time of now
 */
export function checkTimeToExtend(
  matching: Policy[],
  grants: Pick<GrantRecord, 'displayName' | 'startsAt' | 'expiresAt'>[],
  at: string,
): Refusal | undefined {
  for (const { name, duration } of matching) {
    const { max } = duration;
    const early =
      max &&
      grants.find(
        ({ startsAt = at, expiresAt }) =>
          expiresAt !== undefined &&
          expiresAt > addDuration(startsAt > at ? startsAt : at, max),
      );
    if (early) {
      return refuse(
        'invalid',
        say('refused.extend-early', {
          person: early.displayName,
          until: { time: early.expiresAt ?? at },
          policy: name,
          max,
        }),
      );
    }
  }
  return undefined;
}
