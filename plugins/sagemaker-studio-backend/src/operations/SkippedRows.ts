/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { AccessStore } from '../store/AccessStore';

const SKIP_MS = 30_000;

/**
 * Due rows that a worker skips for a while, because they cannot be read or their outcome cannot be stored. The rest of the
 * lane goes on.
 */
export class SkippedRows {
  readonly #options: SkippedRowsOptions;
  /** Id → when it is tried again. */
  readonly #until = new Map<string, number>();

  constructor(options: SkippedRowsOptions) {
    this.#options = options;
  }

  list(): string[] {
    for (const [id, until] of this.#until) {
      if (until <= Date.now()) {
        this.#until.delete(id);
      }
    }
    return [...this.#until.keys()];
  }

  /**
   * Skips a row for 30 seconds. Throws if the database is away, which concerns all rows.
   *
   * @param what - for the log, what could not be done: `The removal 'r-1' could not be read`
   */
  async add(id: string, what: string, error: unknown): Promise<void> {
    const { store, logger } = this.#options;
    await store.checkConnection();
    logger.error(
      `${what}; it is tried again in ${SKIP_MS / 1000} s`,
      toError(error),
    );
    this.#until.set(id, Date.now() + SKIP_MS);
  }
}

type SkippedRowsOptions = {
  store: Pick<AccessStore, 'checkConnection'>;
  logger: LoggerService;
};
