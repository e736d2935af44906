/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { CallLimit } from './CallLimit';

const MINUTE_MS = 60_000;
/** More than pages ask for, and less than keeps others waiting. */
const MAX_IN_WINDOW = 300;

/** How often somebody may have computed what would happen. */
export function planLimit(): CallLimit {
  return new CallLimit({
    max: MAX_IN_WINDOW,
    windowMs: MINUTE_MS,
    refusal: seconds =>
      `You have asked ${MAX_IN_WINDOW} times within a minute what would happen, and a person may ask no more often. Try again in ${seconds} s`,
  });
}
