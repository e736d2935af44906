/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * A catalog user of another provider may match an Identity Center user by the name alone: neither an id nor the exact address
 * leads there. Others in the catalog may have the same name, in another namespace. So the user belongs to whom such a match
 * was recorded for first, and to nobody as long as several could be meant.
 */
import type { UserEntity } from '@backstage/catalog-model';
import type { SagemakerStudioIdentityHints } from '@studio-access/backstage-plugin-sagemaker-studio-node';
import type { ObservedUser } from '../aws/observed';
import type { Observed } from '../inventory/store/Inventory';
import { caseKey } from '../util/caseKey';
import type { IdentityMatcher } from './matchers';
import type { ResolvedIdentity } from './ResolvedIdentity';

/** The matches for a catalog user, before matches by name are checked for their owner. */
export type Examined = {
  /** As if they were the catalog user's own. */
  identity: ResolvedIdentity;
  /** Users that only the name leads to. */
  byName: Observed<ObservedUser>[];
  /** Id of the user that was found before. */
  recordedUserId?: string;
  /** The same as if these users had not matched. */
  without(userIds: string[]): ResolvedIdentity;
};

/**
 * Whose a user is that a catalog user matches by name: `theirs`; `open` as long as nobody knows; or perhaps that of others in
 * the catalog, by their refs.
 */
export type NameStanding = 'theirs' | 'open' | { namesakes: string[] };

/** The part of the hints that says more than a name: ids, the exact address, and what an annotation states. */
export function sureHints(
  user: UserEntity,
  matcher: IdentityMatcher,
  hints: SagemakerStudioIdentityHints,
): SagemakerStudioIdentityHints {
  if (matcher.decides) {
    return hints;
  }
  const address = caseKey(user.spec.profile?.email?.trim() ?? '');
  const isAddress = (value: string) =>
    address !== '' && caseKey(value) === address;
  return {
    userIds: hints.userIds,
    externalIds: hints.externalIds,
    userNames: hints.userNames?.filter(isAddress),
    emails: hints.emails?.filter(isAddress),
  };
}

/** Who a catalog user is, once it is known whose the matches by name are. */
export function settleName(
  examined: Examined,
  standingOf: (userId: string) => NameStanding,
): ResolvedIdentity {
  const { byName, recordedUserId } = examined;
  const namesakes = new Map<string, string[]>();
  for (const { userId } of byName) {
    const standing = standingOf(userId);
    if (typeof standing === 'object') {
      namesakes.set(userId, standing.namesakes);
    }
  }
  const taken = byName.filter(({ userId }) => namesakes.has(userId));
  const rest = taken.length
    ? examined.without([...namesakes.keys()])
    : examined.identity;
  if (rest.outcome === 'found') {
    const { user } = rest;
    const isOpen =
      byName.some(({ userId }) => userId === user.userId) &&
      standingOf(user.userId) === 'open';
    return isOpen ? byNameAlone([user], [], recordedUserId) : rest;
  }
  const leadsNowhere =
    rest.outcome === 'none' ||
    (rest.outcome === 'conflict' && rest.users.length === 0);
  const isOfAnother =
    recordedUserId !== undefined && !namesakes.has(recordedUserId);
  return taken.length === 0 || !leadsNowhere || isOfAnother
    ? rest
    : byNameAlone(
        taken,
        [...new Set([...namesakes.values()].flat())].sort(),
        recordedUserId,
      );
}

/** A catalog user with matches by name. */
export type NameClaim = { entityRef: string; examined: Examined };

/**
 * Whose the users are that are matched by name, as of one pass through the whole catalog.
 *
 * @param known - `sure`: user id → catalog users to whom more than a name leads; `first`: user id → those for whom it was
 * recorded first, several where none was before the others
 */
export function nameStandings(
  claims: readonly NameClaim[],
  known: {
    sure: ReadonlyMap<string, readonly string[]>;
    first: ReadonlyMap<string, readonly string[]>;
  },
): (entityRef: string, userId: string) => NameStanding {
  const rivals = new Map<string, string[]>();
  for (const { entityRef, examined } of claims) {
    for (const { userId } of examined.byName) {
      // Whom an address leads to somebody else is no rival.
      if (examined.without([userId]).outcome !== 'found') {
        rivals.set(userId, [...(rivals.get(userId) ?? []), entityRef]);
      }
    }
  }
  return (entityRef, userId) => {
    const others = (refs: readonly string[] = []) =>
      refs.filter(ref => ref !== entityRef);
    const surer = others(known.sure.get(userId));
    if (surer.length) {
      return { namesakes: surer };
    }
    const before = others(known.first.get(userId) ?? rivals.get(userId));
    return before.length ? { namesakes: before } : 'theirs';
  };
}

function byNameAlone(
  users: Observed<ObservedUser>[],
  namesakes: string[],
  recordedUserId: string | undefined,
): ResolvedIdentity {
  return {
    outcome: 'conflict',
    candidates: users.map(({ userName }) => userName).sort(),
    users,
    recordedUserId,
    recorded: users.find(({ userId }) => userId === recordedUserId)?.userName,
    namesakes,
  };
}
