/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Invalidates requests whose ground is gone, and none when it is gone from too many at once: then a broken ingestion is
 * likelier than so many people leaving, and somebody has to look.
 */
import type { LoggerService } from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import type { AccessStore } from '../store/AccessStore';
import type { EventOrigin } from '../model/caller';
import { isRefusal } from '../model/outcome';
import { invalidateRequest } from '../model/requestMachine';
import type { NewEvent, RequestRecord } from '../model/records';
import { exceedsThreshold } from '../model/changeThreshold';
import type { RecipientResolver } from '../grants/Recipients';
import type { LifecycleConfig } from '../config/StudioConfig';
import { now } from '../util/now';
import type { HeldRequestStore } from './HeldRequestStore';
import type { RequestPreconditions } from './RequestPreconditions';

const TRIES = 5;

/** A request whose ground is gone, and why. */
export type Lost = { request: RequestRecord; reason: string };

/** Stands between what seems to be gone and the requests that rest on it. */
export class InvalidationThreshold {
  readonly #options: InvalidationThresholdOptions;

  static create(options: InvalidationThresholdOptions): InvalidationThreshold {
    return new InvalidationThreshold(options);
  }

  private constructor(options: InvalidationThresholdOptions) {
    this.#options = options;
  }

  /**
   * Invalidates what has lost its ground, unless that is too much at once.
   *
   * @param inReview - how many requests were looked at
   */
  async policyEvaluator(lost: Lost[], inReview: number): Promise<void> {
    const { held, store, limits } = this.#options;
    const before = await held.heldBack();
    // What is held back and has its ground again is no longer held.
    if (exceedsThreshold({ changing: lost.length, all: inReview }, limits)) {
      await this.#holdBack(lost, before, inReview);
      return;
    }
    for (const each of lost) {
      await this.#invalidate(each);
    }
    if (before.length) {
      await store.commit({
        heldBack: { what: 'requests', from: before, to: [] },
        events: [],
      });
    }
  }

  /**
   * Invalidates those that were held back and still have no ground. Who has accepted that and says it again, with none
   * held back since, gets the same answer.
   *
   * @returns how many
   * @throws ConflictError when none is held back
   */
  async accept(by: { ref: string; origin?: EventOrigin }): Promise<number> {
    const { held, store, recipientResolver, logger } = this.#options;
    for (let attempt = 0; attempt < TRIES; attempt++) {
      const requestIds = await held.heldBack();
      if (requestIds.length === 0) {
        return this.#acceptedBefore(by.ref);
      }
      const lost = await this.#stillLost(requestIds);
      const changes = lost.flatMap(({ request, reason }) => {
        const change = invalidateRequest(request, { at: now(), reason });
        return isRefusal(change) ? [] : change;
      });
      const committed = await store.commit({
        update: { requests: changes.map(({ state }) => state) },
        heldBack: { what: 'requests', from: requestIds, to: [] },
        events: [
          aboutAll('leavers.requests-accepted', by.ref, {
            requests: lost.map(({ request }) => request.requestId),
            notify: recipientResolver.ofGuard(
              lost.map(({ request }) => request),
            ),
          }),
          ...changes.flatMap(({ events }) => events),
        ],
        origin: by.origin,
      });
      if (committed === 'stored') {
        logger.info(
          `${by.ref} accepted that ${lost.length} requests whose ground is gone are invalidated`,
        );
        return lost.length;
      }
    }
    throw new ConflictError(
      'The requests that were held back keep changing; try again',
    );
  }

  /** How many requests the same person has accepted last, when none is held back any more. */
  async #acceptedBefore(ref: string): Promise<number> {
    const last = await this.#options.store.findLastEvent({
      types: ['leavers.requests-accepted', 'leavers.requests-held-back'],
    });
    const accepted = last?.detail.requests;
    if (
      last?.type === 'leavers.requests-accepted' &&
      last.actor === ref &&
      Array.isArray(accepted)
    ) {
      return accepted.length;
    }
    throw new ConflictError(
      'No request is held back: no more of them have lost their ground than may at once',
    );
  }

  async #stillLost(requestIds: string[]): Promise<Lost[]> {
    const { store, ground } = this.#options;
    const lost: Lost[] = [];
    for (const requestId of requestIds) {
      const request = await store.getRequest(requestId);
      const loss =
        request?.status === 'in-review' ? await ground.of(request) : undefined;
      if (request && loss) {
        lost.push({ request, reason: loss.reason });
      }
    }
    return lost;
  }

  async #holdBack(
    lost: Lost[],
    before: string[],
    inReview: number,
  ): Promise<void> {
    const { store, recipientResolver, limits, logger } = this.#options;
    const requestIds = lost.map(({ request }) => request.requestId).sort();
    if (JSON.stringify(requestIds) === JSON.stringify(before)) {
      return;
    }
    logger.warn(
      `${lost.length} of ${inReview} requests in review seem to have lost their ground at once, which is more than may (sagemakerStudio.leavers: maxAtOnce ${limits.maxAtOnce}, maxShare ${limits.maxShare}). None is invalidated until somebody has looked whether the catalog or a sync is broken, and accepts it with POST /leavers/requests/acceptance`,
    );
    await store.commit({
      heldBack: { what: 'requests', from: before, to: requestIds },
      events: [
        aboutAll('leavers.requests-held-back', 'system', {
          requests: requestIds,
          reasons: [...new Set(lost.map(({ reason }) => reason))].sort(),
          inReview,
          maxAtOnce: limits.maxAtOnce,
          maxShare: limits.maxShare,
          notify: recipientResolver.ofGuard(lost.map(({ request }) => request)),
        }),
      ],
    });
  }

  async #invalidate({ request, reason }: Lost): Promise<void> {
    const change = invalidateRequest(request, { at: now(), reason });
    if (!isRefusal(change)) {
      // When somebody changed the request meanwhile, the next run looks at what they made of it.
      await this.#options.store.commit({
        update: { requests: [change.state] },
        events: change.events,
      });
    }
  }
}

/** An event that belongs to no request. */
function aboutAll(
  type: NewEvent['type'],
  actor: string,
  detail: NewEvent['detail'],
): NewEvent {
  return { type, actor, at: now(), detail };
}

type InvalidationThresholdOptions = {
  store: AccessStore;
  held: HeldRequestStore;
  ground: RequestPreconditions;
  recipientResolver: RecipientResolver;
  limits: Pick<LifecycleConfig['leavers'], 'maxAtOnce' | 'maxShare'>;
  logger: LoggerService;
};
