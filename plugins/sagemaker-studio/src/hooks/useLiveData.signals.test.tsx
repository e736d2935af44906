/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { TestApiProvider } from '@backstage/frontend-test-utils';
import { signalApiRef, type SignalApi } from '@backstage/plugin-signals-react';
import {
  STUDIO_SIGNAL_CHANNEL,
  signalMark,
  type StudioSignal,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { act, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { concernsId } from '../view';
import { useLiveData } from './useLiveData';

function signalOf(requestId: string): StudioSignal {
  return { families: ['request'], marks: [signalMark(requestId)] };
}

/** Lets a test send signals. */
function signals() {
  const listeners = new Map<string, (message: StudioSignal) => void>();
  const api: SignalApi = {
    subscribe(channel, onMessage) {
      // As over the wire.
      listeners.set(channel, message =>
        onMessage(JSON.parse(JSON.stringify(message))),
      );
      return { unsubscribe: () => listeners.delete(channel) };
    },
  };
  const sendAll = (...messages: StudioSignal[]) =>
    act(async () =>
      messages.forEach(message =>
        listeners.get(STUDIO_SIGNAL_CHANNEL)?.(message),
      ),
    );
  return { api, sendAll, send: (message: StudioSignal) => sendAll(message) };
}

async function renderLive(
  load: (signal: AbortSignal) => Promise<number>,
  api?: SignalApi,
) {
  const apis: [typeof signalApiRef, SignalApi][] = api
    ? [[signalApiRef, api]]
    : [];
  const view = renderHook(
    () =>
      useLiveData({
        key: 'one',
        load,
        isLive: () => false,
        concerns: signal => concernsId(signal, 'mine'),
      }),
    {
      wrapper: ({ children }: { children?: ReactNode }) => (
        <TestApiProvider apis={apis}>{children}</TestApiProvider>
      ),
    },
  );
  await act(async () => jest.advanceTimersByTimeAsync(0));
  return view;
}

describe('useLiveData with signals', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  it('loads once, soon after a burst of signals that concern it', async () => {
    const { api, send } = signals();
    let loads = 0;
    const { result } = await renderLive(async () => ++loads, api);
    expect(result.current.data).toBe(1);

    await send(signalOf('mine'));
    await send(signalOf('mine'));
    await act(async () => jest.advanceTimersByTimeAsync(400));
    expect(result.current.data).toBe(2);

    await send(signalOf('of somebody else'));
    await act(async () => jest.advanceTimersByTimeAsync(400));
    expect(result.current.data).toBe(2);
  });

  it('returns what it loads despite further signals, and loads once more afterwards', async () => {
    const { api, send } = signals();
    let loads = 0;
    const load = jest.fn(async (_: AbortSignal) => {
      await new Promise(resolve => {
        setTimeout(resolve, 1_000);
      });
      return ++loads;
    });
    const { result } = await renderLive(load, api);
    for (let passed = 0; passed < 3_000; passed += 100) {
      await send(signalOf('mine'));
      await act(async () => jest.advanceTimersByTimeAsync(100));
    }
    expect(result.current.data).toBe(2);
    expect(load.mock.calls.map(([signal]) => signal.aborted)).not.toContain(
      true,
    );
    await act(async () => jest.advanceTimersByTimeAsync(5_000));
    const settled = load.mock.calls.length;
    expect(settled).toBeLessThanOrEqual(4);
    await act(async () => jest.advanceTimersByTimeAsync(10_000));
    expect(load).toHaveBeenCalledTimes(settled);
  });

  it('considers every signal of a burst, also one before a signal that does not concern it', async () => {
    const { api, sendAll } = signals();
    let loads = 0;
    const { result } = await renderLive(async () => ++loads, api);
    await sendAll(signalOf('mine'), signalOf('of somebody else'));
    await act(async () => jest.advanceTimersByTimeAsync(400));
    expect(result.current.data).toBe(2);
  });

  it('polls without the signals plugin', async () => {
    let loads = 0;
    const { result } = await renderLive(async () => ++loads);
    expect(result.current.data).toBe(1);
    await act(async () => jest.advanceTimersByTimeAsync(31_000));
    expect(result.current.data).toBe(2);
  });
});
