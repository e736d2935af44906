/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Begins grants whose time has come, ends those whose time is over, and announces the end before. Everything is in rows,
 * and each change is a compare-and-swap, so it does not matter which replica runs it, how late, or how often.
 */
import {
  englishOf,
  type Message,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { DateTime, Duration } from 'luxon';
import type { AccessStore } from '../store/AccessStore';
import type { DueGrantQuery } from '../store/grantQueries';
import { isRefusal } from '../model/outcome';
import type { GrantRecord } from '../model/records';
import type { InventoryReader } from '../inventory/store/InventoryReader';
import { now } from '../util/now';
import { commitNotice } from './commitNotice';
import { dueNotice } from './expiryNotices';
import type { GrantCommandHandler } from './GrantCommandHandler';
import type { LifecycleConfig } from '../config/StudioConfig';
import { resumeManagedDomains } from './resumeManagedDomains';
import type { StartPreconditions } from './StartPreconditions';
import { handleEach } from '../util/handleEach';
import { nameOfGrant } from './nameOfGrant';

const PAGE_SIZE = 100;

export class GrantExpiryTask {
  readonly #options: GrantExpiryTaskOptions;

  constructor(options: GrantExpiryTaskOptions) {
    this.#options = options;
  }

  /** Does everything that is due. */
  async run(options: { signal: AbortSignal }): Promise<void> {
    const { logger } = this.#options;
    const { signal } = options;
    await handleEach(
      [
        { name: 'ends', work: () => this.#expire(signal) },
        { name: 'beginnings', work: () => this.#begin(signal) },
        { name: 'suspensions', work: () => this.#endSuspensions(signal) },
        { name: 'notices', work: () => this.#announce(signal) },
        {
          name: 'domains managed again',
          work: () => resumeManagedDomains(this.#options, signal),
        },
      ],
      ({ work }) => work(),
      { logger, signal, nameOf: ({ name }) => `the ${name} of grants` },
    );
  }

  async #expire(signal: AbortSignal): Promise<void> {
    await this.#each(signal, { due: 'expiry', by: now() }, grant =>
      this.#handle(grant, current =>
        current.expiresAt !== undefined && current.expiresAt <= now()
          ? { type: 'expire' }
          : undefined,
      ),
    );
  }

  async #begin(signal: AbortSignal): Promise<void> {
    const { startPreconditions, config } = this.#options;
    await this.#each(signal, { due: 'start', by: now() }, async grant => {
      const refusal = await startPreconditions.check(grant);
      if (refusal) {
        await this.#announceDelay(grant, refusal.refusal.messages.message);
        return;
      }
      await this.#handle(grant, current => {
        const at = now();
        if (
          current.status !== 'scheduled' ||
          current.startsAt === undefined ||
          current.startsAt > at
        ) {
          return undefined;
        }
        // The requester of so short a time knows of the notices that are due at the beginning.
        const due = dueNotice(
          { ...current, createdAt: '' },
          config.expiryNotices,
          at,
        );
        return { type: 'provision', announced: due?.announced };
      });
    });
  }

  /** Announces a delayed start, once per grant. The grant begins by itself when its preconditions are met. */
  async #announceDelay(grant: GrantRecord, reason: Message): Promise<void> {
    const { store, logger } = this.#options;
    if (grant.isDelayAnnounced) {
      return;
    }
    logger.warn(
      `The grant '${grant.grantId}' does not begin yet: ${englishOf(reason)}`,
    );
    await commitNotice(
      store,
      { ...grant, isDelayAnnounced: true },
      {
        type: 'grant.start-delayed',
        detail: {
          startsAt: grant.startsAt ?? '',
          reason: englishOf(reason),
          messages: { reason },
        },
      },
    );
  }

  async #endSuspensions(signal: AbortSignal): Promise<void> {
    const { inventory } = this.#options;
    const syncedAt = (await inventory.lastCompleteSyncs())['identity-center'];
    await this.#each(
      signal,
      { due: 'deprovisioning', by: now() },
      async grant => {
        // A complete sync resumes people who came back, so one has to have ended since.
        if ((syncedAt ?? '') <= grant.updatedAt) {
          return;
        }
        await this.#handle(grant, current =>
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
    const by = DateTime.utc().plus(Duration.fromISO(longest)).toISO();
    await this.#each(
      signal,
      { due: 'expiry', by, from: now() },
      async grant => {
        const due = dueNotice(grant, config.expiryNotices, now());
        if (!due || grant.startsAt) {
          return;
        }
        const { team, expiresAt = '' } = grant;
        await commitNotice(
          store,
          { ...grant, announced: due.announced },
          {
            type: 'grant.expiry-notice',
            detail: { team, expiresAt, notice: due.notice },
          },
        );
      },
    );
  }

  async #handle(
    grant: GrantRecord,
    commandFor: Parameters<GrantCommandHandler['handle']>[1],
  ): Promise<void> {
    const { commandHandler, logger } = this.#options;
    const result = await commandHandler.handle(grant.grantId, commandFor, {
      actor: 'system',
    });
    if (result && isRefusal(result)) {
      logger.warn(result.refusal.message);
    }
  }

  /** Pages go by grant id, so that a grant that fails stops no other. */
  async #each(
    signal: AbortSignal,
    query: Pick<DueGrantQuery, 'due' | 'by' | 'from'>,
    handle: (grant: GrantRecord) => Promise<void>,
  ): Promise<void> {
    const { store, logger } = this.#options;
    let after: string | undefined;
    let page: GrantRecord[];
    do {
      page = await store.listDueGrants({ ...query, limit: PAGE_SIZE, after });
      await handleEach(page, handle, { logger, signal, nameOf: nameOfGrant });
      after = page.at(-1)?.grantId;
    } while (page.length === PAGE_SIZE && !signal.aborted);
  }
}

type GrantExpiryTaskOptions = {
  store: AccessStore;
  commandHandler: GrantCommandHandler;
  inventory: InventoryReader;
  startPreconditions: StartPreconditions;
  isManaged: (domainId: string) => boolean;
  wake: (lanes: string[]) => Promise<void>;
  config: LifecycleConfig;
  logger: LoggerService;
};
