/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import {
  studioGrantRevokePermission,
  studioRequestCreatePermission,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type {
  PersonAccess,
  StudioDomain,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useDenied, useGrantedFor } from '../../hooks';
import { bulkActionOf, GRANT_ACTIONS, proposalOf } from '../../view';
import type { ActionProposal, GrantAction } from '../../view';

/** The actions on a person's access that the viewer's standing and permissions and its state allow. */
export function useOfferedActions(
  access: PersonAccess,
  domain: StudioDomain,
): { action: GrantAction; proposal: ActionProposal }[] {
  const denied = useDenied(studioRequestCreatePermission);
  const { grant } = access;
  const viewerMay = grant?.viewerMay ?? [];
  const mayRevoke = useGrantedFor(
    studioGrantRevokePermission,
    viewerMay.includes('revoke') ? undefined : grant?.grantId,
  );
  const team = grant?.team;
  if (denied || !grant || team === undefined) {
    return [];
  }
  const known = { ...access, grant: { ...grant, viewerMay } };
  return GRANT_ACTIONS.map(action =>
    bulkActionOf(action, [known], domain, mayRevoke),
  )
    .filter(({ obstacle }) => obstacle === undefined)
    .map(choice => ({
      action: choice.action,
      proposal: proposalOf(choice, { team, domainId: domain.domainId }),
    }));
}
