/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useApi } from '@backstage/frontend-plugin-api';
import type {
  Plan,
  PlanInput,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useEffect, useState } from 'react';
import { sagemakerStudioApiRef } from '../../api';

// Somebody who ticks people one after the other is asked about once.
const DEBOUNCE_MS = 250;

/** What would happen; the previous plan stays while the next is worked out. */
export type PlanPreviewState = {
  plan?: Plan;
  error?: unknown;
  isPending: boolean;
};

/** The plan for what is entered; nothing is worked out while nothing is asked for. */
export function usePlanPreview(input: PlanInput | undefined): PlanPreviewState {
  const api = useApi(sagemakerStudioApiRef);
  // The plan is the same whatever the reason, so it is not worked out anew while one is typed.
  const question =
    input && JSON.stringify({ ...input, justification: undefined });
  const [state, setState] = useState<PlanPreviewState>({ isPending: false });

  useEffect(() => {
    if (!question) {
      setState({ isPending: false });
      return undefined;
    }
    const controller = new AbortController();
    setState(({ plan }) => ({ plan, isPending: true }));
    const timer = setTimeout(async () => {
      try {
        const plan = await api.planRequest(JSON.parse(question), {
          signal: controller.signal,
        });
        if (!controller.signal.aborted) {
          setState({ plan, isPending: false });
        }
      } catch (error) {
        if (!controller.signal.aborted) {
          setState({ error, isPending: false });
        }
      }
    }, DEBOUNCE_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [api, question]);

  return state;
}
