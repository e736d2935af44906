/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Identity Center allows 20 calls a second for everything, and every person who is let in is looked at twice: before
 * the assignment is written, and after. So operations that wait for such a look in the same application share one: a page
 * of the list of assignments answers a hundred questions for one call. A look answers only what was asked before it
 * began: who asks after a write sees what came of the write.
 *
 * Who has not written yet may be answered by a look of a few seconds ago. It is no older than it would be if their write
 * had to wait its turn in a busy lane, and what was written for the same person or group since is known here.
 *
 * A look costs calls that others wait for. So while there are others in the lane who may soon ask as well, they are
 * waited for, the longer the more pages there are; when all who are at it have asked, nobody waits.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { isThrottling } from '../aws/awsErrors';
import type { IdentityCenterGateway } from '../aws/IdentityCenterGateway';
import type { CallOptions, ObservedAssignment } from '../aws/observed';
import type { InventoryReader } from '../inventory/store/InventoryReader';

const PAGE_SIZE = 100;
/** Nothing is written on account of a look before all that it answers has been seen, so it must not be long. */
const MOST_QUESTIONS = 100;
/** A page that AWS refuses is asked for again this often, rather than having everybody start over. */
const TRIES = 3;
/** So long a page others are waited for, */
const GATHER_MS = 750;
/** and no longer than this. */
const LONGEST_GATHER_MS = 3_000;
const GATHER_STEP_MS = 20;
/** How old a look may be that answers who has not written yet. */
const RECENT_MS = 5_000;

/** How a question is asked. */
export type AssignmentReadOptions = Pick<CallOptions, 'signal'> & {
  /** It was written before: a list that does not show it yet proves nothing, so it is asked for by itself too. */
  expected?: boolean;
  /** Nothing was written on account of the answer yet, so that a look of a few seconds ago may give it. */
  mayBeRecent?: boolean;
};

/** What came of a look. AWS's errors are told apart from trouble of our own, which is thrown. */
export type AssignmentRead = { isAssigned: boolean } | { awsError: unknown };

/** The whole list, as it was a moment ago, but for what was written since. */
type Recent = {
  beganAt: number;
  assigned: Set<string>;
  forgotten: Set<string>;
};

type Question = {
  assignment: ObservedAssignment;
  options?: AssignmentReadOptions;
  answer: (look: AssignmentRead) => void;
  fail: (trouble: unknown) => void;
};

/** What looks are made by. */
export type AssignmentReadBatcherOptions = {
  gateways: {
    identityCenter(): Pick<
      IdentityCenterGateway,
      'hasAssignment' | 'listAssignments'
    >;
  };
  inventory: Pick<InventoryReader, 'countAssignments'>;
  /** How many are at work in the lane, whether they have asked or may still ask. */
  countAtWork?: () => number;
};

/** Looks at assignments for many at once. */
export class AssignmentReadBatcher {
  readonly #gateways: AssignmentReadBatcherOptions['gateways'];
  readonly #inventory: AssignmentReadBatcherOptions['inventory'];
  readonly #countAtWork: () => number;
  /** By application. */
  readonly #recent = new Map<string, Recent>();
  /** By application; becomes recent once the whole list was seen. */
  readonly #underWay = new Map<string, Recent>();
  /** By application. */
  readonly #waiting = new Map<string, Question[]>();

  constructor(options: AssignmentReadBatcherOptions) {
    this.#gateways = options.gateways;
    this.#inventory = options.inventory;
    this.#countAtWork = options.countAtWork ?? (() => 0);
  }

  /** Looks whether AWS shows the assignment; the look begins after this was asked, unless it may be a recent one. */
  async look(
    assignment: ObservedAssignment,
    options?: AssignmentReadOptions,
  ): Promise<AssignmentRead> {
    const { applicationArn } = assignment;
    const recent = options?.mayBeRecent && this.#findRecent(assignment);
    if (recent) {
      return { isAssigned: recent.assigned.has(keyOf(assignment)) };
    }
    return new Promise((answer, fail) => {
      const question = { assignment, options, answer, fail };
      const waiting = this.#waiting.get(applicationArn);
      if (waiting) {
        waiting.push(question);
      } else {
        this.#waiting.set(applicationArn, [question]);
        // Those who ask in the same moment are answered together.
        setImmediate(() => this.#answerAll(applicationArn));
      }
    });
  }

  /** The assignment was written or removed, or may have been: what was seen before says nothing of it any more. */
  forget(assignment: ObservedAssignment): void {
    this.#recent
      .get(assignment.applicationArn)
      ?.forgotten.add(keyOf(assignment));
    this.#underWay
      .get(assignment.applicationArn)
      ?.forgotten.add(keyOf(assignment));
  }

  #findRecent(assignment: ObservedAssignment): Recent | undefined {
    const recent = this.#recent.get(assignment.applicationArn);
    return recent &&
      performance.now() - recent.beganAt <= RECENT_MS &&
      !recent.forgotten.has(keyOf(assignment))
      ? recent
      : undefined;
  }

