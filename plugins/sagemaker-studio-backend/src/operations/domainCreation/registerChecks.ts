/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* What must hold before the portal takes a domain as its own. */
import type { OperationError } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { DomainConfig } from '../../config/StudioConfig';
import { knownDomain } from '../../diagnosis/newDomain';
import { identifiedTeam, type Team } from '../../directory/TeamCatalog';
import type { DomainCreationRecord } from '../../model/domainCreation';
import { isStillTeam } from '../../model/teamKey';
import { blocked } from './CreationStepRun';
import { say } from '../../util/say';

type Blocked = { blocked: OperationError };

/** @param team - what the ref of the owner means now */
export function checkOwner(
  { owner, ownerGroupId }: Pick<DomainCreationRecord, 'owner' | 'ownerGroupId'>,
  team: Pick<Team, 'entityRef' | 'groupId'> | undefined,
): Blocked | undefined {
  if (!team) {
    return blocked(
      'OwnerUnknown',
      say('creation.owner-unknown', { team: owner }),
      say('creation.owner-unknown.remedy'),
    );
  }
  return isStillTeam(
    { ref: owner, groupId: ownerGroupId },
    identifiedTeam(team),
  )
    ? undefined
    : blocked(
        'OwnerChanged',
        say('creation.owner-changed', { team: owner }),
        say('creation.owner-changed.remedy'),
      );
}

/** @param known - what the configuration or the portal's settings say of the domain already */
export function alreadyKnown(
  domainId: string,
  known: DomainConfig | undefined,
): Blocked {
  return blocked(
    'AlreadyKnown',
    say('creation.known', { known: knownDomain(domainId, known) }),
    say('creation.known.remedy'),
  );
}
