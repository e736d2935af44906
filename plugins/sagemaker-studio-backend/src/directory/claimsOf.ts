/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Entity } from '@backstage/catalog-model';
import {
  ANNOTATION_IDENTITY_CENTER_GROUP_ID,
  type EntityClaim,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { ObservedUser } from '../aws/observed';
import { caseKey } from '../util/caseKey';
import { statedRefs } from './TeamCatalog';

/** The fields of an entity that name other entities. */
const STATEMENTS = [
  { field: 'memberOf', of: 'group', kind: 'membership' },
  { field: 'parent', of: 'group', kind: 'hierarchy' },
  { field: 'children', of: 'group', kind: 'hierarchy' },
  { field: 'members', of: 'user', kind: 'members' },
] as const;

/** Statements of an entity that would give rights if it were trusted. */
export type PossibleClaims = {
  /** About Identity Center. */
  identity: EntityClaim[];
  /** About users and groups; these count if they are trusted. */
  stated: EntityClaim[];
};

/** @param users - those to whom the user would lead */
export function claimsOf(
  entity: Entity,
  users: readonly ObservedUser[],
): PossibleClaims {
  const groupId =
    entity.metadata.annotations?.[ANNOTATION_IDENTITY_CENTER_GROUP_ID];
  const address = addressOf(entity);
  return {
    identity: [
      ...users.map(
        ({ userName, email }): EntityClaim => ({
          kind:
            address !== undefined &&
            [userName, email ?? ''].map(caseKey).includes(caseKey(address))
              ? 'address'
              : 'identity',
          of: userName,
        }),
      ),
      ...(groupId ? [{ kind: 'identity' as const, of: groupId }] : []),
    ],
    stated: STATEMENTS.flatMap(({ field, of, kind }) =>
      statedRefs(entity, field, of).map(ref => ({ kind, of: ref })),
    ),
  };
}

function addressOf({ spec }: Entity): string | undefined {
  const profile = spec?.profile;
  const email =
    typeof profile === 'object' && profile !== null && 'email' in profile
      ? profile.email
      : undefined;
  return typeof email === 'string' ? email.trim() : undefined;
}
