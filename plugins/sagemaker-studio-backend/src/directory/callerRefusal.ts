/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { UserEntity } from '@backstage/catalog-model';
import {
  ANNOTATION_IDENTITY_CENTER_EXTERNAL_ID,
  ANNOTATION_IDENTITY_CENTER_USER_ID,
  ANNOTATION_IDENTITY_CENTER_USER_NAME,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { IdentityFact } from '../diagnosis/facts';
import type { FormerUser } from './readFormerUser';
import { conflictSentence } from '../diagnosis/personObstacle';

/** Annotations that org providers set on users from Identity Center. */
const IDENTITY_CENTER_ANNOTATIONS = [
  ANNOTATION_IDENTITY_CENTER_USER_ID,
  ANNOTATION_IDENTITY_CENTER_USER_NAME,
  ANNOTATION_IDENTITY_CENTER_EXTERNAL_ID,
];

/**
 * Why somebody who is signed in may neither change nor read records, whatever their session says.
 *
 * @param entity - the trusted entity of the user; absent when the catalog holds none
 * @param former - the Identity Center user of somebody whom the catalog holds no more
 * @returns a sentence that says who can mend it; `undefined` when they may
 */
export function callerRefusal(
  ref: string,
  entity: UserEntity | undefined,
  identity: IdentityFact | undefined,
  former?: FormerUser,
): string | undefined {
  if (!entity && former?.status === 'DISABLED') {
    return disabled(former);
  }
  if (!entity) {
    return `The catalog has no '${ref}' from an origin that is trusted to say who works here. The platform team can check sagemakerStudio.identity.trustedOrigins and the source of your catalog user.`;
  }
  switch (identity?.outcome) {
    case 'found':
      return identity.status === 'ENABLED' ? undefined : disabled(identity);
    case 'ambiguous':
      return `More than one Identity Center user fits '${ref}': ${identity.candidates.join(
        ', ',
      )}. The platform team can say which one is you with the annotation ${ANNOTATION_IDENTITY_CENTER_USER_ID}.`;
    case 'conflict':
      return `${conflictSentence(
        `'${ref}'`,
        identity,
      )} The platform team can decide which one is you.`;
    default:
      return identity?.recordedUserId !== undefined ||
        IDENTITY_CENTER_ANNOTATIONS.some(
          name => entity.metadata.annotations?.[name],
        )
        ? `The Identity Center user of '${ref}' was missing at the last sync. An administrator of your identity provider can assign it again.`
        : undefined;
  }
}

function disabled({ userName }: Pick<FormerUser, 'userName'>): string {
  return `Your user '${userName}' is disabled in Identity Center. An administrator of your identity provider can enable it.`;
}
