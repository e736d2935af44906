/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Transactions that append to the event log wait for each other, so the outcomes of steps are stored in batches, and with
 * them that access is active. Other changes of grants depend on the grants beside them, so each is stored in a
 * transaction of its own.
 */
import { isDatabaseAway } from '../database/isDatabaseAway';
import type { AccessStore } from '../store/AccessStore';
import type { ChangeSet, CommitResult } from '../store/ChangeSet';
import { Batcher } from '../util/Batcher';

/** Bounds how long other transactions wait for the event log. */
const MAX_BATCH_SIZE = 60;
/** While hundreds of people are onboarded, outcomes arrive constantly; those of this time are stored together. */
const GATHER_MILLISECONDS = 100;
const JOINED_EVENTS = /^(step\..*|operation\.succeeded|grant\.active)$/;

/** Some of several changes could not be stored, so none was. */
class BatchRefused extends Error {}

/** Stores changes of steps in batches. */
export class CommitBatcher {
  readonly #store: Pick<AccessStore, 'commit'>;
  readonly #batcher: Batcher<ChangeSet, CommitResult>;

  constructor(options: { store: Pick<AccessStore, 'commit'> }) {
    this.#store = options.store;
    this.#batcher = new Batcher({
      maxSize: MAX_BATCH_SIZE,
      gatherMs: GATHER_MILLISECONDS,
      run: changes => this.#storeTogether(changes),
      failsAll: isDatabaseAway,
    });
  }

  /** As `AccessStore.commit`; the result is that of these changes alone. */
  async commit(changes: ChangeSet): Promise<CommitResult> {
    return isJoined(changes)
      ? this.#batcher.add(changes)
      : this.#store.commit(changes);
  }

  async #storeTogether(changes: ChangeSet[]): Promise<CommitResult> {
    const result = await this.#store.commit(joinChanges(changes));
    if (result !== 'stored' && changes.length > 1) {
      throw new BatchRefused();
    }
    return result;
  }
}

/** Whether the changes hold nothing that `joinChanges` cannot join. */
function isJoined({ update, events, ...others }: ChangeSet): boolean {
  return (
    Object.values(others).every(other => other === undefined) &&
    !update?.requests &&
    events.every(({ type }) => JOINED_EVENTS.test(type))
  );
}

function joinChanges(changes: ChangeSet[]): ChangeSet {
  return {
    update: {
      operations: changes.flatMap(({ update }) => update?.operations ?? []),
      grants: changes.flatMap(({ update }) => update?.grants ?? []),
      storedSteps: changes.flatMap(({ update }) => update?.storedSteps ?? []),
    },
    events: changes.flatMap(({ events }) => events),
  };
}
