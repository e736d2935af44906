/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Button } from '@backstage/ui';
import {
  studioGrantRevokePermission,
  studioRequestCreatePermission,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type {
  PersonAccess,
  StudioDomain,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useDenied, useGrantedFor, useStudioText } from '../../hooks';
import { proposalOf, revocationOf } from '../../view';
import type { ActionProposal } from '../../view';

/**
 * Revokes a person's access, for viewers whose permission covers it. Not shown if a repair would do the same.
 */
export function RevokeButton(props: {
  access: PersonAccess;
  domain: StudioDomain;
  onRevoke: (proposal: ActionProposal) => void;
}) {
  const { access, domain, onRevoke } = props;
  const { repair } = access.diagnosis;
  const t = useStudioText();
  const denied = useDenied(studioRequestCreatePermission);
  const revocation =
    repair?.input.kind === 'revoke' ? undefined : revocationOf(access, domain);
  const isGranted = useGrantedFor(
    studioGrantRevokePermission,
    revocation && access.grant?.grantId,
  );
  if (denied || !isGranted || !revocation) {
    return null;
  }
  return (
    <Button
      variant="tertiary"
      aria-label={t('people.repair', {
        label: t('revokeAccess'),
        person: access.person.displayName,
      })}
      onPress={() =>
        onRevoke(
          proposalOf(revocation.choice, {
            team: revocation.team,
            domainId: domain.domainId,
          }),
        )
      }
    >
      {t('revokeAccess')}
    </Button>
  );
}
