/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/** `arn:aws:iam::222222222222:role/path/StudioAnalyst` → `StudioAnalyst`; anything else stays as it is. */
export function roleName(arn: string): string {
  const match = /^arn:[^:]+:iam::\d+:role\/(?:.*\/)?([^/]+)$/.exec(arn);
  return match ? match[1] : arn;
}
