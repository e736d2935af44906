/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* What a scrape by Prometheus shows, and that the examples for operators use those names. */
import { TestDatabases } from '@backstage/backend-test-utils';
import { tracingServiceMock } from '@backstage/backend-test-utils/alpha';
import {
  PrometheusExporter,
  PrometheusSerializer,
} from '@opentelemetry/exporter-prometheus';
import { MeterProvider } from '@opentelemetry/sdk-metrics';
import type { Knex } from 'knex';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { invalidateAccess } from '../database/accessInvalidations';
import { migrationsDirectory } from '../database/applyMigrations';
import { inTransaction } from '../database/transaction';
import {
  someEvent,
  someGrant,
  someRequest,
} from '../events/__testUtils__/records';
import { TestInventory } from '../inventory/__testUtils__/TestInventory';
import {
  assignmentsScope,
  domainScope,
  usageScope,
} from '../inventory/store/syncRows';
import { startOperation } from '../model/operationMachine';
import { studioLane } from '../scheduling/Lane';
import { AccessStore } from '../store/AccessStore';
import { present } from '../util/__testUtils__/present';
import { METRICS } from './metricDefinitions';
import { StateReader } from './StateReader';
import { Telemetry } from './Telemetry';

jest.setTimeout(240_000);

const STARTED_AT = Date.now();
const PLACE = { accountId: '222222222222', region: 'eu-west-1' };
const DOMAINS = ['d-one', 'd-two'].map(domainId => ({
  domainId,
  domainArn: `arn:aws:sagemaker:eu-west-1:222222222222:domain/${domainId}`,
  name: domainId,
  ...PLACE,
  authMode: 'SSO' as const,
  status: 'InService',
  url: `https://${domainId}`,
  applicationArn: `arn:aws:sso::111111111111:application/ssoins-1/${domainId}`,
  unifiedStudio: false,
  defaultExecutionRole: 'arn:aws:iam::222222222222:role/Studio',
  createdAt: minutesAgo(600),
  modifiedAt: minutesAgo(600),
}));
const DOCS = path.resolve(__dirname, '../../../../docs');
const LANES = ['identity-center', studioLane(PLACE)];

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_16'],
  disableDocker: true,
});

