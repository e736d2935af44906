/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useApi } from '@backstage/frontend-plugin-api';
import type {
  AccessRequest,
  Amendment,
  AmendmentPlan,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useEffect, useState } from 'react';
import { sagemakerStudioApiRef } from '../../api';

// Typing a number of days leads to one call.
const DEBOUNCE_MS = 250;

/** The terms that an approver approves instead of the requested ones, with their plan. */
export type AmendmentState = {
  isOpen: boolean;
  setOpen: (isOpen: boolean) => void;
  chosen: Amendment;
  choose: (amendment: Amendment) => void;
  /** Plans the same choice again, since what it was planned on may have changed. */
  planAgain: () => void;
  /** Undefined until it is known. The previous one stays while the next one is computed. */
  planned?: AmendmentPlan;
  error?: unknown;
  isPending: boolean;
};

export function useAmendment({
  requestId,
  plan,
  status,
}: AccessRequest): AmendmentState {
  const api = useApi(sagemakerStudioApiRef);
  const [isOpen, setOpen] = useState(false);
  const [chosen, choose] = useState<Amendment>({});
  const [round, setRound] = useState(0);
  const [state, setState] = useState<
    Pick<AmendmentState, 'planned' | 'error' | 'isPending'>
  >({ isPending: false });
  // The same choice is planned again when the plan of the request changes. Once it is decided there is nothing to choose.
  const question =
    isOpen && status === 'in-review'
      ? JSON.stringify({ requestId, hash: plan.hash, chosen, round })
      : undefined;

  useEffect(() => {
    if (!question) {
      setState({ isPending: false });
      return undefined;
    }
    const asked = JSON.parse(question);
    const controller = new AbortController();
    const { signal } = controller;
    setState(({ planned }) => ({ planned, isPending: true }));
    const timer = setTimeout(async () => {
      try {
        const planned = await api.planAmendment(asked.requestId, asked.chosen, {
          signal,
        });
        if (!signal.aborted) {
          setState({ planned, isPending: false });
        }
      } catch (error) {
        if (!signal.aborted) {
          setState(({ planned }) => ({ planned, error, isPending: false }));
        }
      }
    }, DEBOUNCE_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [api, question]);

  return {
    ...state,
    isOpen,
    setOpen: open => {
      setOpen(open);
      choose({});
    },
    chosen,
    choose,
    planAgain: () => setRound(count => count + 1),
  };
}
