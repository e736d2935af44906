/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useApi } from '@backstage/frontend-plugin-api';
import type { AccessRequest } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { sagemakerStudioApiRef } from '../api';
import { useLiveData } from './useLiveData';

const COUNTED_UP_TO = 9;

/**
 * What waits for the reader's decision, current: the newest of it, and whether there is more. Undefined until it is
 * known, and for whoever may not see requests.
 *
 * @public
 */
export function useRequestsToDecide():
  | { requests: AccessRequest[]; isMore: boolean }
  | undefined {
  const api = useApi(sagemakerStudioApiRef);
  const { data } = useLiveData({
    key: 'to-decide',
    load: signal =>
      api.listRequests({ view: 'to-decide', limit: COUNTED_UP_TO }, { signal }),
    isLive: () => false,
  });
  return (
    data && { requests: data.items, isMore: data.nextCursor !== undefined }
  );
}
