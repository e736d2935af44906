/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Operation } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { AccessStore } from '../store/AccessStore';
import { retryOperation } from '../model/operationMachine';
import { isRefusal } from '../model/outcome';
import { isSameHuman, personPlaceholder } from '../model/personKey';
import type { OperationRecord } from '../model/records';
import { now } from '../util/now';
import { lastActor } from '../store/lastActor';
import { toRefusalError } from '../util/refusals';
import { CONFLICT, retryOnConflict } from '../store/retryOnConflict';
import type { Viewer } from '../model/caller';
import { toOperation } from '../model/apiRecords';
import { conflictError, notFoundError } from '../util/errors';
import { say } from '../util/say';

/** Reads and retries operations for people. */
export class OperationService {
  readonly #store: AccessStore;
  readonly #wake: (lanes: string[]) => Promise<void>;

  constructor(options: {
    store: AccessStore;
    wake: (lanes: string[]) => Promise<void>;
  }) {
    this.#store = options.store;
    this.#wake = options.wake;
  }

  /** @throws NotFoundError naming the operation */
  async find(operationId: string): Promise<OperationRecord> {
    const operation = await this.#store.getOperation(operationId);
    if (!operation) {
      throw notFoundError(
        say('refused.no-operation', { operation: operationId }),
      );
    }
    return operation;
  }

  /** @throws NotFoundError naming the operation */
  async get(operationId: string): Promise<Operation> {
    return toOperation(await this.find(operationId));
  }

  /**
   * Retries a blocked operation at once. A repeated call by the same person returns the operation unchanged.
   *
   * @throws NotFoundError naming the operation, ConflictError when it is not blocked
   */
  async retry(operationId: string, viewer: Viewer): Promise<Operation> {
    return retryOnConflict(async () => {
      const operation = await this.find(operationId);
      const grant = await this.#store.getGrant(operation.grantId);
      if (!grant) {
        throw notFoundError(say('refused.operation-orphaned'));
      }
      const change = retryOperation(operation, grant, {
        at: now(),
        actor: viewer.ref,
      });
      if (isRefusal(change)) {
        const retriedBy =
          operation.status === 'cancelled'
            ? undefined
            : await lastActor(this.#store, {
                requestId: operation.requestId,
                type: 'operation.retried',
                operationId,
              });
        if (
          retriedBy &&
          isSameHuman(retriedBy, viewer) &&
          operation.status !== 'blocked'
        ) {
          return toOperation(operation);
        }
        throw retriedBy && operation.status !== 'blocked'
          ? conflictError(
              say('refused.retried-already', {
                by: personPlaceholder(retriedBy),
                status: say(`operation-status.${operation.status}`),
              }),
            )
          : toRefusalError(change);
      }
      const committed = await this.#store.commit({
        update: {
          operations: [change.operation],
          grants: change.grant ? [change.grant] : [],
        },
        events: change.events,
        origin: viewer.origin,
      });
      if (committed !== 'stored') {
        return CONFLICT;
      }
      await this.#wake([change.operation.lane]);
      return toOperation(change.operation);
    });
  }
}
