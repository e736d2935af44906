/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { GrantRecord } from '../model/records';

/** How the log names a grant. */
export function nameOfGrant({ grantId }: GrantRecord): string {
  return `the grant '${grantId}'`;
}
