/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { isLetIn } from './diagnosisWords';
import type { DomainFacts, PersonFacts } from './facts';

/**
 * When the access of somebody's grant ended, although the grant is there still because of what it left behind. An
 * offboarding that has taken the way in away and deletes now has ended it as well, unless something else lets the person
 * in or nobody could look whether that is so.
 */
export function endOfAccess(
  facts: PersonFacts,
  domain: DomainFacts,
): string | undefined {
  const { grant } = facts;
  if (grant?.endedAt) {
    return grant.endedAt;
  }
  const isKnown = !domain.unread?.some(
    part => part === 'assignments' || part === 'directory',
  );
  return isKnown && !isLetIn(facts, domain) ? grant?.removedAt : undefined;
}
