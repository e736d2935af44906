/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type {
  AccessRequest,
  StudioDomain,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useCode, useLastDefined, useStudioText } from '../../hooks';
import type { ActionProposal } from '../../view';
import { DialogContent } from '../Feedback';
import { StudioDialog } from '../StudioDialog';

/**
 * Completes and sends a proposed request. The dialog is open while there is a proposal; it opens at once, while the code
 * of its form, which no first page needs, is still being loaded.
 */
export function ActionDialog(props: {
  proposal: ActionProposal | undefined;
  /** Absent if the domain is unknown. Then no role can be selected. */
  domain: StudioDomain | undefined;
  onClose: () => void;
  onSent: (request: AccessRequest) => void;
}) {
  const { proposal, domain, onClose, onSent } = props;
  const t = useStudioText();
  // Kept while the dialog fades out.
  const shown = useLastDefined(proposal);
  return (
    <StudioDialog
      title={shown ? shown.title ?? t(`actions.title.${shown.action}`) : ''}
      width={640}
      isOpen={proposal !== undefined}
      onClose={onClose}
      isForm
    >
      {proposal && (
        <Content
          proposal={proposal}
          domain={domain}
          onClose={onClose}
          onSent={onSent}
        />
      )}
    </StudioDialog>
  );
}

function Content(props: {
  proposal: ActionProposal;
  domain: StudioDomain | undefined;
  onClose: () => void;
  onSent: (request: AccessRequest) => void;
}) {
  const code = useCode('form', () => import('./ActionDialogContent'));
  return (
    <DialogContent source={code}>
      {({ ActionDialogContent }) => <ActionDialogContent {...props} />}
    </DialogContent>
  );
}
