/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useApi } from '@backstage/frontend-plugin-api';
import { sagemakerStudioApiRef } from '../api';
import { useLiveData } from './useLiveData';

/** The mass changes that wait for a person. */
export function useMassChanges() {
  const api = useApi(sagemakerStudioApiRef);
  return useLiveData({
    key: 'mass-changes',
    load: signal => api.listMassChanges({ signal }),
    isLive: () => false,
    concerns: ({ families }) => families.includes('leavers'),
  });
}
