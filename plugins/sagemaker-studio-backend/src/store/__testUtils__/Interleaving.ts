/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Knex } from 'knex';
import assert from 'node:assert/strict';
import type { ChangeSet } from '../ChangeSet';
import { startOperation } from '../../model/operationMachine';
import {
  beneficiaryOf,
  type GrantRecord,
  type NewEvent,
  type OperationRecord,
  type RequestRecord,
} from '../../model/records';
import { someGrant, someRequest } from '../../events/__testUtils__/records';
import { AccessStore } from '../AccessStore';
import { findFaults } from './checkTables';
import {
  apply,
  idOf,
  recordsOf,
  type AnyRecord,
  type Change,
  type Model,
  type Outcome,
} from './modelStore';
import { itemAt } from '../../util/__testUtils__/items';

const AT = '2026-11-02T08:00:00.000Z';

/** Numbers choose among what there is. */
export type Action =
  | { do: 'file'; key: number; against: number | undefined; reads: boolean }
  | {
      do: 'decide';
      request: number;
      outcome: RequestRecord['status'];
      /** Person and Identity Center user of each grant. */
      grants: { person: number; user: number }[];
      attach: number;
    }
  | { do: 'change'; grant: number; status: GrantRecord['status'] }
  | { do: 'work'; operation: number; replace: boolean }
  | { do: 'read' }
  | { do: 'restart' };
export type Turn = {
  actions: [Action, Action];
  together: boolean;
  /** Which of the two transactions fails, and where. */
  failing: [Failure, Failure];
};
export type Failure = 'hashing' | 'writing' | undefined;

/** Somebody who works with what they read a while ago. */
class Actor {
  readonly requests = new Map<string, RequestRecord>();
  readonly grants = new Map<string, GrantRecord>();
  readonly operations = new Map<string, OperationRecord>();
  store: AccessStore;

  constructor(readonly knex: Knex) {
    this.store = new AccessStore({ knex });
  }

  restart(): void {
    this.store = new AccessStore({ knex: this.knex });
    this.requests.clear();
    this.grants.clear();
    this.operations.clear();
  }

  /** An actor knows its own writes without reading them. */
  remember({ insert = {}, update = {} }: ChangeSet): void {
    for (const record of [
      ...recordsOf(insert),
      ...recordsOf(update).map(each => ({
        ...each,
        version: each.version + 1,
      })),
    ]) {
      this.#keep(record);
    }
  }

  #keep(record: AnyRecord): void {
    if ('steps' in record) {
      this.operations.set(record.operationId, record);
    } else if ('created' in record) {
      this.grants.set(record.grantId, record);
    } else {
      this.requests.set(record.requestId, record);
    }
  }

  async #find(record: AnyRecord): Promise<AnyRecord | undefined> {
    if ('steps' in record) {
      return this.store.getOperation(record.operationId);
    }
    return 'created' in record
      ? this.store.getGrant(record.grantId)
      : this.store.getRequest(record.requestId);
  }

  async read(model: Model): Promise<void> {
    for (const record of model.records.values()) {
      const found = await this.#find(record);
      assert.deepEqual(withoutAbsent(found), withoutAbsent(record));
      this.#keep(found ?? record);
    }
  }
}

/** Two who work with the same records, each of whose moves is held against the model and the rules. */
export class Interleaving {
  model: Model = {
    records: new Map(),
    keys: new Map(),
    attached: new Set(),
    commits: [],
  };
  readonly actors: [Actor, Actor];
  readonly outcomes = new Set<string>();
  /** Where records have come to on the way. */
  readonly states = new Set<string>();
  #ids = 0;

  constructor(readonly knex: Knex) {
    this.actors = [new Actor(knex), new Actor(knex)];
  }

  async run(given: Turn): Promise<void> {
    const { actions, failing, together } = given;
    if (together) {
      const changes = await Promise.all(
        actions.map((each, index) =>
          this.prepare(itemAt(this.actors, index), each, failing[index]),
        ),
      );
      const outcomes = await Promise.all(
        changes.map((change, index) =>
          this.commit(itemAt(this.actors, index), change),
        ),
      );
      this.settleTogether(changes, outcomes);
    } else {
      for (const [index, each] of actions.entries()) {
        const actor = itemAt(this.actors, index);
        const change = await this.prepare(actor, each, failing[index]);
        const outcome = await this.commit(actor, change);
        this.settleTogether([change], [outcome]);
      }
    }
    await this.check();
  }

