/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useApiHolder } from '@backstage/frontend-plugin-api';
import { signalApiRef } from '@backstage/plugin-signals-react';
import {
  STUDIO_SIGNAL_CHANNEL,
  type StudioSignal,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useCallback, useEffect, useRef, useState } from 'react';

const LIVE_INTERVAL_MS = 2_000;
const IDLE_INTERVAL_MS = 30_000;
const ERROR_INTERVAL_MS = 10_000;
/** Signals come in bursts; what changes meanwhile is loaded in one go. */
const SIGNAL_DELAY_MS = 300;

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
 *
 * What is being loaded is shown when it comes, however much changes meanwhile: changes are loaded once it has come.
 */
export function useLiveData<T>(options: {
  /** Data of another key is other data and is not shown meanwhile. */
  key: string;
  load: (signal: AbortSignal) => Promise<T>;
  /** `never` for what does not change under its key: it is loaded once. */
  isLive: (data: T) => boolean | 'never';
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
  const signals = useApiHolder().get(signalApiRef);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let signalTimer: ReturnType<typeof setTimeout> | undefined;
    let lastSignalled = -Infinity;
    let current: { controller: AbortController; ended: Promise<void> };
    let isLoading = false;
    let isFinal = false;
    let following: Promise<void> | undefined;
    let isGone = false;

    function schedule(interval: number) {
      if (!document.hidden) {
        timer = setTimeout(() => void run(), interval);
      }
    }

    async function load(signal: AbortSignal) {
      const { load: loadNow, isLive } = latest.current;
      try {
        const data = await loadNow(signal);
        if (!signal.aborted) {
          isLoading = false;
          const live = isLive(data);
          isFinal = live === 'never';
          setState({ key, data });
          if (!isFinal) {
            schedule(live ? LIVE_INTERVAL_MS : IDLE_INTERVAL_MS);
          }
        }
      } catch (error) {
        if (!signal.aborted) {
          isLoading = false;
          setState(previous => ({
            key,
            data: previous.key === key ? previous.data : undefined,
            error,
          }));
          schedule(ERROR_INTERVAL_MS);
        }
      }
    }

    function start(): Promise<void> {
      clearTimeout(timer);
      isLoading = true;
      const controller = new AbortController();
      current = { controller, ended: load(controller.signal) };
      return current.ended;
    }

    /** Loads now, or once more after the load that is under way, which may have begun before the change. */
    function run(): Promise<void> {
      if (isGone) {
        return Promise.resolve();
      }
      if (!isLoading) {
        return start();
      }
      following ??= current.ended.then(() => {
        following = undefined;
        return run();
      });
      return following;
    }

    /** A load from before the tab was hidden, or the network was lost, may never come back. */
    function restart() {
      clearTimeout(timer);
      if (!document.hidden && !isFinal) {
        current.controller.abort();
        void start();
      }
    }

    function onSignal(signal: StudioSignal) {
      if (
        isFinal ||
        signalTimer !== undefined ||
        document.hidden ||
        latest.current.concerns?.(signal) === false
      ) {
        return;
      }
      const wait = Math.max(
        SIGNAL_DELAY_MS,
        lastSignalled + LIVE_INTERVAL_MS - Date.now(),
      );
      signalTimer = setTimeout(() => {
        signalTimer = undefined;
        lastSignalled = Date.now();
        void run();
      }, wait);
    }

    runRef.current = run;
    void start();
    document.addEventListener('visibilitychange', restart);
    window.addEventListener('online', restart);
    const subscription = signals?.subscribe<StudioSignal>(
      STUDIO_SIGNAL_CHANNEL,
      onSignal,
    );
    return () => {
      isGone = true;
      subscription?.unsubscribe();
      document.removeEventListener('visibilitychange', restart);
      window.removeEventListener('online', restart);
      clearTimeout(timer);
      clearTimeout(signalTimer);
      current.controller.abort();
    };
  }, [key, signals]);

  const reload = useCallback(() => runRef.current(), []);
  return state.key === key
    ? { data: state.data, error: state.error, reload }
    : { reload };
}
