/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Taking access back by behaviour: over HTTP, with the plugin as it is, against the sandbox. Several tests bear the name
 * of what other systems of this kind fail at.
 */
import { TestDatabases } from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import type {
  AccessList,
  AccessRequest,
  Grant,
  Offboarding,
  OffboardingPreview,
  Plan,
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

jest.setTimeout(240_000);

const DENIED = {
  type: 'error',
  code: 'AccessDeniedException',
  message: 'User: arn:aws:sts::111111111111:assumed-role/x/y is not authorized',
  status: 400,
} as const;

describe('leaving', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  let sandbox: TestSandbox;
  let knex: Knex;
  let backend: Awaited<ReturnType<typeof startStudioBackend>>;
  let aws: ReturnType<typeof studioWorld>;

  async function start(studio?: JsonObject) {
    sandbox = await startTestSandbox({ studio });
    Object.assign(sandbox.admin.world.timings, {
      userProfile: 20,
      space: 20,
      app: 20,
    });
    aws = studioWorld(sandbox.admin.world);
    knex = await databases.init('SQLITE_3');
    backend = await startStudioBackend({ sandbox, knex });
    await backend.sync();
  }

  afterEach(async () => {
    await backend.stop();
    await sandbox.stop();
  });

  const mira = () => backend.as('mira.santos');

  /** Mira brings people of her team in; gives their grants. */
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

  async function revoke(grant: Grant, offboarding?: Offboarding) {
    return answerOf(
      201,
      mira().ask({
        kind: 'revoke',
        grantIds: [grant.grantId],
        justification: 'Has moved on',
        ...(offboarding ? { offboarding } : {}),
      }),
    );
  }

  async function read({ grantId }: Grant): Promise<Grant> {
    return answerOf(
      200,
      mira().call(studio => studio.getGrant(grantId)),
    );
  }

  /** Drives the lanes until the grant is so. */
  async function untilGrant(
    grant: Grant,
    isSo: (current: Grant) => boolean,
  ): Promise<Grant> {
    let current = await read(grant);
    await backend
      .until(async () => {
        current = await read(grant);
        return isSo(current);
      }, 'The grant does not get there')
      .catch(error => {
        throw new Error(`${error.message}: ${JSON.stringify(current)}`);
      });
    return current;
  }

  const ended = (grant: Grant) => untilGrant(grant, g => g.status === 'ended');
  const isAt = (name: string) => (grant: Grant) =>
    grant.operation?.steps.find(({ status }) => status !== 'done')?.name ===
    name;

  function writes() {
    return sandbox.admin
      .calls()
      .filter(({ outcome }) => outcome === 'ok')
      .map(({ operation }) => operation)
      .filter(operation => /^(Create|Update|Delete|Add)/.test(operation));
  }

  it('takes the assignment and what runs, first the assignment, and leaves the data', async () => {
    await start();
    const [grant] = await bringIn('aiko.tanaka');
    aws.addSpace({ name: 'aiko-lab', owner: 'aiko-tanaka' });
    aws.addSpace({ name: 'together', owner: 'aiko-tanaka', shared: true });
    await backend.sync();
    sandbox.admin.clearCalls();

    const asked = await revoke(grant);
    expect(asked.plan.items).toMatchObject([
      {
        steps: [
          { do: 'remove-assignment' },
          { do: 'stop-apps', apps: ['JupyterLab default in aiko-lab'] },
        ],
        sentence:
          'Aiko Tanaka is no longer assigned to the domain and has 1 running app stopped. Spaces, profile and home directory stay.',
      },
    ]);
    expect(await ended(grant)).toMatchObject({
      endedReason: 'revoked',
      remainingAccess: [],
      operation: { kind: 'deprovision', status: 'succeeded' },
    });
    expect(writes()).toEqual(['DeleteApplicationAssignment', 'DeleteApp']);
    expect(aws.isAssigned('aiko.tanaka')).toBe(false);
    expect(aws.app('aiko-lab').status).toBe('Deleted');
    // Others work there, too.
    expect(aws.app('together').status).toBe('InService');
    expect(aws.profile('aiko.tanaka')?.status).toBe('InService');

    const again = await answerOf(
      201,
      mira().ask({
        kind: 'onboard-team',
        people: ['user:default/aiko.tanaka'],
      }),
    );
    const back = await backend.settle(again.requestId);
    expect(back.grants).toMatchObject([
      { status: 'active', profileName: 'aiko-tanaka' },
    ]);
    const { grantId } = back.grants[0];
    expect(grantId).not.toBe(grant.grantId);
    // The profile that was made and kept leads to the decision of now.
    expect(aws.profile('aiko.tanaka')?.tags).toMatchObject({
      'studio-access:grant': grantId,
    });
  });

  it('a failed revoke can be revoked again and ends', async () => {
    await start({
      domains: {
        [COMPANY.researchLab]: {
          mode: 'manage',
          owners: ['group:default/ml-platform'],
        },
      },
    });
    const [grant] = await bringIn('aiko.tanaka');
    sandbox.admin.addFault({
      operation: 'DeleteApplicationAssignment',
      effect: DENIED,
    });
    await revoke(grant);
    const stuck = await untilGrant(
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
      mira().call(studio => studio.getTeamAccess('group:default/forecasting')),
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

    const [told] = await knex('access_outbox')
      .join('access_events', 'sequence', 'event_sequence')
      .where({ kind: 'notification', type: 'grant.deprovision-blocked' });
    // Who asked, who leads the team, and whose domain it is; never the person.
    expect(JSON.parse(told.payload)).toMatchObject({
      recipients: ['user:default/mira.santos', 'group:default/ml-platform'],
      excluded: ['user:default/aiko.tanaka'],
    });

    const again = await revoke(grant);
    const second = await untilGrant(
      grant,
      g => g.operation?.operationId !== stuck.operation?.operationId,
    );
    expect(second.status).toMatch(/^deprovision/);
    sandbox.admin.clearFaults();
    await ended(grant);
    expect(aws.isAssigned('aiko.tanaka')).toBe(false);
    expect(
      (await mira().events(again.requestId)).map(({ type }) => type),
    ).toEqual(
      expect.arrayContaining([
        'grant.revoked',
        'operation.started',
        'operation.succeeded',
        'grant.ended',
      ]),
    );
    const operations = await knex('access_operations')
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
    await start();
    const [aiko, jonas] = await bringIn('aiko.tanaka', 'jonas.weber');
    sandbox.admin.addFault({
      operation: 'DeleteApplicationAssignment',
      effect: DENIED,
    });
    await revoke(aiko);
    await revoke(jonas);
    await untilGrant(aiko, g => g.status === 'deprovision-blocked');
    const stuck = await untilGrant(
      jonas,
      g =>
        g.status === 'deprovision-blocked' && g.operation?.status === 'blocked',
    );
    expect(stuck.operation?.nextTryAt).toEqual(expect.any(String));
    // The next version, so that a worker in the middle of the step does not write over it.
    await knex('access_operations')
      .where('grant_id', jonas.grantId)
      .where('kind', 'deprovision')
      .update({
        next_try_at: '2099-01-01T00:00:00.000Z',
        status: 'blocked',
        version: knex.raw('version + 1'),
      });
    sandbox.admin.clearFaults();
    await ended(aiko);
    expect((await read(jonas)).status).toBe('deprovision-blocked');
    await answerOf(
      200,
      mira().call(studio =>
        studio.retryOperation(stuck.operation?.operationId ?? ''),
      ),
    );
    await ended(jonas);
  });

  it('gives nothing in a domain that is only observed by now, takes back all the same, and goes on once it is managed again', async () => {
    await start();
    const [jonas] = await bringIn('jonas.weber');
    sandbox.admin.addFault({ operation: 'CreateUserProfile', effect: DENIED });
    const asked = await answerOf(
      201,
      mira().ask({
        kind: 'onboard-team',
        people: ['user:default/aiko.tanaka'],
      }),
    );
    const [aiko] = (await backend.settle(asked.requestId)).grants;
    expect(aiko.status).toBe('provision-blocked');
    sandbox.admin.clearFaults();
    const setMode = async (mode: 'observe' | 'manage') => {
      await backend.stop();
      sandbox.data.sagemakerStudio = {
        ...(sandbox.data.sagemakerStudio as JsonObject),
        domains: { [COMPANY.researchLab]: { mode } },
      };
      backend = await startStudioBackend({ sandbox, knex });
    };

    await setMode('observe');
    sandbox.admin.clearCalls();
    await answerOf(
      200,
      mira().call(studio =>
        studio.retryOperation(aiko.operation?.operationId ?? ''),
      ),
    );
    const observed = await untilGrant(
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
      },
    );
    expect(writes()).toEqual([]);
    await backend.keepTime();
    expect((await read(aiko)).status).toBe('provision-blocked');
    // That somebody loses access is owed to those who were promised it.
    await revoke(jonas);
    await ended(jonas);
    expect(aws.isAssigned('jonas.weber')).toBe(false);

    await setMode('manage');
    await backend.keepTime();
    await untilGrant(aiko, g => g.status === 'active');
    expect(aws.isAssigned('aiko.tanaka')).toBe(true);
  });

  it('a conflict answered by SSO Admin is retried', async () => {
    await start();
    const conflict = (operation: string) =>
      sandbox.admin.addFault({
        operation,
        times: 3,
        effect: {
          type: 'error',
          code: 'ConflictException',
          message: 'A conflict with a previous successful write',
        },
      });
    conflict('CreateApplicationAssignment');
    const [grant] = await bringIn('aiko.tanaka');
    conflict('DeleteApplicationAssignment');
    await revoke(grant);
    const gone = await ended(grant);
    expect(
      gone.operation?.steps.find(({ name }) => name === 'remove-assignment'),
    ).toMatchObject({ attempts: 4, changed: true });
    expect(aws.isAssigned('aiko.tanaka')).toBe(false);
  });

  it('a revoke call that AWS accepts but never fulfils is not shown as ended', async () => {
    await start();
    const [grant] = await bringIn('aiko.tanaka');
    sandbox.admin.addFault({
      operation: 'DeleteApplicationAssignment',
      effect: { type: 'accept-and-forget' },
    });
    await revoke(grant);
    const stuck = await untilGrant(
      grant,
      g => g.status === 'deprovision-blocked',
    );
    expect(stuck.operation?.steps.find(({ error }) => error)?.error?.name).toBe(
      'NotConfirmed',
    );
    // It stays blocked while it is tried again, and is told once, however often that is.
    const tries = () =>
      sandbox.admin.calls({ operation: 'DeleteApplicationAssignment' }).length;
    const before = tries();
    await backend.until(
      async () => tries() > before + 2,
      'It is not tried again',
    );
    expect((await read(grant)).status).toBe('deprovision-blocked');
    sandbox.admin.clearFaults();
    await ended(grant);
    expect(aws.isAssigned('aiko.tanaka')).toBe(false);
    expect(
      (await knex('access_events').orderBy('sequence'))
        .map(({ type }) => type)
        .filter(type => /blocked|^grant\.(deprovisioning|ended)/.test(type)),
    ).toEqual(['step.blocked', 'grant.deprovision-blocked', 'grant.ended']);
  });

  it('eligibility lost before revoke', async () => {
    await start();
    const [grant] = await bringIn('aiko.tanaka');
    await backend.stop();
    // The person, the policy and the mode of the domain are gone.
    const { userId } = aws.user('aiko.tanaka');
    aws.deleteUser('aiko.tanaka');
    sandbox.data.sagemakerStudio = {
      ...(sandbox.data.sagemakerStudio as JsonObject),
      policies: [],
      domains: {},
    };
    backend = await startStudioBackend({
      sandbox,
      knex,
      entities: companyEntities(sandbox.admin.world).filter(
        ({ metadata }) => metadata.name !== 'aiko.tanaka',
      ),
    });
    await revoke(grant);
    expect(await ended(grant)).toMatchObject({ endedReason: 'revoked' });
    expect(
      Object.values(sandbox.admin.world.identityCenter.assignments).filter(
        ({ principalId }) => principalId === userId,
      ),
    ).toEqual([]);
  });

  it('a revoke overtakes what brings somebody in', async () => {
    await start();
    sandbox.admin.addFault({
      operation: 'CreateUserProfile',
      effect: { type: 'throttle' },
    });
    const asked = await answerOf(
      201,
      mira().ask({
        kind: 'onboard-team',
        people: ['user:default/aiko.tanaka'],
      }),
    );
    const [grant] = asked.grants;
    await untilGrant(grant, isAt('ensure-profile'));
    expect(aws.isAssigned('aiko.tanaka')).toBe(true);
    await revoke(grant);
    sandbox.admin.clearFaults();
    await ended(grant);
    expect(aws.isAssigned('aiko.tanaka')).toBe(false);
    expect(aws.profile('aiko.tanaka')).toBeUndefined();
  });

  it('leaves what somebody had before they were granted it through a group, and says so', async () => {
    await start();
    const asked = await answerOf(
      201,
      backend.as('ben.carter').ask({ people: ['user:default/daniel.kim'] }),
    );
    await answerOf(200, mira().decide(asked));
    const { grants } = await backend.settle(asked.requestId);
    const request = await revoke(grants[0]);
    expect(request.plan.items[0].sentence).toContain(
      'Still has access: through the group research.',
    );
    expect(await ended(grants[0])).toMatchObject({
      remainingAccess: ['through the group research'],
    });
    expect(
      Object.values(sandbox.admin.world.identityCenter.assignments).some(
        ({ principalType }) => principalType === 'GROUP',
      ),
    ).toBe(true);
    expect(aws.profile('daniel.kim')?.userProfileName).toBe('daniel-kim-417');
  });

  it('leaves an assignment that another live grant shares', async () => {
    await start();
    const [grant] = await bringIn('aiko.tanaka');
    // The same Identity Center user under another catalog name, and the same application under another domain.
    const row = await knex('access_grants')
      .where('grant_id', grant.grantId)
      .first();
    await knex('access_grants').insert({
      ...row,
      grant_id: 'other-grant',
      person: 'user:default/aiko.t',
      domain_id: 'd-researchlab2',
      live_person_key: 'd-researchlab2|user:default/aiko.t',
      live_user_key: `d-researchlab2|${row.user_id}`,
    });
    const request = await revoke(grant);
    expect(request.plan.items[0].steps).toEqual([
      { do: 'keep-shared-assignment', grantIds: ['other-grant'] },
    ]);
    expect(await ended(grant)).toMatchObject({
      remainingAccess: [
        "through the grant 'other-grant' of user:default/aiko.t",
      ],
    });
    expect(aws.isAssigned('aiko.tanaka')).toBe(true);
  });

  describe('with an offboarding', () => {
    const ALL = { deleteSpaces: true, deleteProfile: true };

    async function bringInAiko() {
      const [grant] = await bringIn('aiko.tanaka');
      aws.addSpace({ name: 'aiko-lab', owner: 'aiko-tanaka' });
      await backend.sync();
      return grant;
    }

    it('shows before what would be lost, without asking AWS, and deletes no more than that', async () => {
      await start({ offboarding: { coolingOff: 'PT0S' } });
      const grant = await bringInAiko();
      sandbox.admin.clearCalls();
      const preview = await answerOf<OffboardingPreview>(
        200,
        mira().call(studio => studio.previewOffboarding(grant.grantId)),
      );
      expect(sandbox.admin.calls()).toEqual([]);
      expect(preview).toEqual({
        grantId: grant.grantId,
        apps: [
          {
            type: 'JupyterLab',
            name: 'default',
            space: 'aiko-lab',
            status: 'InService',
          },
        ],
        spaces: [{ name: 'aiko-lab', sizeGb: 20, shared: false }],
        profileName: 'aiko-tanaka',
        homeDirectoryUid: aws.profile('aiko.tanaka')?.homeEfsFileSystemUid,
        remainingAccess: [],
        coolingOff: 'PT0S',
        seenAt: expect.any(String),
      });
      const asked = await revoke(grant, ALL);
      expect(asked.plan.items[0].steps.map(step => step.do)).toEqual([
        'remove-assignment',
        'stop-apps',
        'delete-spaces',
        'delete-profile',
      ]);
      await ended(grant);
      expect(writes()).toEqual([
        'DeleteApplicationAssignment',
        'DeleteApp',
        'DeleteSpace',
        'DeleteUserProfile',
      ]);
      expect(aws.space('aiko-lab')).toBeUndefined();
      expect(aws.profile('aiko.tanaka')).toBeUndefined();
    });

    it('is not said to let in whom it has shut out, when what is left cannot be deleted', async () => {
      await start({ offboarding: { coolingOff: 'PT0S' } });
      const grant = await bringInAiko();
      sandbox.admin.addFault({
        operation: 'DeleteUserProfile',
        effect: DENIED,
      });
      await revoke(grant, ALL);
      await untilGrant(grant, g => g.status === 'deprovision-blocked');
      expect(aws.isAssigned('aiko.tanaka')).toBe(false);
      await backend.keepAccessList();

      const page = await answerOf<TeamAccess>(
        200,
        mira().call(studio =>
          studio.getTeamAccess('group:default/forecasting'),
        ),
      );
      const list = await answerOf<AccessList>(
        200,
        mira().call(studio =>
          studio.listAccess({
            team: 'group:default/forecasting',
            search: 'aiko',
          }),
        ),
      );
      for (const rows of [page.people, list.items]) {
        expect(
          rows.find(
            ({ person }) => person.entityRef === 'user:default/aiko.tanaka',
          ),
        ).toMatchObject({
          assignment: { direct: false, throughGroups: [] },
          grant: {
            team: 'group:default/forecasting',
            status: 'deprovision-blocked',
            endedAt: expect.any(String),
            operation: {
              kind: 'deprovision',
              step: 'delete-profile',
              error: {
                remedy: expect.stringContaining('sagemaker:DeleteUserProfile'),
              },
            },
          },
          diagnosis: {
            code: 'blocked',
            sentence: expect.stringMatching(
              /^The access of Aiko Tanaka to 'research-lab' has ended, but the profile could not be deleted: .*sagemaker:DeleteUserProfile/,
            ),
          },
        });
      }
    });

    it('cools off, and can be taken back until the first deletion', async () => {
      await start();
      const grant = await bringInAiko();
      await revoke(grant, ALL);
      const cooling = await untilGrant(
        grant,
        g => isAt('cool-off')(g) && g.operation?.status === 'waiting',
      );
      const started = Date.parse(cooling.operation?.startedAt ?? '');
      expect(Date.parse(cooling.operation?.nextTryAt ?? '')).toBe(
        started + 7 * 24 * 3600_000,
      );
      expect(aws.isAssigned('aiko.tanaka')).toBe(false);
      expect(aws.app('aiko-lab').status).toBe('Deleted');

      const undone = await answerOf<Grant>(
        200,
        mira().call(studio => studio.undoOffboarding(grant.grantId)),
      );
      expect(undone.status).toBe('provisioning');
      const back = await untilGrant(grant, g => g.status === 'active');
      expect(back.endedReason).toBeUndefined();
      expect(aws.isAssigned('aiko.tanaka')).toBe(true);
      expect(aws.space('aiko-lab').status).toBe('InService');

      // Who says it again is not told that it is too late for what they did; everybody else is.
      const again = await answerOf<Grant>(
        200,
        mira().call(studio =>
          studio.undoOffboarding(grant.grantId, { idempotencyKey: 'again' }),
        ),
      );
      expect(again).toMatchObject({ grantId: grant.grantId, status: 'active' });
      const late = await answerOf<{ error: { message: string } }>(
        409,
        backend
          .as('jonas.weber')
          .call(studio => studio.undoOffboarding(grant.grantId)),
      );
      expect(late.error.message).toContain(
        'user:default/mira.santos has taken the revocation',
      );
      await revoke(grant);
      await ended(grant);
      await answerOf(
        409,
        mira().call(studio => studio.undoOffboarding(grant.grantId)),
      );
    });

    it('goes on after a restart in the middle, and is too late to be taken back', async () => {
      await start({ offboarding: { coolingOff: 'PT0S' } });
      const grant = await bringInAiko();
      sandbox.admin.addFault({
        operation: 'DeleteUserProfile',
        times: 3,
        effect: {
          type: 'error',
          code: 'ResourceInUse',
          message:
            'Unable to delete UserProfile: App(s) are associated with it',
        },
      });
      sandbox.admin.addFault({
        operation: 'DeleteSpace',
        times: 1,
        effect: { type: 'drop-answer' },
      });
      await revoke(grant, ALL);
      const parked = await untilGrant(
        grant,
        g =>
          g.operation?.steps.find(({ name }) => name === 'delete-profile')
            ?.error?.kind === 'parked',
      );
      expect(parked.status).toBe('deprovisioning');
      const tooLate = await answerOf<{ error: { message: string } }>(
        409,
        mira().call(studio => studio.undoOffboarding(grant.grantId)),
      );
      expect(tooLate.error.message).toContain('can no longer be taken back');
      await backend.stop();
      backend = await startStudioBackend({ sandbox, knex });
      await ended(grant);
      expect(aws.profile('aiko.tanaka')).toBeUndefined();
      expect(writes().filter(name => name === 'DeleteUserProfile')).toEqual([
        'DeleteUserProfile',
      ]);
    });
  });

  describe('of access that has ended before', () => {
    const ALL = { deleteSpaces: true, deleteProfile: true };

    /** Aiko had access, and has left a space behind; Ingrid owns the domain. */
    async function endedAiko(coolingOff: string) {
      await start({
        offboarding: { coolingOff },
        policies: [
          {
            name: 'research-lab',
            teams: ['*'],
            domains: [COMPANY.researchLab],
            requesters: 'anyone',
            onBehalfOf: 'anyone',
            approvers: ['team-leads'],
            automatic: [
              { 'lead-onboards-own-team': true, kinds: ['onboard-team'] },
            ],
            fallbackApprovers: ['user:default/ingrid.larsen'],
          },
        ],
      });
      const [grant] = await bringIn('aiko.tanaka');
      aws.addSpace({ name: 'aiko-lab', owner: 'aiko-tanaka' });
      await revoke(grant);
      await ended(grant);
      await backend.sync();
      sandbox.admin.clearCalls();
      return grant;
    }

    const askAll = (grant: Grant) =>
      mira().ask({
        kind: 'revoke',
        domainId: grant.domainId,
        grantIds: [grant.grantId],
        offboarding: ALL,
      });

    const decide = async (asked: AccessRequest) =>
      answerOf(200, backend.as('ingrid.larsen').decide(asked));

    it('is decided, and deletes what was left behind on stored ids', async () => {
      const grant = await endedAiko('PT0S');
      const refused = await answerOf<{ error: { message: string } }>(
        409,
        mira().ask({
          kind: 'revoke',
          domainId: grant.domainId,
          grantIds: [grant.grantId],
        }),
      );
      expect(refused.error.message).toContain('has ended');
      expect(
        await answerOf<OffboardingPreview>(
          200,
          mira().call(studio => studio.previewOffboarding(grant.grantId)),
        ),
      ).toMatchObject({
        profileName: 'aiko-tanaka',
        spaces: [{ name: 'aiko-lab' }],
      });
      aws.deleteUser('aiko.tanaka');
      const asked = await answerOf(201, askAll(grant));
      expect(asked).toMatchObject({ status: 'in-review' });
      expect(asked.plan.items[0].steps.map(step => step.do)).toEqual([
        'delete-spaces',
        'delete-profile',
      ]);
      await backend.tendRequests();
      await decide(asked);
      const after = await untilGrant(
        grant,
        g => g.status === 'ended' && g.operation?.status === 'succeeded',
      );
      expect(after).toMatchObject({ endedReason: 'revoked' });
      expect(after.operation?.steps.map(({ name }) => name)).toEqual([
        'stop-apps',
        'cool-off',
        'delete-spaces',
        'delete-profile',
        'verify-removed',
      ]);
      expect(writes()).toEqual(['DeleteSpace', 'DeleteUserProfile']);
      const types = (await mira().events(asked.requestId)).map(
        ({ type }) => type,
      );
      expect(types).toContain('grant.offboarding');
      expect(types.at(-1)).toBe('grant.offboarded');
      await backend.sync();
      const nothing = await answerOf<{ error: { message: string } }>(
        409,
        askAll(grant),
      );
      expect(nothing.error.message).toContain('Nothing that was asked');
    });

    it('can be taken back while it cools off, and brings no access back', async () => {
      const grant = await endedAiko('P7D');
      const { endedAt } = await untilGrant(grant, () => true);
      const asked = await answerOf(201, askAll(grant));
      await decide(asked);
      await untilGrant(grant, isAt('cool-off'));
      for (const key of ['first', 'again']) {
        expect(
          await answerOf<Grant>(
            200,
            mira().call(studio =>
              studio.undoOffboarding(grant.grantId, { idempotencyKey: key }),
            ),
          ),
        ).toMatchObject({ status: 'ended', endedReason: 'revoked', endedAt });
      }
      expect(aws.isAssigned('aiko.tanaka')).toBe(false);
      expect(aws.profile('aiko.tanaka')?.status).toBe('InService');
      expect(writes()).toEqual([]);
    });

    it('never touches what a later grant uses', async () => {
      const grant = await endedAiko('PT0S');
      const asked = await answerOf(201, askAll(grant));
      const [later] = await bringIn('aiko.tanaka');
      const tooLate = await answerOf<{ error: { message: string } }>(
        409,
        backend.as('ingrid.larsen').decide(asked),
      );
      expect(tooLate.error.message).toContain(later.grantId);
      for (const call of [
        askAll(grant),
        mira().call(studio => studio.previewOffboarding(grant.grantId)),
      ]) {
        const { error } = await answerOf<{ error: { message: string } }>(
          409,
          call,
        );
        expect(error.message).toContain(later.grantId);
      }
      expect(aws.space('aiko-lab').status).toBe('InService');
    });
  });

  describe('while somebody asks for access again', () => {
    const ALL = { deleteSpaces: true, deleteProfile: true };
    type ErrorBody = { error: { message: string } };

    const askForAiko = (more: JsonObject = {}) =>
      mira().ask({
        kind: 'onboard-team',
        people: ['user:default/aiko.tanaka'],
        ...more,
      });

    /** Nothing was filed, and the grant and what to do are named. */
    async function expectRefused(grant: Grant, more?: JsonObject) {
      const before = await knex('access_requests');
      const { error } = await answerOf<ErrorBody>(409, askForAiko(more));
      expect(error.message).toContain('user:default/aiko.tanaka');
      expect(error.message).toContain(grant.grantId);
      expect(error.message).toMatch(/Undo .* wait until it has ended/);
      expect(await knex('access_requests')).toHaveLength(before.length);
      return error.message;
    }

    it('promises none while an offboarding cools off, and says how to get it', async () => {
      await start();
      const [grant] = await bringIn('aiko.tanaka');
      await revoke(grant, ALL);
      await untilGrant(grant, isAt('cool-off'));
      await expectRefused(grant);
      // The same for the other role: what is in the way is not the role.
      await expectRefused(grant, { executionRole: COMPANY.engineerRole });
      const plan = await answerOf<Plan>(
        200,
        mira().call(studio =>
          studio.planRequest({
            kind: 'onboard-team',
            team: 'group:default/forecasting',
            domainId: COMPANY.researchLab,
          }),
        ),
      );
      expect(
        plan.items.flatMap(({ person, obstacle }) =>
          obstacle ? [[person, obstacle.code]] : [],
        ),
      ).toEqual([['user:default/aiko.tanaka', 'access-ending']]);

      await answerOf(
        200,
        mira().call(studio => studio.undoOffboarding(grant.grantId)),
      );
      const asked = await answerOf(201, askForAiko());
      const { grants } = await backend.settle(asked.requestId);
      expect(grants).toMatchObject([
        { grantId: grant.grantId, status: 'active' },
      ]);
      expect(aws.isAssigned('aiko.tanaka')).toBe(true);
    });

    it('promises none while taking it back is blocked, and gives it once that has ended', async () => {
      await start();
      const [grant] = await bringIn('aiko.tanaka');
      sandbox.admin.addFault({
        operation: 'DeleteApplicationAssignment',
        effect: DENIED,
      });
      await revoke(grant);
      await untilGrant(grant, g => g.status === 'deprovision-blocked');
      expect(await expectRefused(grant)).toContain('blocked');
      sandbox.admin.clearFaults();
      const { operation } = await read(grant);
      await answerOf(
        200,
        mira().call(studio =>
          studio.retryOperation(operation?.operationId ?? ''),
        ),
      );
      await ended(grant);
      const [later] = await bringIn('aiko.tanaka');
      expect(later.grantId).not.toBe(grant.grantId);
      expect(aws.isAssigned('aiko.tanaka')).toBe(true);
    });

    it('sends a request back that was filed before, until the way is clear', async () => {
      await start({
        policies: [
          {
            name: 'research-lab',
            teams: ['*'],
            domains: [COMPANY.researchLab],
            requesters: 'anyone',
            onBehalfOf: 'anyone',
            approvers: ['team-leads'],
            automatic: [
              { 'lead-onboards-own-team': true, kinds: ['onboard-team'] },
            ],
            fallbackApprovers: ['user:default/ingrid.larsen'],
          },
        ],
      });
      const [first] = await bringIn('aiko.tanaka');
      await revoke(first);
      await ended(first);
      await backend.sync();
      const asked = await answerOf(201, backend.as('aiko.tanaka').ask({}));
      const remains = await answerOf(
        201,
        mira().ask({
          kind: 'revoke',
          grantIds: [first.grantId],
          offboarding: ALL,
        }),
      );
      await answerOf(200, backend.as('ingrid.larsen').decide(remains));
      await untilGrant(first, isAt('cool-off'));

      const changed = await answerOf<ErrorBody>(409, mira().decide(asked));
      expect(changed.error.message).toContain('has changed');
      expect(changed.error.message).toContain(first.grantId);
      const back = await mira().request(asked.requestId);
      expect(back).toMatchObject({ status: 'in-review', grants: [] });
      expect(back.plan.items).toMatchObject([
        { obstacle: { code: 'access-ending' } },
      ]);
      const { error } = await answerOf<ErrorBody>(409, mira().decide(back));
      expect(error.message).toContain('cannot be carried out now');
      expect(error.message).toContain('is being deleted');

      await answerOf(
        200,
        mira().call(studio => studio.undoOffboarding(first.grantId)),
      );
      await answerOf(409, mira().decide(back));
      await answerOf(200, mira().decide(await mira().request(asked.requestId)));
      const { grants } = await backend.settle(asked.requestId);
      expect(grants).toMatchObject([{ status: 'active' }]);
      expect(grants[0].grantId).not.toBe(first.grantId);
      expect(aws.isAssigned('aiko.tanaka')).toBe(true);
    });
  });

  it('ResourceInUse parks and resumes', async () => {
    await start();
    const [grant] = await bringIn('aiko.tanaka');
    aws.addSpace({ name: 'aiko-lab', owner: 'aiko-tanaka' });
    sandbox.admin.setSwitches({ updateProfileWhileAppsRun: 'in-use' });
    const asked = await answerOf(
      201,
      backend.as('aiko.tanaka').ask({
        kind: 'change-role',
        grantIds: [grant.grantId],
        executionRole: COMPANY.engineerRole,
      }),
    );
    await answerOf(200, mira().decide(asked));
    const parked = await untilGrant(
      grant,
      g => g.operation?.steps[0].error?.kind === 'parked',
    );
    expect(parked).toMatchObject({
      status: 'provisioning',
      operation: { kind: 'change-role' },
    });
    expect(aws.isAssigned('aiko.tanaka')).toBe(true);
    sandbox.admin.world.apps[
      `${COMPANY.researchLab}/space/aiko-lab/JupyterLab/default`
    ] = { ...aws.app('aiko-lab'), status: 'Deleted' };
    const done = await untilGrant(grant, g => g.status === 'active');
    expect(done.executionRole).toBe(COMPANY.engineerRole);
    expect(aws.profile('aiko.tanaka')?.userSettings).toMatchObject({
      ExecutionRole: COMPANY.engineerRole,
    });
  });
});
