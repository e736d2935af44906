/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Identity Center allows 20 calls a second for everything, and each operation checks its assignment twice: before and
 * after the write. Checks of the same application are therefore batched: one page of the list of assignments answers a
 * hundred of them with one call. A batch contains only checks that were asked for before its first call, so that a check
 * after a write sees the result of the write.
 *
 * A check before the first write, and one that verifies, may be answered from a list that is a few seconds old. A busy lane
 * would delay the check by as much, and later writes for the same person or group are known here: a list that was begun
 * before such a write does not answer. What another replica has written, or somebody in AWS before the operation was
 * started, is not known here. So no list answers that is older than the turn or than the operation.
 *
 * Each batch costs calls. While other operations of the lane may soon ask as well, the batch waits for them, longer when
 * the list has more pages. When all of them have asked, it starts at once.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { isThrottling } from '../aws/awsErrors';
import type { IdentityCenterGateway } from '../aws/IdentityCenterGateway';
import type { CallOptions, ObservedAssignment } from '../aws/observed';
import type { InventoryReader } from '../inventory/store/InventoryReader';
import { now } from '../util/now';

const PAGE_SIZE = 100;
/** Writes wait until the whole batch is answered, so a batch must stay small. */
const MAX_BATCH_SIZE = 100;
/** A throttled page is retried here, since all checks of the batch would otherwise start over. */
const MAX_ATTEMPTS = 3;
/** How long to wait for others to join, for each page of the list. */
const WAIT_PER_PAGE_MS = 750;
/** Upper bound of that wait. */
const MAX_WAIT_MS = 3_000;
/** How many times longer a batch waits that only verifies: no write depends on it, and its calls delay the writes of others. */
const PATIENCE_OF_VERIFICATION = 2;
const POLL_INTERVAL_MS = 20;
/** How old a list may be that answers a check before the first write, or one that verifies. */
const MAX_AGE_MS = 5_000;

/** How an assignment is read. */
export type AssignmentReadOptions = Pick<CallOptions, 'signal'> & {
  /** The assignment was written before. A list that does not show it yet proves nothing, so it is read singly as well. */
  expected?: boolean;
  /** A list that is a few seconds old may answer, unless the assignment was written or removed after the list was begun. */
  mayBeRecent?: boolean;
  /** When the operation was started that asks, ISO 8601; a list that was begun before does not answer. */
  startedAt?: string;
};

/** The result of a read. Errors of AWS are part of it; our own failures are thrown. */
export type AssignmentRead = { isAssigned: boolean } | { awsError: unknown };

/** The whole list, as it was a moment ago, but for what was written since. */
type Recent = {
  /** `performance.now()`, for the age of the list: this clock is never set back. */
  beganAt: number;
  /** ISO 8601, to compare with the start of an operation. */
  beganOn: string;
  assigned: Set<string>;
  forgotten: Set<string>;
};

type PendingRead = {
  assignment: ObservedAssignment;
  options?: AssignmentReadOptions;
  answer: (read: AssignmentRead) => void;
  fail: (failure: unknown) => void;
};

export type AssignmentReadBatcherOptions = {
  gateways: {
    identityCenter(): Pick<
      IdentityCenterGateway,
      'hasAssignment' | 'listAssignments'
    >;
  };
  inventory: Pick<InventoryReader, 'countAssignments'>;
  /** How many operations are under way in the lane, whether they have asked or may still ask. */
  countConcurrent?: () => number;
};

/** Reads assignments for many operations with few calls. */
export class AssignmentReadBatcher {
  readonly #gateways: AssignmentReadBatcherOptions['gateways'];
  readonly #inventory: AssignmentReadBatcherOptions['inventory'];
  readonly #countConcurrent: () => number;
  /** By application. */
  readonly #recent = new Map<string, Recent>();
  /** By application; becomes recent once the whole list was seen. */
  readonly #underWay = new Map<string, Recent>();
  /** How many pages the list had when it was last read, by application; the inventory counts what the last sweep saw. */
  readonly #pages = new Map<string, number>();
  /** By application. */
  readonly #waiting = new Map<string, PendingRead[]>();

