/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Access that is decided now and begins later. Over HTTP, with the plugin as it is, against the sandbox.
 */
import type {
  AccessRequest,
  Grant,
  Plan,
  TeamAccess,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Knex } from 'knex';
import { flowsDatabase } from './__testUtils__/flowsDatabase';
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
import { only } from '../util/__testUtils__/items';

jest.setTimeout(240_000);

const DAY = 24 * 3600_000;
const AIKO = 'user:default/aiko.tanaka';

describe('access that begins later', () => {
  const databases = flowsDatabase();
  let sandbox: TestSandbox;
  let knex: Knex;
  let backend: Awaited<ReturnType<typeof startStudioBackend>>;
  let aws: ReturnType<typeof studioWorld>;

  beforeEach(async () => {
    sandbox = await startTestSandbox();
    sandbox.admin.world.timings.userProfile = 20;
    aws = studioWorld(sandbox.admin.world);
    knex = await databases.init();
    backend = await startStudioBackend({ sandbox, knex });
    await backend.sync();
  });

  afterEach(async () => {
    await backend.stop();
    await sandbox.stop();
  });

  const mira = () => backend.as('mira.santos');

  const inTime = (milliseconds: number) =>
    new Date(Date.now() + milliseconds).toISOString();

  const onboarding = (startsAt: string) => ({
    kind: 'onboard-team' as const,
    people: [AIKO],
    duration: 'P30D',
    startsAt,
  });

  async function schedule(startsAt = inTime(10 * DAY)): Promise<Grant> {
    const asked = await answerOf(201, mira().ask(onboarding(startsAt)));
    expect(asked.startsAt).toBe(startsAt);
    expect(asked.grants).toMatchObject([{ status: 'scheduled', startsAt }]);
    return only(asked.grants);
  }

  const read = ({ grantId }: Grant) =>
    answerOf<Grant>(
      200,
      mira().call(studio => studio.getGrant(grantId)),
    );

  /** The time has come. */
  const come = ({ grantId }: Grant) =>
    knex('access_grants')
      .where('grant_id', grantId)
      .update({ starts_at: inTime(-1000) });

  const against = (grant: Grant) => ({
    team: grant.team,
    domainId: grant.domainId,
    grantIds: [grant.grantId],
  });

  const types = async () =>
    (await knex('access_events').orderBy('sequence'))
      .map(({ type }) => type)
      .filter((type: string) => type.startsWith('grant.'));

  const writes = () =>
    sandbox.admin
      .calls()
      .filter(({ operation }) => /^(Create|Delete|Update)/.test(operation));

  async function diagnosisOfAiko() {
    const page = await answerOf<TeamAccess>(
      200,
      mira().call(studio => studio.getTeamAccess('group:default/forecasting')),
    );
    return page.people.find(({ person }) => person.entityRef === AIKO);
  }

  it('does nothing in AWS before, begins once when its time has come, and lasts from then on', async () => {
    const startsAt = inTime(10 * DAY);
    const grant = await schedule(startsAt);
    expect(grant.operation).toBeUndefined();
    expect(Date.parse(grant.expiresAt!) - Date.parse(startsAt)).toBe(30 * DAY);
    await backend.keepTime();
    await backend.sync();
    expect((await read(grant)).status).toBe('scheduled');
    expect(writes()).toEqual([]);
    expect(await diagnosisOfAiko()).toMatchObject({
      grant: { status: 'scheduled', startsAt },
      diagnosis: {
        code: 'scheduled',
        sentence: expect.stringContaining(
          `starts on ${startsAt.slice(0, 10)} ${startsAt.slice(11, 16)} UTC`,
        ),
      },
    });

    await come(grant);
    await backend.stop();
    backend = await startStudioBackend({ sandbox, knex });
    const other = await startStudioBackend({ sandbox, knex });
    await Promise.all([backend.keepTime(), other.keepTime()]);
    await other.stop();
    await backend.until(
      async () => (await read(grant)).status === 'active',
      'The grant does not begin',
    );
    await backend.keepTime();
    expect(await types()).toEqual([
      'grant.scheduled',
      'grant.provisioning',
      'grant.active',
    ]);
    expect(await knex('access_operations')).toHaveLength(1);
    const active = await read(grant);
    expect(active.startsAt).toBeUndefined();
    expect(active.expiresAt).toBe(grant.expiresAt);
    expect(aws.isAssigned('aiko.tanaka')).toBe(true);
  });

  it('can be extended, and revoked at once without a call to AWS', async () => {
    const grant = await schedule();
    const extended = await answerOf(
      201,
      backend.as('aiko.tanaka').ask({
        kind: 'extend',
        duration: 'P10D',
        ...against(grant),
      }),
    );
    await answerOf(200, mira().decide(extended));
    const longer = await read(grant);
    expect(longer.status).toBe('scheduled');
    expect(Date.parse(longer.expiresAt!) - Date.parse(grant.expiresAt!)).toBe(
      10 * DAY,
    );

    const refused = await answerOf<{ error: { message: string } }>(
      409,
      mira().ask({
        kind: 'revoke',
        offboarding: { deleteSpaces: true, deleteProfile: true },
        ...against(grant),
      }),
    );
    expect(refused.error.message).toContain('has not begun');
    sandbox.admin.clearCalls();
    const revoked = await answerOf(
      201,
      mira().ask({ kind: 'revoke', ...against(grant) }),
    );
    expect(revoked.plan.items[0]).toMatchObject({ steps: [], changes: false });
    expect(revoked.grants).toMatchObject([
      { status: 'ended', endedReason: 'revoked' },
    ]);
    expect(only(revoked.grants).operation).toBeUndefined();
    await come(grant);
    await backend.keepTime();
    expect((await read(grant)).status).toBe('ended');
    expect(sandbox.admin.calls()).toEqual([]);
    // The place is free again.
    await schedule();
  });

  it('waits for who has left, and ends when they do not come back', async () => {
    const grant = await schedule();
    await backend.sync();
    aws.setStatus('aiko.tanaka', 'DISABLED');
    await backend.sync();
    await backend.until(
      async () => (await read(grant)).status === 'suspended',
      'The grant is not suspended',
    );
    aws.setStatus('aiko.tanaka', 'ENABLED');
    await backend.sync();
    await backend.sync();
    await backend.until(
      async () => (await read(grant)).status === 'scheduled',
      'The grant is not resumed',
    );
    aws.setStatus('aiko.tanaka', 'DISABLED');
    await backend.sync();
    await backend.sync();
    await backend.until(
      async () => (await read(grant)).status === 'suspended',
      'The grant is not suspended again',
    );
    await come(grant);
    await knex('access_grants').update({ deprovision_at: inTime(-1000) });
    await backend.sync();
    await backend.keepTime();
    expect(await read(grant)).toMatchObject({
      status: 'ended',
      endedReason: 'left',
    });
    expect(writes()).toEqual([]);
  });

  it('says once why it does not begin, and begins when it can', async () => {
    const grant = await schedule();
    await come(grant);
    const inDomain = () =>
      knex('inventory_domains').where('domain_id', COMPANY.researchLab);
    await inDomain().update({ status: 'Updating' });
    await backend.keepTime();
    await backend.keepTime();
    expect(await types()).toEqual(['grant.scheduled', 'grant.start-delayed']);
    const requestPage = await answerOf<AccessRequest>(
      200,
      mira().call(studio => studio.getRequest(grant.requestId)),
    );
    expect(requestPage.grants[0]?.status).toBe('scheduled');
    await inDomain().update({ status: 'InService' });
    await backend.keepTime();
    await backend.until(
      async () => (await read(grant)).status === 'active',
      'The grant does not begin',
    );
  });

  it.each([
    ['no time', 'next Monday', 'is not an ISO 8601 time'],
    ['a time that is over', inTime(-DAY), 'is over'],
    ['a time too far ahead', inTime(400 * DAY), 'is more than a year ahead'],
  ])('refuses %s', async (_, startsAt, words) => {
    for (const call of [
      mira().ask(onboarding(startsAt)),
      mira().call(studio =>
        studio.planRequest({
          ...onboarding(startsAt),
          team: 'group:default/forecasting',
          domainId: COMPANY.researchLab,
        }),
      ),
    ]) {
      const { error } = await answerOf<{ error: { message: string } }>(
        400,
        call,
      );
      expect(error.message).toContain(`startsAt '${startsAt}' ${words}`);
    }
    expect(await knex('access_requests')).toEqual([]);
  });

  it('belongs to new access only, and tells who asks for what is scheduled already', async () => {
    const grant = await schedule();
    const refused = await answerOf<{ error: { message: string } }>(
      400,
      mira().ask({ kind: 'revoke', startsAt: inTime(DAY), ...against(grant) }),
    );
    expect(refused.error.message).toContain('startsAt does not belong');
    const plan = await answerOf<Plan>(
      200,
      mira().call(studio =>
        studio.planRequest({
          ...onboarding(inTime(DAY)),
          team: grant.team,
          domainId: grant.domainId,
        }),
      ),
    );
    expect(plan.warnings.join(' ')).toContain(
      `is to get this access on ${grant.startsAt?.slice(
        0,
        10,
      )} ${grant.startsAt?.slice(11, 16)} UTC already`,
    );
  });

  it('begins at once when its time has come before anybody approves', async () => {
    const asked = await answerOf(
      201,
      backend.as('aiko.tanaka').ask({
        people: [AIKO],
        duration: 'P30D',
        startsAt: inTime(1000 * 60 * 60),
      }),
    );
    expect(asked.status).toBe('in-review');
    await knex('access_requests').update({ starts_at: inTime(-DAY) });
    const approved = await answerOf(200, mira().decide(asked));
    expect(approved.grants).toMatchObject([{ status: 'provisioning' }]);
    const { expiresAt } = only(approved.grants);
    expect(Math.round((Date.parse(expiresAt!) - Date.now()) / DAY)).toBe(30);
  });
});
