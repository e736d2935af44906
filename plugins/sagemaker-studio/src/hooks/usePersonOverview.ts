/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useApi } from '@backstage/frontend-plugin-api';
import { sagemakerStudioApiRef } from '../api';
import { isAccessInProgress } from '../view';
import { useLiveData } from './useLiveData';

/** A person's access to each domain. */
export function usePersonOverview(person: string) {
  const api = useApi(sagemakerStudioApiRef);
  return useLiveData({
    key: person,
    load: signal => api.getPersonOverview(person, { signal }),
    isLive: ({ access, syncedAt }) =>
      !syncedAt || access.some(isAccessInProgress),
  });
}
