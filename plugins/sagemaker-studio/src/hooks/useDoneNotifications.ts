/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import {
  discoveryApiRef,
  fetchApiRef,
  useApiHolder,
  type DiscoveryApi,
  type FetchApi,
} from '@backstage/frontend-plugin-api';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { NOTIFICATION_TOPIC_APPROVALS } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useEffect } from 'react';

/** The channel on which Backstage's notifications plugin says that there is a notification for the viewer. */
const CHANNEL = 'notifications';

type Notifications = {
  notifications: { id: string; payload: { severity?: string } }[];
};

/**
 * Marks the viewer's notifications as read that asked for a decision which somebody has made by now. The backend can
 * change what such a notification says, but only its reader can mark it as read.
 */
export function useDoneNotifications(): void {
  const apis = useApiHolder();
  const discoveryApi = apis.get(discoveryApiRef);
  const fetchApi = apis.get(fetchApiRef);
  const signals = apis.get(signalApiRef);

  useEffect(() => {
    if (!discoveryApi || !fetchApi) {
      return undefined;
    }
    const controller = new AbortController();
    const mark = () => {
      // Without the notifications plugin there is nothing to mark, and one that is away is asked again next time.
      markDone({ discoveryApi, fetchApi, signal: controller.signal }).catch(
        () => {},
      );
    };
    mark();
    const subscription = signals?.subscribe<{ action: string }>(
      CHANNEL,
      ({ action }) => action === 'new_notification' && mark(),
    );
    return () => {
      subscription?.unsubscribe();
      controller.abort();
    };
  }, [discoveryApi, fetchApi, signals]);
}

async function markDone(options: {
  discoveryApi: DiscoveryApi;
  fetchApi: FetchApi;
  signal: AbortSignal;
}): Promise<void> {
  const { discoveryApi, fetchApi, signal } = options;
  const url = `${await discoveryApi.getBaseUrl('notifications')}/notifications`;
  const query = new URLSearchParams({
    topic: NOTIFICATION_TOPIC_APPROVALS,
    read: 'false',
    limit: '100',
  });
  const response = await fetchApi.fetch(`${url}?${query}`, { signal });
  if (!response.ok) {
    return;
  }
  const { notifications }: Notifications = await response.json();
  const ids = notifications
    .filter(({ payload }) => payload.severity === 'low')
    .map(({ id }) => id);
  if (ids.length > 0) {
    await fetchApi.fetch(`${url}/update`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ ids, read: true }),
      signal,
    });
  }
}
