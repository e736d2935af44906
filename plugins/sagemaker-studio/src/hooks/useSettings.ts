/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useApi } from '@backstage/frontend-plugin-api';
import { sagemakerStudioApiRef } from '../api';
import { useLiveData } from './useLiveData';

/** The settings of domains and teams. */
export function useSettings() {
  const api = useApi(sagemakerStudioApiRef);
  return useLiveData({
    key: 'settings',
    load: signal => api.getSettings({ signal }),
    isLive: () => false,
    concerns: ({ families }) => families.includes('settings'),
  });
}
