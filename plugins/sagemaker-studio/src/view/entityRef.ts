/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/** The name in a catalog ref, used where no display name is known: `ben.carter` of `user:default/ben.carter`. */
export function nameOfEntityRef(entityRef: string): string {
  return entityRef.slice(entityRef.lastIndexOf('/') + 1);
}
