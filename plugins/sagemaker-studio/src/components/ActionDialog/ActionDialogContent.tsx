/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import {
  createIdempotencyKey,
  type AccessRequest,
  type StudioDomain,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useState } from 'react';
import type { ActionProposal } from '../../view';
import { RequestResult } from '../RequestFields';
import { ActionForm } from './ActionForm';

/** What is below the header of the action dialog: the form with the plan, then the result. */
export function ActionDialogContent(props: {
  proposal: ActionProposal;
  domain: StudioDomain | undefined;
  onClose: () => void;
  onSent: (request: AccessRequest) => void;
}) {
  const { proposal, domain, onClose, onSent } = props;
  const [idempotencyKey] = useState(createIdempotencyKey);
  const [sent, setSent] = useState<AccessRequest>();
  return sent ? (
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
  );
}
