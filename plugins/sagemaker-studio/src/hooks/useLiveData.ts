/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useSignal } from '@backstage/plugin-signals-react';
import {
  STUDIO_SIGNAL_CHANNEL,
  type StudioSignal,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useCallback, useEffect, useRef, useState } from 'react';

const LIVE_INTERVAL = 2_000;
const IDLE_INTERVAL = 30_000;
const AFTER_ERROR_INTERVAL = 10_000;
/** Signals come in bursts; what changes meanwhile is loaded in one go. */
const AFTER_SIGNAL_INTERVAL = 300;

/** Data that keeps itself current. What was loaded stays while it is loaded again, and when that fails. */
export type LiveData<T> = {
  data?: T;
  /** The last attempt's error; absent after a success. */
  error?: unknown;
  /** Loads now; resolves when that has ended, whether well or not. */
  reload: () => Promise<void>;
};

/**
 * Loads, and loads again: every 2 seconds while `isLive` says that something moves, else every 30 seconds, and soon after
 * a signal that concerns it. A hidden tab asks nothing, and asks at once when it is shown again, as does any
 * tab when the network is back. Without the signals plugin the intervals are what is left.
 */
export function useLiveData<T>(options: {
  /** Data of another key is other data and is not shown meanwhile. */
  key: string;
  load: (signal: AbortSignal) => Promise<T>;
  isLive: (data: T) => boolean;
  /** Whether a change that was signalled may have changed this; absent means always. */
  concerns?: (signal: StudioSignal) => boolean;
}): LiveData<T> {
  const { key } = options;
  const latest = useRef(options);
  latest.current = options;
  const [state, setState] = useState<{
    key: string;
    data?: T;
    error?: unknown;
  }>({ key });
  const runRef = useRef<() => Promise<void>>(async () => {});

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let controller: AbortController | undefined;

    function schedule(interval: number) {
      if (!document.hidden) {
        timer = setTimeout(() => void run(), interval);
      }
    }

    async function run() {
      clearTimeout(timer);
      controller?.abort();
      const own = new AbortController();
      controller = own;
      const { load, isLive } = latest.current;
      try {
        const data = await load(own.signal);
        if (!own.signal.aborted) {
          setState({ key, data });
          schedule(isLive(data) ? LIVE_INTERVAL : IDLE_INTERVAL);
        }
      } catch (error) {
        if (!own.signal.aborted) {
          setState(previous => ({
            key,
            data: previous.key === key ? previous.data : undefined,
            error,
          }));
          schedule(AFTER_ERROR_INTERVAL);
        }
      }
    }

    function onVisibilityChange() {
      clearTimeout(timer);
      if (!document.hidden) {
        void run();
      }
    }

    runRef.current = run;
    void run();
    document.addEventListener('visibilitychange', onVisibilityChange);
    window.addEventListener('online', onVisibilityChange);
    return () => {
      document.removeEventListener('visibilitychange', onVisibilityChange);
      window.removeEventListener('online', onVisibilityChange);
      clearTimeout(timer);
      controller?.abort();
    };
  }, [key]);

  const { lastSignal } = useSignal<StudioSignal>(STUDIO_SIGNAL_CHANNEL);
  useEffect(() => {
    const { concerns } = latest.current;
    if (!lastSignal || document.hidden || concerns?.(lastSignal) === false) {
      return undefined;
    }
    const timer = setTimeout(
      () => void runRef.current(),
      AFTER_SIGNAL_INTERVAL,
    );
    return () => clearTimeout(timer);
  }, [lastSignal]);

  const reload = useCallback(() => runRef.current(), []);
  return state.key === key
    ? { data: state.data, error: state.error, reload }
    : { reload };
}
