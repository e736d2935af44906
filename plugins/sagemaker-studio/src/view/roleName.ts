/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/** `arn:aws:iam::222222222222:role/path/StudioAnalyst` → `StudioAnalyst`. Anything else is returned unchanged. */
export function roleName(arn: string): string {
  return /^arn:[^:]+:iam::\d+:role\/(?:.*\/)?([^/]+)$/.exec(arn)?.[1] ?? arn;
}
