/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import {
  createIdempotencyKey,
  type AccessRequest,
  type TeamAccess,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useState } from 'react';
import { useKeptText } from '../../hooks';
import { canRequestForOthers, startDraft } from '../../view';
import type { RequestDraft } from '../../view';

/** The state of the dialog. It survives closing, so that nothing entered is lost before it is sent. */
export type RequestDialogState = {
  isOpen: boolean;
  /** Opens the dialog for the viewer or the team, or for some people, if the viewer may request for others. */
  open: (options?: {
    isFor?: RequestDraft['requestedFor'];
    people?: string[];
  }) => void;
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
  const [wasFor, setFor] = useState<RequestDraft['requestedFor']>();
  const { initial, keep } = useKeptText(`team ${team.team.entityRef}`);
  const [draft, setDraft] = useState<RequestDraft>();
  const [idempotencyKey, setKey] = useState('');
  const [sent, setSent] = useState<AccessRequest>();
  const current = draft ?? startDraft(team, domainId ?? '');
  return {
    isOpen,
    draft: current,
    change: next => {
      keep(next.justification);
      setDraft(next);
    },
    idempotencyKey,
    sent,
    open: ({ isFor, people = [] } = {}) => {
      const fresh = startDraft(team, domainId ?? '', { isFor });
      const isNamed = people.length > 0 && canRequestForOthers(team, fresh);
      // An unsent draft is kept, unless it is for another domain or for people who were selected for it.
      if (
        !draft ||
        draft.domainId !== domainId ||
        isNamed ||
        wasNamed ||
        wasFor !== isFor
      ) {
        setDraft({
          ...fresh,
          ...(isNamed && { requestedFor: 'team', people }),
          justification: draft?.justification ?? initial,
        });
      }
      setNamed(isNamed);
      setFor(isFor);
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
    markSent: request => {
      keep('');
      setSent(request);
    },
  };
}
