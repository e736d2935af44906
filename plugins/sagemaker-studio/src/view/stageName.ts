/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/** The name of a policy's only stage, unless the policy names it. */
export const UNNAMED_STAGE = 'approval';

/** The name that a policy gives to a stage, as a heading: `platform team` → `Platform team`. */
export function stageHeading(name: string): string {
  return name.charAt(0).toLocaleUpperCase() + name.slice(1);
}
