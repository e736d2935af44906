/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * What becomes of grants by themselves: time passes, people leave and move, AWS is changed by others. Over HTTP, with
 * the plugin as it is, against the sandbox.
 */
import { TestDatabases } from '@backstage/backend-test-utils';
import { parseEntityRef } from '@backstage/catalog-model';
import type { JsonObject } from '@backstage/types';
import type {
  SagemakerStudioClient,
  AccessEvent,
  Grant,
  TeamAccess,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Knex } from 'knex';
import { companyEntities } from './__testUtils__/companyEntities';
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

const nameOf = ({ person }: Grant) => parseEntityRef(person).name;

const TEAM = ['aiko.tanaka', 'jonas.weber', 'mira.santos', 'priya.nair'];
const DAY = 24 * 3600_000;

describe('the life of a grant', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  let sandbox: TestSandbox;
  let knex: Knex;
  let backend: Awaited<ReturnType<typeof startStudioBackend>>;
  let aws: ReturnType<typeof studioWorld>;

  async function start(studio?: JsonObject) {
    sandbox = await startTestSandbox({ studio });
    sandbox.admin.world.timings.userProfile = 20;
    aws = studioWorld(sandbox.admin.world);
    knex = await databases.init('SQLITE_3');
    backend = await startStudioBackend({ sandbox, knex });
    await backend.sync();
  }

  /** As after an upgrade or a crash; the catalog may hold others by now. */
  async function restart(isThere: (name: string) => boolean = () => true) {
    await backend.stop();
    backend = await startStudioBackend({
      sandbox,
      knex,
      entities: companyEntities(sandbox.admin.world).filter(
        ({ kind, metadata }) => kind !== 'User' || isThere(metadata.name),
      ),
    });
  }

  afterEach(async () => {
    await backend.stop();
    await sandbox.stop();
  });

  const ingrid = () => backend.as('ingrid.larsen');
  const mira = () => backend.as('mira.santos');

  async function bringIn(...names: string[]): Promise<Grant[]> {
    const asked = await answerOf(
      201,
      mira().ask({
        kind: 'onboard-team',
        people: names.map(name => `user:default/${name}`),
      }),
    );
    const { grants } = await backend.settle(asked.requestId);
    expect(grants.map(({ status }) => status)).toEqual(
      names.map(() => 'active'),
    );
    return grants;
  }

  async function read({ grantId }: Grant): Promise<Grant> {
    return answerOf(
      200,
      mira().call(studio => studio.getGrant(grantId)),
    );
  }

  async function statuses(): Promise<Record<string, string>> {
    const rows = await knex('access_grants').select('person', 'status');
    return Object.fromEntries(
      rows.map(row => [row.person.split('/')[1], row.status]),
    );
  }

  async function untilStatus(grant: Grant, status: string): Promise<Grant> {
    await backend.until(
      async () => (await read(grant)).status === status,
      `The grant does not become ${status}`,
    );
    return read(grant);
  }

  async function events(type: string): Promise<AccessEvent[]> {
    const rows = await knex('access_events')
      .where({ type })
      .orderBy('sequence');
    return rows.map(row => ({ ...row, detail: JSON.parse(row.detail) }));
  }

  /** The notifications of the events of a type. */
  async function toldOf(type: string) {
    const rows = await knex('access_outbox')
      .join('access_events', 'sequence', 'event_sequence')
      .where({ kind: 'notification', type })
      .orderBy('access_outbox.id');
    return rows.map(row => {
      const { recipients, excluded, title, link } = JSON.parse(row.payload);
      return { recipients, excluded, title, link };
    });
  }

  const inTime = (milliseconds: number) =>
    new Date(Date.now() + milliseconds).toISOString();

  async function setGrant(grant: Grant, columns: Record<string, string>) {
    await knex('access_grants')
      .where('grant_id', grant.grantId)
      .update(columns);
  }

  /** Two syncs, since what changed between a grant and the next sync may have been read before. */
  async function syncTwice() {
    await backend.sync();
    await backend.sync();
    await backend.sync();
  }

  it('announces the end before it comes, each time once, and ends when it has come', async () => {
    await start();
    const grant = only(await bringIn('aiko.tanaka'));
    const created_at = inTime(-80 * DAY);
    await setGrant(grant, { created_at, expires_at: inTime(8 * DAY) });
    await backend.keepTime();
    expect(await events('grant.expiry-notice')).toEqual([]);

    await setGrant(grant, { expires_at: inTime(6 * DAY) });
    await backend.keepTime();
    await restart();
    await backend.keepTime();
    expect(await events('grant.expiry-notice')).toMatchObject([
      { detail: { notice: 'P7D', person: 'user:default/aiko.tanaka' } },
    ]);
    await setGrant(grant, { expires_at: inTime(DAY / 2) });
    await backend.keepTime();
    await backend.keepTime();
    expect(
      (await events('grant.expiry-notice')).map(({ detail }) => detail.notice),
    ).toEqual(['P7D', 'P1D']);
    expect(aws.isAssigned('aiko.tanaka')).toBe(true);

    await setGrant(grant, { expires_at: inTime(-1000) });
    await backend.keepTime();
    const ended = await untilStatus(grant, 'ended');
    expect(ended.endedReason).toBe('expired');
    expect(aws.isAssigned('aiko.tanaka')).toBe(false);
    expect(aws.profile('aiko.tanaka')?.status).toBe('InService');
  });

  it('ends what it can when one grant cannot be dealt with', async () => {
    await start();
    const grants = await bringIn('aiko.tanaka', 'jonas.weber');
    const sorted = [...grants].sort((a, b) => (a.grantId < b.grantId ? -1 : 1));
    const first = itemAt(sorted, 0);
    const second = itemAt(sorted, 1);
    const over = { expires_at: inTime(-1000) };
    await setGrant(first, over);
    await setGrant(second, over);
    await knex('access_operation_steps')
      .where('operation_id', first.operation!.operationId)
      .update({ before_image: '{broken' });
    await backend.keepTime();
    const states = await statuses();
    expect(states[nameOf(second)]).toMatch(/deprovision|ended/);
    expect(states[nameOf(first)]).toBe('active');
    await knex('access_operation_steps').update({ before_image: null });
    await backend.keepTime();
    await untilStatus(first, 'ended');
  });

  it('does not announce everything at once after a long sleep, nor with the grant itself', async () => {
    await start({ expiryNotices: ['PT1H', 'P7D', 'P30D'] });
    const grants = await bringIn('aiko.tanaka', 'jonas.weber');
    const aiko = itemAt(grants, 0);
    const jonas = itemAt(grants, 1);
    await setGrant(aiko, {
      created_at: inTime(-80 * DAY),
      expires_at: inTime(DAY),
    });
    await setGrant(jonas, { expires_at: inTime(DAY) });
    await backend.keepTime();
    expect(await events('grant.expiry-notice')).toMatchObject([
      { detail: { notice: 'P7D', person: 'user:default/aiko.tanaka' } },
    ]);
  });

  it('suspends who has left, and takes the access once the grace period is over', async () => {
    await start();
    const grants = await bringIn(...TEAM);
    await syncTwice();
    aws.setStatus('aiko.tanaka', 'DISABLED');
    aws.deleteUser('priya.nair');
    await backend.sync();
    await backend.until(
      async () => (await statuses())['aiko.tanaka'] === 'suspended',
      'Nobody is suspended',
    );
    expect(await statuses()).toEqual({
      'aiko.tanaka': 'suspended',
      'jonas.weber': 'active',
      'mira.santos': 'active',
      'priya.nair': 'suspended',
    });
    const aiko = itemAt(grants, 0);
    const suspended = await read(aiko);
    expect(suspended.endedReason).toBe('left');
    expect(
      Math.round(
        (Date.parse(suspended.deprovisionAt ?? '') - Date.now()) / DAY,
      ),
    ).toBe(3);
    // Identity Center lets neither in; nothing is taken yet.
    expect(aws.isAssigned('aiko.tanaka')).toBe(true);
    const page = await answerOf<TeamAccess>(
      200,
      mira().call(studio => studio.getTeamAccess('group:default/forecasting')),
    );
    expect(
      page.people.find(
        ({ person }) => person.entityRef === 'user:default/aiko.tanaka',
      )?.diagnosis.sentence,
    ).toContain('seems to have left');

    await setGrant(aiko, { deprovision_at: inTime(-1000) });
    await backend.keepTime();
    expect((await read(aiko)).status).toBe('suspended');
    await backend.sync();
    await backend.keepTime();
    expect(await untilStatus(aiko, 'ended')).toMatchObject({
      endedReason: 'left',
    });
    expect(aws.isAssigned('aiko.tanaka')).toBe(false);
  });

  it('gives back what was suspended when the person is back', async () => {
    await start();
    const grants = await bringIn(...TEAM);
    await syncTwice();
    aws.setStatus('aiko.tanaka', 'DISABLED');
    await backend.sync();
    await untilStatus(itemAt(grants, 0), 'suspended');
    aws.setStatus('aiko.tanaka', 'ENABLED');
    await syncTwice();
    const back = await untilStatus(itemAt(grants, 0), 'active');
    expect(back.deprovisionAt).toBeUndefined();
    expect(back.endedReason).toBeUndefined();
  });

  it('a broken catalog ends nobody’s access', async () => {
    await start();
    await bringIn(...TEAM);
    await syncTwice();
    await restart(name => !['aiko.tanaka', 'jonas.weber'].includes(name));
    await syncTwice();
    expect(Object.values(await statuses())).toEqual(TEAM.map(() => 'active'));

    // Gone from the team's group in Identity Center as well: that is a second signal.
    const { memberships } = sandbox.admin.world.identityCenter;
    const { userId } = aws.user('aiko.tanaka');
    for (const [id, membership] of Object.entries(memberships)) {
      if (membership.userId === userId) {
        delete memberships[id];
      }
    }
    await syncTwice();
    await backend.until(
      async () => (await statuses())['aiko.tanaka'] === 'suspended',
      'Nobody is suspended',
    );
    expect((await statuses())['jonas.weber']).toBe('active');
  });

  it('suspends nobody when too many leave at once, until somebody has looked', async () => {
    await start({ leavers: { notify: ['group:default/ml-platform'] } });
    await bringIn(...TEAM);
    await syncTwice();
    const leaving = TEAM.slice(0, 3);
    for (const name of leaving) {
      aws.setStatus(name, 'DISABLED');
    }
    await answerOf(
      409,
      ingrid().call(studio => studio.acceptLeavers()),
    );
    await syncTwice();
    await backend.until(
      async () => (await events('leavers.held-back')).length > 0,
      'Nothing is held back',
    );
    await syncTwice();
    expect(Object.values(await statuses())).toEqual(TEAM.map(() => 'active'));
    expect(await events('leavers.held-back')).toMatchObject([
      {
        detail: {
          people: leaving.map(name => `user:default/${name}`),
          leaving: 3,
          all: 4,
        },
      },
    ]);
    expect(
      await answerOf(
        200,
        ingrid().call(studio => studio.acceptLeavers()),
      ),
    ).toEqual({
      suspended: 3,
    });
    expect(await statuses()).toMatchObject({
      'aiko.tanaka': 'suspended',
      'mira.santos': 'suspended',
      'priya.nair': 'active',
    });
    expect(
      await answerOf(
        200,
        ingrid().call(studio =>
          studio.acceptLeavers({ idempotencyKey: 'again' }),
        ),
      ),
    ).toEqual({ suspended: 3 });
    expect(await events('leavers.accepted')).toMatchObject([
      { actor: 'user:default/ingrid.larsen', source: 'api' },
    ]);
    const platform = {
      recipients: ['group:default/ml-platform'],
      link: '/sagemaker-studio/events?about=leavers',
    };
    expect(await toldOf('leavers.held-back')).toMatchObject([platform]);
    expect(await toldOf('leavers.accepted')).toMatchObject([platform]);
    const suspensions = await events('grant.suspended');
    expect(suspensions.map(({ source }) => source)).toEqual(
      leaving.map(() => 'api'),
    );
    const late = await answerOf<{ error: { message: string } }>(
      409,
      backend.as('rahul.mehta').call(studio => studio.acceptLeavers()),
    );
    expect(late.error.message).toContain('user:default/ingrid.larsen accepted');
  });

  it('holds back those who seem to leave in portions, too', async () => {
    await start();
    await bringIn(...TEAM);
    await syncTwice();
    for (const name of TEAM.slice(0, 2)) {
      aws.setStatus(name, 'DISABLED');
    }
    await backend.sync();
    await backend.until(
      async () => (await statuses())['jonas.weber'] === 'suspended',
      'Nobody is suspended',
    );
    aws.setStatus('mira.santos', 'DISABLED');
    await backend.sync();
    await backend.until(
      async () => (await events('leavers.held-back')).length > 0,
      'Nothing is held back',
    );
    expect((await statuses())['mira.santos']).toBe('active');
  });

  it('notices who has moved to another team, and takes nothing', async () => {
    await start();
    const grant = only(await bringIn('aiko.tanaka'));
    await syncTwice();
    const person = Object.values(sandbox.admin.world.okta.people).find(
      ({ login }) => login.startsWith('aiko.tanaka'),
    )!;
    person.groups = [];
    await restart();
    await syncTwice();
    await backend.until(
      async () => (await events('grant.mover-noticed')).length > 0,
      'Nobody is noticed',
    );
    await syncTwice();
    expect(await events('grant.mover-noticed')).toMatchObject([
      {
        grant_id: grant.grantId,
        detail: {
          team: 'group:default/forecasting',
          notify: ['user:default/mira.santos'],
        },
      },
    ]);
    expect(await toldOf('grant.mover-noticed')).toEqual([
      {
        recipients: ['user:default/mira.santos'],
        excluded: ['user:default/aiko.tanaka'],
        title: expect.stringContaining('Aiko Tanaka has left forecasting'),
        link: `/sagemaker-studio/requests/${grant.requestId}`,
      },
    ]);
    expect((await read(grant)).status).toBe('active');
    const page = await answerOf<TeamAccess>(
      200,
      mira().call(studio => studio.getTeamAccess('group:default/forecasting')),
    );
    expect(
      page.people.find(
        ({ person: each }) => each.entityRef === 'user:default/aiko.tanaka',
      ),
    ).toMatchObject({
      membership: 'guest',
      diagnosis: {
        code: 'ready',
        sentence: expect.stringContaining('have left the team'),
      },
    });
  });

  it('a profile without assignment is repaired', async () => {
    await start();
    const asked = await answerOf(
      201,
      backend.as('ben.carter').ask({ people: ['user:default/lena.fischer'] }),
    );
    await answerOf(200, mira().decide(asked));
    const grant = only((await backend.settle(asked.requestId)).grants);
    expect(grant.status).toBe('active');
    expect(aws.isAssigned('lena.fischer')).toBe(true);

    // Somebody takes it away in the console.
    await syncTwice();
    aws.unassign('lena.fischer');
    await backend.sync();
    await untilStatus(grant, 'degraded');
    expect(only(await events('grant.degraded')).detail.reason).toBe(
      'Lena Fischer is no longer assigned to the domain.',
    );
    const again = await answerOf(
      201,
      backend.as('ben.carter').ask({ people: ['user:default/lena.fischer'] }),
    );
    expect(again.plan.items[0]?.steps[0]).toEqual({ do: 'assign' });
    await answerOf(200, mira().decide(again));
    await untilStatus(grant, 'active');
    expect(aws.isAssigned('lena.fischer')).toBe(true);
  });

  it('notices another role and that it is right again', async () => {
    await start();
    const grant = only(await bringIn('aiko.tanaka'));
    await syncTwice();
    const profile = aws.profile('aiko.tanaka')!;
    const setRole = (role: string) => {
      const key = `${COMPANY.researchLab}/${profile.userProfileName}`;
      sandbox.admin.world.userProfiles[key] = {
        ...profile,
        userSettings: { ExecutionRole: role },
        modifiedAt: Date.now(),
      };
    };
    setRole(COMPANY.engineerRole);
    await backend.sync();
    await untilStatus(grant, 'degraded');
    setRole(COMPANY.scientistRole);
    await backend.sync();
    await untilStatus(grant, 'active');
    expect(aws.isAssigned('aiko.tanaka')).toBe(true);
  });

  it('takes drift for healed once the profile is in service, and not while Studio makes it', async () => {
    await start();
    const grant = only(await bringIn('aiko.tanaka'));
    await syncTwice();
    const profile = aws.profile('aiko.tanaka')!;
    const { userProfiles } = sandbox.admin.world;
    const put = (status: 'Pending' | 'Updating' | 'InService') => {
      userProfiles[`${COMPANY.researchLab}/aiko-by-studio`] = {
        ...profile,
        userProfileName: 'aiko-by-studio',
        status,
        createdAt: Date.now(),
        modifiedAt: Date.now(),
      };
    };
    delete userProfiles[`${COMPANY.researchLab}/${profile.userProfileName}`];
    await backend.sync();
    await untilStatus(grant, 'degraded');
    for (const status of ['Pending', 'Updating'] as const) {
      put(status);
      await syncTwice();
      expect((await read(grant)).status).toBe('degraded');
    }
    expect(await toldOf('grant.active')).toHaveLength(2);

    put('InService');
    await backend.sync();
    await untilStatus(grant, 'active');
    expect((await read(grant)).profileName).toBe('aiko-by-studio');
  });

  it('ends the grants of a domain that is gone, and of none that only cannot be seen', async () => {
    await start();
    const grant = only(await bringIn('aiko.tanaka'));
    await syncTwice();
    delete sandbox.admin.world.domains[COMPANY.researchLab];
    sandbox.admin.addFault({
      operation: 'DescribeDomain',
      input: { DomainId: COMPANY.researchLab },
      effect: {
        type: 'error',
        code: 'AccessDeniedException',
        message: 'not authorized',
        status: 400,
      },
    });
    await syncTwice();
    expect((await read(grant)).status).toBe('active');
    expect(
      sandbox.admin
        .calls({ operation: 'DescribeDomain' })
        .filter(({ input }) =>
          JSON.stringify(input).includes(COMPANY.researchLab),
        )
        .at(-1)?.outcome,
    ).toBe('AccessDeniedException');
    sandbox.admin.clearFaults();
    await backend.sync();
    expect(await untilStatus(grant, 'ended')).toMatchObject({
      endedReason: 'target-gone',
    });
  });

  it('a grant call that AWS accepts but never fulfils is not shown as active', async () => {
    await start();
    sandbox.admin.addFault({
      operation: 'CreateApplicationAssignment',
      effect: { type: 'accept-and-forget' },
    });
    const asked = await answerOf(
      201,
      mira().ask({
        kind: 'onboard-team',
        people: ['user:default/aiko.tanaka'],
      }),
    );
    const stuck = only((await backend.settle(asked.requestId)).grants);
    expect(stuck.status).toBe('provision-blocked');
    const listed = await answerOf<{ items: Grant[] }>(
      200,
      mira().call(studio => studio.listGrants({ status: 'active' })),
    );
    expect(listed.items).toEqual([]);
    expect(await events('grant.active')).toEqual([]);
    sandbox.admin.clearFaults();
    await answerOf(
      200,
      mira().call(studio =>
        studio.retryOperation(stuck.operation?.operationId ?? ''),
      ),
    );
    await untilStatus(stuck, 'active');
    expect(aws.isAssigned('aiko.tanaka')).toBe(true);
  });

  it('lists grants by page, team, person, domain and status, and says what is wrong with a filter', async () => {
    await start();
    await bringIn(...TEAM);
    const list = (
      filter?: Parameters<SagemakerStudioClient['listGrants']>[0],
    ) => mira().client.listGrants(filter);
    const first = await list({ team: 'group:default/forecasting', limit: 3 });
    const second = await list({ limit: 3, cursor: first.nextCursor });
    expect(second.nextCursor).toBeUndefined();
    expect(
      [...first.items, ...second.items]
        .map(({ person }) => person.split('/')[1])
        .sort(),
    ).toEqual(TEAM);
    expect(
      (await list({ person: 'user:default/aiko.tanaka' })).items,
    ).toHaveLength(1);
    expect((await list({ domainId: 'd-other' })).items).toEqual([]);
    expect((await list({ status: 'ended' })).items).toEqual([]);
    const named = (page: { items: Grant[] }) =>
      page.items.map(({ person }) => person.split('/')[1]);
    const byName = await list({ sort: 'person', limit: 3 });
    expect([
      ...named(byName),
      ...named(
        await list({ sort: 'person', limit: 3, cursor: byName.nextCursor }),
      ),
    ]).toEqual(TEAM);
    expect(named(await list({ sort: '-person' }))).toEqual([...TEAM].reverse());
    expect(named(await list({ sort: '-createdAt' }))).toEqual(
      named(await list()),
    );
    for (const [query, field] of [
      ['team=user:default/aiko.tanaka', 'team'],
      ['cursor=nonsense', 'cursor'],
      // A cursor of one order is none of another.
      [`cursor=${byName.nextCursor}`, 'cursor'],
      [`sort=-person&cursor=${byName.nextCursor}`, 'cursor'],
      ['sort=justification', 'sort'],
      ['status=gone', 'status'],
      ['limit=0', 'limit'],
    ]) {
      const refused = await answerOf<{ error: { message: string } }>(
        400,
        mira().get(`/grants?${query}`),
      );
      expect(refused.error.message).toContain(field);
    }
    await answerOf(404, mira().get('/grants/none'));
    await answerOf(404, mira().get('/grants/none/offboarding'));
    await answerOf(404, mira().post('/grants/none/undo'));
  });
});
