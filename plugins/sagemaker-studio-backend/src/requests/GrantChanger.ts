/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { ConflictError } from '@backstage/errors';
import { randomUUID } from 'node:crypto';
import type { AccessStore } from '../store/AccessStore';
import {
  applyGrantCommand,
  type RequestedGrantCommand,
} from '../model/applyGrantCommand';
import type { LaneOf } from '../model/operationSteps';
import { isRefusal } from '../model/outcome';
import type { GrantRecord, RequestRecord } from '../model/records';
import type { ApprovalChanges } from './GrantMaker';
import { toRefusalError } from '../util/refusals';

/** Changes the grants that an approved request is against. */
export class GrantChanger {
  readonly #store: AccessStore;
  readonly #laneOf: LaneOf;

  static create(options: { store: AccessStore; laneOf: LaneOf }): GrantChanger {
    return new GrantChanger(options.store, options.laneOf);
  }

  private constructor(store: AccessStore, laneOf: LaneOf) {
    this.#store = store;
    this.#laneOf = laneOf;
  }

  /** @throws ConflictError when one of the grants does not allow it any more */
  async changesOf(
    request: RequestRecord,
    options: { actor: string; at: string },
  ): Promise<ApprovalChanges> {
    const grantIds = request.grantIds ?? [];
    const latest = await this.#store.listLatestOperations(grantIds);
    const changes = {
      insert: { operations: [] },
      update: { grants: [], operations: [] },
      attach: grantIds.map(grantId => ({
        requestId: request.requestId,
        grantId,
      })),
      events: [],
      lanes: [],
    } as ApprovalChanges & {
      insert: Required<
        Pick<NonNullable<ApprovalChanges['insert']>, 'operations'>
      >;
      update: Required<
        Pick<NonNullable<ApprovalChanges['update']>, 'grants' | 'operations'>
      >;
    };
    for (const grantId of grantIds) {
      const grant = await this.#store.getGrant(grantId);
      if (!grant) {
        throw new ConflictError(
          `There is no grant '${grantId}' any more; reject the request`,
        );
      }
      const change = applyGrantCommand(grant, intentionOf(request, grant), {
        ...options,
        requestId: request.requestId,
        latest: latest.get(grantId),
        newId: randomUUID,
        laneOf: this.#laneOf,
      });
      if (isRefusal(change)) {
        throw toRefusalError(change);
      }
      changes.update.grants.push(change.grant);
      changes.events.push(...change.events);
      if (change.cancelled) {
        changes.update.operations.push(change.cancelled);
      }
      if (change.started) {
        changes.insert.operations.push(change.started);
        changes.lanes.push(change.started.lane);
      }
    }
    return changes;
  }
}

function intentionOf(
  request: RequestRecord,
  grant: GrantRecord,
): RequestedGrantCommand {
  switch (request.kind) {
    case 'extend': {
      // What was approved is the end that the plan names.
      const step = request.plan.items
        .find(({ person }) => person === grant.person)
        ?.steps.find(each => each.do === 'extend');
      if (step?.do !== 'extend') {
        throw new ConflictError(
          `The plan of the request '${request.requestId}' names no end for ${grant.person}; have it asked again`,
        );
      }
      return { type: 'extend', expiresAt: step.to };
    }
    case 'change-role':
      return { type: 'change-role', executionRole: request.executionRole };
    case 'revoke':
      if (grant.status === 'ended' && request.offboarding) {
        return { type: 'offboard', offboarding: request.offboarding };
      }
      return {
        type: 'revoke',
        reason: 'revoked',
        offboarding: request.offboarding,
      };
    default:
      throw new TypeError(`A request of kind ${request.kind} changes no grant`);
  }
}
