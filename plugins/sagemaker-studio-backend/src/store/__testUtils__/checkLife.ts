/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Holds what the tables say, and what is in AWS, against the rules that always hold. It reads rows with statements of its
 * own and knows nothing of the machines, so that a mistake in them is not repeated here.
 */
import type { Knex } from 'knex';
import { findStructuralFaults, isAbout, type Row } from './checkTables';
import type { StoredLife } from './StoredLife';
import { itemAt } from '../../util/__testUtils__/items';

/** The state of a grant after an event; other events leave it unchanged. */
const GRANT_STATES: Record<string, string> = {
  'grant.scheduled': 'scheduled',
  'grant.provisioning': 'provisioning',
  'grant.provision-blocked': 'provision-blocked',
  'grant.active': 'active',
  'grant.degraded': 'degraded',
  'grant.suspended': 'suspended',
  'grant.role-changing': 'provisioning',
  'grant.revocation-undone': 'provisioning',
  'grant.revoked': 'deprovisioning',
  'grant.expired': 'deprovisioning',
  'grant.deprovisioning': 'deprovisioning',
  'grant.offboarding': 'deprovisioning',
  'grant.deprovision-blocked': 'deprovision-blocked',
  'grant.ended': 'ended',
  'grant.offboarded': 'ended',
  'grant.offboarding-undone': 'ended',
};
const REQUEST_STATES: Record<string, string> = {
  'request.submitted': 'in-review',
  'request.approved': 'approved',
  'request.rejected': 'rejected',
  'request.withdrawn': 'withdrawn',
  'request.expired': 'expired',
  'request.invalidated': 'invalidated',
};
/** Told to the auditor without exception. */
const AUDITED =
  /^request\.(submitted|voted|approved|rejected|withdrawn|expired)$|^grant\.(active|ended|revoked|expired|suspended|deprovision-blocked)$/;
/** The operations that may be running in a state. */
const WORK: Record<string, string[]> = {
  provisioning: ['provision', 'change-role'],
  'provision-blocked': ['provision', 'change-role'],
  deprovisioning: ['deprovision'],
  'deprovision-blocked': ['deprovision'],
};

/** The grants before an act. */
export type Before = {
  statuses: Map<string, string>;
  assigned: Map<string, boolean>;
  /** Those whose access had ended. */
  over: Set<string>;
};

/** Every rule that is broken, in words, and what to hold the next state against. */
export async function checkLife(
  knex: Knex,
  life: StoredLife,
  before: Before | undefined,
): Promise<{ faults: string[]; after: Before }> {
  const events: Row[] = await knex('access_events').orderBy('sequence');
  const requests: Row[] = await knex('access_requests');
  const grants: Row[] = await knex('access_grants');
  const operations: Row[] = await knex('access_operations');
  const outbox: Row[] = await knex('access_outbox');
  return {
    faults: [
      ...(await findStructuralFaults(knex, events)),
      ...findUnevented(events, requests, grants),
      ...findUntold(events, outbox),
      ...findUndecided(requests, grants),
      ...findIdle(grants, operations),
      ...findUnseen(life, grants, before),
      ...findLost(life, events),
    ],
    after: {
      statuses: new Map(
        grants.map(row => [String(row.grant_id), String(row.status)]),
      ),
      assigned: new Map(
        grants.map(row => [String(row.grant_id), awsOf(life, row).assigned]),
      ),
      over: new Set(
        grants.flatMap(row => (row.ended_at ? String(row.grant_id) : [])),
      ),
    },
  };
}

/** The record tells the state of everything: nothing changed without an event, and no event came without its change. */
function findUnevented(
  events: Row[],
  requests: Row[],
  grants: Row[],
): string[] {
  const faults: string[] = [];
  for (const row of requests) {
    const told = events
      .filter(event => event.request_id === row.request_id)
      .flatMap(({ type }) => REQUEST_STATES[String(type)] ?? [])
      .at(-1);
    if (told !== row.status) {
      faults.push(`${row.request_id} is ${row.status}, and told is ${told}`);
    }
  }
  for (const row of grants) {
    const told = events
      .filter(event => event.grant_id === row.grant_id)
      .flatMap(({ type }) => {
        if (type === 'grant.resumed') {
          return row.starts_at ? 'scheduled' : 'provisioning';
        }
        return GRANT_STATES[String(type)] ?? [];
      })
      .at(-1);
    if (told !== row.status) {
      faults.push(`${row.grant_id} is ${row.status}, and told is ${told}`);
    }
  }
  return faults;
}

/** Every event has its messages, and there are no others. */
function findUntold(events: Row[], outbox: Row[]): string[] {
  const places = new Map(events.map(event => [event.sequence, event]));
  const audited = new Set(
    outbox
      .filter(({ kind }) => kind === 'audit')
      .map(row => row.event_sequence),
  );
  const signalled = Math.max(
    0,
    ...outbox
      .filter(({ kind }) => kind === 'signal')
      .map(row => Number(row.event_sequence)),
  );
  return [
    ...outbox
      .filter(row => !places.has(row.event_sequence))
      .map(row => `told, and never happened: ${row.payload}`),
    ...events
      .filter(
        ({ type, sequence }) =>
          AUDITED.test(String(type)) && !audited.has(sequence),
      )
      .map(({ type, sequence }) => `${type} (${sequence}) is not audited`),
    ...(signalled === Number(events.filter(isAbout).at(-1)?.sequence ?? 0)
      ? []
      : [`open pages know of ${signalled} of ${events.length} events`]),
  ];
}

