/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import {
  discoveryApiRef,
  fetchApiRef,
  type FetchApi,
} from '@backstage/frontend-plugin-api';
import { TestApiProvider } from '@backstage/frontend-test-utils';
import { signalApiRef, type SignalApi } from '@backstage/plugin-signals-react';
import { act, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { useDoneNotifications } from './useDoneNotifications';

const BASE = 'http://localhost/api/notifications';

/** The notifications plugin, with notifications by their severity. */
function pluginWith(severities: Record<string, string>, status = 200) {
  const unread = new Map(Object.entries(severities));
  const fetch = jest.fn<
    ReturnType<FetchApi['fetch']>,
    Parameters<FetchApi['fetch']>
  >(async (_, init) => {
    if (init?.method === 'POST') {
      const { ids }: { ids: string[] } = JSON.parse(String(init.body));
      ids.forEach(id => unread.delete(id));
    }
    return response(
      {
        notifications: [...unread].map(([id, severity]) => ({
          id,
          payload: { severity },
        })),
      },
      status,
    );
  });
  return { fetch, unread };
}

/** The part of a response that is used; jsdom has none of its own. */
function response(body: object, status: number): Response {
  return {
    ...Object.create(null),
    ok: status < 400,
    status,
    json: async () => body,
  };
}

function renderWith(fetch: FetchApi['fetch']) {
  let notify: (message: { action: string }) => void = () => {};
  const signals: SignalApi = {
    subscribe(channel, onMessage) {
      expect(channel).toBe('notifications');
      notify = message => onMessage(JSON.parse(JSON.stringify(message)));
      return { unsubscribe: () => {} };
    },
  };
  renderHook(() => useDoneNotifications(), {
    wrapper: ({ children }: { children?: ReactNode }) => (
      <TestApiProvider
        apis={[
          [discoveryApiRef, { getBaseUrl: async () => BASE }],
          [fetchApiRef, { fetch }],
          [signalApiRef, signals],
        ]}
      >
        {children}
      </TestApiProvider>
    ),
  });
  return { notify: (action: string) => act(async () => notify({ action })) };
}

describe('useDoneNotifications', () => {
  it('marks as read what there is nothing left to decide in, and leaves questions alone', async () => {
    const { fetch, unread } = pluginWith({ open: 'high', done: 'low' });
    renderWith(fetch);
    await waitFor(() => expect([...unread.keys()]).toEqual(['open']));
    expect(String(fetch.mock.calls[0]?.[0])).toBe(
      `${BASE}/notifications?topic=studio-access-approvals&read=false&limit=100`,
    );
  });

  it('does so again when a notification has changed', async () => {
    const { fetch, unread } = pluginWith({ open: 'high' });
    const { notify } = renderWith(fetch);
    await waitFor(() => expect(fetch).toHaveBeenCalledTimes(1));
    unread.set('open', 'low');
    await notify('notification_read');
    expect(fetch).toHaveBeenCalledTimes(1);
    await notify('new_notification');
    await waitFor(() => expect([...unread.keys()]).toEqual([]));
  });

  it('does nothing without the notifications plugin', async () => {
    const { fetch } = pluginWith({ done: 'low' }, 404);
    renderWith(fetch);
    await waitFor(() => expect(fetch).toHaveBeenCalledTimes(1));
  });
});
