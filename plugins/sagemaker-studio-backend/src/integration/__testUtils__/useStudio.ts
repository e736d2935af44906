/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * The fixture of the flows: the demo company in a sandbox, a database, and a back end over both. Call `useStudio` in
 * `describe`; each test starts the back end under its own configuration.
 */
import type { BackendFeature } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import type { JsonObject } from '@backstage/types';
import type {
  AccessEventType,
  Grant,
  Offboarding,
  RequestInput,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Knex } from 'knex';
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isSqlite } from '../../database/transaction';
import { SYNCS } from '../../inventory/store/syncRows';
import { restoreSnapshot, writeSnapshot } from './databaseSnapshot';
import { flowsDatabase } from './flowsDatabase';
import { companyEntities } from './companyEntities';
import { DENIED } from './denied';
import type { Provider } from './providers';
import { answerOf, startStudioBackend } from './startStudioBackend';
import {
  COMPANY,
  startTestSandbox,
  type TestSandbox,
} from './startTestSandbox';
import { studioWorld } from './studioWorld';
import { only } from '../../util/__testUtils__/items';
import { present } from '../../util/__testUtils__/present';
import type { BackoffOptions } from '../../util/backoff';

type EventOfType = {
  grant_id: string | null;
  actor: string;
  source: string | null;
  detail: JsonObject;
};

type Backend = Awaited<ReturnType<typeof startStudioBackend>>;

type StartOptions = {
  entities?: Entity[];
  /** Catalog user → groups that the user is a member of besides. */
  ownership?: Record<string, string[]>;
  /** Configuration of other plugins. */
  data?: JsonObject;
  /** Services that take the place of those of the test backend, and other plugins. */
  features?: BackendFeature[];
  /** How long failed steps wait. */
  backoff?: BackoffOptions;
};

/** A policy that leaves every decision to the leads. */
export const LEADS_DECIDE: JsonObject = {
  name: 'research-lab',
  teams: ['*'],
  domains: [COMPANY.researchLab],
  requesters: 'anyone',
  onBehalfOf: 'anyone',
  approvers: ['team-leads'],
};

/** Mira's team. */
export const FORECASTERS = [
  'aiko.tanaka',
  'jonas.weber',
  'mira.santos',
  'priya.nair',
];

/** Both are forecasters. */
const LEADS = ['user:default/mira.santos', 'user:default/jonas.weber'];

export class StudioFixture {
  #sandbox: TestSandbox | undefined;
  #knex: Knex | undefined;
  #backend: Backend | undefined;
  /** The world that every test begins with. */
  #seed = '';
  #isEmpty = true;
  /** The configuration and the world of the last sync at a start. */
  #asSynced: string | undefined;
  /** Configuration and catalog → the database after the first sync of the seed under them. */
  readonly #synced = new Map<string, string>();
  readonly #folder = mkdtempSync(path.join(tmpdir(), 'studio-databases-'));
  readonly #provider: Provider | undefined;

  /** @param provider - who brings the people; default: our org provider */
  constructor(provider?: Provider) {
    this.#provider = provider;
  }

