/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { conflictError } from '../util/errors';
import { say } from '../util/say';

/** The result of an attempt whose records were changed by somebody else since they were read. */
export const CONFLICT = Symbol('conflict');

const MAX_ATTEMPTS = 5;

/**
 * Repeats a change that reads, decides and commits, for as long as others are faster.
 *
 * @throws ConflictError when they are faster again and again
 */
export async function retryOnConflict<T>(
  attempt: () => Promise<T | typeof CONFLICT>,
): Promise<T> {
  for (let count = 0; count < MAX_ATTEMPTS; count++) {
    const result = await attempt();
    if (result !== CONFLICT) {
      return result;
    }
  }
  throw conflictError(say('refused.busy'));
}
