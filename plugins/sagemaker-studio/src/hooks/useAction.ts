/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useState } from 'react';

/** Runs something when a button is pressed, and tells whether it is running and why it failed. */
export function useAction<A extends unknown[], R>(
  action: (...args: A) => Promise<R>,
  /** Called after success and failure alike, since a refusal may mean that somebody else was first. */
  onSettled?: () => void | Promise<void>,
) {
  const [state, setState] = useState<{
    /** The argument of the running call. */
    pending?: A;
    error?: unknown;
    result?: R;
  }>({});
  const run = async (...args: A) => {
    setState({ pending: args });
    try {
      const result = await action(...args);
      setState({ pending: args, result });
    } catch (error) {
      setState({ pending: args, error });
    }
    await onSettled?.();
    setState(({ error, result }) => ({ error, result }));
  };
  return { ...state, isPending: state.pending !== undefined, run };
}
