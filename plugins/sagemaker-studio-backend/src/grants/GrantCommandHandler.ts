/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
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
import { CONFLICT, retryOnConflict } from '../store/retryOnConflict';
import { now } from '../util/now';
import type { EntityRef } from '../model/names';
import { notFoundError } from '../util/errors';
import { say } from '../util/say';

type Options = {
  store: AccessStore;
  laneOf: LaneOf;
  wake: (lanes: string[]) => Promise<void>;
};

/** Changes single grants by commands that come without a request: from tasks, syncs, or a person at once. */
export class GrantCommandHandler {
  readonly #options: Options;

  constructor(options: Options) {
    this.#options = options;
  }

  /**
   * Changes a grant and its operations in one transaction.
   *
   * @param commandFor - called with the grant as read; `undefined` when there is nothing to do any more. What it throws
   * is thrown.
   * @returns the changed grant, a refusal, or `undefined` when nothing was to be done
   * @throws NotFoundError naming the grant; ConflictError when others keep changing it
   */
  async handle(
    grantId: string,
    commandFor: (
      grant: GrantRecord,
    ) =>
      | RequestedGrantCommand
      | undefined
      | Promise<RequestedGrantCommand | undefined>,
    by: { actor: string; origin?: EventOrigin },
  ): Promise<GrantRecord | Refusal | undefined> {
    const { store, wake } = this.#options;
    return retryOnConflict(async () => {
      const grant = await store.getGrant(grantId);
      if (!grant) {
        throw notFoundError(say('refused.no-grant', { grant: grantId }));
      }
      const command = await commandFor(grant);
      if (!command) {
        return undefined;
      }
      const change = await this.changeOf(grant, command, by.actor);
      if (isRefusal(change)) {
        return change;
      }
      const { started, cancelled } = change;
      const committed = await store.commit({
        insert: { operations: started ? [started] : [] },
        update: {
          grants: [change.grant],
          operations: cancelled ? [cancelled] : [],
        },
        events: change.events,
        origin: by.origin,
      });
      if (committed !== 'stored') {
        return CONFLICT;
      }
      if (started) {
        await wake([started.lane]);
      }
      return change.grant;
    });
  }

  /** The change of a grant by a command, to be stored together with other changes. */
  async changeOf(
    grant: GrantRecord,
    command: RequestedGrantCommand,
    actor: EntityRef,
  ): Promise<GrantChange | Refusal> {
    const { store, laneOf } = this.#options;
    const latest = await store.listLatestOperations([grant.grantId]);
    return applyGrantCommand(grant, command, {
      at: now(),
      actor,
      latest: latest.get(grant.grantId),
      newId: randomUUID,
      laneOf,
    });
  }
}
