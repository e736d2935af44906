/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * The life of requests, grants and operations: the state machines, the store, a model of AWS, and a clock. Each actor
 * reads, decides and commits like the services, and can be interleaved or interrupted at any point.
 */
import type { StudioDomain } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { ConflictError } from '@backstage/errors';
import type { Knex } from 'knex';
import { ModelAws, type Fate } from '../../model/__testUtils__/ModelAws';
import {
  applyGrantCommand,
  type RequestedGrantCommand,
} from '../../model/applyGrantCommand';
import { decideRequest } from '../../model/decideRequest';
import type { DecisionFacts } from '../../model/decisionFacts';
import { finishStep } from '../../model/finishStep';
import { changeGrant } from '../../model/grantMachine';
import { beginStep, retryOperation } from '../../model/operationMachine';
import { isRefusal } from '../../model/outcome';
import {
  beneficiaryOf,
  type Beneficiary,
  type GrantRecord,
  type OperationRecord,
  type RequestRecord,
} from '../../model/records';
import {
  expireRequest,
  remindOfRequest,
  submitRequest,
  withdrawRequest,
} from '../../model/requestMachine';
import { sharesAssignment } from '../../model/sharedAssignment';
import { someRequest } from '../../events/__testUtils__/records';
import { ApprovalHandler } from '../../requests/ApprovalHandler';
import { AccessStore } from '../AccessStore';
import type { DueGrantQuery } from '../grantQueries';
import { faultyKnex, InjectedFault } from './faultyKnex';
import { itemAt } from '../../util/__testUtils__/items';

const START = Date.parse('2026-11-02T08:00:00.000Z');
const HOUR = 3_600_000;
const LANE = 'lane';
/** Where the model of AWS has what the other half of a look is read in. */
const OTHER_LANE = 'other-lane';
const ROLE = 'role-a';
const OTHER_ROLE = 'role-b';
const ROLES = [ROLE, OTHER_ROLE];
const laneOf = () => LANE;
const APPLICATION = 'application-1';

function someone(name: string, userId: string): Beneficiary {
  return {
    person: `user:default/${name}`,
    displayName: name,
    userId,
    userName: userId,
  };
}

const AIKO = someone('aiko', 'u-aiko');
const JONAS = someone('jonas', 'u-jonas');
/** The same human: two catalog users lead to one in Identity Center. */
const JONAS_WEBER = someone('jonas.weber', 'u-jonas');
export const PEOPLE = [AIKO, JONAS, JONAS_WEBER];
export const DOMAINS = ['d-1', 'd-2'];
const MIRA = 'user:default/mira';
/** The approvers; one of them is also a beneficiary. */
const DECIDERS = [
  { ref: MIRA, userId: 'u-mira' },
  { ref: 'user:default/daniel', userId: 'u-daniel' },
  { ref: JONAS_WEBER.person, userId: JONAS_WEBER.userId },
];
const REQUESTERS = [MIRA, AIKO.person, 'user:default/ben'];

const AUTOMATIC = { name: 'generous', version: 'v1' };
const STAGES: DecisionFacts['stages'] = ['lead', 'platform'].map(name => ({
  name,
  quorum: 1,
  fallback: false,
  approvers: DECIDERS.map(({ ref }) => ref),
  people: DECIDERS,
}));

/** Numbers choose among what there is. */
export type Act =
  | {
      do: 'ask';
      person: number;
      domain: number;
      role: number;
      requester: number;
      automatic: boolean;
      duration?: string;
      startsInHours?: number;
    }
  | {
      do: 'ask-against';
      grant: number;
      kind: 'extend' | 'change-role' | 'revoke';
      deletes: boolean;
      automatic: boolean;
    }
  | { do: 'decide'; request: number; decider: number; approves: boolean }
  | { do: 'withdraw'; request: number }
  | { do: 'tend' }
  | { do: 'keep-time' }
  | { do: 'command'; grant: number; command: RequestedGrantCommand }
  | { do: 'retry'; grant: number }
  | { do: 'sync' }
  | {
      do: 'work';
      operation: number;
      /** One after the other, as long as something is due. */
      steps: number;
      fate: Fate;
      poll: boolean;
      lost: boolean;
    }
  | { do: 'restart' }
  | { do: 'time'; hours: number }
  | {
      do: 'tamper';
      person: number;
      domain: number;
      with: Parameters<ModelAws['tamper']>[0];
    };

/** One who acts, with a connection of their own that may break. */
class Replica {
  store: AccessStore;
  readonly #faulty: ReturnType<typeof faultyKnex>;

