/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Dialog, DialogHeader } from '@backstage/ui';
import type {
  AccessRequest,
  StudioDomain,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useCode, useStudioText } from '../../hooks';
import type { ActionProposal } from '../../view';
import { DialogContent } from '../Feedback';
import { textContrast } from '../TextContrast';

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
  return (
    <Dialog
      className={textContrast}
      width={640}
      isOpen={proposal !== undefined}
      onOpenChange={isOpen => {
        if (!isOpen) {
          onClose();
        }
      }}
      // A click outside the dialog must not discard what was typed.
      isDismissable={false}
    >
      {proposal && (
        <Content
          proposal={proposal}
          domain={domain}
          onClose={onClose}
          onSent={onSent}
        />
      )}
    </Dialog>
  );
}

function Content(props: {
  proposal: ActionProposal;
  domain: StudioDomain | undefined;
  onClose: () => void;
  onSent: (request: AccessRequest) => void;
}) {
  const { proposal } = props;
  const t = useStudioText();
  const code = useCode('form', () => import('./ActionDialogContent'));
  return (
    <>
      <DialogHeader>
        {proposal.title ?? t(`actions.title.${proposal.action}`)}
      </DialogHeader>
      <DialogContent source={code}>
        {({ ActionDialogContent }) => <ActionDialogContent {...props} />}
      </DialogContent>
    </>
  );
}
