/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * From an approved request to grants and operations. They are returned as changes, and stored by the caller in the
 * transaction of the approval.
 */
import type { StudioDomain } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { randomUUID } from 'node:crypto';
import {
  applyGrantCommand,
  type RequestedGrantCommand,
} from '../model/applyGrantCommand';
import { addDuration } from '../model/durations';
import { grantsOfApproval } from '../model/grantsOfApproval';
import { changeGrant } from '../model/grantMachine';
import {
  isUnderWay,
  retryOperation,
  startOperation,
  type OperationChange,
} from '../model/operationMachine';
import { deprovisionSteps, type LaneOf } from '../model/operationSteps';
import { isRefusal } from '../model/outcome';
import {
  isPlannedFor,
  type GrantRecord,
  type NewEvent,
  type OperationRecord,
  type RequestRecord,
} from '../model/records';
import { startCreation } from '../model/domainCreation';
import { studioLane } from '../scheduling/Lane';
import { insertCreation } from '../store/DomainCreationStore';
import type { AccessStore } from '../store/AccessStore';
import type { ChangeSet } from '../store/ChangeSet';
import { assertMet, unlessRefused } from '../util/refusals';
import { checkRestoresOnly } from './restoration';
import { conflictError } from '../util/errors';
import { say } from '../util/say';

type By = { actor: string; at: string };

type Changes = Pick<ChangeSet, 'attach' | 'unchanged' | 'alongside'> & {
  insert: { grants: GrantRecord[]; operations: OperationRecord[] };
  update: { grants: GrantRecord[]; operations: OperationRecord[] };
  events: NewEvent[];
};

/** The changes stored with an approval, and the lanes to wake afterwards. */
export type ApprovalChanges = { changes: Changes; lanes: string[] };

export class ApprovalHandler {
  readonly #options: { store: AccessStore; laneOf: LaneOf };

  constructor(options: { store: AccessStore; laneOf: LaneOf }) {
    this.#options = options;
  }

  /**
   * @param options - `domain`: absent only where it is gone, which hinders nobody from leaving
   * @throws ConflictError when grants that exist do not allow it
   */
  async changesOf(
    request: RequestRecord,
    options: By & { domain?: StudioDomain },
  ): Promise<ApprovalChanges> {
    if (request.kind === 'create-domain') {
      return createDomain(request, options);
    }
    const changes = request.grantIds
      ? await this.#changeGrants(request, request.grantIds, options)
      : await this.#createGrants(request, options);
    const operations = [
      ...changes.insert.operations,
      ...changes.update.operations,
    ];
    return {
      changes,
      lanes: operations.flatMap(({ status, lane }) =>
        status === 'cancelled' ? [] : lane,
      ),
    };
  }

  async #createGrants(
    request: RequestRecord,
    { domain, ...by }: By & { domain?: StudioDomain },
  ): Promise<Changes> {
    const { domainId, people, duration } = request;
    if (!domain) {
      throw conflictError(
        say('refused.domain-unseen-any-more', { domain: domainId }),
      );
    }
    const { accountId, region, applicationArn } = domain;
    if (!applicationArn) {
      throw conflictError(
        say('refused.application-gone', { domain: domainId }),
      );
    }
    const isAhead = request.startsAt !== undefined && request.startsAt > by.at;
    const startsAt = isAhead ? request.startsAt : undefined;
    const found = unlessRefused(
      grantsOfApproval(request, {
        ...by,
        live: await this.#options.store.listLiveGrants({
          userIds: people.map(({ userId }) => userId),
          domainId,
        }),
        domain: { accountId, region, applicationArn },
        newId: randomUUID,
        startsAt,
        expiresAt: duration && addDuration(startsAt ?? by.at, duration),
      }),
    );
    assertMet(checkRestoresOnly(request, found.created));
    const changes: Changes = {
      ...noChanges(request, found.attached),
      // A grant that is revoked at this moment would break the promise of the approval.
      unchanged: found.attached.filter(grant => !found.again.includes(grant)),
    };
    changes.insert.grants.push(...found.created);
    changes.events.push(...found.events);
    for (const grant of found.created) {
      if (grant.status === 'provisioning') {
        add(changes, this.#provision(grant, request, by.at), 'insert');
      }
    }
    for (const grant of found.again) {
      await this.#provisionAgain(changes, grant, request, by);
    }
    return changes;
  }

  #provision(
    grant: GrantRecord,
    { requestId }: RequestRecord,
    at: string,
  ): OperationChange {
    return startOperation(grant, {
      kind: 'provision',
      at,
      operationId: randomUUID(),
      requestId,
      actor: 'system',
      laneOf: this.#options.laneOf,
    });
  }

  /** A blocked operation goes on; otherwise the grant gets a new one. */
  async #provisionAgain(
    changes: Changes,
    grant: GrantRecord,
    request: RequestRecord,
    by: By,
  ): Promise<void> {
    const isBlocked = grant.status === 'provision-blocked';
    const latest = isBlocked
      ? await this.#latestOf([grant.grantId])
      : undefined;
    const operation = latest?.get(grant.grantId);
    const retried = operation && retryOperation(operation, grant, by);
    if (retried && !isRefusal(retried)) {
      changes.update.grants.push(retried.grant ?? grant);
      add(changes, retried, 'update');
      return;
    }
    const { state, events } = unlessRefused(
      changeGrant(grant, { type: isBlocked ? 'retry' : 'provision' }, by),
    );
    changes.update.grants.push(state);
    changes.events.push(...events);
    add(changes, this.#provision(state, request, by.at), 'insert');
  }

  async #changeGrants(
    request: RequestRecord,
    grantIds: string[],
    by: By,
  ): Promise<Changes> {
    const { store, laneOf } = this.#options;
    const latest = await this.#latestOf(grantIds);
    const changes = noChanges(
      request,
      grantIds.map(grantId => ({ grantId })),
    );
    for (const grantId of grantIds) {
      const grant = await store.getGrant(grantId);
      if (!grant) {
        throw conflictError(say('refused.no-grant-reject', { grant: grantId }));
      }
      if (isBeingRevoked(request, grant, latest.get(grantId))) {
        // It is on its way, and this request says nothing new.
        changes.unchanged = [...(changes.unchanged ?? []), grant];
        continue;
      }
      const change = unlessRefused(
        applyGrantCommand(grant, commandOf(request, grant), {
          ...by,
          requestId: request.requestId,
          latest: latest.get(grantId),
          newId: randomUUID,
          laneOf,
        }),
      );
      changes.update.grants.push(change.grant);
      changes.events.push(...change.events);
      if (change.cancelled) {
        changes.update.operations.push(change.cancelled);
      }
      if (change.started) {
        changes.insert.operations.push(change.started);
      }
    }
    return changes;
  }

  #latestOf(grantIds: string[]): Promise<Map<string, OperationRecord>> {
    return this.#options.store.listLatestOperations(grantIds);
  }
}

