/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * What happens to grants because time passes. Everything is in the rows, and each change is a compare-and-swap, so it
 * does not matter which replica looks, how late, or how often.
 */
import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { DateTime, Duration } from 'luxon';
import type { AccessStore } from '../store/AccessStore';
import { isRefusal } from '../model/outcome';
import type { GrantRecord } from '../model/records';
import type { InventoryReader } from '../inventory/store/InventoryReader';
import { now } from '../util/now';
import { dueNotice } from './expiryNotices';
import type { GrantCommandHandler } from './GrantCommandHandler';
import type { LifecycleConfig } from '../config/StudioConfig';
import type { ManagedDomainResumer } from './ManagedDomainResumer';
import type { StartPreconditions } from './StartPreconditions';

/** Grants a query; the rest is found by the next. */
const BATCH = 100;

/** That somebody was told that access does not begin yet. */
const DELAYED = 'start-delayed';

/** Begins grants whose time has come, ends those whose time is over, and announces the end before. */
export class GrantExpiryTask {
  readonly #options: GrantExpiryTaskOptions;

  static create(options: GrantExpiryTaskOptions): GrantExpiryTask {
    return new GrantExpiryTask(options);
  }

  private constructor(options: GrantExpiryTaskOptions) {
    this.#options = options;
  }

  /** Does all that is due. */
  async tick(options: { signal: AbortSignal }): Promise<void> {
    await this.#expire(options.signal);
    await this.#begin(options.signal);
    await this.#endSuspensions(options.signal);
    await this.#announce(options.signal);
    await this.#options.domainResumer.resume(options);
  }

  async #expire(signal: AbortSignal): Promise<void> {
    const { store } = this.#options;
    await this.#each(
      signal,
      after => store.listExpiring({ before: now(), limit: BATCH, after }),
      grant =>
        this.#give(grant, current =>
          current.expiresAt !== undefined && current.expiresAt <= now()
            ? { type: 'expire' }
            : undefined,
        ),
    );
  }

  async #begin(signal: AbortSignal): Promise<void> {
    const { store, ground, config } = this.#options;
    await this.#each(
      signal,
      after => store.listStarting({ now: now(), limit: BATCH, after }),
      async grant => {
        const reason = await ground.whyNotBegin(grant);
        if (reason) {
          await this.#tellOfDelay(grant, reason);
          return;
        }
        await this.#give(grant, current => {
          const at = now();
          if (
            current.status !== 'scheduled' ||
            current.startsAt === undefined ||
            current.startsAt > at
          ) {
            return undefined;
          }
          // What would be announced as it begins is known to whoever asked for so short a time.
          const come = dueNotice(
            { ...current, createdAt: '' },
            config.expiryNotices,
            at,
          );
          return { type: 'provision', notices: come?.made ?? current.notices };
        });
      },
    );
  }

  /** Once; it begins by itself when the ground is there. */
  async #tellOfDelay(grant: GrantRecord, reason: string): Promise<void> {
    const { store, logger } = this.#options;
    if (grant.notices.includes(DELAYED)) {
      return;
    }
    logger.warn(`The grant '${grant.grantId}' does not begin yet: ${reason}`);
    await store.commit({
      update: { grants: [{ ...grant, notices: [...grant.notices, DELAYED] }] },
      events: [
        {
          requestId: grant.requestId,
          grantId: grant.grantId,
          type: 'grant.start-delayed',
          actor: 'system',
          at: now(),
          detail: {
            person: grant.person,
            domainId: grant.domainId,
            startsAt: grant.startsAt ?? '',
            reason,
          },
        },
      ],
    });
  }

  async #endSuspensions(signal: AbortSignal): Promise<void> {
    const { store, inventory } = this.#options;
    const syncedAt = (await inventory.lastCompleteSyncs())['identity-center'];
    await this.#each(
      signal,
      after => store.listSuspensionsOver({ now: now(), limit: BATCH, after }),
      async grant => {
        // Whoever came back is resumed by a complete sync; without one since, nobody has looked.
        if ((syncedAt ?? '') <= grant.updatedAt) {
          return;
        }
        await this.#give(grant, current =>
          current.status === 'suspended' &&
          (current.deprovisionAt ?? '9') <= now()
            ? { type: 'revoke', reason: current.endedReason ?? 'left' }
            : undefined,
        );
      },
    );
  }

  async #announce(signal: AbortSignal): Promise<void> {
    const { store, config } = this.#options;
    const [longest] = config.expiryNotices;
    if (longest === undefined) {
      return;
    }
    const before = DateTime.utc().plus(Duration.fromISO(longest)).toISO();
    await this.#each(
      signal,
      after => store.listExpiring({ before, from: now(), limit: BATCH, after }),
      async grant => {
        const at = now();
        const due = dueNotice(grant, config.expiryNotices, at);
        if (!due || grant.startsAt) {
          return;
        }
        // Together with the mark, so that it is told once whoever else is at it.
        await store.commit({
          update: { grants: [{ ...grant, notices: due.made }] },
          events: [
            {
              requestId: grant.requestId,
              grantId: grant.grantId,
              type: 'grant.expiry-notice',
              actor: 'system',
              at,
              detail: {
                person: grant.person,
                team: grant.team,
                domainId: grant.domainId,
                expiresAt: grant.expiresAt ?? '',
                notice: due.notice,
              },
            },
          ],
        });
      },
    );
  }

  async #give(
    grant: GrantRecord,
    commandFor: Parameters<GrantCommandHandler['give']>[1],
  ): Promise<void> {
    const { commandHandler, logger } = this.#options;
    const result = await commandHandler.give(grant.grantId, commandFor, {
      actor: 'system',
    });
    if (result && isRefusal(result)) {
      logger.warn(result.refusal.message);
    }
  }

  /** Goes through pages by grant id, so that one that cannot be dealt with stops no other. */
  async #each(
    signal: AbortSignal,
    read: (after: string | undefined) => Promise<GrantRecord[]>,
    handle: (grant: GrantRecord) => Promise<void>,
  ): Promise<void> {
    const { logger } = this.#options;
    let after: string | undefined;
    let page: GrantRecord[];
    do {
      page = await read(after);
      for (const grant of page) {
        if (signal.aborted) {
          return;
        }
        try {
          await handle(grant);
        } catch (error) {
          logger.warn(
            `Could not look after the grant '${grant.grantId}'; the next turn tries again`,
            toError(error),
          );
        }
      }
      after = page[page.length - 1]?.grantId;
    } while (page.length === BATCH);
  }
}

type GrantExpiryTaskOptions = {
  store: AccessStore;
  commandHandler: GrantCommandHandler;
  inventory: InventoryReader;
  ground: StartPreconditions;
  domainResumer: ManagedDomainResumer;
  config: LifecycleConfig;
  logger: LoggerService;
};
