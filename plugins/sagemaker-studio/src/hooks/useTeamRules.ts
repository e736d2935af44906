/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useApi } from '@backstage/frontend-plugin-api';
import { sagemakerStudioApiRef } from '../api';
import { useLiveData } from './useLiveData';

/** The rules that keep the access of a team, or of all teams, in step with their members. */
export function useTeamRules(team?: string) {
  const api = useApi(sagemakerStudioApiRef);
  return useLiveData({
    key: `team rules ${team ?? ''}`,
    load: signal => api.listTeamRules({ team }, { signal }),
    isLive: () => false,
    concerns: ({ families }) =>
      ['settings', 'request', 'leavers'].some(each => families.includes(each)),
  });
}
