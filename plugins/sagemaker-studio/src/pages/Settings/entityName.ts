/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/** `user:default/jane.doe` → `jane.doe`, where a button needs a text. */
export function entityName(entityRef: string): string {
  return entityRef.split('/').at(-1) ?? entityRef;
}
