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
  const named = `The access of ${grant.displayName}`;
  const isOffboarding = kind === 'revoke' && offboarding && status === 'ended';
  if (!targetOf(grant, isOffboarding ? 'offboard' : kind)) {
    return refuse(
      'conflict',
      status === 'ended'
        ? `${named} has ended (${
            grant.endedReason ?? 'revoked'
          }); ask for access again instead`
        : `${named} is ${status}, so a request of kind '${kind}' cannot be carried out now; try again when it is settled`,
    );
  }
  if (offboarding && grant.startsAt) {
    return refuse(
      'conflict',
      `${named} has not begun, so there is nothing to offboard; leave offboarding out to revoke it`,
    );
  }
  if (kind !== 'extend') {
    return undefined;
  }
  if (!expiresAt) {
    return refuse(
      'conflict',
      `duration would change nothing: the access of ${grant.displayName} has no end, and stays until it is revoked`,
    );
  }
  return expiresAt <= at
    ? refuse(
        'conflict',
        `${named} ended at ${expiresAt}; ask for access again instead`,
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
      `The access of ${grant.displayName} has ended, and what there is belongs to access that they were granted later (it is ${successor.status}); revoke that with offboarding instead`,
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
        `Nothing that was asked to be deleted is left of ${none
          .map(({ displayName }) => displayName)
          .join(', ')}, as last seen in AWS`,
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
      return `The Identity Center user of ${displayName} does not exist any more`;
    }
    return identity.status === 'DISABLED'
      ? `The Identity Center user '${identity.userName}' of ${displayName} is disabled`
      : [];
  });
  return reasons.length
    ? refuse(
        'conflict',
        `${reasons.join(
          '. ',
        )}. Have the user enabled in the identity provider first, or revoke the grant`,
      )
    : undefined;
}