  async commit(
    actor: Actor,
    change: Change | undefined,
  ): Promise<Outcome | undefined> {
    if (!change) {
      return undefined;
    }
    try {
      const outcome = await actor.store.commit(change.set);
      if (outcome === 'stored') {
        actor.remember(change.set);
      }
      return outcome;
    } catch (error) {
      // A database that gives up for reasons of its own is no outcome that callers could handle.
      assert.match(String(error), /Injected/);
      return 'failed';
    }
  }

  /** One order of the changes has to explain their outcomes. */
  settleTogether(
    changes: (Change | undefined)[],
    outcomes: (Outcome | undefined)[],
  ): void {
    const done = changes.flatMap((change, index) =>
      change ? [{ change, outcome: outcomes[index] }] : [],
    );
    const orders = done.length === 2 ? [done, [...done].reverse()] : [done];
    const explanations = orders.map(order => {
      let { model } = this;
      const agree = order.every(({ change, outcome }) => {
        const [expected, after] = apply(model, change);
        model = after;
        return expected === outcome;
      });
      return agree ? model : undefined;
    });
    const model = explanations.find(each => each !== undefined);
    if (!model) {
      throw new Error(
        `No order explains ${JSON.stringify(done, undefined, 2)} after ${[
          ...this.model.records.keys(),
        ]}`,
      );
    }
    this.model = model;
    done.forEach(({ outcome }) => this.outcomes.add(outcome!));
    this.noteStates();
  }

  async prepare(
    actor: Actor,
    given: Action,
    failing: Failure,
  ): Promise<Change | undefined> {
    switch (given.do) {
      case 'restart':
        actor.restart();
        return undefined;
      case 'read':
        await actor.read(this.model);
        return undefined;
      case 'file':
        return this.file(actor, given, failing);
      case 'decide':
        return this.decide(actor, given, failing);
      case 'change':
        return this.change(actor, given, failing);
      default:
        return this.work(actor, given);
    }
  }

  file(
    actor: Actor,
    given: Extract<Action, { do: 'file' }>,
    failing: Failure,
  ): Change {
    const against =
      given.against === undefined
        ? undefined
        : pick(actor.grants, given.against);
    const target =
      against ?? someGrant('none', { userId: `user-${given.key}` });
    const request = someRequest(this.newId('request'), {
      kind: against ? 'revoke' : 'grant',
      idempotencyKey: `key-${given.key}`,
      people: [beneficiaryOf(target)],
      ...(against ? { grantIds: [against.grantId] } : {}),
    });
    return this.toChange({ insert: { requests: [request] } }, failing);
  }

  decide(
    actor: Actor,
    given: Extract<Action, { do: 'decide' }>,
    failing: Failure,
  ): Change | undefined {
    const open = [...actor.requests].filter(
      ([, { status }]) => status === 'in-review',
    );
    const request = pick(new Map(open), given.request);
    if (!request) {
      return undefined;
    }
    const decided: RequestRecord = {
      ...request,
      status: given.outcome,
      stages: request.stages.map(stage => ({
        ...stage,
        votes: [
          ...stage.votes,
          {
            by: `user:default/voter-${stage.votes.length}`,
            outcome: 'approved',
            at: AT,
          },
        ],
      })),
    };
    if (given.outcome !== 'approved') {
      return this.toChange({ update: { requests: [decided] } }, failing);
    }
    const grants = given.grants.map(({ person, user }) =>
      someGrant(this.newId('grant'), {
        requestId: request.requestId,
        person: `user:default/person-${person}`,
        userId: `user-${user}`,
      }),
    );
    const shown = pick(actor.grants, given.attach);
    return this.toChange(
      {
        insert: {
          grants,
          operations: grants.map(grant => this.operationOf(grant)),
        },
        update: { requests: [decided] },
        attach: shown
          ? [{ requestId: request.requestId, grantId: shown.grantId }]
          : [],
        unchanged: shown ? [shown] : [],
      },
      failing,
    );
  }

  change(
    actor: Actor,
    given: Extract<Action, { do: 'change' }>,
    failing: Failure,
  ): Change | undefined {
    const grant = pick(actor.grants, given.grant);
    if (!grant || grant.status === 'ended') {
      return undefined;
    }
    return this.toChange(
      { update: { grants: [{ ...grant, status: given.status }] } },
      failing,
    );
  }

