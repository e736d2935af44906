/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { DateTime, Duration } from 'luxon';
import type { GrantRecord } from '../model/records';

/**
 * Which announcement of a grant's end is due: the last one whose time has come. Earlier ones that were missed count as
 * made, so that a system that was down for a week does not tell everything at once; and an announcement that would come
 * with the grant itself is none.
 *
 * @param notices - ISO 8601 durations, longest first
 * @returns the notice to make, and all that then count as made
 */
export function dueNotice(
  grant: Pick<GrantRecord, 'expiresAt' | 'createdAt' | 'notices'>,
  notices: string[],
  now: string,
): { notice: string; made: string[] } | undefined {
  const { expiresAt } = grant;
  if (expiresAt === undefined || expiresAt <= now) {
    return undefined;
  }
  const end = DateTime.fromISO(expiresAt, { zone: 'utc' });
  const come = notices.filter(notice => {
    const at = end.minus(Duration.fromISO(notice)).toISO() ?? expiresAt;
    return at <= now && at > grant.createdAt;
  });
  const notice = come[come.length - 1];
  return notice === undefined || grant.notices.includes(notice)
    ? undefined
    : { notice, made: [...new Set([...grant.notices, ...come])] };
}
