/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { NotFoundError } from '@backstage/errors';
import { randomUUID } from 'node:crypto';
import type { AccessStore } from '../store/AccessStore';
import type { EventOrigin } from '../model/caller';
import {
  applyGrantCommand,
  type GrantChange,
  type RequestedGrantCommand,
} from '../model/applyGrantCommand';
import type { LaneOf } from '../model/operationSteps';
import { isRefusal, type Refusal } from '../model/outcome';
import type { GrantRecord } from '../model/records';
import { now } from '../util/now';

const TRIES = 5;

/** Gives single grants commands that no request asked for: by time, by what a sync has seen, or by a person at once. */
export class GrantCommandHandler {
  readonly #store: AccessStore;
  readonly #laneOf: LaneOf;
  readonly #wake: (lanes: string[]) => Promise<void>;

  static create(options: {
    store: AccessStore;
    laneOf: LaneOf;
    wake: (lanes: string[]) => Promise<void>;
  }): GrantCommandHandler {
    return new GrantCommandHandler(options);
  }

  private constructor(options: {
    store: AccessStore;
    laneOf: LaneOf;
    wake: (lanes: string[]) => Promise<void>;
  }) {
    this.#store = options.store;
    this.#laneOf = options.laneOf;
    this.#wake = options.wake;
  }

  /**
   * Changes a grant and its operations in one transaction, as the grant is at that moment.
   *
   * @param commandFor - called with the grant as read; `undefined` when there is nothing to do any more
   * @returns the grant afterwards, a refusal, or `undefined` when nothing was to be done or others kept changing it
   * @throws NotFoundError naming the grant
   */
  async give(
    grantId: string,
    commandFor: (grant: GrantRecord) => RequestedGrantCommand | undefined,
    by: { actor: string; origin?: EventOrigin },
  ): Promise<GrantRecord | Refusal | undefined> {
    for (let attempt = 0; attempt < TRIES; attempt++) {
      const grant = await this.#store.getGrant(grantId);
      if (!grant) {
        throw new NotFoundError(`There is no grant '${grantId}'`);
      }
      const command = commandFor(grant);
      if (!command) {
        return undefined;
      }
      const change = await this.changeOf(grant, command, by.actor);
      if (isRefusal(change)) {
        return change;
      }
      const committed = await this.#store.commit({
        insert: { operations: change.started ? [change.started] : [] },
        update: {
          grants: [change.grant],
          operations: change.cancelled ? [change.cancelled] : [],
        },
        events: change.events,
        origin: by.origin,
      });
      if (committed === 'stored') {
        if (change.started) {
          await this.#wake([change.started.lane]);
        }
        return change.grant;
      }
    }
    return undefined;
  }

  /** What a command would do to a grant, to be stored with something else. */
  async changeOf(
    grant: GrantRecord,
    command: RequestedGrantCommand,
    actor: string,
  ): Promise<GrantChange | Refusal> {
    const { grantId } = grant;
    const latest = await this.#store.listLatestOperations([grantId]);
    return applyGrantCommand(grant, command, {
      at: now(),
      actor,
      latest: latest.get(grantId),
      newId: randomUUID,
      laneOf: this.#laneOf,
    });
  }
}