  constructor(options: AssignmentReadBatcherOptions) {
    this.#gateways = options.gateways;
    this.#inventory = options.inventory;
    this.#countConcurrent = options.countConcurrent ?? (() => 0);
  }

  /** Whether AWS shows the assignment. The read begins after this call, unless a recent one may answer. */
  async read(
    assignment: ObservedAssignment,
    options?: AssignmentReadOptions,
  ): Promise<AssignmentRead> {
    const { applicationArn } = assignment;
    const recent =
      options?.mayBeRecent && this.#findRecent(assignment, options);
    if (recent) {
      const isAssigned = recent.assigned.has(keyOf(assignment));
      if (isAssigned || !options.expected) {
        return { isAssigned };
      }
    }
    return new Promise((answer, fail) => {
      const pending = { assignment, options, answer, fail };
      const waiting = this.#waiting.get(applicationArn);
      if (waiting) {
        waiting.push(pending);
      } else {
        this.#waiting.set(applicationArn, [pending]);
        // Reads of the same turn of the event loop join the batch.
        setImmediate(() => this.#answerAll(applicationArn));
      }
    });
  }

  /** Drops what was read of the assignment, since it was or may have been written or removed. */
  forget(assignment: ObservedAssignment): void {
    this.#recent
      .get(assignment.applicationArn)
      ?.forgotten.add(keyOf(assignment));
    this.#underWay
      .get(assignment.applicationArn)
      ?.forgotten.add(keyOf(assignment));
  }

  /** Drops everything that was read. From now on another replica may write. */
  forgetAll(): void {
    this.#recent.clear();
    this.#underWay.clear();
  }

  #findRecent(
    assignment: ObservedAssignment,
    { startedAt = '' }: AssignmentReadOptions,
  ): Recent | undefined {
    const recent = this.#recent.get(assignment.applicationArn);
    return recent &&
      performance.now() - recent.beganAt <= MAX_AGE_MS &&
      recent.beganOn > startedAt &&
      !recent.forgotten.has(keyOf(assignment))
      ? recent
      : undefined;
  }

