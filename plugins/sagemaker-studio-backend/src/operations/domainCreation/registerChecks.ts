/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* What must hold before the portal takes a domain as its own. */
import type { OperationError } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { DomainConfig } from '../../config/StudioConfig';
import { knownDomain } from '../../diagnosis/newDomain';
import { identifiedTeam, type Team } from '../../directory/TeamCatalog';
import type { DomainCreationRecord } from '../../model/domainCreation';
import { isSameTeam } from '../../model/teamKey';
import { blocked } from './CreationStepRun';

type Blocked = { blocked: OperationError };

/** @param team - what the ref of the owner means now */
export function checkOwner(
  { owner, ownerGroupId }: Pick<DomainCreationRecord, 'owner' | 'ownerGroupId'>,
  team: Pick<Team, 'entityRef' | 'groupId'> | undefined,
): Blocked | undefined {
  if (!team) {
    return blocked(
      'OwnerUnknown',
      `The team '${owner}', which is to own the domain, is not in the catalog, or nobody has decided which group it is.`,
      'Have that put right and retry; or cancel this, and have another team ask.',
    );
  }
  return isSameTeam({ ref: owner, groupId: ownerGroupId }, identifiedTeam(team))
    ? undefined
    : blocked(
        'OwnerChanged',
        `The team '${owner}' is another group of IAM Identity Center by now than the one that was approved as the owner.`,
        'Cancel this, and have the team ask again.',
      );
}

/** @param known - what the configuration or the portal's settings say of the domain already */
export function alreadyKnown(
  domainId: string,
  known: DomainConfig | undefined,
): Blocked {
  return blocked(
    'AlreadyKnown',
    `${knownDomain(domainId, known)} Its settings stay as they are.`,
    'Cancel this; or have its settings taken away, then retry.',
  );
}
