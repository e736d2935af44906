/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useApi } from '@backstage/frontend-plugin-api';
import type { AccessRequest } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { sagemakerStudioApiRef } from '../api';
import { useLiveData } from './useLiveData';

const MAX_COUNT = 9;

/** What waits for the reader's decision, current, with why it is not known if it is not. */
export function useToDecide() {
  const api = useApi(sagemakerStudioApiRef);
  return useLiveData({
    key: 'to-decide',
    load: signal =>
      api.listRequests({ view: 'to-decide', limit: MAX_COUNT }, { signal }),
    isLive: () => false,
    // This is on every page of the portal, and steps and grants come to pass by the hundred.
    concerns: ({ what }) => what.some(type => type.startsWith('request.')),
  });
}

/**
 * What waits for the reader's decision, current: the newest of it, and whether there is more. Undefined until it is
 * known, and for whoever may not see requests.
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