  /** One batch after the other; a read that is asked for during one waits for the next. */
  async #answerAll(applicationArn: string): Promise<void> {
    const waiting = this.#waiting.get(applicationArn) ?? [];
    while (waiting.length > 0) {
      await this.#waitForOthers(waiting, this.#pages.get(applicationArn) ?? 0);
      const batch = waiting.splice(0, MAX_BATCH_SIZE);
      await this.#answer(applicationArn, batch);
    }
    this.#waiting.delete(applicationArn);
  }

  /** Waits for other operations of the lane, if there are enough for a list of so many pages. */
  async #waitForOthers(waiting: PendingRead[], pages: number): Promise<void> {
    if (this.#countConcurrent() <= pages) {
      return;
    }
    const began = performance.now();
    const wait = Math.min(pages * WAIT_PER_PAGE_MS, MAX_WAIT_MS);
    const patience = () =>
      waiting.every(({ options }) => options?.expected)
        ? PATIENCE_OF_VERIFICATION
        : 1;
    while (
      waiting.length < MAX_BATCH_SIZE &&
      waiting.length < this.#countConcurrent() &&
      performance.now() < began + wait * patience()
    ) {
      await sleep(POLL_INTERVAL_MS);
    }
  }

  async #answer(applicationArn: string, batch: PendingRead[]): Promise<void> {
    try {
      const open = await this.#answerByList(applicationArn, batch);
      await Promise.all(open.map(pending => this.#answerSingly(pending)));
    } catch (failure) {
      batch.forEach(({ fail }) => fail(failure));
    }
  }

  async #answerSingly(pending: PendingRead): Promise<void> {
    const { assignment, options } = pending;
    try {
      pending.answer({
        isAssigned: await this.#gateways
          .identityCenter()
          .hasAssignment(assignment, {
            signal: options?.signal,
          }),
      });
    } catch (awsError) {
      pending.answer({ awsError });
    }
  }

  /** @returns the reads that are still open, and have to be made one by one */
  async #answerByList(
    applicationArn: string,
    batch: PendingRead[],
  ): Promise<PendingRead[]> {
    const [first, ...others] = batch;
    if (
      !first ||
      others.length === 0 ||
      (await this.#estimatePages(applicationArn)) >= batch.length
    ) {
      return batch;
    }
    const byKey = new Map<string, PendingRead[]>();
    for (const pending of batch) {
      const key = keyOf(pending.assignment);
      byKey.set(key, [...(byKey.get(key) ?? []), pending]);
    }
    const open = () => [...byKey.values()].flat();
    const recent: Recent = {
      beganAt: performance.now(),
      beganOn: now(),
      assigned: new Set(),
      forgotten: new Set(),
    };
    this.#underWay.set(applicationArn, recent);
    let nextToken: string | undefined;
    let pages = 0;
    do {
      const page = await this.#readPage(
        { applicationArn, nextToken },
        first.options,
      );
      pages += 1;
      if ('awsError' in page) {
        open().forEach(({ answer }) => answer(page));
        return [];
      }
      for (const assignment of page.items) {
        const key = keyOf(assignment);
        recent.assigned.add(key);
        byKey.get(key)?.forEach(({ answer }) => answer({ isAssigned: true }));
        byKey.delete(key);
      }
      nextToken = page.nextToken;
      const isLonger = nextToken !== undefined && pages >= batch.length;
      if (!page.isReadable) {
        return open();
      }
      this.#notePages(applicationArn, {
        pages,
        isAll: nextToken === undefined,
      });
      if (isLonger) {
        return open();
      }
    } while (nextToken && byKey.size > 0);
    if (
      nextToken === undefined &&
      this.#underWay.get(applicationArn) === recent
    ) {
      this.#recent.set(applicationArn, recent);
    }
    const absent = open();
    absent
      .filter(({ options }) => !options?.expected)
      .forEach(({ answer }) => answer({ isAssigned: false }));
    return absent.filter(({ options }) => options?.expected);
  }

  async #readPage(
    input: { applicationArn: string; nextToken?: string },
    options: AssignmentReadOptions | undefined,
  ): Promise<Page | { awsError: unknown }> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        const page = await this.#gateways
          .identityCenter()
          .listAssignments(input, {
            signal: options?.signal,
          });
        return { isReadable: true, ...page };
      } catch (awsError) {
        const isOver = options?.signal?.aborted ?? false;
        if (!isOver && !isThrottling(awsError)) {
          // A refused list does not mean that single reads are refused.
          return { isReadable: false, items: [] };
        }
        if (isOver || attempt >= MAX_ATTEMPTS) {
          return { awsError };
        }
      }
    }
  }

  #notePages(
    applicationArn: string,
    { pages, isAll }: { pages: number; isAll: boolean },
  ): void {
    const known = this.#pages.get(applicationArn) ?? 0;
    this.#pages.set(applicationArn, isAll ? pages : Math.max(known, pages + 1));
  }

  async #estimatePages(applicationArn: string): Promise<number> {
    const count = await this.#inventory.countAssignments(applicationArn);
    return Math.max(
      Math.ceil(count / PAGE_SIZE),
      this.#pages.get(applicationArn) ?? 1,
    );
  }
}

type Page = { isReadable: boolean } & Awaited<
  ReturnType<IdentityCenterGateway['listAssignments']>
>;

function keyOf(assignment: ObservedAssignment): string {
  return `${assignment.principalType} ${assignment.principalId}`;
}
