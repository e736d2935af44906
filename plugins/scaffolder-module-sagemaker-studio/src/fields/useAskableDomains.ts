/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useApi } from '@backstage/frontend-plugin-api';
import { sagemakerStudioApiRef } from '@studio-access/backstage-plugin-sagemaker-studio';
import useAsync from 'react-use/esm/useAsync';

/**
 * The domains for which the policies let the viewer ask with a team, for themselves or for others of it.
 *
 * @param team - catalog ref; absent: none is chosen, and nothing is known
 */
export function useAskableDomains(team: string | undefined): {
  loading: boolean;
  error?: Error;
  /** Absent while it is not known. */
  domainIds?: ReadonlySet<string>;
} {
  const api = useApi(sagemakerStudioApiRef);
  const { loading, error, value } = useAsync(async () => {
    if (!team) {
      return undefined;
    }
    const { viewer } = await api.getTeamAccess(team);
    const { entityRef: self, mayAskForOthers = [] } = viewer;
    const { askWith = [] } = self ? await api.getPersonOverview(self) : {};
    return new Set([
      ...mayAskForOthers.map(({ domainId }) => domainId),
      ...askWith
        .filter(({ entityRef }) => entityRef === team)
        .flatMap(({ domainIds }) => domainIds),
    ]);
  }, [api, team]);
  // While another team is looked up, that of before says nothing.
  return { loading, error, domainIds: loading ? undefined : value };
}
