/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/**
 * A new key for `idempotencyKey` of a call that writes.
 *
 * @public
 */
export function createIdempotencyKey(): string {
  // Browsers offer randomUUID on secure origins only, and some portals are served over plain HTTP.
  if (typeof crypto.randomUUID === 'function') {
    return crypto.randomUUID();
  }
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('');
}