  get sandbox(): TestSandbox {
    return running(this.#sandbox);
  }

  get knex(): Knex {
    return running(this.#knex);
  }

  get backend(): Backend {
    return running(this.#backend);
  }

  get aws() {
    return studioWorld(this.sandbox.admin.world);
  }

  open(sandbox: TestSandbox): void {
    this.#sandbox = sandbox;
  }

  async reset(knex: Knex): Promise<void> {
    this.#knex = knex;
    const { admin } = this.sandbox;
    await admin.reset();
    admin.clearFaults();
    Object.assign(admin.world.timings, { userProfile: 20, space: 20, app: 20 });
    this.#seed = this.#world();
    this.#asSynced = undefined;
    this.#isEmpty = true;
  }

  async close(): Promise<void> {
    rmSync(this.#folder, { recursive: true });
    await this.sandbox.stop();
  }

  /**
   * Starts the back end, or starts it again, with an inventory that is as the world is. The first sync of an unchanged world
   * leaves the same rows whenever it runs, so it runs once for each configuration and its rows serve the other tests of
   * the file. A restart that would find nothing new does not sync at all.
   *
   * @param config - keys of the `sagemakerStudio` block over those of the company
   */
  async start(config?: JsonObject, options?: StartOptions): Promise<void> {
    const { admin } = this.sandbox;
    const isWhole = admin.faults.length === 0;
    const isFirst =
      this.#isEmpty &&
      isWhole &&
      this.#world() === this.#seed &&
      isSqlite(this.knex);
    // Neither policies nor leads are in the rows.
    const key = JSON.stringify([
      { ...config, policies: undefined, teams: undefined },
      { ...options, features: undefined },
    ]);
    const synced = isFirst ? this.#synced.get(key) : undefined;
    if (synced) {
      await restoreSnapshot(this.knex, synced);
      await this.knex(SYNCS)
        .whereNotNull('completed_at')
        .update({ completed_at: new Date().toISOString() });
    }
    await this.serve(config, options);
    const before = isWhole ? `${key} ${this.#world()}` : undefined;
    if (!synced && (!before || before !== this.#asSynced)) {
      await this.backend.refresh();
    }
    this.#asSynced = before;
    if (isFirst && !synced) {
      const file = path.join(this.#folder, `${this.#synced.size}.sqlite`);
      await writeSnapshot(this.knex, file);
      this.#synced.set(key, file);
    }
    admin.clearCalls();
  }

  #world(): string {
    return JSON.stringify(this.sandbox.admin.world);
  }

  /** The same without a sync. */
  async serve(
    config: JsonObject = {},
    { entities, ownership, data, features, backoff }: StartOptions = {},
  ): Promise<void> {
    await this.stop();
    this.#isEmpty = false;
    const { sandbox, knex } = this;
    const provider = this.#provider;
    const company = sandbox.config.get<JsonObject>('sagemakerStudio');
    this.#backend = await startStudioBackend({
      sandbox: {
        ...sandbox,
        data: {
          ...sandbox.data,
          ...data,
          sagemakerStudio: { ...company, ...provider?.config, ...config },
        },
      },
      knex,
      entities: provider
        ? provider.bring(entities ?? companyEntities(sandbox.admin.world))
        : entities,
      ownership,
      features,
      backoff,
    });
  }

  /** Starts the back end under policies that leave decisions to people. */
  startDeciding(
    policies: JsonObject[] = [LEADS_DECIDE],
    options: StartOptions & { leads?: string[]; config?: JsonObject } = {},
  ): Promise<void> {
    const { leads = LEADS, config, ...start } = options;
    const teams = [{ team: 'group:default/forecasting', leads }];
    return this.start({ policies, teams, ...config }, start);
  }

  async stop(): Promise<void> {
    await this.#backend?.stop();
    this.#backend = undefined;
  }

  /** Mira leads the forecasters. */
  mira() {
    return this.backend.as('mira.santos');
  }

  /** One of Mira's team is in: she onboards them, and her policy approves it. */
  async bringIn(name: string): Promise<Grant> {
    return only(await this.bringInAll([name]));
  }

  /** The same with one request for all of them. */
  async bringInAll(names: string[]): Promise<Grant[]> {
    const asked = await answerOf(
      201,
      this.mira().ask({
        kind: 'onboard-team',
        people: names.map(name => `user:default/${name}`),
      }),
    );
    const { grants } = await this.backend.settle(asked.requestId);
    assert.equal(grants.length, names.length);
    for (const { status } of grants) {
      assert.equal(status, 'active');
    }
    return grants;
  }

  /** A forecaster whose profile AWS refuses to create; the fault is over afterwards. */
  async bringInBlocked(name: string): Promise<Grant> {
    this.deny('CreateUserProfile');
    const asked = await answerOf(
      201,
      this.mira().ask({
        kind: 'onboard-team',
        people: [`user:default/${name}`],
      }),
    );
    const grant = only((await this.backend.settle(asked.requestId)).grants);
    assert.equal(grant.status, 'provision-blocked');
    this.sandbox.admin.clearFaults();
    return grant;
  }

  /** Ben, of another team, asks for himself. */
  benAsks(input: Partial<RequestInput> = {}) {
    return answerOf(201, this.backend.as('ben.carter').ask(input));
  }

  /** Ben asks and Mira approves. */
  async approveBen(input: Partial<RequestInput> = {}) {
    const asked = await this.benAsks(input);
    await answerOf(200, this.mira().decide(asked));
    return asked;
  }

  /** Ben is in: he asks and Mira approves. */
  async letBenIn(input: Partial<RequestInput> = {}): Promise<Grant> {
    const asked = await this.approveBen(input);
    const grant = only((await this.backend.settle(asked.requestId)).grants);
    assert.equal(grant.status, 'active');
    return grant;
  }

  revoke({ grantId }: Grant, offboarding?: Offboarding) {
    return answerOf(
      201,
      this.mira().ask({
        kind: 'revoke',
        grantIds: [grantId],
        justification: 'Has moved on',
        ...(offboarding ? { offboarding } : {}),
      }),
    );
  }

  /** AWS refuses the operation until the faults are cleared. */
  deny(operation: string, input?: JsonObject): void {
    this.sandbox.admin.addFault({
      operation,
      ...(input ? { input } : {}),
      effect: DENIED,
    });
  }

  /** Retries the blocked operation of a grant. */
  retry({ operation }: Pick<Grant, 'operation'>) {
    const { operationId } = present(operation);
    return answerOf(
      200,
      this.mira().call(client => client.retryOperation(operationId)),
    );
  }

  read({ grantId }: Grant): Promise<Grant> {
    return answerOf(
      200,
      this.mira().call(client => client.getGrant(grantId)),
    );
  }

  /** Drives the lanes until the condition holds. */
  async untilGrant(
    grant: Grant,
    condition: (current: Grant) => boolean,
  ): Promise<Grant> {
    let current = await this.read(grant);
    await this.backend
      .untilGrants(async () => {
        current = await this.read(grant);
        return condition(current);
      }, 'The grant does not get there')
      .catch(error => {
        throw new Error(`${error.message}: ${JSON.stringify(current)}`);
      });
    return current;
  }

  untilStatus(grant: Grant, status: Grant['status']): Promise<Grant> {
    return this.untilGrant(grant, current => current.status === status);
  }

  untilEnded(grant: Grant): Promise<Grant> {
    return this.untilStatus(grant, 'ended');
  }

  /** A sweep under way may have read a resource before it changed, so one sync is not enough. */
  async syncThrice(): Promise<void> {
    for (let turn = 0; turn < 3; turn += 1) {
      await this.backend.sync();
    }
  }

  /** Person → status of their grant. */
  async statuses(): Promise<Map<string, string>> {
    const rows: { person: string; status: string }[] = await this.knex(
      'access_grants',
    );
    return new Map(rows.map(({ person, status }) => [person, status]));
  }

  /** The events of a type, with the columns of the table. */
  async eventsOf(type: AccessEventType): Promise<EventOfType[]> {
    const rows: (Omit<EventOfType, 'detail'> & { detail: string })[] =
      await this.knex('access_events').where({ type }).orderBy('sequence');
    return rows.map(row => ({ ...row, detail: JSON.parse(row.detail) }));
  }

  async untilEvent(type: AccessEventType): Promise<void> {
    await this.backend.until(
      async () => (await this.eventsOf(type)).length > 0,
      `There is no event ${type}`,
    );
  }

  /** The notifications of the events of a type. */
  async notificationsOf(type: AccessEventType): Promise<JsonObject[]> {
    const rows: { payload: string }[] = await this.knex('access_outbox')
      .join('access_events', 'sequence', 'event_sequence')
      .where({ kind: 'notification', type })
      .orderBy('access_outbox.id');
    return rows.map(({ payload }) => JSON.parse(payload));
  }

  /** Operations that write, in order, with those that failed. */
  writes(): string[] {
    return this.#writes(() => true);
  }

  successfulWrites(): string[] {
    return this.#writes(outcome => outcome === 'ok');
  }

  #writes(counts: (outcome: string) => boolean): string[] {
    return this.sandbox.admin
      .calls()
      .filter(({ outcome }) => counts(outcome))
      .map(({ operation }) => operation)
      .filter(operation => /^(Create|Update|Delete|Add|Put)/.test(operation));
  }

  hasAccess(name: string): boolean {
    const { aws } = this;
    return aws.isAssigned(name) && aws.profile(name)?.status === 'InService';
  }

  async countGrants(): Promise<number> {
    return (await this.knex('access_grants')).length;
  }

  /** As if the access ended this much earlier. */
  async moveEnd(days: number): Promise<void> {
    const { expires_at } = await this.knex('access_grants').first();
    await this.knex('access_grants').update({
      expires_at: daysBefore(expires_at, days),
    });
  }

  /** As if days had passed for the requests in review. */
  async passDays(days: number): Promise<void> {
    for (const row of await this.knex('access_requests')) {
      const reminders: string[] = JSON.parse(row.reminders).map(
        (time: string) => daysBefore(time, days),
      );
      await this.knex('access_requests')
        .where('request_id', row.request_id)
        .update({
          expires_at: daysBefore(row.expires_at, days),
          reminders: JSON.stringify(reminders),
          remind_at: reminders[0] ?? null,
        });
    }
  }
}

/** @param provider - who brings the people; default: our org provider */
export function useStudio(provider?: Provider): StudioFixture {
  const databases = flowsDatabase();
  const studio = new StudioFixture(provider);
  beforeAll(async () => studio.open(await startTestSandbox()));
  beforeEach(async () => studio.reset(await databases.init()));
  afterEach(() => studio.stop());
  afterAll(() => studio.close());
  return studio;
}

/** Whether the step of the grant's operation is the next one. */
export function isAt(step: string): (grant: Grant) => boolean {
  return ({ operation }) =>
    operation?.steps.find(({ status }) => status !== 'done')?.name === step;
}

function daysBefore(time: string, days: number): string {
  return new Date(Date.parse(time) - days * 24 * 3_600_000).toISOString();
}

function running<T>(part: T | undefined): T {
  if (part === undefined) {
    throw new Error('It is not started yet');
  }
  return part;
}
