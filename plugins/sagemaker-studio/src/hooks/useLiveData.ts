/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useApiHolder } from '@backstage/frontend-plugin-api';
import { signalApiRef } from '@backstage/plugin-signals-react';
import {
  STUDIO_SIGNAL_CHANNEL,
  type StudioSignal,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useCallback, useEffect, useRef, useState } from 'react';
import { reloadedWith } from './reloadAfter';

const LIVE_INTERVAL_MS = 2_000;
const IDLE_INTERVAL_MS = 30_000;
const ERROR_INTERVAL_MS = 10_000;
/** Signals come in bursts, and one load serves them all. */
const SIGNAL_DELAY_MS = 300;

/** Data that is kept current. It stays available while it is reloaded, and when that fails. */
export type LiveData<T> = {
  data?: T;
  /** The error of the last attempt; absent after a success. */
  error?: unknown;
  /** Loads now. Resolves when that has ended, even if it failed. */
  reload: () => Promise<void>;
};

/**
 * Loads data and keeps it current: every 2 seconds while `isLive` is true, else every 30 seconds, and soon after a
 * signal that concerns it. A hidden tab does not poll. It loads when it becomes visible, as does any tab when the
 * network is back. Without the signals plugin, polling alone keeps the data current.
 *
 * A running load is never interrupted by changes: its result is shown, and then the data is loaded again. What the viewer
 * changes on the page is loaded again by `reloadAfter`, before its signal arrives.
 */
export function useLiveData<T>(options: {
  /** Identifies the data. Data of another key is not returned while this loads. */
  key: string;
  load: (signal: AbortSignal) => Promise<T>;
  /** Whether the data is about to change, or will `never` change under its key. */
  isLive: (data: T) => boolean | 'never';
  /** Whether a signal may be about this data. Absent: every signal may be. */
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

    /** Loads now, or again after the running load, which may have started before the change. */
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

    /** A load that started before the tab was hidden or the network was lost may never end. */
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
    const forget = reloadedWith(async change => {
      if (!isFinal && latest.current.concerns?.(change) !== false) {
        await run();
      }
    });
    document.addEventListener('visibilitychange', restart);
    window.addEventListener('online', restart);
    const subscription = signals?.subscribe<StudioSignal>(
      STUDIO_SIGNAL_CHANNEL,
      onSignal,
    );
    return () => {
      isGone = true;
      forget();
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
