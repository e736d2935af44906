/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Preconditions of requests against grants. */
import type {
  Offboarding,
  Plan,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { PersonFactsReader } from '../facts/PersonFactsReader';
import { targetOf } from '../model/grantTransitions';
import { refuse, type Refusal } from '../model/outcome';
import { isPlannedFor, type GrantRecord } from '../model/records';
import type { AccessStore } from '../store/AccessStore';
import { say } from '../util/say';
import { statusOf, endReason } from '../model/statusWords';

/** Whether a grant allows the request in the state that it is in. */
export function checkGrantStatus(
  request: { kind: string; offboarding?: Offboarding },
  grant: GrantRecord,
  at: string,
): Refusal | undefined {
  const { kind, offboarding } = request;
  const { status, expiresAt } = grant;
  if (kind !== 'extend' && kind !== 'change-role' && kind !== 'revoke') {
    return undefined;
  }
  const person = grant.displayName;
  const isOffboarding = kind === 'revoke' && offboarding && status === 'ended';
  if (!targetOf(grant, isOffboarding ? 'offboard' : kind)) {
    return refuse(
      'conflict',
      status === 'ended'
        ? say('refused.access-ended', {
            person,
            reason: endReason(grant.endedReason),
          })
        : say('refused.access-unsettled', {
            person,
            status: statusOf(grant),
            kind,
          }),
    );
  }
  if (offboarding && grant.startsAt) {
    return refuse('conflict', say('refused.not-begun', { person }));
  }
  if (kind !== 'extend') {
    return undefined;
  }
  if (!expiresAt) {
    return refuse('conflict', say('refused.extend-endless', { person }));
  }
  return expiresAt <= at
    ? refuse(
        'conflict',
        say('refused.access-over', { person, at: { time: expiresAt } }),
      )
    : undefined;
}

/** Whether what an ended grant has left behind in AWS does not belong to a later grant by now. */
export async function checkNoSuccessor(
  grant: GrantRecord,
  store: Pick<AccessStore, 'listLiveGrants'>,
): Promise<Refusal | undefined> {
  if (grant.status !== 'ended') {
    return undefined;
  }
  const [successor] = await store.listLiveGrants({
    userIds: [grant.userId],
    domainId: grant.domainId,
  });
  return (
    successor &&
    refuse(
      'conflict',
      say('refused.successor', {
        person: grant.displayName,
        status: statusOf(successor),
      }),
    )
  );
}

/** Whether the plan finds something to delete of each of the grants, which have ended. */
export function checkLeftovers(
  plan: Plan,
  grants: GrantRecord[],
): Refusal | undefined {
  const none = grants.filter(
    grant =>
      !plan.items.some(item => isPlannedFor(item, grant) && item.changes),
  );
  return none.length
    ? refuse(
        'conflict',
        say('refused.no-leftovers', {
          people: none.map(({ displayName }) => displayName),
        }),
      )
    : undefined;
}

/**
 * Whether the people of the grants can still sign in, by the Identity Center users of the grants. A request to revoke
 * never depends on it.
 */
export async function checkEnabled(
  grants: Pick<GrantRecord, 'person' | 'displayName' | 'userId'>[],
  personFacts: Pick<PersonFactsReader, 'identify'>,
): Promise<Refusal | undefined> {
  const subjects = grants.map(({ person, displayName, userId }) => ({
    person: { entityRef: person, displayName },
    userId,
  }));
  const identified = await personFacts.identify(subjects);
  const reasons = grants.flatMap(({ displayName }, index) => {
    const identity = identified[index]?.identity;
    if (identity?.outcome !== 'found') {
      return say('refused.user-gone', { person: displayName });
    }
    return identity.status === 'DISABLED'
      ? say('refused.user-disabled', {
          user: identity.userName,
          person: displayName,
        })
      : [];
  });
  return reasons.length
    ? refuse(
        'conflict',
        say('refused.not-enabled', { reasons: { sentences: reasons } }),
      )
    : undefined;
}
