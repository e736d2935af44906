/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { studioRequestCreatePermission } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { StudioDomain } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useCallback, useState } from 'react';
import { useDenied, useRepairText } from '../../hooks';
import { repairOf } from '../../view';
import type { ActionProposal, PersonRow } from '../../view';
import { ActionDialog } from '../../components/ActionDialog';

/** The dialog with the request that would repair something, or take access away, and what opens it. */
export function useRepair(domain: StudioDomain, reload: () => Promise<void>) {
  const denied = useDenied(studioRequestCreatePermission);
  const repairText = useRepairText();
  const [proposal, setProposal] = useState<ActionProposal>();
  const open = useCallback(
    (row: PersonRow) =>
      setProposal(
        row.diagnosis.repair &&
          repairOf(row.diagnosis.repair, {
            person: row.person.displayName,
            title: repairText(row.diagnosis, row),
          }),
      ),
    [repairText],
  );
  return {
    repair: denied ? undefined : open,
    revoke: setProposal,
    dialog: (
      <ActionDialog
        proposal={proposal}
        domain={domain}
        onClose={() => setProposal(undefined)}
        onSent={() => void reload()}
      />
    ),
  };
}