  constructor(knex: Knex) {
    this.#faulty = faultyKnex(knex);
    this.store = new AccessStore({ knex: this.#faulty.knex });
  }

  restart(): void {
    this.store = new AccessStore({ knex: this.#faulty.knex });
  }

  async with(
    fault: number | undefined,
    act: () => Promise<void>,
  ): Promise<void> {
    this.#faulty.breakAt(fault);
    try {
      await act();
    } catch (error) {
      // Invalid commands are refused, and an interrupted one has no effect.
      if (
        !(error instanceof InjectedFault) &&
        !(error instanceof ConflictError)
      ) {
        throw error;
      }
    } finally {
      this.#faulty.breakAt(undefined);
    }
  }
}

/** All that there is, in the database and in AWS. */
export class StoredLife {
  time = START;
  /** Whether somebody else was at work in AWS since the last check. */
  isTampered = false;
  readonly replicas: [Replica, Replica];
  readonly #aws = new Map<string, ModelAws>();
  readonly #ways = new Map<string, { assigned: boolean }>();
  /** Data that operations deleted. */
  readonly losses: { operationId: string; what: 'profile' | 'spaces' }[] = [];
  /** Operations under way in this process, by person. */
  readonly #busy = new Map<string, string>();
  #ids = 0;

  constructor(knex: Knex) {
    this.replicas = [new Replica(knex), new Replica(knex)];
  }

  get at() {
    return new Date(this.time).toISOString();
  }

  /** AWS, as far as one person in one domain goes. */
  awsOf({ userId, domainId }: { userId: string; domainId: string }): ModelAws {
    const key = `${userId} ${domainId}`;
    const way = this.#ways.get(userId) ?? { assigned: false };
    this.#ways.set(userId, way);
    const aws = this.#aws.get(key) ?? new ModelAws({ assigned: false }, way);
    this.#aws.set(key, aws);
    return aws;
  }

  /** In every lane. */
  async due(
    store: AccessStore = this.replicas[0].store,
  ): Promise<OperationRecord[]> {
    const due = { now: this.at, limit: 20 };
    const found = [
      ...(await store.listDueOperations({ ...due, lane: LANE })),
      ...(await store.listDueOperations({ ...due, lane: OTHER_LANE })),
    ];
    const operations = await store.getOperations(
      found.map(({ operationId }) => operationId),
    );
    return [...operations.values()];
  }

  async act(by: 0 | 1, act: Act, fault?: number): Promise<void> {
    const replica = this.replicas[by];
    await replica.with(fault, () => this.#do(replica, act));
  }

  async #do(replica: Replica, act: Act): Promise<void> {
    const { store } = replica;
    switch (act.do) {
      case 'time':
        this.time += act.hours * HOUR;
        return;
      case 'tamper':
        this.isTampered = true;
        this.awsOf({
          userId: itemAt(PEOPLE, act.person).userId,
          domainId: itemAt(DOMAINS, act.domain),
        }).tamper(act.with);
        return;
      case 'restart':
        replica.restart();
        return;
      case 'ask':
        await this.#ask(store, act);
        return;
      case 'ask-against':
        await this.#askAgainst(store, act);
        return;
      case 'decide':
        await this.#decide(store, act);
        return;
      case 'withdraw': {
        const request = pick(await inReview(store), act.request);
        await this.#end(
          store,
          request &&
            withdrawRequest(request, {
              at: this.at,
              actor: { ref: request.requester },
            }),
        );
        return;
      }
      case 'tend':
        for (const request of await inReview(store)) {
          const ended = expireRequest(request, { at: this.at });
          await this.#end(
            store,
            isRefusal(ended)
              ? remindOfRequest(request, { at: this.at })
              : ended,
          );
        }
        return;
      case 'keep-time':
        await this.#keepTime(store);
        return;
      case 'command': {
        const grant = pick(await allGrants(store), act.grant);
        if (grant) {
          await this.#give(store, grant, act.command);
        }
        return;
      }
      case 'retry':
        await this.#retry(store, act.grant);
        return;
      case 'sync':
        await this.#sync(store);
        return;
      default:
        for (let steps = 0; steps < act.steps; steps += 1) {
          await this.#work(store, act);
        }
    }
  }

  async #ask(
    store: AccessStore,
    act: Extract<Act, { do: 'ask' }>,
  ): Promise<void> {
    const person = itemAt(PEOPLE, act.person);
    const domainId = itemAt(DOMAINS, act.domain);
    const executionRole = itemAt(ROLES, act.role);
    await this.#submit(store, act.automatic, {
      kind: 'grant',
      requester: itemAt(REQUESTERS, act.requester),
      people: [person],
      domainId,
      executionRole,
      duration: act.duration,
      startsAt:
        act.startsInHours === undefined
          ? undefined
          : new Date(this.time + act.startsInHours * HOUR).toISOString(),
      plan: {
        domainId,
        executionRole,
        items: [
          {
            person: person.person,
            displayName: person.displayName,
            steps: [{ do: 'assign' }],
            changes: true,
            sentence: '',
          },
        ],
        warnings: [],
        hash: 'plan',
      },
    });
  }

  async #askAgainst(
    store: AccessStore,
    act: Extract<Act, { do: 'ask-against' }>,
  ): Promise<void> {
    const grant = pick(await allGrants(store), act.grant);
    if (!grant) {
      return;
    }
    const to = new Date(this.time + 500 * HOUR).toISOString();
    const steps =
      act.kind === 'extend'
        ? [{ do: 'extend' as const, from: grant.expiresAt, to }]
        : [];
    const executionRole =
      act.kind === 'change-role' && grant.executionRole === ROLE
        ? OTHER_ROLE
        : ROLE;
    await this.#submit(store, act.automatic, {
      kind: act.kind,
      requester: MIRA,
      people: [beneficiaryOf(grant)],
      domainId: grant.domainId,
      executionRole,
      grantIds: [grant.grantId],
      offboarding:
        act.kind === 'revoke' && act.deletes
          ? { deleteSpaces: true, deleteProfile: true }
          : undefined,
      plan: {
        domainId: grant.domainId,
        executionRole,
        items: [
          {
            person: grant.person,
            displayName: grant.displayName,
            steps,
            changes: true,
            sentence: '',
          },
        ],
        warnings: [],
        hash: 'plan',
      },
    });
  }

  async #submit(
    store: AccessStore,
    automatic: boolean,
    draft: Partial<RequestRecord>,
  ): Promise<void> {
    this.#ids += 1;
    const requestId = `request-${this.#ids}`;
    const {
      version,
      status,
      updatedAt,
      approvers,
      stages,
      reminders,
      ...some
    } = someRequest(requestId, { ...draft, createdAt: this.at });
    const { state, events } = submitRequest(
      { ...some, policy: AUTOMATIC },
      {
        automatic,
        stages: STAGES,
        waits: { requestExpiry: 'P7D', reminders: ['P1D', 'P3D'] },
      },
    );
    const carried =
      state.status === 'approved'
        ? await this.#carry(store, state, `policy:${AUTOMATIC.name}`)
        : undefined;
    await store.commit({
      ...carried,
      insert: { ...carried?.insert, requests: [state] },
      events: [...events, ...(carried?.events ?? [])],
    });
  }

  async #decide(
    store: AccessStore,
    act: Extract<Act, { do: 'decide' }>,
  ): Promise<void> {
    const request = pick(await inReview(store), act.request);
    if (!request) {
      return;
    }
    const actor = itemAt(DECIDERS, act.decider);
    const decided = decideRequest(
      request,
      act.approves ? { type: 'approve', planHash: 'plan' } : { type: 'reject' },
      {
        at: this.at,
        actor,
        actorIsApprover: true,
        policy: request.policy,
        stages: STAGES,
        plan: request.plan,
        people: request.people,
      },
    );
    if (isRefusal(decided)) {
      await this.#end(store, decided.revised);
      return;
    }
    const carried =
      decided.state.status === 'approved'
        ? await this.#carry(store, decided.state, actor.ref)
        : undefined;
    await store.commit({
      ...carried,
      update: { ...carried?.update, requests: [decided.state] },
      events: [...decided.events, ...(carried?.events ?? [])],
    });
  }

  async #carry(store: AccessStore, request: RequestRecord, actor: string) {
    const approvalHandler = new ApprovalHandler({ store, laneOf });
    const { changes } = await approvalHandler.changesOf(request, {
      domain: domainOf(request.domainId, this.at),
      actor,
      at: this.at,
    });
    return changes;
  }

  async #end(
    store: AccessStore,
    change: ReturnType<typeof expireRequest> | undefined,
  ): Promise<void> {
    if (change && !isRefusal(change)) {
      await store.commit({
        update: { requests: [change.state] },
        events: change.events,
      });
    }
  }

  async #keepTime(store: AccessStore): Promise<void> {
    const listDue = (due: DueGrantQuery['due']) =>
      store.listDueGrants({ due, by: this.at, limit: 100 });
    for (const grant of await listDue('expiry')) {
      await this.#give(store, grant, { type: 'expire' });
    }
    for (const grant of await listDue('start')) {
      await this.#give(store, grant, { type: 'provision' });
    }
    for (const grant of await listDue('deprovisioning')) {
      await this.#give(store, grant, { type: 'revoke', reason: 'left' });
    }
  }

  async #give(
    store: AccessStore,
    grant: GrantRecord,
    command: RequestedGrantCommand,
  ): Promise<void> {
    const latest = await store.listLatestOperations([grant.grantId]);
    const change = applyGrantCommand(grant, command, {
      at: this.at,
      actor: 'system',
      latest: latest.get(grant.grantId),
      newId: () => `operation-${(this.#ids += 1)}`,
      laneOf,
    });
    if (!isRefusal(change)) {
      await store.commit({
        insert: { operations: change.started ? [change.started] : [] },
        update: {
          grants: [change.grant],
          operations: change.cancelled ? [change.cancelled] : [],
        },
        events: change.events,
      });
    }
  }

  async #retry(store: AccessStore, index: number): Promise<void> {
    const grant = pick(await store.listLiveGrants({}), index);
    const operation =
      grant &&
      (await store.listLatestOperations([grant.grantId])).get(grant.grantId);
    const retried =
      operation &&
      retryOperation(operation, grant, {
        at: this.at,
        actor: 'user:default/mira',
      });
    if (retried && !isRefusal(retried)) {
      await store.commit({
        update: {
          operations: [retried.operation],
          grants: retried.grant ? [retried.grant] : [],
        },
        events: retried.events,
      });
    }
  }

  async #sync(store: AccessStore): Promise<void> {
    for (const grant of await store.listLiveGrants({})) {
      const isAsGranted = this.awsOf(grant).isAsGranted(grant);
      if (grant.status === (isAsGranted ? 'degraded' : 'active')) {
        const change = changeGrant(
          grant,
          isAsGranted
            ? { type: 'activate' }
            : { type: 'degrade', reason: 'drift', messages: {} },
          { at: this.at, actor: 'system' },
        );
        if (!isRefusal(change)) {
          await store.commit({
            update: { grants: [change.state] },
            events: change.events,
          });
        }
      }
    }
  }

  /** A worker runs a step; of operations of one person one at a time, though maybe by two who both hold the lane. */
  async #work(
    store: AccessStore,
    act: Extract<Act, { do: 'work' }>,
  ): Promise<void> {
    const due = pick(await this.due(store), act.operation);
    const grant = due && (await store.getGrant(due.grantId));
    if (!grant) {
      return;
    }
    const busy = this.#busy.get(grant.userId);
    if (busy !== undefined && busy !== due.operationId) {
      return;
    }
    this.#busy.set(grant.userId, due.operationId);
    try {
      await this.#step(store, due, grant, act);
    } finally {
      this.#busy.delete(grant.userId);
    }
  }

  async #step(
    store: AccessStore,
    due: OperationRecord,
    grant: GrantRecord,
    act: Extract<Act, { do: 'work' }>,
  ): Promise<void> {
    const begun = beginStep(due, { at: this.at });
    const committed = await store.commit({
      update: { operations: [begun] },
      events: [],
    });
    if (committed !== 'stored') {
      return;
    }
    const alike = await store.listLiveGrants({ userIds: [grant.userId] });
    const aws = this.awsOf(grant);
    const had = { ...aws.profile };
    const ran = aws.run(begun, grant, {
      ...act,
      at: this.at,
      isShared: alike.some(other => sharesAssignment(grant, other)),
    });
    const { operationId } = begun;
    if (had.role !== undefined && !aws.profile) {
      this.losses.push({ operationId, what: 'profile' });
    }
    if ((had.spaces ?? 0) > (aws.profile?.spaces ?? 0)) {
      this.losses.push({ operationId, what: 'spaces' });
    }
    if (act.lost) {
      return;
    }
    const running = { ...begun, version: begun.version + 1 };
    const change = finishStep(running, ran.grant, ran.outcome, {
      at: this.at,
      retryAt: this.at,
      laneOf,
      notify: ['user:default/mira'],
    });
    await store.commit({
      update: {
        operations: [change.operation],
        grants: [change.grant ?? ran.grant],
      },
      events: change.events,
    });
  }
}

async function inReview(store: AccessStore): Promise<RequestRecord[]> {
  return store.listRequests({ status: 'in-review', limit: 100 });
}

/** Those that have ended come last. */
async function allGrants(store: AccessStore): Promise<GrantRecord[]> {
  return [
    ...(await store.listLiveGrants({})),
    ...(await store.listGrants({ status: 'ended', limit: 100 })),
  ];
}

function pick<T>(all: T[], index: number): T | undefined {
  return all[index % all.length];
}

function domainOf(domainId: string, seenAt: string): StudioDomain {
  return {
    domainId,
    domainArn: `arn:aws:sagemaker:eu-west-1:222222222222:domain/${domainId}`,
    name: domainId,
    accountId: '222222222222',
    region: 'eu-west-1',
    authMode: 'SSO',
    status: 'InService',
    url: 'https://studio.example',
    applicationArn: APPLICATION,
    defaultExecutionRole: ROLE,
    mode: 'manage',
    executionRoles: ROLES,
    seenAt,
  };
}
