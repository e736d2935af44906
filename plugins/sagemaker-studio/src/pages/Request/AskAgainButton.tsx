/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Button } from '@backstage/ui';
import {
  studioRequestCreatePermission,
  type AccessRequest,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useState } from 'react';
import { ActionDialog } from '../../components/ActionDialog';
import { useDenied, useDomains, useStudioText, useViewer } from '../../hooks';
import { askAgainOf } from '../../view';
import type { ActionProposal } from '../../view';

/** Asks again for what was not decided, was refused, or has ended: the dialog opens filled in. */
export function AskAgainButton(props: {
  request: AccessRequest;
  onSent: () => void;
}) {
  const { request, onSent } = props;
  const t = useStudioText();
  const viewer = useViewer();
  const denied = useDenied(studioRequestCreatePermission);
  const { data: domains } = useDomains();
  // The page behind is kept current, and the dialog stays as it was opened.
  const [opened, setOpened] = useState<ActionProposal>();
  const proposal = askAgainOf(request, viewer);
  if ((!proposal && !opened) || denied) {
    return null;
  }
  const label = t('request.askAgain');
  return (
    <>
      {proposal && (
        <Button
          variant="secondary"
          onPress={() => setOpened({ ...proposal, title: label })}
        >
          {label}
        </Button>
      )}
      <ActionDialog
        proposal={opened}
        domain={domains?.find(({ domainId }) => domainId === request.domainId)}
        onClose={() => setOpened(undefined)}
        onSent={onSent}
      />
    </>
  );
}
