/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Filters of the event log, over HTTP against the sandbox, on both databases.
 */
import { TestDatabases } from '@backstage/backend-test-utils';
import {
  answerOf,
  startStudioBackend,
} from './__testUtils__/startStudioBackend';
import {
  startTestSandbox,
  type TestSandbox,
} from './__testUtils__/startTestSandbox';
import { firstOf } from '../util/firstOf';

jest.setTimeout(240_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_16'],
  disableDocker: true,
});

describe.each(databases.eachSupportedId())('the event log on %s', id => {
  let sandbox: TestSandbox;
  let backend: Awaited<ReturnType<typeof startStudioBackend>>;

  const mira = () => backend.as('mira.santos');
  type Filter = Parameters<ReturnType<typeof mira>['client']['listEvents']>[0];
  const types = async (filter: Filter) =>
    (await mira().client.listEvents({ limit: 500, ...filter })).items.map(
      ({ type }) => type,
    );

  beforeEach(async () => {
    sandbox = await startTestSandbox();
    sandbox.admin.world.timings.userProfile = 10;
    backend = await startStudioBackend({
      sandbox,
      knex: await databases.init(id),
    });
    await backend.sync();
    await backend.keepAccessList();
    const asked = await answerOf(
      201,
      backend.as('aiko.tanaka').ask({ people: ['user:default/ben.carter'] }),
    );
    await answerOf(200, mira().decide(asked));
    await backend.settle(asked.requestId);
  });

  afterEach(async () => {
    await backend.stop();
    await sandbox.stop();
  });

  it('is filtered by time, whatever the time zone', async () => {
    const { items } = await mira().client.listEvents({ limit: 500 });
    const { at } = firstOf(items);
    const later = at.replace('Z', '+00:00');
    expect(await types({ until: later })).toEqual(
      items.filter(event => event.at < at).map(({ type }) => type),
    );
    expect(await types({ from: later })).toEqual(
      items.filter(event => event.at >= at).map(({ type }) => type),
    );
    expect(await types({ from: '2999-01-01T00:00:00Z' })).toEqual([]);
  });

  it('is filtered by the person who did something or whose access it is', async () => {
    expect(await types({ person: 'user:default/mira.santos' })).toEqual([
      // By her decision.
      'grant.provisioning',
      'request.approved',
    ]);
    const ofBen = await types({ person: 'user:default/ben.carter' });
    expect(ofBen).toContain('grant.active');
    expect(ofBen).not.toContain('request.submitted');
    expect(await types({ person: 'user:default/nobody' })).toEqual([]);
  });

  it('leaves out the steps of operations', async () => {
    expect(await types({})).toContain('step.done');
    const without = await types({ steps: false });
    expect(without).not.toContain('step.done');
    expect(without).toContain('grant.active');
  });
});