/** Nobody gets access by it, so there is no grant. */
function createDomain(request: RequestRecord, by: By): ApprovalChanges {
  const { newDomain } = request.plan;
  if (!newDomain) {
    throw conflictError(say('refused.plan-without-domain'));
  }
  const { domain } = newDomain;
  const { accountId, region } = domain;
  const { state, events } = startCreation(
    {
      requestId: request.requestId,
      accountId,
      region,
      lane: studioLane(domain),
      domain,
      adopts: newDomain.domainId,
      owner: request.team,
      ownerGroupId: request.teamGroupId,
      requestedBy: request.requester,
      executionRole: request.executionRole,
    },
    { actor: 'system', at: by.at },
  );
  return {
    changes: {
      ...noChanges(request, []),
      events,
      alongside: insertCreation(state),
    },
    lanes: [state.lane],
  };
}

/** Whether all that a revocation asks for is being done already. */
function isBeingRevoked(
  { kind, offboarding }: RequestRecord,
  { status }: GrantRecord,
  latest: OperationRecord | undefined,
): boolean {
  return (
    kind === 'revoke' &&
    status === 'deprovisioning' &&
    latest?.kind === 'deprovision' &&
    isUnderWay(latest) &&
    deprovisionSteps(offboarding, { isOver: true }).every(name =>
      latest.steps.some(step => step.name === name),
    )
  );
}

function noChanges(
  { requestId }: RequestRecord,
  attached: { grantId: string }[],
): Changes {
  return {
    insert: { grants: [], operations: [] },
    update: { grants: [], operations: [] },
    attach: attached.map(({ grantId }) => ({ requestId, grantId })),
    events: [],
  };
}

function add(
  changes: Changes,
  { operation, events }: OperationChange,
  as: 'insert' | 'update',
): void {
  changes[as].operations.push(operation);
  changes.events.push(...events);
}

function commandOf(
  request: RequestRecord,
  grant: GrantRecord,
): RequestedGrantCommand {
  const { kind, offboarding } = request;
  switch (kind) {
    case 'extend': {
      // The end that was approved is the one that the plan names.
      const step = request.plan.items
        .find(item => isPlannedFor(item, grant))
        ?.steps.find(each => each.do === 'extend');
      if (step?.do !== 'extend') {
        throw conflictError(
          say('refused.plan-without-end', { person: grant.displayName }),
        );
      }
      return { type: 'extend', expiresAt: step.to };
    }
    case 'change-role':
      return { type: 'change-role', executionRole: request.executionRole };
    case 'revoke':
      return grant.status === 'ended' && offboarding
        ? { type: 'offboard', offboarding }
        : { type: 'revoke', reason: 'revoked', offboarding };
    default:
      throw new TypeError(`A request of kind ${kind} changes no grant`);
  }
}
