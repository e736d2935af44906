/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { AccessRequest } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { changedSince, countGrants, requestProgressOf } from '../view';
import { useStudioText } from './useStudioText';

/** The progress of a request in words: `2 of 4 ready, 1 blocked`. */
export function useProgressText() {
  const t = useStudioText();
  return (request: AccessRequest): string => {
    const progress = requestProgressOf(request);
    const isTakenAway = request.kind === 'revoke';
    const [plain, blocked] = isTakenAway
      ? (['progress.takenAway', 'progress.takenAwayBlocked'] as const)
      : (['progress.summary', 'progress.summaryBlocked'] as const);
    return t(progress.blocked > 0 ? blocked : plain, {
      done: String(progress.done),
      total: String(progress.total),
      blocked: String(progress.blocked),
    });
  };
}

/** How the access stands today, where that has changed since the request was carried out; else undefined. */
export function useTodayText() {
  const t = useStudioText();
  return (request: AccessRequest): string | undefined =>
    changedSince(request)
      ? t('progress.today', {
          states: countGrants(request.grants)
            .map(({ state, number }) =>
              t('progress.count', {
                state: t(`grantState.${state}`),
                number: String(number),
              }),
            )
            .join(', '),
        })
      : undefined;
}
