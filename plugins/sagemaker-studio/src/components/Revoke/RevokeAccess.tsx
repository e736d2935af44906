/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type {
  PersonAccess,
  StudioDomain,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useState } from 'react';
import type { ActionProposal } from '../../view';
import { ActionDialog } from '../ActionDialog';
import { RevokeButton } from './RevokeButton';

/** The button with its dialog, where one person's access stands alone. */
export function RevokeAccess(props: {
  access: PersonAccess;
  domain: StudioDomain;
  onSent: () => void;
}) {
  const { access, domain, onSent } = props;
  const [proposal, setProposal] = useState<ActionProposal>();
  return (
    <>
      <RevokeButton access={access} domain={domain} onRevoke={setProposal} />
      <ActionDialog
        proposal={proposal}
        domain={domain}
        onClose={() => setProposal(undefined)}
        onSent={onSent}
      />
    </>
  );
}
