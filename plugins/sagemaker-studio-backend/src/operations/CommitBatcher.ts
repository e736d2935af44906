/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Transactions that append to the event log wait for each other. The outcomes of steps are therefore stored in batches:
 * steps that end while a transaction is open share the next one. Changes of grants depend on the grants beside them, so
 * each is stored in a transaction of its own.
 */
import type { AccessStore } from '../store/AccessStore';
import type { ChangeSet, CommitResult } from '../store/ChangeSet';

/** Bounds how long other transactions wait for the event log. */
const MAX_BATCH_SIZE = 25;

type Waiting = {
  changes: ChangeSet;
  done: (result: CommitResult) => void;
  fail: (error: unknown) => void;
};

/** Stores changes of steps in batches. */
export class CommitBatcher {
  readonly #store: Pick<AccessStore, 'commit'>;
  readonly #waiting: Waiting[] = [];
  #isStoring = false;

  constructor(options: { store: Pick<AccessStore, 'commit'> }) {
    this.#store = options.store;
  }

  /** As `AccessStore.commit`; the result is that of these changes alone. */
  async commit(changes: ChangeSet): Promise<CommitResult> {
    if (!isOfSteps(changes)) {
      return this.#store.commit(changes);
    }
    return new Promise((done, fail) => {
      this.#waiting.push({ changes, done, fail });
      this.#storeAll();
    });
  }

  async #storeAll(): Promise<void> {
    if (this.#isStoring) {
      return;
    }
    this.#isStoring = true;
    while (this.#waiting.length > 0) {
      await this.#storeTogether(this.#waiting.splice(0, MAX_BATCH_SIZE));
    }
    this.#isStoring = false;
  }

  async #storeTogether(joined: Waiting[]): Promise<void> {
    try {
      const result = await this.#store.commit(
        joinChanges(joined.map(({ changes }) => changes)),
      );
      if (result === 'stored' || joined.length === 1) {
        joined.forEach(({ done }) => done(result));
        return;
      }
    } catch (error) {
      if (joined.length === 1) {
        joined.forEach(({ fail }) => fail(error));
        return;
      }
    }
    // One of them came too late or cannot be stored, and nothing of the whole is stored.
    for (const each of joined) {
      await this.#store.commit(each.changes).then(each.done, each.fail);
    }
  }
}

function isOfSteps({ insert, attach, unchanged, origin, ...rest }: ChangeSet) {
  return (
    !(insert || attach || unchanged || origin || rest.update?.requests) &&
    rest.events.every(({ type }) => type.startsWith('step.'))
  );
}

function joinChanges(changes: ChangeSet[]): ChangeSet {
  return {
    update: {
      operations: changes.flatMap(({ update }) => update?.operations ?? []),
      grants: changes.flatMap(({ update }) => update?.grants ?? []),
    },
    events: changes.flatMap(({ events }) => events),
  };
}
