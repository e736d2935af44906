/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { ConflictError } from '@backstage/errors';
import type { StudioDomain } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { randomUUID } from 'node:crypto';
import type { AccessStore, ChangeSet } from '../store/AccessStore';
import { addDuration } from '../model/durations';
import { changeGrant, grantsOfApproval } from '../model/grantMachine';
import {
  retryOperation,
  startOperation,
  type OperationChange,
} from '../model/operationMachine';
import type { LaneOf } from '../model/operationSteps';
import { isRefusal } from '../model/outcome';
import type { GrantRecord, RequestRecord } from '../model/records';
import { toRefusalError } from '../util/refusals';

/** Everything an approval brings about, to be stored with it in one transaction. */
export type ApprovalChanges = ChangeSet & {
  /** Lanes that have work once the changes are stored. */
  lanes: string[];
};

/** Makes the grants and operations of an approved request, or takes up those that exist. */
export class GrantMaker {
  readonly #store: AccessStore;
  readonly #laneOf: LaneOf;

  static create(options: { store: AccessStore; laneOf: LaneOf }): GrantMaker {
    return new GrantMaker(options.store, options.laneOf);
  }

  private constructor(store: AccessStore, laneOf: LaneOf) {
    this.#store = store;
    this.#laneOf = laneOf;
  }

  /** @throws ConflictError when somebody already holds the domain with another role, or is just losing it */
  async changesOf(
    request: RequestRecord,
    options: { domain: StudioDomain; actor: string; at: string },
  ): Promise<ApprovalChanges> {
    const { domain, actor, at } = options;
    if (!domain.applicationArn) {
      throw new ConflictError(
        `The domain '${domain.domainId}' shows no Identity Center application any more`,
      );
    }
    const startsAt = isAhead(request.startsAt, at)
      ? request.startsAt
      : undefined;
    const made = grantsOfApproval(request, {
      at,
      actor,
      live: await this.#store.listLiveGrants({
        people: request.people.map(({ person }) => person),
        userIds: request.people.map(({ userId }) => userId),
        domainId: request.domainId,
      }),
      domain: {
        accountId: domain.accountId,
        region: domain.region,
        applicationArn: domain.applicationArn,
      },
      newId: randomUUID,
      startsAt,
      expiresAt:
        request.duration && addDuration(startsAt ?? at, request.duration),
    });
    if (isRefusal(made)) {
      throw toRefusalError(made);
    }
    const started = made.created
      .filter(({ status }) => status === 'provisioning')
      .map(grant => this.#start(grant, request, at));
    const changes: Required<Pick<ApprovalChanges, 'insert' | 'update'>> &
      ApprovalChanges = {
      insert: {
        grants: made.created,
        operations: started.map(({ operation }) => operation),
      },
      update: { grants: [], operations: [] },
      attach: made.attached.map(({ grantId }) => ({
        requestId: request.requestId,
        grantId,
      })),
      // Were one of them revoked in this moment, the approval would have promised what nobody keeps.
      unchanged: made.attached.filter(grant => !made.again.includes(grant)),
      events: [...made.events, ...started.flatMap(({ events }) => events)],
      lanes: started.map(({ operation }) => operation.lane),
    };
    for (const grant of made.again) {
      const again = await this.#provisionAgain(grant, request, options);
      changes.update.grants?.push(again.grant);
      (again.isNew
        ? changes.insert.operations
        : changes.update.operations
      )?.push(again.operation);
      changes.events.push(...again.events);
      changes.lanes.push(again.operation.lane);
    }
    return changes;
  }

  #start(
    grant: GrantRecord,
    request: RequestRecord,
    at: string,
  ): OperationChange {
    return startOperation(grant, {
      kind: 'provision',
      at,
      operationId: randomUUID(),
      requestId: request.requestId,
      actor: 'system',
      laneOf: this.#laneOf,
    });
  }

  async #provisionAgain(
    grant: GrantRecord,
    request: RequestRecord,
    facts: { actor: string; at: string },
  ): Promise<OperationChange & { grant: GrantRecord; isNew: boolean }> {
    if (grant.status === 'provision-blocked') {
      const operation = (
        await this.#store.listLatestOperations([grant.grantId])
      ).get(grant.grantId);
      const retried = operation && retryOperation(operation, grant, facts);
      if (retried && !isRefusal(retried)) {
        return { ...retried, grant: retried.grant ?? grant, isNew: false };
      }
    }
    const change = changeGrant(
      grant,
      { type: grant.status === 'provision-blocked' ? 'retry' : 'provision' },
      facts,
    );
    if (isRefusal(change)) {
      throw toRefusalError(change);
    }
    const started = this.#start(change.state, request, facts.at);
    return {
      ...started,
      grant: change.state,
      events: [...change.events, ...started.events],
      isNew: true,
    };
  }
}

function isAhead(time: string | undefined, at: string): boolean {
  return time !== undefined && time > at;
}
