/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useApi } from '@backstage/frontend-plugin-api';
import type { EventVerification } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useState } from 'react';
import { sagemakerStudioApiRef } from '../../api';

/** Has the back end read the whole record. */
export function useEventVerification() {
  const api = useApi(sagemakerStudioApiRef);
  const [state, setState] = useState<{
    isPending: boolean;
    result?: EventVerification;
    error?: unknown;
  }>({ isPending: false });
  const start = async () => {
    setState({ isPending: true });
    try {
      setState({ isPending: false, result: await api.verifyEvents() });
    } catch (error) {
      setState({ isPending: false, error });
    }
  };
  return { ...state, start };
}
