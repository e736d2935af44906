/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { stableHash } from '../util/hash';

/** Raise it with every change of what is hashed. Plans of requests in review are then compared by content, so votes are kept. */
const VERSION = '2';

/** The hash that an approval binds to. */
export function hashPlan(content: object): string {
  return `${VERSION}-${stableHash(content)}`;
}

/** Whether two hashes have the same version. Only then do different hashes mean different plans. */
export function areComparable(one: string, other: string): boolean {
  return versionOf(one) === versionOf(other);
}

/** Empty for hashes from before versions were introduced. */
function versionOf(hash: string): string {
  return hash.includes('-') ? hash.replace(/-.*/, '') : '';
}
