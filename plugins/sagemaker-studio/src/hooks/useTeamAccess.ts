/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useApi } from '@backstage/frontend-plugin-api';
import { sagemakerStudioApiRef } from '../api';
import { isAccessInProgress } from '../view';
import { useLiveData } from './useLiveData';

/** The access of a team's people. */
export function useTeamAccess(team: string) {
  const api = useApi(sagemakerStudioApiRef);
  return useLiveData({
    key: team,
    load: signal => api.getTeamAccess(team, { signal }),
    isLive: ({ people, syncedAt }) =>
      !syncedAt || people.some(isAccessInProgress),
  });
}
