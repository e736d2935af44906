/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useApi } from '@backstage/frontend-plugin-api';
import type { AccessRequest } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { sagemakerStudioApiRef } from '../api';
import { useDoneNotifications } from './useDoneNotifications';
import { useLiveData } from './useLiveData';

const MAX_COUNT = 9;

/** Requests that wait for the viewer's decision. */
export function useToDecide() {
  const api = useApi(sagemakerStudioApiRef);
  useDoneNotifications();
  return useLiveData({
    key: 'to-decide',
    load: signal =>
      api.listRequests({ view: 'to-decide', limit: MAX_COUNT }, { signal }),
    isLive: () => false,
    // The sidebar shows this on every page, and events of steps and grants are frequent.
    concerns: ({ families }) => families.includes('request'),
  });
}

/**
 * The newest requests that wait for the viewer's decision, and whether there are more. Undefined until they are
 * loaded, and for viewers who may not read requests.
 *
 * @public
 */
export function useRequestsToDecide():
  | { requests: AccessRequest[]; isMore: boolean }
  | undefined {
  const { data } = useToDecide();
  return (
    data && { requests: data.items, isMore: data.nextCursor !== undefined }
  );
}
