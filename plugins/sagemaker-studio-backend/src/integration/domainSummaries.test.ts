/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * The table of all domains, over HTTP against the sandbox, on both databases.
 */
import { TestDatabases } from '@backstage/backend-test-utils';
import type {
  DomainOverview,
  DomainReadiness,
  DomainSummaryList,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Knex } from 'knex';
import {
  answerOf,
  startStudioBackend,
} from './__testUtils__/startStudioBackend';
import {
  COMPANY,
  startTestSandbox,
  type TestSandbox,
} from './__testUtils__/startTestSandbox';
import { present } from '../util/__testUtils__/present';

jest.setTimeout(240_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_16'],
  disableDocker: true,
});

describe.each(databases.eachSupportedId())('the sums of domains on %s', id => {
  let sandbox: TestSandbox;
  let knex: Knex;
  let backend: Awaited<ReturnType<typeof startStudioBackend>>;

  const mira = () => backend.as('mira.santos');
  const summaries = () =>
    answerOf<DomainSummaryList>(
      200,
      mira().call(studio => studio.listDomainSummaries()),
    );

  beforeEach(async () => {
    sandbox = await startTestSandbox();
    knex = await databases.init(id);
    backend = await startStudioBackend({ sandbox, knex });
    await backend.sync();
    await backend.keepAccessList();
  });

  afterEach(async () => {
    await backend.stop();
    await sandbox.stop();
  });

  it('are those that the pages of the domains show', async () => {
    const { items, syncedAt } = await summaries();
    expect(syncedAt).toBeDefined();
    expect(items.length).toBeGreaterThan(1);
    for (const { domain, counts, apps, readiness } of items) {
      const { domainId } = domain;
      const page = await answerOf<DomainOverview>(
        200,
        mira().call(studio => studio.getDomain(domainId)),
      );
      expect(counts).toEqual(page.counts);
      expect(apps.running).toBe(page.runningApps.length);
      const { status, checks } = await answerOf<DomainReadiness>(
        200,
        mira().call(studio => studio.getReadiness(domainId)),
      );
      expect(present(readiness).status).toBe(status);
      expect(present(readiness).failed).toBe(
        checks.filter(check => check.status === 'failed').length,
      );
    }
    // The one app was last used days before.
    expect(
      items.find(({ domain }) => domain.domainId === COMPANY.researchLab)?.apps,
    ).toEqual({ running: 1, idle: 1 });
  });

  it('take as many statements for many domains as for few', async () => {
    const count = async () => {
      let statements = 0;
      const onQuery = () => {
        statements += 1;
      };
      knex.on('query', onQuery);
      const { items } = await summaries();
      knex.off('query', onQuery);
      return { statements, domains: items.length };
    };
    await count();
    const few = await count();
    const [template] = await knex('inventory_domains').limit(1);
    for (let number = 0; number < 100; number += 1) {
      await knex('inventory_domains').insert({
        ...template,
        domain_id: `d-copy${number}`,
        application_arn: null,
      });
    }
    const many = await count();
    expect(many.domains).toBe(few.domains + 100);
    // Whatever else the back end does at the time may add a few.
    expect(many.statements).toBeLessThan(few.statements + 20);
  });
});
