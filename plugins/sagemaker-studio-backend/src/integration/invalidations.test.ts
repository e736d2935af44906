/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Requests that have become invalid: one or two are ended at once, many only after a person has accepted it. Over HTTP,
 * against the sandbox.
 */
import type {
  AccessRequest,
  MassChangeList,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Knex } from 'knex';
import { flowsDatabase } from './__testUtils__/flowsDatabase';
import { DENIED } from './__testUtils__/denied';
import {
  answerOf,
  startStudioBackend,
} from './__testUtils__/startStudioBackend';
import {
  COMPANY,
  startTestSandbox,
  type TestSandbox,
} from './__testUtils__/startTestSandbox';
import { studioWorld } from './__testUtils__/studioWorld';
import { itemAt, only } from '../util/__testUtils__/items';

jest.setTimeout(240_000);

const TEAM = ['aiko.tanaka', 'jonas.weber', 'priya.nair', 'lena.fischer'];

describe('requests that lost what they were filed on', () => {
  const databases = flowsDatabase();
  let sandbox: TestSandbox;
  let knex: Knex;
  let backend: Awaited<ReturnType<typeof startStudioBackend>>;
  let aws: ReturnType<typeof studioWorld>;
  let asked: AccessRequest[];

  beforeEach(async () => {
    sandbox = await startTestSandbox({
      platformTeams: ['user:default/mira.santos'],
      studio: { leavers: { notify: ['group:default/ml-platform'] } },
    });
    aws = studioWorld(sandbox.admin.world);
    knex = await databases.init();
    backend = await startStudioBackend({ sandbox, knex });
    await backend.sync();
    asked = [];
    for (const name of TEAM) {
      const person = backend.as(name);
      asked.push(await answerOf(201, person.ask({ people: [person.ref] })));
    }
  });

  afterEach(async () => {
    await backend.stop();
    await sandbox.stop();
  });

  const mira = () => backend.as('mira.santos');

  const listHeld = async () =>
    (
      await answerOf<MassChangeList>(
        200,
        mira().call(studio => studio.listMassChanges()),
      )
    ).items;

  const statuses = async () =>
    Promise.all(
      asked.map(
        async ({ requestId }) => (await mira().request(requestId)).status,
      ),
    );

  const IN_REVIEW = TEAM.map(() => 'in-review');

  async function events(type: string) {
    const rows = await knex('access_events')
      .where('type', 'like', type)
      .orderBy('sequence');
    return rows.map(row => ({ ...row, detail: JSON.parse(row.detail) }));
  }

  async function leave(...names: string[]) {
    for (const name of names) {
      aws.setStatus(name, 'DISABLED');
    }
    await backend.sync();
    await backend.tendRequests();
  }

  it('are invalidated when few have left', async () => {
    await leave(...TEAM.slice(0, 2));
    expect(await statuses()).toEqual([
      'invalidated',
      'invalidated',
      'in-review',
      'in-review',
    ]);
    expect(await events('leavers.%')).toEqual([]);
  });

  it('wait when they are too many at once, are reported once, and stay when all are back', async () => {
    await leave(...TEAM.slice(0, 3));
    await backend.tendRequests();
    expect(await statuses()).toEqual(IN_REVIEW);
    const held = await events('leavers.requests-held-back');
    expect(held).toMatchObject([
      {
        actor: 'system',
        detail: {
          requests: asked
            .slice(0, 3)
            .map(({ requestId }) => requestId)
            .sort(),
          inReview: 4,
          notify: ['group:default/ml-platform'],
        },
      },
    ]);
    const told = await knex('access_outbox').where(
      'event_sequence',
      held[0].sequence,
    );
    expect(told.map(({ kind }) => kind).sort()).toEqual([
      'audit',
      'notification',
      'signal',
    ]);

    for (const name of TEAM) {
      aws.setStatus(name, 'ENABLED');
    }
    await backend.sync();
    await backend.tendRequests();
    expect(await statuses()).toEqual(IN_REVIEW);
    expect(await listHeld()).toEqual([]);
  });

  it('are invalidated once a person, who is in the event log, has accepted it', async () => {
    await leave(...TEAM.slice(0, 3));
    const { hash, ...shown } = only(await listHeld());
    expect(shown).toMatchObject({ kind: 'requests', count: 3, all: 4 });
    for (const key of ['first', 'again']) {
      expect(
        await answerOf(
          200,
          mira().call(studio =>
            studio.acceptMassChange({ hash }, { idempotencyKey: key }),
          ),
        ),
      ).toEqual({ kind: 'requests', count: 3 });
    }
    expect(await statuses()).toEqual([
      'invalidated',
      'invalidated',
      'invalidated',
      'in-review',
    ]);
    expect(await events('leavers.requests-accepted')).toMatchObject([
      { actor: 'user:default/mira.santos', source: 'api' },
    ]);
    await backend.tendRequests();
    expect(await events('leavers.requests-held-back')).toHaveLength(1);
  });

  it('does not count a domain as gone that only cannot be seen', async () => {
    delete sandbox.admin.world.domains[COMPANY.researchLab];
    sandbox.admin.addFault({
      operation: 'DescribeDomain',
      input: { DomainId: COMPANY.researchLab },
      effect: DENIED,
    });
    await backend.sync();
    await backend.tendRequests();
    expect(await statuses()).toEqual(IN_REVIEW);
    expect(await events('leavers.%')).toEqual([]);
  });

  it('a domain that AWS says is gone, and an expiry of our own record, do not wait', async () => {
    const expired = itemAt(asked, 0);
    await knex('access_requests')
      .where('request_id', expired.requestId)
      .update({ expires_at: new Date(Date.now() - 1000).toISOString() });
    delete sandbox.admin.world.domains[COMPANY.researchLab];
    await backend.sync();
    await backend.tendRequests();
    expect(await statuses()).toEqual([
      'expired',
      'invalidated',
      'invalidated',
      'invalidated',
    ]);
    expect(await events('leavers.requests-held-back')).toEqual([]);
  });
});
