/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/** The highest that the column can hold. */
const LAST_SEQUENCE = 2_147_483_647;

/** Whether a text is the sequence of an event. */
export function isSequence(text: string): boolean {
  return /^\d{1,10}$/.test(text) && Number(text) <= LAST_SEQUENCE;
}
