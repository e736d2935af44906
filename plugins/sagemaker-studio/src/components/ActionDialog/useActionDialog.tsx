/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { studioRequestCreatePermission } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { StudioDomain } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useCallback, useState } from 'react';
import { useDenied, useRepairText } from '../../hooks';
import { repairOf } from '../../view';
import type { ActionProposal, PersonRow } from '../../view';
import { ActionDialog } from './ActionDialog';

/** An action dialog for a domain, and the functions that open it. */
export function useActionDialog(
  domain: StudioDomain,
  options: { onSent?: () => void; onClose?: (isSent: boolean) => void } = {},
) {
  const { onSent, onClose } = options;
  const denied = useDenied(studioRequestCreatePermission);
  const repairText = useRepairText();
  const [proposal, setProposal] = useState<ActionProposal>();
  const [isSent, setSent] = useState(false);
  const proposeRepair = useCallback(
    (row: Pick<PersonRow, 'diagnosis' | 'person' | 'grant'>) =>
      setProposal(
        row.diagnosis.repair &&
          repairOf(row.diagnosis.repair, {
            person: row.person.displayName,
            title: repairText(row.diagnosis),
          }),
      ),
    [repairText],
  );
  return {
    propose: setProposal,
    /** Absent for viewers who may not create requests. */
    proposeRepair: denied ? undefined : proposeRepair,
    dialog: (
      <ActionDialog
        proposal={proposal}
        domain={domain}
        onClose={() => {
          setProposal(undefined);
          setSent(false);
          onClose?.(isSent);
        }}
        onSent={() => {
          setSent(true);
          onSent?.();
        }}
      />
    ),
  };
}
