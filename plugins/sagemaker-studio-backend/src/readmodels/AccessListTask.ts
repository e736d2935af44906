/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { DateTime } from 'luxon';
import type { InventoryReader } from '../inventory/store/InventoryReader';
import type { AccessProjector } from './AccessProjector';
import type { CatalogReporter } from '../directory/CatalogReporter';
import type { CatalogPeopleLinks } from '../directory/CatalogPeopleLinks';
import type { TaskScheduler } from '../scheduling/TaskLeases';

/** The task that keeps the access list; tests trigger it. */
export const ACCESS_LIST_TASK = 'access-list';

/** How long what was last read from the catalog counts. */
const MAX_LINK_AGE = { minutes: 5 };

/**
 * Keeps the access list up to date, as one global task of the scheduler: catalog users that are new, access that has
 * become unused, and whatever has changed since.
 */
export class AccessListTask {
  readonly #options: AccessListTaskOptions;

  constructor(options: AccessListTaskOptions) {
    this.#options = options;
  }

  /** Registers the task; call it once. */
  async start(): Promise<void> {
    const { projector, scheduler } = this.#options;
    await projector.renew();
    await scheduler.scheduleTask({
      id: ACCESS_LIST_TASK,
      scope: 'global',
      frequency: { seconds: 2 },
      timeout: { minutes: 10 },
      fn: signal => this.tick({ signal }),
    });
  }

  async tick(options: { signal?: AbortSignal } = {}): Promise<void> {
    const { links, reporter, projector, logger } = this.#options;
    if (await this.#isLookDue()) {
      try {
        await links.renew(options);
        await reporter.look(options);
      } catch (error) {
        logger.warn(
          `The users of the catalog were not read and stay as last seen: ${
            toError(error).message
          }`,
        );
      }
    }
    await projector.age();
    await projector.catchUp({ ...options, mayLeave: true });
  }

  async #isLookDue(): Promise<boolean> {
    const { links, reporter, inventory } = this.#options;
    const { 'identity-center': syncedAt } = await inventory.lastCompleteSyncs();
    // Before the first sync nobody is found, and each ref of the configuration would be reported.
    if (!syncedAt) {
      return false;
    }
    const linkedAt = await links.linkedAt();
    return (
      !reporter.hasReported ||
      !linkedAt ||
      syncedAt > linkedAt ||
      DateTime.fromISO(linkedAt).plus(MAX_LINK_AGE) < DateTime.utc()
    );
  }
}

type AccessListTaskOptions = {
  projector: AccessProjector;
  links: CatalogPeopleLinks;
  reporter: CatalogReporter;
  inventory: InventoryReader;
  scheduler: TaskScheduler;
  logger: LoggerService;
};