/** Telemetry, and metrics as Prometheus reads them. */
function startTelemetry() {
  const reader = new PrometheusExporter({ preventServerStart: true });
  const provider = new MeterProvider({ readers: [reader] });
  const tracing = tracingServiceMock.mock();
  return {
    telemetry: new Telemetry({ metrics: provider.getMeter('test'), tracing }),
    tracing,
    async scrape(): Promise<string[]> {
      const { resourceMetrics, errors } = await reader.collect();
      expect(errors).toEqual([]);
      return new PrometheusSerializer()
        .serialize(resourceMetrics)
        .split('\n')
        .map(line => line.replace(/,?otel_scope_\w+="[^"]*"/g, ''))
        .map(line => line.replace('{}', ''));
    },
  };
}

/** The metrics that are named. */
function namesIn(text: string): Set<string> {
  return new Set(text.match(/\bsagemaker_studio_\w+/g));
}

/** Before the tests started, so that the time between two of these is exact. */
function minutesAgo(minutes: number): string {
  return new Date(STARTED_AT - minutes * 60_000).toISOString();
}

function syncScopes(): string[] {
  return [
    ...LANES,
    ...DOMAINS.flatMap(({ domainId, applicationArn }) => [
      domainScope(domainId),
      usageScope(domainId),
      assignmentsScope(applicationArn),
    ]),
  ];
}

/** A request decided by a person, one in review, a blocked removal, an operation that is due, and what waits to be sent. */
async function fill(knex: Knex, store: AccessStore): Promise<TestInventory> {
  const asked = someRequest('request-1', {
    createdAt: minutesAgo(40),
    updatedAt: minutesAgo(10),
    status: 'approved',
  });
  const grant = someGrant('grant-1', { status: 'deprovision-blocked' });
  const { operation } = startOperation(grant, {
    kind: 'provision',
    at: minutesAgo(12),
    operationId: 'operation-1',
    actor: 'system',
    laneOf: () => 'identity-center',
  });
  await store.commit({
    insert: { requests: [asked], grants: [grant], operations: [operation] },
    events: [
      someEvent('request.approved', {
        actor: 'user:default/mira.santos',
        at: minutesAgo(10),
      }),
    ],
  });
  await store.commit({
    insert: { requests: [someRequest('request-2')] },
    events: [],
  });
  await invalidate(knex);
  const inventory = new TestInventory({ knex });
  await inventory.replaceDomains(PLACE, DOMAINS);
  return inventory;
}

async function invalidate(knex: Knex): Promise<void> {
  await inTransaction(knex, transaction =>
    invalidateAccess(transaction, [{ scope: '*', subject: '*' }]),
  );
}

describe.each(databases.eachSupportedId())('metrics on %s', id => {
  it('show what is open, what waits and for how long, and how AWS answers', async () => {
    const knex = await databases.init(id);
    await knex.migrate.latest({ directory: migrationsDirectory() });
    const { telemetry, tracing, scrape } = startTelemetry();
    const store = new AccessStore({ knex, onStored: telemetry.onStored });
    const inventory = await fill(knex, store);
    telemetry.showState(new StateReader({ knex, inventory, lanes: LANES }));
    const call = { ...PLACE, service: 'SageMaker', operation: 'ListDomains' };
    await telemetry.observeCall(call, async () => 'answer');
    await expect(
      telemetry.observeCall(call, async () => {
        throw Object.assign(new Error('Rate exceeded'), {
          name: 'ThrottlingException',
        });
      }),
    ).rejects.toThrow('Rate exceeded');

    const lines = await scrape();

    const valueOf = (start: string) =>
      Number(
        present(lines.find(line => line.startsWith(`${start} `)))
          .split(' ')
          .at(1),
      );
    expect(valueOf('sagemaker_studio_requests{status="approved"}')).toBe(1);
    expect(valueOf('sagemaker_studio_requests{status="in-review"}')).toBe(1);
    expect(
      valueOf('sagemaker_studio_grants{status="deprovision-blocked"}'),
    ).toBe(1);
    expect(valueOf('sagemaker_studio_grants{status="provision-blocked"}')).toBe(
      0,
    );
    expect(
      valueOf(
        'sagemaker_studio_operations{kind="provision",status="running",step="resolve-identity"}',
      ),
    ).toBe(1);
    const [own = '', other = ''] = LANES;
    expect(valueOf(`sagemaker_studio_lane_backlog{lane="${own}"}`)).toBe(1);
    expect(valueOf(`sagemaker_studio_lane_backlog{lane="${other}"}`)).toBe(0);
    expect(
      valueOf(`sagemaker_studio_lane_delay_seconds{lane="${own}"}`),
    ).toBeGreaterThan(11 * 60);
    expect(
      valueOf('sagemaker_studio_outbox_lag_seconds{kind="audit"}'),
    ).toBeGreaterThan(9 * 60);
    expect(valueOf('sagemaker_studio_invalidations_pending')).toBeGreaterThan(
      0,
    );
    expect(valueOf('sagemaker_studio_sync_failing')).toBe(DOMAINS.length);
    const labels = `lane="${other}",service="SageMaker",operation="ListDomains"`;
    expect(
      valueOf(`sagemaker_studio_aws_calls_total{${labels},outcome="ok"}`),
    ).toBe(1);
    expect(
      valueOf(
        `sagemaker_studio_aws_calls_total{${labels},outcome="throttled"}`,
      ),
    ).toBe(1);
    expect(
      valueOf(
        'sagemaker_studio_request_decision_duration_seconds_sum{kind="grant",outcome="approved",decided_by="person"}',
      ),
    ).toBe(30 * 60);
    expect(tracing.startActiveSpan).toHaveBeenCalledTimes(2);
  });

  it('show how old a domain is, and ask the database once in the interval', async () => {
    const knex = await databases.init(id);
    await knex.migrate.latest({ directory: migrationsDirectory() });
    const { telemetry, scrape } = startTelemetry();
    const inventory = new TestInventory({ knex });
    await inventory.replaceDomains(PLACE, DOMAINS);
    for (const scope of syncScopes()) {
      await inventory.recordCompleteSync(scope);
    }
    const reads = jest.spyOn(inventory, 'listDomains');
    telemetry.showState(new StateReader({ knex, inventory, lanes: LANES }));

    await scrape();
    const lines = await scrape();

    expect(lines.join('\n')).toMatch(
      /^sagemaker_studio_sync_age_seconds\{domain="d-one"\} [0-9.]+$/m,
    );
    expect(reads).toHaveBeenCalledTimes(1);
  });
});

describe('the examples for operators', () => {
  /** All metrics, with the names that Prometheus gives them. */
  async function scrapedNames(): Promise<Set<string>> {
    const { telemetry, scrape } = startTelemetry();
    telemetry.showState({
      read: async () => {
        const some = [{ value: 1, attributes: {} }];
        return {
          requests: some,
          grants: some,
          operations: some,
          laneBacklog: some,
          laneDelay: some,
          syncAge: some,
          unsynced: some,
          outboxPending: some,
          outboxLag: some,
          invalidations: some,
          invalidationAge: some,
        };
      },
    });
    await telemetry.observeCall(
      { ...PLACE, service: 'STS', operation: 'GetCallerIdentity' },
      async () => undefined,
    );
    telemetry.onStored({
      insert: { requests: [someRequest('request-1')] },
      events: [someEvent('request.rejected')],
    });
    const lines = await scrape();
    return namesIn(lines.filter(line => !line.startsWith('#')).join('\n'));
  }

  it('use metrics and labels that there are', async () => {
    const names = await scrapedNames();
    const { groups } = parse(
      readFileSync(path.join(DOCS, 'monitoring/alerts.yaml'), 'utf8'),
    );
    const rules: { alert: string; expr: string }[] = groups.flatMap(
      ({ rules: some }: { rules: [] }) => some,
    );
    const expressions = rules.map(({ expr }) => expr).join('\n');
    const labels: string[] = Object.values(METRICS).flatMap(
      ({ attributes }) => attributes,
    );

    expect(rules.length).toBeGreaterThan(5);
    expect([...namesIn(expressions)].filter(name => !names.has(name))).toEqual(
      [],
    );
    expect(
      [
        ...[...expressions.matchAll(/by \(([^)]*)\)/g)].flatMap(([, by = '']) =>
          by.split(', '),
        ),
        ...[...expressions.matchAll(/(\w+)!?="/g)].map(([, label]) => label),
      ].filter(label => label !== 'le' && !labels.includes(label ?? '')),
    ).toEqual([]);
  });

  it('list every metric', async () => {
    const names = [...(await scrapedNames())]
      .filter(name => !/_(sum|count)$/.test(name))
      .map(name => name.replace(/_bucket$/, ''));
    const text = readFileSync(path.join(DOCS, 'operations.md'), 'utf8');

    expect(
      [...text.matchAll(/^\| `(sagemaker_studio_\w+)`/gm)]
        .map(([, name]) => name)
        .sort(),
    ).toEqual(names.sort());
  });
});
