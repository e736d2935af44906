/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  coreServices,
  createServiceFactory,
  type BackendFeature,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type {
  AccessEvent,
  AccessRequest,
  RequestInput,
  RequestSource,
  SagemakerStudioClient,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Knex } from 'knex';
import request from 'supertest';
import { ReadinessStore } from '../../inventory/readiness/ReadinessStore';
import { STUDIO_SUBJECTS } from '../../inventory/readiness/ReadinessWorker';
import { SYNCS } from '../../inventory/store/syncRows';
import type { LaneId } from '../../scheduling/Lane';
import { SyncStateStore } from '../../inventory/sync/SyncStateStore';
import { ACCESS_LIST_TASK } from '../../readmodels/AccessListTask';
import { HISTORY_TASK } from '../../readmodels/HistoryTask';
import { createSagemakerStudioPlugin } from '../../plugin';
import type { BackoffOptions } from '../../util/backoff';
import { REQUEST_TIME_TASK } from '../../requests/RequestTimeTask';
import { checkAnswer } from './checkAnswer';
import { companyEntities } from './companyEntities';
import { manualScheduler } from './manualScheduler';
import { trustedEntities } from './trustedEntities';
import type { TestSandbox } from './startTestSandbox';
import {
  callStudio,
  createStudioClient,
  type Answer,
  type SentCall,
} from './studioClient';

const BASE = '/api/sagemaker-studio';
const LANES: LaneId[] = [
  'identity-center',
  'sagemaker:222222222222:eu-west-1',
  'sagemaker:333333333333:eu-west-1',
];

/** How often lanes that nobody wakes are driven while a test waits: what is due again is due after less than this. */
const DRIVE_INTERVAL_MS = 200;

