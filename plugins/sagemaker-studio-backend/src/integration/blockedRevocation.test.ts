/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Removals and other steps that fail, are blocked or have to wait. */
import type { TeamAccess } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { answerOf } from './__testUtils__/startStudioBackend';
import { COMPANY } from './__testUtils__/startTestSandbox';
import { useStudio } from './__testUtils__/useStudio';
import { present } from '../util/__testUtils__/present';

jest.setTimeout(240_000);

describe('a revocation that AWS does not follow', () => {
  const studio = useStudio();

  it('a failed revoke can be revoked again and ends', async () => {
    await studio.start({
      domains: {
        [COMPANY.researchLab]: {
          mode: 'manage',
          owners: ['group:default/ml-platform'],
        },
      },
    });
    const grant = await studio.bringIn('aiko.tanaka');
    studio.deny('DeleteApplicationAssignment');
    await studio.revoke(grant);
    const stuck = await studio.untilGrant(
      grant,
      g => g.status === 'deprovision-blocked',
    );
    expect(
      stuck.operation?.steps.find(({ name }) => name === 'remove-assignment')
        ?.error,
    ).toMatchObject({
      kind: 'blocked',
      remedy: expect.stringContaining('sso:DeleteApplicationAssignment'),
    });
    const page = await answerOf<TeamAccess>(
      200,
      studio
        .mira()
        .call(client => client.getTeamAccess('group:default/forecasting')),
    );
    expect(
      page.people.find(
        ({ person }) => person.entityRef === 'user:default/aiko.tanaka',
      ),
    ).toMatchObject({
      grant: { status: 'deprovision-blocked' },
      diagnosis: {
        code: 'blocked',
        sentence: expect.stringMatching(/^Still has access: removing Aiko/),
      },
    });

    const [told] = await studio
      .knex('access_outbox')
      .join('access_events', 'sequence', 'event_sequence')
      .where({ kind: 'notification', type: 'grant.deprovision-blocked' });
    // The requester, leads of the team and owners of the domain; never the person.
    expect(JSON.parse(told.payload)).toMatchObject({
      recipients: ['user:default/mira.santos', 'group:default/ml-platform'],
      excluded: ['user:default/aiko.tanaka'],
    });

    const again = await studio.revoke(grant);
    const second = await studio.untilGrant(
      grant,
      g => g.operation?.operationId !== stuck.operation?.operationId,
    );
    expect(second.status).toMatch(/^deprovision/);
    studio.sandbox.admin.clearFaults();
    await studio.untilEnded(grant);
    expect(studio.aws.isAssigned('aiko.tanaka')).toBe(false);
    expect(
      (await studio.mira().events(again.requestId)).map(({ type }) => type),
    ).toEqual(
      expect.arrayContaining([
        'grant.revoked',
        'operation.started',
        'operation.succeeded',
        'grant.ended',
      ]),
    );
    const operations = await studio
      .knex('access_operations')
      .where('grant_id', grant.grantId)
      .orderBy('started_at')
      .select('kind', 'status');
    expect(operations).toEqual([
      { kind: 'provision', status: 'succeeded' },
      { kind: 'deprovision', status: 'cancelled' },
      { kind: 'deprovision', status: 'succeeded' },
    ]);
  });

  it('goes on by itself when what blocked a revoke has gone, or at once when told to', async () => {
    await studio.start();
    const aiko = await studio.bringIn('aiko.tanaka');
    const jonas = await studio.bringIn('jonas.weber');
    studio.deny('DeleteApplicationAssignment');
    await studio.revoke(aiko);
    await studio.revoke(jonas);
    await studio.untilGrant(aiko, g => g.status === 'deprovision-blocked');
    const stuck = await studio.untilGrant(
      jonas,
      g =>
        g.status === 'deprovision-blocked' && g.operation?.status === 'blocked',
    );
    expect(stuck.operation?.nextTryAt).toEqual(expect.any(String));
    // The next version, so that a worker in the middle of the step does not write over it.
    await studio
      .knex('access_operations')
      .where('grant_id', jonas.grantId)
      .where('kind', 'deprovision')
      .update({
        next_try_at: '2099-01-01T00:00:00.000Z',
        status: 'blocked',
        version: studio.knex.raw('version + 1'),
      });
    studio.sandbox.admin.clearFaults();
    await studio.untilEnded(aiko);
    expect((await studio.read(jonas)).status).toBe('deprovision-blocked');
    await studio.retry(stuck);
    await studio.untilEnded(jonas);
  });

  it('gives nothing in a domain that is only observed by now, takes back all the same, and goes on once it is managed again', async () => {
    await studio.start();
    const jonas = await studio.bringIn('jonas.weber');
    const aiko = await studio.bringInBlocked('aiko.tanaka');
    const setMode = (mode: 'observe' | 'manage') =>
      studio.serve({ domains: { [COMPANY.researchLab]: { mode } } });

    await setMode('observe');
    studio.sandbox.admin.clearCalls();
    await studio.retry(aiko);
    const observed = await studio.untilGrant(
      aiko,
      g => g.operation?.status === 'blocked',
    );
    expect(observed.status).toBe('provision-blocked');
    expect(observed.operation?.steps.find(({ error }) => error)?.error).toEqual(
      {
        kind: 'blocked',
        name: 'ObserveOnly',
        message: expect.stringContaining(COMPANY.researchLab),
        remedy: expect.stringContaining(
          `sagemakerStudio.domains.${COMPANY.researchLab}.mode`,
        ),
        messages: {
          message: expect.objectContaining({ code: 'error.observe-only' }),
          remedy: expect.objectContaining({
            code: 'error.observe-only.remedy',
          }),
        },
        since: expect.any(String),
      },
    );
    expect(studio.successfulWrites()).toEqual([]);
    await studio.backend.keepTime();
    expect((await studio.read(aiko)).status).toBe('provision-blocked');
    // That somebody loses access is owed to those who were promised it.
    await studio.revoke(jonas);
    await studio.untilEnded(jonas);
    expect(studio.aws.isAssigned('jonas.weber')).toBe(false);

    await setMode('manage');
    await studio.backend.keepTime();
    await studio.untilGrant(aiko, g => g.status === 'active');
    expect(studio.aws.isAssigned('aiko.tanaka')).toBe(true);
  });

  it('a conflict answered by SSO Admin is retried', async () => {
    await studio.start();
    const conflict = (operation: string) =>
      studio.sandbox.admin.addFault({
        operation,
        times: 3,
        effect: {
          type: 'error',
          code: 'ConflictException',
          message: 'A conflict with a previous successful write',
        },
      });
    conflict('CreateApplicationAssignment');
    const grant = await studio.bringIn('aiko.tanaka');
    conflict('DeleteApplicationAssignment');
    await studio.revoke(grant);
    const gone = await studio.untilEnded(grant);
    expect(
      gone.operation?.steps.find(({ name }) => name === 'remove-assignment'),
    ).toMatchObject({ attempts: 4, changed: true });
    expect(studio.aws.isAssigned('aiko.tanaka')).toBe(false);
  });

  it('ResourceInUse parks and resumes', async () => {
    await studio.start();
    const grant = await studio.bringIn('aiko.tanaka');
    studio.aws.addSpace({ name: 'aiko-lab', owner: 'aiko-tanaka' });
    studio.sandbox.admin.setSwitches({ updateProfileWhileAppsRun: 'in-use' });
    const asked = await answerOf(
      201,
      studio.backend.as('aiko.tanaka').ask({
        kind: 'change-role',
        grantIds: [grant.grantId],
        executionRole: COMPANY.engineerRole,
      }),
    );
    await answerOf(200, studio.mira().decide(asked));
    const parked = await studio.untilGrant(
      grant,
      g => g.operation?.steps[0]?.error?.kind === 'parked',
    );
    expect(parked).toMatchObject({
      status: 'provisioning',
      operation: { kind: 'change-role' },
    });
    expect(studio.aws.isAssigned('aiko.tanaka')).toBe(true);
    studio.sandbox.admin.world.apps[
      `${COMPANY.researchLab}/space/aiko-lab/JupyterLab/default`
    ] = { ...present(studio.aws.app('aiko-lab')), status: 'Deleted' };
    const done = await studio.untilGrant(grant, g => g.status === 'active');
    expect(done.executionRole).toBe(COMPANY.engineerRole);
    expect(studio.aws.profile('aiko.tanaka')?.userSettings).toMatchObject({
      ExecutionRole: COMPANY.engineerRole,
    });
  });
});