  /** One look after the other; those who ask during one wait for the next. */
  async #answerAll(applicationArn: string): Promise<void> {
    const waiting = this.#waiting.get(applicationArn) ?? [];
    let pages = 0;
    while (waiting.length > 0) {
      await this.#gather(waiting, pages);
      const questions = waiting.splice(0, MOST_QUESTIONS);
      pages = await this.#answer(applicationArn, questions);
    }
    this.#waiting.delete(applicationArn);
  }

  /** Waits for others who are at work, after a look of so many pages. */
  async #gather(waiting: Question[], pages: number): Promise<void> {
    const end =
      performance.now() + Math.min(pages * GATHER_MS, LONGEST_GATHER_MS);
    while (
      waiting.length < MOST_QUESTIONS &&
      waiting.length < this.#countAtWork() &&
      performance.now() < end
    ) {
      await sleep(GATHER_STEP_MS);
    }
  }

  /** @returns how many pages of the list were read for it */
  async #answer(
    applicationArn: string,
    questions: Question[],
  ): Promise<number> {
    try {
      const { open, pages } = await this.#answerByList(
        applicationArn,
        questions,
      );
      await Promise.all(open.map(question => this.#answerSingly(question)));
      return pages;
    } catch (trouble) {
      questions.forEach(({ fail }) => fail(trouble));
      return 0;
    }
  }

  async #answerSingly(question: Question): Promise<void> {
    const { assignment, options } = question;
    try {
      question.answer({
        isAssigned: await this.#gateways
          .identityCenter()
          .hasAssignment(assignment, {
            signal: options?.signal,
          }),
      });
    } catch (awsError) {
      question.answer({ awsError });
    }
  }

  /** @returns the questions that are still open, and have to be asked one by one */
  async #answerByList(
    applicationArn: string,
    questions: Question[],
  ): Promise<{ open: Question[]; pages: number }> {
    const isMany = questions.length > 1;
    if (
      !isMany ||
      (await this.#estimatePages(applicationArn)) >= questions.length
    ) {
      return { open: questions, pages: 0 };
    }
    const byKey = new Map<string, Question[]>();
    for (const question of questions) {
      const key = keyOf(question.assignment);
      byKey.set(key, [...(byKey.get(key) ?? []), question]);
    }
    const open = () => [...byKey.values()].flat();
    const recent: Recent = {
      beganAt: performance.now(),
      assigned: new Set(),
      forgotten: new Set(),
    };
    this.#underWay.set(applicationArn, recent);
    let nextToken: string | undefined;
    let pages = 0;
    do {
      const page = await this.#readPage(
        { applicationArn, nextToken },
        questions[0].options,
      );
      pages += 1;
      if ('awsError' in page) {
        open().forEach(({ answer }) => answer(page));
        return { open: [], pages };
      }
      for (const assignment of page.items) {
        const key = keyOf(assignment);
        recent.assigned.add(key);
        byKey.get(key)?.forEach(({ answer }) => answer({ isAssigned: true }));
        byKey.delete(key);
      }
      nextToken = page.nextToken;
      const isLonger = nextToken !== undefined && pages >= questions.length;
      if (!page.isReadable || isLonger) {
        return { open: open(), pages };
      }
    } while (nextToken && byKey.size > 0);
    if (nextToken === undefined) {
      this.#recent.set(applicationArn, recent);
    }
    const absent = open();
    absent
      .filter(({ options }) => !options?.expected)
      .forEach(({ answer }) => answer({ isAssigned: false }));
    return { open: absent.filter(({ options }) => options?.expected), pages };
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
          // It says nothing of whether each can be asked for.
          return { isReadable: false, items: [] };
        }
        if (isOver || attempt >= TRIES) {
          return { awsError };
        }
      }
    }
  }

  async #estimatePages(applicationArn: string): Promise<number> {
    const count = await this.#inventory.countAssignments(applicationArn);
    return Math.max(1, Math.ceil(count / PAGE_SIZE));
  }
}

type Page = { isReadable: boolean } & Awaited<
  ReturnType<IdentityCenterGateway['listAssignments']>
>;

function keyOf(assignment: ObservedAssignment): string {
  return `${assignment.principalType} ${assignment.principalId}`;
}