/** A back end with the plugin alone, whose lanes run when they are woken or when a test says so. */
export async function startStudioBackend(options: {
  sandbox: TestSandbox;
  knex: Knex;
  /** Default: the company's people and teams. Those that name no origin are taken for the org provider's. */
  entities?: Entity[];
  /** The catalog to the letter, instead of `entities` and `ownership`. */
  catalog?: Entity[];
  /** A real catalog instead of all of these. */
  catalogFeatures?: BackendFeature[];
  /** Catalog user → refs of groups the user belongs to, for approvals by groups. */
  ownership?: Record<string, string[]>;
  features?: BackendFeature[];
  /** How long failed steps wait, other than hardly. */
  backoff?: BackoffOptions;
  /** A scheduler of one's own; then nothing drives the lanes but that. */
  scheduler?: BackendFeature;
  /** Databases of one's own, when another plugin needs one too; `knex` is this plugin's in any case. */
  database?: BackendFeature;
  /** Told of every call that a client made. */
  onClientCall?: (sent: SentCall) => void;
}) {
  const { sandbox, knex } = options;
  const manual = manualScheduler();
  const backend = await startTestBackend({
    features: [
      createSagemakerStudioPlugin({
        callsPerSecond: { identityCenter: Infinity, sageMaker: Infinity },
        backoff: options.backoff ?? { base: 20, cap: 100 },
      }),
      mockServices.rootConfig.factory({ data: sandbox.data }),
      options.database ?? mockServices.database.factory({ knex }),
      options.scheduler ?? manual.feature,
      ...(options.catalogFeatures ?? [
        catalogServiceMock.factory({
          entities:
            options.catalog ??
            trustedEntities(
              options.entities ?? companyEntities(sandbox.admin.world),
              options.ownership,
            ),
        }),
      ]),
      // User info for the portal's permission policy; the plugin itself relies on the catalog only.
      createServiceFactory({
        service: coreServices.userInfo,
        deps: {},
        factory: () => ({
          async getUserInfo(credentials) {
            const { principal } = credentials as ReturnType<
              typeof mockCredentials.user
            >;
            const { userEntityRef } = principal;
            return {
              userEntityRef,
              ownershipEntityRefs: [
                userEntityRef,
                ...(options.ownership?.[userEntityRef] ?? []),
              ],
            };
          },
        }),
      }),
      ...(options.features ?? []),
    ],
  });

  const { server } = backend;

  async function driveLanes() {
    if (options.scheduler) {
      return;
    }
    for (const lane of LANES) {
      await manual.triggerTask(`lane-${lane}`);
    }
  }

  const drives = new Set<Promise<void>>();
  let drivenAt = 0;

  async function waitFor(
    condition: () => Promise<boolean>,
    trouble: string,
    seconds = 90,
  ) {
    const deadline = Date.now() + seconds * 1000;
    // Checking costs more than waiting, and what takes long need not be checked so often.
    for (
      let pause = 20;
      !(await condition());
      pause = Math.min(2 * pause, 80)
    ) {
      if (Date.now() > deadline) {
        throw new Error(trouble);
      }
      if (Date.now() - drivenAt >= DRIVE_INTERVAL_MS) {
        drivenAt = Date.now();
        // Not waited for to its end: a turn may be in the middle of what the condition waits to see.
        const drive = driveLanes();
        drives.add(drive);
        drive.then(
          () => drives.delete(drive),
          () => drives.delete(drive),
        );
      }
      await sleep(pause);
    }
  }

  /** Checks a condition on grants when a grant or an operation has changed, and twice a second in any case. */
  function onChange(condition: () => Promise<boolean>) {
    let checkedAt = 0;
    let checked = '';
    return async () => {
      const rows = await knex('access_grants')
        .sum({ versions: 'version' })
        .unionAll(knex('access_operations').sum({ versions: 'version' }));
      const versions = JSON.stringify(rows);
      if (versions === checked && Date.now() - checkedAt < 500) {
        return false;
      }
      checked = versions;
      checkedAt = Date.now();
      return condition();
    };
  }

  /** Calls as a person: `mira.santos`. */
  const as = (name: string, way: Parameters<typeof asRef>[1] = {}) =>
    asRef(`user:default/${name}`, way);

  /** Calls as the catalog user with that ref. */
  function asRef(
    ref: string,
    way: {
      /** The service that calls on the person's behalf: `plugin:mcp-actions`. */
      through?: string;
      /** Where the caller says that the person is. */
      source?: RequestSource;
    } = {},
  ) {
    const { through, source } = way;
    const token = mockCredentials.user.token(
      ref,
      through === undefined ? undefined : { actor: { subject: through } },
    );
    const headers = {
      Authorization: `Bearer ${token}`,
      ...(source && { 'Studio-Access-Source': source }),
    };
    const check = (
      { body, ...sent }: { method: string; path: string; body?: object },
      answer: Parameters<typeof checkAnswer>[1],
    ) =>
      checkAnswer(
        { ...sent, sent: `${token} ${JSON.stringify(body ?? {})}` },
        answer,
      );
    const get = (path: string) =>
      request(server)
        .get(`${BASE}${path}`)
        .set(headers)
        .expect(answer => check({ method: 'GET', path }, answer));
    const post = (path: string, body: object = {}) =>
      request(server)
        .post(`${BASE}${path}`)
        .set(headers)
        .send(body)
        .expect(answer => check({ method: 'POST', path, body }, answer));
    const put = (path: string, body: object = {}) =>
      request(server)
        .put(`${BASE}${path}`)
        .set(headers)
        .send(body)
        .expect(answer => check({ method: 'PUT', path, body }, answer));
    const calling = {
      port: server.port(),
      base: BASE,
      token,
      source,
      onAnswer: options.onClientCall,
    };
    const client = createStudioClient(calling);
    const call = (act: (of: SagemakerStudioClient) => Promise<unknown>) =>
      callStudio(calling, act);
    return {
      ref,
      /** For what the client cannot send. */
      get,
      post,
      put,
      client,
      /** The answer of a client call with its status, also of a refusal. */
      call,
      ask: (input: Partial<RequestInput>, idempotencyKey?: string) =>
        call(studio =>
          studio.createRequest(
            {
              kind: 'grant',
              team: 'group:default/forecasting',
              domainId: 'd-researchlab1',
              justification: 'Forecast the wind of next week',
              ...input,
            },
            { idempotencyKey: idempotencyKey ?? randomUUID() },
          ),
        ),
      decide: (
        asked: AccessRequest,
        outcome: 'approved' | 'rejected' = 'approved',
      ) =>
        call(studio =>
          studio.decideRequest(asked.requestId, {
            outcome,
            planHash: asked.plan.hash,
            ...(outcome === 'rejected' ? { comment: 'Not this year' } : {}),
          }),
        ),
      request: (requestId: string) => client.getRequest(requestId),
      /** All of them, page by page. */
      events: async (requestId: string): Promise<AccessEvent[]> => {
        const events: AccessEvent[] = [];
        let cursor: string | undefined;
        do {
          const page = await client.listRequestEvents(requestId, { cursor });
          events.push(...page.items);
          cursor = page.nextCursor;
        } while (cursor);
        return events;
      },
    };
  }

  /** The client of another plugin, which calls on nobody's behalf. */
  function asService() {
    return createStudioClient({
      port: server.port(),
      base: BASE,
      token: mockCredentials.service.token(),
      onAnswer: options.onClientCall,
    });
  }

  const states = new SyncStateStore({ knex });
  const readiness = new ReadinessStore({ knex });

  async function syncAfter(ask: () => Promise<unknown>): Promise<void> {
    const before = new Date().toISOString();
    await ask();
    // One statement as long as a lane is not done, since it is looked at again and again.
    const isDone = async () =>
      (await countCompleted(before)) === LANES.length &&
      (await states.listUnsweptApplications()).length === 0 &&
      !(await readiness.findDue(
        STUDIO_SUBJECTS,
        sandbox.studioConfig.places,
      )) &&
      !(await readiness.findDue(['instance', 'application'], 'applications'));
    await waitFor(isDone, 'The sync does not end', 60);
    // The last turn may still call AWS, which no test takes for its own doing.
    await Promise.allSettled(drives);
    await manual.settled();
  }

  async function countCompleted(since: string): Promise<number> {
    const rows = await knex(SYNCS)
      .whereIn('scope', LANES)
      .where('completed_at', '>=', since)
      // Else the sweep that was completed had begun before it was asked for.
      .whereNull('requested_at')
      .pluck('scope');
    return rows.length;
  }

  return {
    server,
    as,
    asRef,
    asService,
    stop: () => backend.stop(),

    /** Lets a scheduled task run now. */
    trigger: (task: string) => manual.triggerTask(task),

    /** Drives the lanes until something is so. */
    until: waitFor,

    /** The same for what is said of grants. */
    untilGrants: (condition: () => Promise<boolean>, trouble: string) =>
      waitFor(onChange(condition), trouble),

    /** Lets the time of grants be looked at. */
    keepTime: () => manual.triggerTask('grant-timekeeper'),

    /** Lets the access list look at the catalog, at the time, and at all that has changed. */
    keepAccessList: () => manual.triggerTask(ACCESS_LIST_TASK),

    /** Lets the access of today be counted. */
    keepHistory: async () => {
      // However lately that was done.
      await knex('task_leases').update({ last_run_at: null });
      await manual.triggerTask(HISTORY_TASK);
    },

    /** Sends what waits in the outbox. */
    drainOutbox: () => manual.triggerTask('outbox'),

    /** Lets the time of requests be looked at. */
    tendRequests: () => manual.triggerTask(REQUEST_TIME_TASK),

    /** Runs the sync of every lane to its end. Roles, quotas and settings are read again once a day, and by `refresh`. */
    sync: () => syncAfter(() => states.request(LANES)),

    /** The same, and everything that readiness rests on is read again. */
    refresh: () => syncAfter(() => asService().refresh()),

    /** Drives the lanes until a request's grants satisfy the condition. */
    async settle(
      requestId: string,
      isSettled: (request: AccessRequest) => boolean = settled,
      reader = 'ingrid.larsen',
    ): Promise<AccessRequest> {
      let current = await as(reader).request(requestId);
      await waitFor(
        onChange(async () => {
          current = await as(reader).request(requestId);
          return isSettled(current);
        }),
        'The request does not settle',
      ).catch(error => {
        throw new Error(
          `${error.message}: ${JSON.stringify(current.grants, undefined, 2)}`,
        );
      });
      return current;
    },
  };
}

/** Whether nothing is under way any more. */
function settled(current: AccessRequest): boolean {
  return current.grants.every(grant => grant.status !== 'provisioning');
}

/** The body of an answer, which has to have the status. */
export async function answerOf<T = AccessRequest>(
  status: number,
  call: PromiseLike<Answer>,
): Promise<T> {
  const { status: actual, body } = await call;
  if (actual !== status) {
    throw new Error(
      `Expected ${status}, got ${actual}: ${JSON.stringify(
        body,
        undefined,
        2,
      )}`,
    );
  }
  return body;
}
