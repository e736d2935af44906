/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* What grants that have ended have left behind in AWS, and whose it is by now. */
import { ConflictError } from '@backstage/errors';
import type { Plan } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { AccessStore } from '../store/AccessStore';
import type { GrantRecord } from '../model/records';

/** Why what an ended grant has left behind is not to be touched; absent when it may be, or the grant has not ended. */
export async function offboardingObstacle(
  grant: GrantRecord,
  store: Pick<AccessStore, 'listLiveGrants'>,
): Promise<string | undefined> {
  if (grant.status !== 'ended') {
    return undefined;
  }
  const [successor] = await store.listLiveGrants({
    people: [grant.person],
    userIds: [grant.userId],
    domainId: grant.domainId,
  });
  return (
    successor &&
    `The grant '${grant.grantId}' of ${grant.person} has ended, and what there is belongs to their grant '${successor.grantId}' by now (it is ${successor.status}); revoke that one with offboarding instead`
  );
}

/** @throws ConflictError naming the grants of which nothing is left */
export function checkLeftovers(plan: Plan, grants: GrantRecord[]): void {
  const none = grants.filter(
    ({ person }) =>
      !plan.items.some(item => item.person === person && item.changes),
  );
  if (none.length) {
    throw new ConflictError(
      `Nothing that was asked to be deleted is left of ${none
        .map(({ person, grantId }) => `${person} (grant '${grantId}')`)
        .join(', ')}, as last seen in AWS`,
    );
  }
}
