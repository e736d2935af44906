/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useApi } from '@backstage/frontend-plugin-api';
import type { OffboardingPreview } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useEffect, useState } from 'react';
import { sagemakerStudioApiRef } from '../../api';

/** For more people only the plan shows what would be lost. */
export const MAX_PREVIEWS = 20;
const MAX_CONCURRENCY = 4;

/** Previews of what an offboarding would delete, in the order of the grants. */
export function useOffboarding(grantIds: string[]): {
  previews: OffboardingPreview[];
  error?: unknown;
  isPending: boolean;
} {
  const api = useApi(sagemakerStudioApiRef);
  // Compared by content, since the caller creates a new array on each render.
  const wanted = JSON.stringify(grantIds.slice(0, MAX_PREVIEWS));
  const [state, setState] = useState<{
    previews: OffboardingPreview[];
    error?: unknown;
    isPending: boolean;
  }>({ previews: [], isPending: true });

  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const ids: string[] = JSON.parse(wanted);
    void (async () => {
      const previews: OffboardingPreview[] = [];
      try {
        for (let at = 0; at < ids.length; at += MAX_CONCURRENCY) {
          const next = await Promise.all(
            ids
              .slice(at, at + MAX_CONCURRENCY)
              .map(id => api.previewOffboarding(id, { signal })),
          );
          previews.push(...next);
          if (signal.aborted) {
            return;
          }
          setState({
            previews: [...previews],
            isPending: previews.length < ids.length,
          });
        }
      } catch (error) {
        if (!signal.aborted) {
          setState({ previews, error, isPending: false });
        }
      }
    })();
    return () => controller.abort();
  }, [api, wanted]);

  return state;
}