  /** A step begins, which is no news; or another operation takes the place of one. */
  work(
    actor: Actor,
    given: Extract<Action, { do: 'work' }>,
  ): Change | undefined {
    const operation = pick(actor.operations, given.operation);
    const grant = operation && actor.grants.get(operation.grantId);
    if (!operation || !grant) {
      return undefined;
    }
    const begun: OperationRecord = {
      ...operation,
      status: given.replace ? 'cancelled' : 'running',
      steps: operation.steps.map((step, index) =>
        index === 0 ? { ...step, attempts: step.attempts + 1 } : step,
      ),
    };
    return this.toChange(
      {
        insert: { operations: given.replace ? [this.operationOf(grant)] : [] },
        update: { operations: [begun] },
      },
      undefined,
    );
  }

  operationOf(grant: GrantRecord): OperationRecord {
    return startOperation(grant, {
      kind: 'provision',
      at: AT,
      operationId: this.newId('operation'),
      actor: 'system',
      laneOf: () => 'lane',
    }).operation;
  }

  /** With an event for each request and grant, which says what the record has become. */
  toChange(set: Omit<ChangeSet, 'events'>, failing: Failure): Change {
    const id = ++this.#ids;
    const told = [
      ...recordsOf(set.update ?? {}).map(record => ({
        record,
        version: record.version + 1,
      })),
      ...recordsOf(set.insert ?? {}).map(record => ({ record, version: 0 })),
    ];
    const events = told.flatMap(({ record, version }): NewEvent[] =>
      'steps' in record
        ? []
        : [
            {
              requestId: record.requestId,
              grantId: 'created' in record ? record.grantId : undefined,
              type:
                'created' in record
                  ? `grant.${record.status}`
                  : 'request.voted',
              actor: 'system',
              at: AT,
              detail: {
                commit: id,
                record: idOf(record),
                version,
                status: record.status,
              },
            },
          ],
    );
    const [first] = events;
    const fails = failing !== undefined && first !== undefined;
    if (fails) {
      events.push({
        ...first,
        detail: failing === 'hashing' ? unhashable() : unwritable(),
      });
    }
    return { id, set: { ...set, events }, fails };
  }

  newId(kind: string): string {
    this.#ids += 1;
    return `${kind}-${this.#ids}`;
  }

  noteStates(): void {
    for (const record of this.model.records.values()) {
      const { status } = record;
      if ('created' in record) {
        this.states.add(`grant ${status}`);
      } else {
        const what = 'steps' in record ? 'operation' : 'request';
        this.states.add(`${what} ${record.kind} ${status}`);
      }
    }
  }

  /** The tables hold what the model holds, and break no rule. */
  async check(): Promise<void> {
    const { knex, model } = this;
    const rows = [
      ...(await knex('access_requests').select({ id: 'request_id' }, '*')),
      ...(await knex('access_grants').select({ id: 'grant_id' }, '*')),
      ...(await knex('access_operations').select({ id: 'operation_id' }, '*')),
    ];
    const lines = rows.map(
      ({ id, version, status }) => `${id} ${version} ${status}`,
    );
    const expected = [...model.records].map(
      ([id, { version, status }]) => `${id} ${version} ${status}`,
    );
    assert.deepEqual([...lines].sort(), expected.sort());
    const pairs = await knex('access_request_grants');
    assert.deepEqual(
      [...pairs.map(pair => `${pair.request_id} ${pair.grant_id}`)].sort(),
      [...model.attached].sort(),
    );
    assert.deepEqual([...(await findFaults(knex))], []);
  }
}

/** As plain JSON, in which a member that is undefined and one that is absent are the same. */
function withoutAbsent(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

/** Counted from the last, since what was read last is the most interesting. */
function pick<T>(records: Map<string, T>, index: number): T | undefined {
  const all = [...records.values()].reverse();
  return all[index % all.length];
}

function unhashable(): NewEvent['detail'] {
  return {
    get broken(): string {
      throw new Error('Injected while the event is chained');
    },
  };
}

/** Chained without trouble, and broken once it is made into a row. */
function unwritable(): NewEvent['detail'] {
  const detail = {};
  Object.defineProperty(detail, 'toJSON', {
    value: () => {
      throw new Error('Injected while the event is written');
    },
  });
  return detail;
}
