/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { caseKey } from '../util/caseKey';

/*
 * A profile names its person by the login of the day on which it was made, and AWS never changes that. So it belongs to
 * whoever had the login then, whoever has it now.
 */

/** When somebody had a login, as far as syncs saw it. Times are ISO 8601. */
export type LoginHolder = {
  userId: string;
  /** When it was first seen. */
  from: string;
  /** When it was no longer seen; absent: they have it. */
  until?: string;
  /** When it was seen last, of one that is over. */
  seenUntil?: string;
};

/** Whose a profile is. */
export type ProfileOwner =
  | { outcome: 'known'; userId: string }
  /** Of one of these; the times do not tell. */
  | { outcome: 'unclear'; userIds: string[] };

/**
 * Whose a profile is.
 *
 * @param createdAt - of the profile, ISO 8601
 * @param holders - everybody who has or had the login that it carries
 * @param makers - those for whom an operation made a profile of this name by then
 * @returns `undefined` when nobody is known to have had the login
 */
export function ownerOfProfile(
  createdAt: string,
  holders: LoginHolder[],
  makers: string[] = [],
): ProfileOwner | undefined {
  if (holders.length === 0) {
    return undefined;
  }
  const all = distinct(holders);
  const possible = distinct(
    holders.filter(
      holder =>
        earliest(holder, holders) <= createdAt &&
        (holder.until === undefined || createdAt < holder.until),
    ),
  );
  const candidates = possible.length > 0 ? possible : all;
  const made = candidates.filter(userId => makers.includes(userId));
  const [userId, ...others] = made.length === 1 ? made : candidates;
  return userId !== undefined && others.length === 0
    ? { outcome: 'known', userId }
    : { outcome: 'unclear', userIds: candidates };
}

export function isOwnedBy(
  owner: ProfileOwner | undefined,
  userId: string,
): boolean {
  return owner?.outcome === 'known' && owner.userId === userId;
}

/**
 * Whether a profile is of the person of a grant. A login that no sync has ever seen is known by the grant alone.
 */
export function isProfileOfGrant(
  {
    profile,
    owner,
  }: {
    profile: { singleSignOnUserValue?: string };
    owner?: ProfileOwner;
  },
  grant: { userId: string; userName: string },
): boolean {
  return owner
    ? isOwnedBy(owner, grant.userId)
    : profile.singleSignOnUserValue !== undefined &&
        caseKey(profile.singleSignOnUserValue) === caseKey(grant.userName);
}

/**
 * From when on somebody may have had a login. The first whom a sync saw with it may have had it for ever; others had it
 * after the one before them was seen with it for the last time.
 */
function earliest(holder: LoginHolder, holders: LoginHolder[]): string {
  return holders
    .filter(other => other.userId !== holder.userId && other.from < holder.from)
    .map(({ until, seenUntil }) => {
      if (until === undefined || until > holder.from) {
        return holder.from;
      }
      // One sync saw both changes, so the login passed on at any time since the sync before.
      return until === holder.from ? seenUntil ?? until : until;
    })
    .reduce((latest, time) => (time > latest ? time : latest), '');
}

function distinct(holders: LoginHolder[]): string[] {
  return [...new Set(holders.map(({ userId }) => userId))].sort();
}
