/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';

/** Handles items one after the other. One that fails is logged, and keeps no other from being handled. */
export async function handleEach<T>(
  items: Iterable<T>,
  handle: (item: T) => Promise<void>,
  options: {
    logger: LoggerService;
    /** Names an item in the log: `the grant 'g-1'`. */
    nameOf: (item: T) => string;
    signal?: AbortSignal;
  },
): Promise<void> {
  const { logger, nameOf, signal } = options;
  for (const item of items) {
    if (signal?.aborted) {
      return;
    }
    try {
      await handle(item);
    } catch (error) {
      logger.warn(
        `Could not handle ${nameOf(item)}; the next run tries again`,
        toError(error),
      );
    }
  }
}
