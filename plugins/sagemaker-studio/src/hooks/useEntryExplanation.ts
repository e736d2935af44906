/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useApi } from '@backstage/frontend-plugin-api';
import { sagemakerStudioApiRef } from '../api';
import { concernsId } from '../view';
import { useLiveData } from './useLiveData';

/** Why a person can or cannot open Studio. */
export function useEntryExplanation(person: string, domainId: string) {
  const api = useApi(sagemakerStudioApiRef);
  return useLiveData({
    key: JSON.stringify([person, domainId]),
    load: signal => api.explainEntry(person, domainId, { signal }),
    isLive: ({ syncedAt, diagnosis }) =>
      !syncedAt || diagnosis.code === 'in-progress',
    concerns: signal => concernsId(signal, domainId),
  });
}
