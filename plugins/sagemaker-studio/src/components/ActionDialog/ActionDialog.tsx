/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Dialog, DialogHeader } from '@backstage/ui';
import {
  createIdempotencyKey,
  type AccessRequest,
  type StudioDomain,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useState } from 'react';
import { useStudioText } from '../../hooks';
import type { ActionProposal } from '../../view';
import { RequestResult } from '../RequestFields';
import { textContrast } from '../TextContrast';
import { ActionForm } from './ActionForm';

/**
 * Completes and sends a proposed request: the form with the plan, then the result. The dialog is open while there is a
 * proposal.
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
