/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useApi } from '@backstage/frontend-plugin-api';
import type { AccessRequest } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useState } from 'react';
import { sagemakerStudioApiRef } from '../../api';
import { reloadAfter } from '../../hooks';

/** Requests that the viewer has approved here, as they were answered. */
type Decided = { request: AccessRequest; seenAt: string };

type Failure = { request: AccessRequest; error: unknown };

/** Approves requests from a list, each on its own: the failure of one does not stop the others. */
export function useDecisions(requests: AccessRequest[]) {
  const api = useApi(sagemakerStudioApiRef);
  const [decided, setDecided] = useState<ReadonlyMap<string, Decided>>(
    new Map(),
  );
  const [failures, setFailures] = useState<ReadonlyMap<string, Failure>>(
    new Map(),
  );
  const [pending, setPending] = useState<ReadonlySet<string>>(new Set());

  const approveOne = async (asked: AccessRequest) => {
    const { requestId, plan, updatedAt } = asked;
    try {
      const request = await api.decideRequest(requestId, {
        outcome: 'approved',
        // The plan that the list shows.
        planHash: plan.hash,
      });
      setDecided(old =>
        new Map(old).set(requestId, { request, seenAt: updatedAt }),
      );
    } catch (error) {
      setFailures(old =>
        new Map(old).set(requestId, { request: asked, error }),
      );
    }
  };

  return {
    /** Those that still wait. One that comes back, as for a second vote, has changed since. */
    waiting: requests.filter(
      ({ requestId, updatedAt }) =>
        decided.get(requestId)?.seenAt !== updatedAt,
    ),
    decided: [...decided.values()].map(({ request }) => request),
    failures: [...failures.values()],
    pending,
    approve: async (chosen: AccessRequest[]) => {
      const ids = chosen.map(({ requestId }) => requestId);
      setFailures(
        old =>
          new Map([...old].filter(([requestId]) => !ids.includes(requestId))),
      );
      setPending(new Set(ids));
      await Promise.all(chosen.map(approveOne));
      setPending(new Set());
      await reloadAfter({ families: ['request'] });
    },
  };
}
