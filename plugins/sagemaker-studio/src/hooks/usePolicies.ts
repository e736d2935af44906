/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useApi } from '@backstage/frontend-plugin-api';
import { sagemakerStudioApiRef } from '../api';
import { useLiveData } from './useLiveData';

/** The policies in force. */
export function usePolicies() {
  const api = useApi(sagemakerStudioApiRef);
  return useLiveData({
    key: 'policies',
    load: signal => api.listPolicies({ signal }),
    isLive: () => false,
    concerns: ({ families }) => families.includes('settings'),
  });
}
