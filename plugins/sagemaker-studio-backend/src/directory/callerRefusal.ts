/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { UserEntity } from '@backstage/catalog-model';
import {
  ANNOTATION_IDENTITY_CENTER_EXTERNAL_ID,
  ANNOTATION_IDENTITY_CENTER_USER_ID,
  ANNOTATION_IDENTITY_CENTER_USER_NAME,
  type Message,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { IdentityFact } from '../diagnosis/facts';
import { quote, say } from '../util/say';
import type { FormerUser } from './readFormerUser';
import { conflictMessage } from '../diagnosis/personObstacle';

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
): Message | undefined {
  if (!entity && former?.status === 'DISABLED') {
    return disabled(former);
  }
  if (!entity) {
    return say('caller.untrusted', { person: ref });
  }
  switch (identity?.outcome) {
    case 'found':
      return identity.status === 'ENABLED' ? undefined : disabled(identity);
    case 'ambiguous':
      return say('caller.ambiguous', {
        person: ref,
        users: identity.candidates.join(', '),
        annotation: ANNOTATION_IDENTITY_CENTER_USER_ID,
      });
    case 'conflict':
      if (identity.namesakes) {
        return say(
          identity.namesakes.length ? 'caller.namesake' : 'caller.name-open',
          {
            conflict: conflictMessage(quote(`'${ref}'`), identity),
          },
        );
      }
      return say('caller.conflict', {
        conflict: conflictMessage(quote(`'${ref}'`), identity),
      });
    default:
      return identity?.recordedUserId !== undefined ||
        IDENTITY_CENTER_ANNOTATIONS.some(
          name => entity.metadata.annotations?.[name],
        )
        ? say('caller.missing', { person: ref })
        : undefined;
  }
}

function disabled({ userName }: Pick<FormerUser, 'userName'>): Message {
  return say('caller.disabled', { user: userName });
}
