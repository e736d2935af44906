/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/** Runs work within a span of a trace. */
export type Trace = <T>(
  name: string,
  attributes: Record<string, string>,
  work: () => Promise<T>,
) => Promise<T>;

/** Runs the work alone. */
export const untraced: Trace = (_name, _attributes, work) => work();