/** Grants come of approvals; and an approval of enough people, none of whom asked or is asked for. */
function findUndecided(requests: Row[], grants: Row[]): string[] {
  const faults: string[] = [];
  const statuses = new Map(
    requests.map(row => [row.request_id, String(row.status)]),
  );
  for (const { grant_id: id, request_id: of } of grants) {
    if (statuses.get(of) !== 'approved') {
      faults.push(`${id} is of ${of}, which is ${statuses.get(of)}`);
    }
  }
  for (const row of requests.filter(({ status }) => status === 'approved')) {
    const stages: {
      quorum: number;
      votes: { by: string; userId?: string }[];
    }[] = JSON.parse(String(row.stages));
    const votes = stages.flatMap(each => each.votes);
    const voters = new Set(votes.map(({ by, userId }) => userId ?? by));
    if (
      voters.size !== votes.length ||
      votes.some(({ by }) => by === row.requester)
    ) {
      faults.push(`${row.request_id} was approved by ${JSON.stringify(votes)}`);
    }
    if (stages.some(each => each.votes.length < each.quorum)) {
      faults.push(`${row.request_id} was approved by too few`);
    }
  }
  return faults;
}

/** Pending work has exactly one open operation with a next-try time, and a live grant holds its unique key. */
function findIdle(grants: Row[], operations: Row[]): string[] {
  return grants.flatMap(row => {
    const faults: string[] = [];
    const status = String(row.status);
    const underWay = operations.filter(
      operation =>
        operation.grant_id === row.grant_id &&
        operation.status !== 'succeeded' &&
        operation.status !== 'cancelled',
    );
    const kinds = WORK[status] ?? [];
    if (
      underWay.length !== Number(kinds.length > 0) ||
      underWay.some(({ kind }) => !kinds.includes(String(kind)))
    ) {
      faults.push(
        `${row.grant_id} is ${status} with ${underWay.length} operations`,
      );
    }
    if (
      underWay.some(
        operation =>
          (operation.next_try_at === null) !== (status === 'provision-blocked'),
      )
    ) {
      faults.push(`${row.grant_id} is ${status} and nobody goes on with it`);
    }
    // Also while taking it back is blocked.
    if ((row.live_user_key === null) !== (status === 'ended')) {
      faults.push(`${row.grant_id} is ${status} and holds no place`);
    }
    return faults;
  });
}

/** Active is what was seen, ended what was seen to be gone; and nobody loses what another grant needs. */
function findUnseen(
  life: StoredLife,
  grants: Row[],
  before: Before | undefined,
): string[] {
  return grants.flatMap(row => {
    const id = String(row.grant_id);
    const aws = awsOf(life, row);
    const was = before?.statuses.get(id);
    const faults: string[] = [];
    const holds = aws.assigned && aws.profile?.role === row.execution_role;
    if (row.status === 'active' && was !== 'active' && !holds) {
      faults.push(`${id} is active, and was never seen`);
    }
    // By another that is live, or was when this one ended and now takes the assignment away with it.
    const isNeeded = grants.some(
      other =>
        other !== row &&
        other.user_id === row.user_id &&
        [other.status, before?.statuses.get(String(other.grant_id))].some(
          status => status !== undefined && status !== 'ended',
        ),
    );
    if (
      row.status === 'ended' &&
      was?.startsWith('deprovision') &&
      // Remains are deleted after the end, when an assignment is somebody else's.
      !before?.over.has(id) &&
      aws.assigned &&
      !isNeeded
    ) {
      faults.push(`${id} has ended, and is still assigned`);
    }
    if (
      row.status === 'active' &&
      was === 'active' &&
      !life.isTampered &&
      before?.assigned.get(id) &&
      !aws.assigned
    ) {
      faults.push(`${id} lost the assignment that it lives by`);
    }
    const made: { assignment?: boolean; profile?: boolean } = JSON.parse(
      String(row.made),
    );
    if (
      (made.assignment && !aws.wrote.assignment) ||
      (made.profile && !aws.wrote.profile)
    ) {
      faults.push(`${id} takes for its own what nobody here made`);
    }
    return faults;
  });
}

/** Spaces and profiles are deleted only if the recorded revocation says so. */
function findLost(life: StoredLife, events: Row[]): string[] {
  return life.losses.flatMap(({ operationId, what }) => {
    const started = events.findIndex(
      event =>
        event.operation_id === operationId &&
        event.type === 'operation.started',
    );
    const { grant_id } = itemAt(events, started);
    const order = events
      .slice(0, started)
      .filter(
        event =>
          event.grant_id === grant_id && GRANT_STATES[String(event.type)],
      )
      .at(-1);
    const { offboarding }: { offboarding?: Record<string, boolean> } =
      JSON.parse(String(order?.detail ?? '{}'));
    return offboarding?.deleteProfile ||
      (what === 'spaces' && offboarding?.deleteSpaces)
      ? []
      : [
          `${operationId} deleted ${what}, of which ${order?.type} says nothing`,
        ];
  });
}

function awsOf(life: StoredLife, row: Row) {
  return life.awsOf({
    userId: String(row.user_id),
    domainId: String(row.domain_id),
  });
}
