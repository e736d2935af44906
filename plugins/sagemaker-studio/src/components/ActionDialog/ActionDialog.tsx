/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Dialog, DialogHeader } from '@backstage/ui';
import type {
  AccessRequest,
  StudioDomain,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useState } from 'react';
import { useStudioText } from '../../hooks';
import { createIdempotencyKey } from '../../view';
import type { ActionProposal } from '../../view';
import { textContrast } from '../TextContrast';
import { RequestResult } from '../RequestFields';
import { ActionForm } from './ActionForm';

/**
 * Asks for what is left open in a prepared request, shows its plan before it is sent, and what came of it after. It is
 * open while there is a proposal.
 */
export function ActionDialog(props: {
  proposal: ActionProposal | undefined;
  /** Absent when the domain is not known; then a role cannot be chosen. */
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
      // A press beside the dialog must not put away what was typed.
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
  const { proposal, domain, onClose, onSent } = props;
  const t = useStudioText();
  const [idempotencyKey] = useState(createIdempotencyKey);
  const [sent, setSent] = useState<AccessRequest>();
  return (
    <>
      <DialogHeader>
        {proposal.title ?? t(`actions.title.${proposal.action}`)}
      </DialogHeader>
      {sent ? (
        <RequestResult request={sent} onClose={onClose} />
      ) : (
        <ActionForm
          proposal={proposal}
          domain={domain}
          idempotencyKey={idempotencyKey}
          onCancel={onClose}
          onSent={request => {
            setSent(request);
            onSent(request);
          }}
        />
      )}
    </>
  );
}
