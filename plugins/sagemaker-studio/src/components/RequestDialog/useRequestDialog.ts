/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type {
  AccessRequest,
  TeamAccess,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useState } from 'react';
import {
  createIdempotencyKey,
  canRequestForOthers,
  startDraft,
} from '../../view';
import type { RequestDraft } from '../../view';

/** The dialog's state. It outlives closing, so that nothing entered is lost before it was sent. */
export type RequestDialogState = {
  isOpen: boolean;
  /** For those who are named, where one may ask for others; else for whom it was for before. */
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
      // What was left unsent for another domain is about this domain now that it was asked for here.
      // Neither does it concern those who were chosen for it, once they are no longer.
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
