/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { say } from '../util/say';
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
      say('refused.plan-limit', { number: MAX_IN_WINDOW, seconds }),
  });
}
