/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Invalidates requests that cannot be carried out any more, unless they are too many at once. Then a broken ingestion is
 * likelier than so many people leaving, and a person has to accept it.
 */
import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  type MassChange,
  englishOf,
  type Message,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { LifecycleConfig } from '../config/StudioConfig';
import type { RecipientResolver } from '../grants/RecipientResolver';
import type { EventOrigin } from '../model/caller';
import { exceedsThreshold } from '../model/changeThreshold';
import { isRefusal } from '../model/outcome';
import type { RequestRecord } from '../model/records';
import { invalidateRequest } from '../model/requestMachine';
import type { AccessStore } from '../store/AccessStore';
import type { HeldChanges } from '../store/HeldChanges';
import { now } from '../util/now';
import type { RequestPreconditions } from './RequestPreconditions';
import { handleEach } from '../util/handleEach';

/** A request that cannot be carried out any more, and why. */
export type Lost = { request: RequestRecord; reason: Message };

type Options = {
  store: AccessStore;
  held: HeldChanges;
  requestPreconditions: RequestPreconditions;
  recipientResolver: RecipientResolver;
  limits: Pick<LifecycleConfig['leavers'], 'maxAtOnce' | 'maxShare'>;
  logger: LoggerService;
};

export class LostRequestThreshold {
  readonly #options: Options;

  constructor(options: Options) {
    this.#options = options;
  }

  /** @param inReview - how many requests were checked */
  async invalidate(lost: Lost[], inReview: number): Promise<void> {
    const { held, store, limits, logger } = this.#options;
    const counts = { changing: lost.length, all: inReview };
    if (exceedsThreshold(counts, limits)) {
      await this.#hold(lost, inReview);
      return;
    }
    const invalidate = async (each: Lost) => {
      const change = invalidated(each);
      if (!isRefusal(change)) {
        // After a conflict the next run checks the request again.
        await store.commit({
          update: { requests: [change.state] },
          events: change.events,
        });
      }
    };
    await handleEach(lost, invalidate, {
      logger,
      nameOf: ({ request }) => `the request '${request.requestId}'`,
    });
    await held.release();
  }

  /** The invalidations that wait until a person accepts them. */
  async listHeld(): Promise<MassChange[]> {
    const { held, store } = this.#options;
    const { ids, hash, reported } = await held.read();
    if (ids.length === 0) {
      return [];
    }
    const inReview = reported?.detail.inReview;
    const requests: RequestRecord[] = [];
    for (const requestId of ids) {
      const request = await store.getRequest(requestId);
      if (request) {
        requests.push(request);
      }
    }
    return [
      {
        kind: 'requests',
        hash,
        since: reported?.at,
        count: ids.length,
        all: typeof inReview === 'number' ? inReview : ids.length,
        requests: requests.map(({ requestId, domainId, team }) => ({
          requestId,
          domainId,
          team,
        })),
      },
    ];
  }

  /**
   * Invalidates the requests that were held back and still cannot be carried out.
   *
   * @param by - `hash`: of what they have seen
   * @returns how many
   * @throws MassChangeChangedError
   */
  async accept(by: {
    ref: string;
    origin?: EventOrigin;
    hash: string;
  }): Promise<number> {
    const { held, recipientResolver, logger } = this.#options;
    const count = await held.accept(by, async requestIds => {
      const lost = await this.#stillLost(requestIds);
      const requests = lost.map(({ request }) => request);
      const changes = lost.flatMap(each => {
        const change = invalidated(each);
        return isRefusal(change) ? [] : change;
      });
      return {
        update: { requests: changes.map(({ state }) => state) },
        events: changes.flatMap(({ events }) => events),
        count: lost.length,
        detail: {
          requests: requests.map(({ requestId }) => requestId),
          notify: recipientResolver.ofThreshold(requests),
        },
      };
    });
    logger.info(`${by.ref} accepted that ${count} requests are invalidated`);
    return count;
  }

  async #stillLost(requestIds: string[]): Promise<Lost[]> {
    const { store, requestPreconditions } = this.#options;
    const lost: Lost[] = [];
    for (const requestId of requestIds) {
      const request = await store.getRequest(requestId);
      const loss =
        request?.status === 'in-review'
          ? await requestPreconditions.check(request)
          : undefined;
      if (request && loss) {
        lost.push({ request, reason: loss.refusal.messages.message });
      }
    }
    return lost;
  }

  async #hold(lost: Lost[], inReview: number): Promise<void> {
    const { held, recipientResolver, limits, logger } = this.#options;
    const { maxAtOnce, maxShare } = limits;
    const requests = lost.map(({ request }) => request);
    const requestIds = requests.map(({ requestId }) => requestId).sort();
    const isNew = await held.hold(requestIds, {
      requests: requestIds,
      reasons: [...new Set(lost.map(({ reason }) => englishOf(reason)))].sort(),
      inReview,
      maxAtOnce,
      maxShare,
      notify: recipientResolver.ofThreshold(requests),
    });
    if (isNew) {
      logger.warn(
        `${lost.length} of ${inReview} requests in review cannot be carried out any more, which is more at once than the change threshold allows (sagemakerStudio.leavers: maxAtOnce ${maxAtOnce}, maxShare ${maxShare}). None is invalidated until somebody has checked whether the catalog or a sync is broken, and accepts it (GET /mass-changes shows it)`,
      );
    }
  }
}

function invalidated({ request, reason }: Lost) {
  return invalidateRequest(request, { at: now(), reason });
}
