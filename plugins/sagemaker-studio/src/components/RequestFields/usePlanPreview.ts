/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useApi } from '@backstage/frontend-plugin-api';
import type {
  Plan,
  PlanInput,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useEffect, useRef, useState } from 'react';
import { sagemakerStudioApiRef } from '../../api';

// Selecting several people one after the other leads to one call.
const DEBOUNCE_MS = 250;

/** A plan that is being previewed. The previous plan stays while the next one is computed. */
export type PlanPreviewState = {
  plan?: Plan;
  error?: unknown;
  isPending: boolean;
};

/** The plan of a request that is being entered; none while the request is incomplete. */
export function usePlanPreview(
  input: PlanInput | undefined,
  /** Called with each plan. */
  onPlan?: (plan: Plan) => void,
): PlanPreviewState {
  const api = useApi(sagemakerStudioApiRef);
  // The justification does not affect the plan, so typing it does not compute a new one.
  const question = input && questionOf(input);
  const latest = useRef(onPlan);
  latest.current = onPlan;
  const [state, setState] = useState<PlanPreviewState>({ isPending: false });
  // The form learns the usual length from the first plan. Where that is what was planned, the plan stays.
  const answered = useRef<string>();

  useEffect(() => {
    if (!question) {
      answered.current = undefined;
      setState({ isPending: false });
      return undefined;
    }
    if (question === answered.current) {
      return undefined;
    }
    answered.current = undefined;
    const controller = new AbortController();
    setState(({ plan }) => ({ plan, isPending: true }));
    const timer = setTimeout(async () => {
      try {
        const plan = await api.planRequest(inputOf(question), {
          signal: controller.signal,
        });
        if (!controller.signal.aborted) {
          answered.current = sameQuestion(question, plan);
          setState({ plan, isPending: false });
          latest.current?.(plan);
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

/** The same, in the same order, however the input was put together. */
function questionOf({ justification: _, ...input }: PlanInput): string {
  const entries = Object.entries(input).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify(Object.fromEntries(entries));
}

/** The question in which the length is named that the plan has. */
function sameQuestion(question: string, { terms }: Plan): string {
  const input = inputOf(question);
  return input.duration || input.noEnd || !terms?.planned
    ? question
    : questionOf({ ...input, duration: terms.planned });
}

function inputOf(question: string): PlanInput {
  return JSON.parse(question);
}
