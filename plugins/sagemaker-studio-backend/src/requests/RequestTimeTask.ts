/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Expires, invalidates and reminds of requests in review, and keeps their approvers current. It depends on rows only, so a
 * missed run is made up for by the next; and every change names the version that was read, so an interrupted run repeats
 * nothing.
 */
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { RecipientResolver } from '../grants/RecipientResolver';
import type { AccessStore } from '../store/AccessStore';
import { isRefusal, type Refusal, type Transition } from '../model/outcome';
import {
  expireRequest,
  invalidateRequest,
  remindOfRequest,
} from '../model/requestMachine';
import { resolveApprovers } from '../model/requestRevision';
import type { RequestRecord } from '../model/records';
import { now } from '../util/now';
import type { LostRequestThreshold, Lost } from './LostRequestThreshold';
import type {
  LostPrecondition,
  RequestPreconditions,
} from './RequestPreconditions';
import type { RequestRevalidator } from './RequestRevalidator';
import { handleEach } from '../util/handleEach';
import type { TaskScheduler } from '../scheduling/TaskLeases';

/** The id of the scheduler's task. */
export const REQUEST_TIME_TASK = 'request-timekeeper';

const PAGE_SIZE = 100;

export class RequestTimeTask {
  readonly #options: RequestTimeTaskOptions;

  constructor(options: RequestTimeTaskOptions) {
    this.#options = options;
  }

  /** Runs every minute, in one replica at a time. */
  async start(scheduler: TaskScheduler): Promise<void> {
    await scheduler.scheduleTask({
      id: REQUEST_TIME_TASK,
      scope: 'global',
      frequency: { minutes: 1 },
      timeout: { minutes: 10 },
      fn: signal => this.run(signal),
    });
  }

  /** Handles every request in review once, the oldest first. */
  async run(signal?: AbortSignal): Promise<void> {
    const { store, invalidationThreshold, logger } = this.#options;
    const lost: Lost[] = [];
    let inReview = 0;
    let after: { value: string; requestId: string } | undefined;
    do {
      const requests = await store.listRequests({
        status: 'in-review',
        sort: { by: 'createdAt', descending: false },
        limit: PAGE_SIZE,
        after,
      });
      inReview += requests.length;
      const handle = async (request: RequestRecord) => {
        const loss = await this.#handle(request);
        if (loss) {
          lost.push({ request, reason: loss.refusal.messages.message });
        }
      };
      await handleEach(requests, handle, {
        logger,
        signal,
        nameOf: ({ requestId }) => `the request '${requestId}'`,
      });
      if (signal?.aborted) {
        return;
      }
      const last = requests.at(-1);
      after =
        requests.length === PAGE_SIZE && last
          ? { value: last.createdAt, requestId: last.requestId }
          : undefined;
    } while (after);
    await invalidationThreshold.invalidate(lost, inReview);
  }

  /** @returns why the request seems to have to be invalidated; the change threshold decides that over all requests */
  async #handle(request: RequestRecord): Promise<LostPrecondition | undefined> {
    const { requestPreconditions, revalidator } = this.#options;
    if (await this.#apply(expireRequest(request, { at: now() }))) {
      return undefined;
    }
    const loss = await requestPreconditions.check(request);
    if (loss?.isCertain) {
      const reason = loss.refusal.messages.message;
      await this.#apply(invalidateRequest(request, { at: now(), reason }));
      return undefined;
    }
    if (loss) {
      return loss;
    }
    const policy = await revalidator.policyOf(request);
    const at = now();
    const resolved = resolveApprovers(request, {
      at,
      ...policy,
      notify: this.#options.recipientResolver.ofThreshold([request]),
    });
    const current = isRefusal(resolved) ? request : resolved.state;
    const reminded = remindOfRequest(current, { at });
    const changes = [resolved, reminded].filter(
      (change): change is Transition<RequestRecord> => !isRefusal(change),
    );
    const last = changes.at(-1);
    if (last) {
      await this.#commit({
        ...last,
        events: changes.flatMap(({ events }) => events),
      });
    }
    return undefined;
  }

  /** @returns whether there was something to store */
  async #apply(change: Transition<RequestRecord> | Refusal): Promise<boolean> {
    if (isRefusal(change)) {
      return false;
    }
    await this.#commit(change);
    return true;
  }

  /** After a conflict the next run handles the request again. */
  async #commit(change: Transition<RequestRecord>): Promise<void> {
    await this.#options.store.commit({
      update: { requests: [change.state] },
      events: change.events,
    });
  }
}

type RequestTimeTaskOptions = {
  store: AccessStore;
  revalidator: RequestRevalidator;
  requestPreconditions: RequestPreconditions;
  invalidationThreshold: LostRequestThreshold;
  recipientResolver: RecipientResolver;
  logger: LoggerService;
};
