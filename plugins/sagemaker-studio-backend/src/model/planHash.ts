/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { stableHash } from '../util/hash';

/** Raise it whenever plans are hashed over anything else than before, so that requests in review go on. */
const VERSION = '2';

/** The hash that an approval binds to. */
export function hashPlan(content: object): string {
  return `${VERSION}-${stableHash(content)}`;
}

/** Whether two hashes are made alike, so that they tell two plans apart. */
export function areComparable(one: string, other: string): boolean {
  return versionOf(one) === versionOf(other);
}

/** Empty before versions were counted. */
function versionOf(hash: string): string {
  return hash.includes('-') ? hash.replace(/-.*/, '') : '';
}
