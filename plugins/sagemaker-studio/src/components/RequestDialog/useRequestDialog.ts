/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import {
  createIdempotencyKey,
  type AccessRequest,
  type TeamAccess,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useState } from 'react';
import { canRequestForOthers, startDraft } from '../../view';
import type { RequestDraft } from '../../view';

/** The state of the dialog. It survives closing, so that nothing entered is lost before it is sent. */
export type RequestDialogState = {
  isOpen: boolean;
  /** Opens the dialog for some people, if the viewer may request for others; else for the people of the draft. */
  open: (people?: string[]) => void;
  close: () => void;
  draft: RequestDraft;
  change: (draft: RequestDraft) => void;
  idempotencyKey: string;
  sent?: AccessRequest;
  markSent: (request: AccessRequest) => void;
};

export function useRequestDialog(
  team: TeamAccess,
  domainId: string | undefined,
): RequestDialogState {
  const [isOpen, setOpen] = useState(false);
  const [wasNamed, setNamed] = useState(false);
  const [draft, setDraft] = useState<RequestDraft>();
  const [idempotencyKey, setKey] = useState('');
  const [sent, setSent] = useState<AccessRequest>();
  const current = draft ?? startDraft(team, domainId ?? '');
  return {
    isOpen,
    draft: current,
    change: setDraft,
    idempotencyKey,
    sent,
    open: (people = []) => {
      const fresh = startDraft(team, domainId ?? '');
      const isNamed = people.length > 0 && canRequestForOthers(team, fresh);
      // An unsent draft is kept, unless it is for another domain or for people who were selected for it.
      if (!draft || draft.domainId !== domainId || isNamed || wasNamed) {
        setDraft({
          ...fresh,
          ...(isNamed && { requestedFor: 'team', people }),
          justification: draft?.justification ?? '',
        });
      }
      setNamed(isNamed);
      setSent(undefined);
      setKey(createIdempotencyKey());
      setOpen(true);
    },
    close: () => {
      if (sent) {
        setDraft(undefined);
      }
      setOpen(false);
    },
    markSent: setSent,
  };
}
