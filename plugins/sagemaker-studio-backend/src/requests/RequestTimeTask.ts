/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * What happens to requests because time passes and people come and go. Everything it goes by is in rows, so a run that
 * was missed is made up for by the next, and one that is interrupted repeats nothing: each change names the version it
 * read, and whoever was faster wins.
 */
import type {
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { AccessStore } from '../store/AccessStore';
import { isRefusal, type Refusal, type Transition } from '../model/outcome';
import {
  expireRequest,
  invalidateRequest,
  remindOfRequest,
} from '../model/requestMachine';
import { resolveApprovers } from '../model/resolveApprovers';
import type { RequestRecord } from '../model/records';
import { now } from '../util/now';
import type { InvalidationThreshold, Lost } from './InvalidationThreshold';
import type { RequestPreconditions } from './RequestPreconditions';
import type { RequestRevalidator } from './RequestRevalidator';

/** The id of the scheduler's task. */
export const REQUEST_TIME_TASK = 'request-timekeeper';

/** How many requests are read at a time. */
const PAGE = 100;

/** Expires, invalidates and reminds; and keeps the approvers of requests those of now. */
export class RequestTimeTask {
  readonly #store: AccessStore;
  readonly #rechecker: RequestRevalidator;
  readonly #lostGround: RequestPreconditions;
  readonly #guard: InvalidationThreshold;
  readonly #logger: LoggerService;

  static create(options: RequestTimeTaskOptions): RequestTimeTask {
    return new RequestTimeTask(options);
  }

  private constructor(options: RequestTimeTaskOptions) {
    this.#store = options.store;
    this.#rechecker = options.revalidator;
    this.#lostGround = options.requestPreconditions;
    this.#guard = options.guard;
    this.#logger = options.logger;
  }

  /** Runs every minute, in one replica at a time. */
  async start(scheduler: SchedulerService): Promise<void> {
    await scheduler.scheduleTask({
      id: REQUEST_TIME_TASK,
      scope: 'global',
      frequency: { minutes: 1 },
      timeout: { minutes: 10 },
      fn: signal => this.run(signal),
    });
  }

  /** Looks once at every request in review, the oldest first. */
  async run(signal?: AbortSignal): Promise<void> {
    const lost: Lost[] = [];
    let inReview = 0;
    let after: { value: string; requestId: string } | undefined;
    do {
      const requests = await this.#store.listRequests({
        status: 'in-review',
        sort: { by: 'createdAt', descending: false },
        limit: PAGE,
        after,
      });
      inReview += requests.length;
      for (const request of requests) {
        if (signal?.aborted) {
          return;
        }
        try {
          const loss = await this.#tend(request);
          if (loss) {
            lost.push({ request, reason: loss });
          }
        } catch (error) {
          // The others must not wait for one whose facts cannot be read.
          this.#logger.warn(
            `Could not look after the request '${request.requestId}'; the next run tries again`,
            toError(error),
          );
        }
      }
      const last = requests.at(-1);
      after =
        requests.length === PAGE && last
          ? { value: last.createdAt, requestId: last.requestId }
          : undefined;
    } while (after);
    await this.#guard.policyEvaluator(lost, inReview);
  }

  /** @returns why the request is to be invalidated, if what it rests on seems to be gone */
  async #tend(request: RequestRecord): Promise<string | undefined> {
    if (await this.#apply(expireRequest(request, { at: now() }))) {
      return undefined;
    }
    const loss = await this.#lostGround.of(request);
    if (loss?.isCertain) {
      const { reason } = loss;
      await this.#apply(invalidateRequest(request, { at: now(), reason }));
      return undefined;
    }
    if (loss) {
      return loss.reason;
    }
    const standing = await this.#rechecker.policyOf(request);
    const at = now();
    const resolved = resolveApprovers(request, { at, ...standing });
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

  /** When somebody changed the request meanwhile, the next run looks at what they made of it. */
  async #commit(change: Transition<RequestRecord>): Promise<void> {
    await this.#store.commit({
      update: { requests: [change.state] },
      events: change.events,
    });
  }
}

type RequestTimeTaskOptions = {
  store: AccessStore;
  revalidator: RequestRevalidator;
  requestPreconditions: RequestPreconditions;
  guard: InvalidationThreshold;
  logger: LoggerService;
};
