/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { DateTime, Duration } from 'luxon';
import type { GrantRecord } from '../model/records';

/**
 * The expiry notice that is due: the last one whose time has come. Earlier ones that were missed count as sent, so that
 * a system that was down for a week does not send all at once. A notice whose time was before the grant is none.
 *
 * @param notices - ISO 8601 durations, longest first
 * @returns the notice to send, and all that then count as sent
 */
export function dueNotice(
  grant: Pick<GrantRecord, 'expiresAt' | 'createdAt' | 'announced'>,
  notices: string[],
  now: string,
): { notice: string; announced: string[] } | undefined {
  const { expiresAt } = grant;
  if (expiresAt === undefined || expiresAt <= now) {
    return undefined;
  }
  const end = DateTime.fromISO(expiresAt, { zone: 'utc' });
  const come = notices.filter(notice => {
    const at = end.minus(Duration.fromISO(notice)).toISO() ?? expiresAt;
    return at <= now && at > grant.createdAt;
  });
  const notice = come.at(-1);
  return notice === undefined || grant.announced.includes(notice)
    ? undefined
    : { notice, announced: [...new Set([...grant.announced, ...come])] };
}
