/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { GrantRecord } from '../model/records';
import type { PersonFactsReader } from '../facts/PersonFactsReader';

/**
 * Why access is not to last longer or become another, since those who hold it can sign in no more; absent when all can.
 * It goes by the Identity Center user of the grant. Taking access back never asks.
 */
export async function checkEnabled(
  grants: Pick<GrantRecord, 'grantId' | 'person' | 'displayName' | 'userId'>[],
  personFacts: Pick<PersonFactsReader, 'resolve'>,
): Promise<string | undefined> {
  const identities = await personFacts.resolve(
    grants.map(({ person, displayName, userId }) => ({
      person: { entityRef: person, displayName },
      userId,
    })),
  );
  const reasons = grants.flatMap(({ grantId, person, userId }) => {
    const identity = identities.get(person);
    if (identity?.outcome !== 'found') {
      return [
        `The Identity Center user '${userId}' of ${person} (grant '${grantId}') does not exist any more`,
      ];
    }
    return identity.status === 'DISABLED'
      ? [
          `The Identity Center user '${identity.userName}' of ${person} (grant '${grantId}') is disabled`,
        ]
      : [];
  });
  return reasons.length
    ? `${reasons.join(
        '. ',
      )}. Have the user enabled in the identity provider first, or revoke the grant`
    : undefined;
}
