/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { AccessRequest } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { requestProgressOf } from '../view';
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
