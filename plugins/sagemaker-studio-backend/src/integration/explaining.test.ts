/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Diagnoses, repairs, effective access and readiness over HTTP. */
import { mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type {
  AccessList,
  DomainReadiness,
  EffectiveAccess,
  EffectiveAccessPreview,
  EntryExplanation,
  PersonAccess,
  PersonOverview,
  Plan,
  ReadinessCheckCode,
  TeamAccess,
  AssignmentChange,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Entity } from '@backstage/catalog-model';
import type { JsonObject } from '@backstage/types';
import { companyEntities } from './__testUtils__/companyEntities';
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
import { present } from '../util/__testUtils__/present';

jest.setTimeout(240_000);

const TEAMS = [
  'forecasting',
  'fraud-detection',
  'ml-platform',
  'research',
  'finance-analytics',
];

type ErrorBody = { error: { message: string } };

describe('explaining over HTTP', () => {
  const databases = flowsDatabase();
  let sandbox: TestSandbox;
  let backend: Awaited<ReturnType<typeof startStudioBackend>>;

  /** Owns the research lab. */
  const ingrid = () => backend.as('ingrid.larsen');

  async function start(options: {
    studio?: JsonObject;
    before?: () => void;
    denied?: string;
    entities?: Entity[];
  }) {
    sandbox = await startTestSandbox({ studio: options.studio });
    sandbox.admin.setTimings({ userProfile: 10 });
    options.before?.();
    const permissions = mockServices.permissions.mock({
      authorize: async requests =>
        requests.map(({ permission }) => ({
          result:
            permission.name === options.denied
              ? AuthorizeResult.DENY
              : AuthorizeResult.ALLOW,
        })),
      authorizeConditional: async requests =>
        requests.map(() => ({ result: AuthorizeResult.ALLOW })),
    });
    backend = await startStudioBackend({
      sandbox,
      knex: await databases.init(),
      features: [permissions.factory],
      entities: options.entities && [
        ...companyEntities(sandbox.admin.world),
        ...options.entities,
      ],
    });
    await backend.sync();
  }

  afterEach(async () => {
    await backend?.stop();
    await sandbox?.stop();
  });

  it('proposes repairs that can be planned as they are, for everything that can be repaired', async () => {
    await start({
      studio: {
        unusedAfter: 'PT1S',
        domains: {
          [COMPANY.researchLab]: {
            mode: 'manage',
            executionRoles: [COMPANY.engineerRole],
            owners: ['user:default/ingrid.larsen'],
          },
        },
      },
    });
    const world = studioWorld(sandbox.admin.world);
    const onboarded = await answerOf(
      201,
      backend.as('mira.santos').ask({ kind: 'onboard-team' }),
    );
    const { grants } = await backend.settle(onboarded.requestId);
    expect(grants.map(({ status }) => status)).toEqual(Array(4).fill('active'));

    const { userProfiles } = sandbox.admin.world;
    const keyOf = (profileName: string | undefined) =>
      `${COMPANY.researchLab}/${profileName}`;
    const profileOf = (name: string) =>
      keyOf(world.profile(name)?.userProfileName);
    // Aiko is disabled, Priya works with another role, and Rahul came in by the console.
    world.setStatus('aiko.tanaka', 'DISABLED');
    userProfiles[profileOf('priya.nair')] = {
      ...present(userProfiles[profileOf('priya.nair')]),
      userSettings: { ExecutionRole: COMPANY.engineerRole },
      modifiedAt: Date.now() + 1,
    };
    world.assign('rahul.mehta');
    userProfiles[keyOf('rahul')] = {
      ...present(userProfiles[profileOf('jonas.weber')]),
      userProfileName: 'rahul',
      singleSignOnUserValue: 'rahul.mehta@alpenglow.example',
      createdAt: Date.now(),
      modifiedAt: Date.now(),
    };
    await backend.sync();

    const readAll = async () => {
      const people: PersonAccess[] = [];
      for (const team of TEAMS) {
        const page = await answerOf<TeamAccess>(
          200,
          ingrid().call(studio =>
            studio.getTeamAccess(`group:default/${team}`),
          ),
        );
        people.push(...page.people);
      }
      return people;
    };
    const found = async () =>
      (await readAll())
        .filter(({ diagnosis }) => diagnosis.repair)
        .map(
          ({ person, diagnosis }) =>
            `${person.displayName}: ${diagnosis.code} → ${diagnosis.repair?.input.kind}`,
        )
        .sort();
    const expected = [
      'Aiko Tanaka: disabled-but-holding → revoke',
      'Ben Carter: no-access → grant',
      'Chloe Martin: no-access → grant',
      'Ingrid Larsen: no-access → grant',
      'Jonas Weber: unused → revoke',
      'Lena Fischer: profile-without-assignment → grant',
      'Mira Santos: unused → revoke',
      'Olga Petrova: no-access → grant',
      'Priya Nair: role-differs → grant',
      'Rahul Mehta: access-nobody-granted → grant',
      'Samuel Osei: access-nobody-granted → grant',
      'Tomas Oliveira: no-access → grant',
    ];
    // The grants are unused a second after they were made.
    await backend.until(
      async () => (await found()).length === expected.length,
      'Nothing becomes unused',
    );
    expect(await found()).toEqual(expected);

    const { items } = await answerOf<AccessList>(
      200,
      ingrid().call(studio => studio.listAccess({ limit: 200 })),
    );
    const repairs = [...(await readAll()), ...items].flatMap(
      ({ diagnosis }) => diagnosis.repair ?? [],
    );
    for (const { label, input } of repairs) {
      const plan = await answerOf<Plan>(
        200,
        ingrid().call(studio => studio.planRequest(input)),
      );
      expect(label).not.toBe('');
      expect(only(plan.items).obstacle).toBeUndefined();
    }

    // Somebody who may not revoke is offered none, and asks for their own access with their own team.
    const ben = backend.as('ben.carter');
    const seenByBen = await answerOf<TeamAccess>(
      200,
      ben.call(studio => studio.getTeamAccess('group:default/forecasting')),
    );
    expect(
      seenByBen.people.filter(
        ({ diagnosis }) => diagnosis.repair?.input.kind === 'revoke',
      ),
    ).toEqual([]);
    const own = await answerOf<PersonOverview>(
      200,
      ben.call(studio => studio.getPersonOverview('user:default/ben.carter')),
    );
    const { repair } = own.access.find(
      ({ domainId }) => domainId === COMPANY.researchLab,
    )!.diagnosis;
    expect(repair).toEqual({
      label: 'Request access',
      input: {
        kind: 'grant',
        team: 'group:default/finance-analytics',
        domainId: COMPANY.researchLab,
        executionRole: COMPANY.scientistRole,
        people: ['user:default/ben.carter'],
      },
    });
    await answerOf(201, ben.ask({ ...repair?.input }));
    const asked = await answerOf<EntryExplanation>(
      200,
      ben.call(studio =>
        studio.explainEntry('user:default/ben.carter', COMPANY.researchLab),
      ),
    );
    expect(asked.repair).toBeUndefined();
    expect(asked.failure).toMatchObject({
      code: 'assigned',
      who: 'team-lead',
      remedy: expect.stringContaining('waits for its decision'),
    });
  });

  it('says why somebody cannot open Studio, and gives the links to who can', async () => {
    await start({});
    const entry = (name: string, domainId: string, as = name) =>
      backend
        .as(as)
        .call(studio => studio.explainEntry(`user:default/${name}`, domainId));
    const lena = await answerOf<EntryExplanation>(
      200,
      entry('lena.fischer', COMPANY.researchLab),
    );
    expect(lena).toMatchObject({
      domainName: 'research-lab',
      canEnter: false,
      diagnosis: { code: 'profile-without-assignment' },
      failure: {
        code: 'assigned',
        sentence: expect.stringContaining('Access Denied'),
        who: 'you',
      },
      repair: {
        label: 'Request access',
        input: { team: 'group:default/fraud-detection' },
      },
      syncedAt: expect.stringMatching(/Z$/),
    });
    expect(lena.links).toBeUndefined();

    const daniel = await answerOf<EntryExplanation>(
      200,
      entry('daniel.kim', COMPANY.researchLab),
    );
    expect(daniel).toMatchObject({
      canEnter: true,
      links: {
        studio: expect.stringContaining(COMPANY.researchLab),
        accessPortal: `${sandbox.url}/start`,
        identityProvider: `${sandbox.url}/okta`,
      },
    });
    expect(daniel.failure).toBeUndefined();
    expect(daniel.repair).toBeUndefined();

    const outcomes = await Promise.all(
      [COMPANY.legacyLab, COMPANY.production].map(async domainId => {
        const explained = await answerOf<EntryExplanation>(
          200,
          entry('olga.petrova', domainId, 'ingrid.larsen'),
        );
        return [explained.failure?.code, explained.failure?.who];
      }),
    );
    expect(outcomes).toEqual([
      ['assigned', 'aws-administrator'],
      ['domain-signs-in-by-identity-center', 'aws-administrator'],
    ]);

    const message = async (status: number, path: string) =>
      (await answerOf<ErrorBody>(status, ingrid().get(path))).error.message;
    expect(
      await message(
        404,
        '/people/user/default/lena.fischer/entry?domainId=d-x',
      ),
    ).toContain("There is no domain 'd-x'");
    expect(
      await message(
        404,
        `/people/user/default/no.body/entry?domainId=${COMPANY.researchLab}`,
      ),
    ).toContain("There is no person 'user:default/no.body'");
    expect(
      await message(400, '/people/user/default/lena.fischer/entry'),
    ).toContain('domainId');
  });

  it('lists who may sign in, and says what a change of an assignment would do', async () => {
    await start({});
    await backend.keepAccessList();
    const ways = (of?: { team?: string; person?: string }) =>
      ingrid().call(studio =>
        studio.getEffectiveAccess(COMPANY.researchLab, of),
      );
    const all = await answerOf<EffectiveAccess>(200, ways());
    expect(all).toMatchObject({
      domainName: 'research-lab',
      groups: [{ displayName: 'research', members: 3 }],
      total: 4,
      people: [
        { entityRef: 'user:default/daniel.kim', hasProfile: true },
        { entityRef: 'user:default/elif.demir', hasProfile: false },
        { entityRef: 'user:default/fatima.zahra', direct: false },
        { entityRef: 'user:default/samuel.osei', direct: true, groupIds: [] },
      ],
      syncedAt: expect.any(String),
    });
    const of = async (filter: { team?: string; person?: string }) =>
      (await answerOf<EffectiveAccess>(200, ways(filter))).people.map(
        ({ displayName }) => displayName,
      );
    expect(await of({ team: 'group:default/fraud-detection' })).toEqual([
      'Samuel Osei',
    ]);
    expect(await of({ person: 'user:default/elif.demir' })).toEqual([
      'Elif Demir',
    ]);
    expect(await of({ person: 'user:default/ben.carter' })).toEqual([]);
    await answerOf(404, ways({ team: 'group:default/no-team' }));
    await answerOf(404, ways({ person: 'user:default/no.body' }));
    await answerOf(400, ways({ person: 'group:default/research' }));
    await answerOf(
      404,
      ingrid().call(studio => studio.getEffectiveAccess('d-x')),
    );
    expect(
      await answerOf(
        200,
        ingrid().call(studio => studio.getEffectiveAccess(COMPANY.production)),
      ),
    ).toEqual({
      domainId: COMPANY.production,
      domainName: expect.any(String),
      groups: [],
      people: [],
      note: expect.stringContaining('lets people in by IAM'),
      syncedAt: expect.any(String),
    });
    const legacy = await answerOf<EffectiveAccess>(
      200,
      ingrid().call(studio => studio.getEffectiveAccess(COMPANY.legacyLab)),
    );
    expect(legacy.total).toBeUndefined();
    expect(legacy.note).toContain('from before October 2023');

    const { user } = studioWorld(sandbox.admin.world);
    const research = only(all.groups);
    const ask = (
      change: Omit<AssignmentChange, 'domainId'> & { domainId?: string },
    ) =>
      ingrid().call(studio =>
        studio.previewAssignment({ domainId: COMPANY.researchLab, ...change }),
      );
    const calls = sandbox.admin.calls().length;
    expect(
      await answerOf<EffectiveAccessPreview>(
        200,
        ask({
          change: 'remove-assignment',
          principal: { type: 'GROUP', id: research.groupId },
        }),
      ),
    ).toMatchObject({
      sentence: 'Removing the assignment of research shuts 3 people out.',
      gains: 0,
      loses: 3,
      people: [
        { entityRef: 'user:default/daniel.kim', effect: 'loses' },
        { effect: 'loses' },
        { effect: 'loses' },
      ],
    });
    expect(
      await answerOf<EffectiveAccessPreview>(
        200,
        ask({
          change: 'assign',
          principal: { type: 'USER', id: user('daniel.kim').userId },
        }),
      ),
    ).toMatchObject({
      sentence:
        'Assigning Daniel Kim changes nothing: Daniel Kim is also in research.',
      gains: 0,
      people: [{ effect: 'keeps', because: 'the group research' }],
    });
    expect(sandbox.admin.calls()).toHaveLength(calls);

    const refused = async (status: number, change: Parameters<typeof ask>[0]) =>
      (await answerOf<ErrorBody>(status, ask(change))).error.message;
    const ben = { type: 'USER' as const, id: user('ben.carter').userId };
    expect(
      await refused(404, {
        change: 'assign',
        principal: { type: 'GROUP', id: ben.id },
      }),
    ).toContain(`principal.id '${ben.id}' is not a group`);
    expect(
      await refused(404, { domainId: 'd-x', change: 'assign', principal: ben }),
    ).toContain("'d-x'");
    expect(
      await refused(400, {
        domainId: COMPANY.legacyLab,
        change: 'assign',
        principal: ben,
      }),
    ).toContain('from before October 2023');
    for (const [wrong, says] of [
      [{ change: 'swap' }, 'change'],
      [{ change: 'assign', force: true }, "Unknown field 'force'. Allowed: "],
    ] as const) {
      const { error } = await answerOf<ErrorBody>(
        400,
        ingrid().post('/effective-access/previews', {
          domainId: COMPANY.researchLab,
          principal: ben,
          ...wrong,
        }),
      );
      expect(error.message).toContain(says);
    }
  });

  it('reports an application that lets everybody in, and one that lets nobody in', async () => {
    await start({});
    const { applications } = sandbox.admin.world.identityCenter;
    const olga = async () => {
      const entry = await answerOf<EntryExplanation>(
        200,
        ingrid().call(studio =>
          studio.explainEntry('user:default/olga.petrova', COMPANY.researchLab),
        ),
      );
      return [entry.canEnter, entry.diagnosis.code, entry.failure?.code];
    };
    const ways = () =>
      answerOf<EffectiveAccess>(
        200,
        ingrid().call(studio => studio.getEffectiveAccess(COMPANY.researchLab)),
      );
    const codes = async () => {
      await backend.keepAccessList();
      const { items } = await answerOf<AccessList>(
        200,
        ingrid().call(studio =>
          studio.listAccess({ limit: 200, domainId: COMPANY.researchLab }),
        ),
      );
      return items.map(
        ({ person, diagnosis }) => `${person.displayName}: ${diagnosis.code}`,
      );
    };
    expect(await olga()).toEqual([false, 'no-access', 'assigned']);
    expect((await ways()).note).toBeUndefined();
    expect(await codes()).toContain('Daniel Kim: ready');

    const setApplication = async (
      change: Partial<(typeof applications)[string]>,
    ) => {
      applications[COMPANY.applicationArn] = {
        ...present(applications[COMPANY.applicationArn]),
        ...change,
      };
      await backend.sync();
    };
    await setApplication({ assignmentRequired: false });
    expect(await olga()).toEqual([
      true,
      'ready-after-first-sign-in',
      undefined,
    ]);
    const open = await ways();
    expect(open.note).toContain('requires no assignment, so everybody');
    expect(open.total).toBeGreaterThan(10);
    expect(open.people.map(({ entityRef }) => entityRef)).toContain(
      'user:default/olga.petrova',
    );
    expect(await codes()).toContain('Lena Fischer: ready');
    const { sentence, loses } = await answerOf<EffectiveAccessPreview>(
      200,
      ingrid().call(studio =>
        studio.previewAssignment({
          domainId: COMPANY.researchLab,
          change: 'remove-assignment',
          principal: { type: 'GROUP', id: only(open.groups).groupId },
        }),
      ),
    );
    expect(sentence).toContain('changes nothing now: the application requires');
    expect(loses).toBe(0);

    await setApplication({ assignmentRequired: true, status: 'DISABLED' });
    expect(await olga()).toEqual([false, 'no-access', 'application-enabled']);
    expect((await ways()).note).toContain('is disabled, so nobody can sign in');
    expect(await codes()).toContain('Daniel Kim: domain-closed');
  });

  it('chooses nobody where two catalog users are one in Identity Center, and says so of both', async () => {
    const both = ['user:branch/daniel', 'user:default/daniel.kim'];
    await start({
      entities: [
        {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'User',
          metadata: { namespace: 'branch', name: 'daniel' },
          spec: {
            profile: {
              displayName: 'Daniel at the branch',
              email: 'Daniel.Kim@alpenglow.example',
            },
            memberOf: [],
          },
        },
      ],
    });
    await backend.keepAccessList();
    for (const ref of both) {
      const entry = await answerOf<EntryExplanation>(
        200,
        ingrid().get(
          `/people/${ref.replace(':', '/')}/entry?domainId=${
            COMPANY.researchLab
          }`,
        ),
      );
      expect(entry).toMatchObject({
        canEnter: false,
        diagnosis: {
          code: 'ambiguous-person',
          sentence: expect.stringContaining(both.join(' and ')),
        },
        failure: { code: 'identity-known', who: 'platform-team' },
      });
      expect(entry.repair).toBeUndefined();
    }
    const { items } = await answerOf<AccessList>(
      200,
      ingrid().call(studio =>
        studio.listAccess({ limit: 200, domainId: COMPANY.researchLab }),
      ),
    );
    const listed = items.filter(
      ({ diagnosis }) => diagnosis.code === 'ambiguous-person',
    );
    expect(listed).toMatchObject([
      {
        person: { displayName: 'Daniel Kim', sharedBy: both },
        profile: { status: 'InService' },
      },
    ]);
    expect(only(listed).person.entityRef).toBeUndefined();
    const ways = `/domains/${COMPANY.researchLab}/effective-access`;
    for (const path of [ways, `${ways}?person=user:default/daniel.kim`]) {
      const { people } = await answerOf<EffectiveAccess>(
        200,
        ingrid().get(path),
      );
      const daniel = only(
        people.filter(({ displayName }) => displayName === 'Daniel Kim'),
      );
      expect(daniel.sharedBy).toEqual(both);
      expect(daniel.entityRef).toBeUndefined();
    }
    const { items: planned } = await answerOf<Plan>(
      200,
      backend.as('daniel.kim').call(studio =>
        studio.planRequest({
          kind: 'grant',
          team: 'group:default/research',
          domainId: COMPANY.researchLab,
          people: ['user:default/daniel.kim'],
        }),
      ),
    );
    expect(planned[0]?.obstacle?.code).toBe('ambiguous-identity');
  });

  it('keeps others’ access from those who may see only their own', async () => {
    await start({ denied: 'sagemaker-studio.access.read' });
    const entry = (name: string) =>
      `/people/user/default/${name}/entry?domainId=${COMPANY.researchLab}`;
    const ways = `/domains/${COMPANY.researchLab}/effective-access`;
    const statuses = (name: string, paths: string[]) =>
      Promise.all(
        paths.map(async path => (await backend.as(name).get(path)).status),
      );
    expect(
      await statuses('jonas.weber', [
        entry('jonas.weber'),
        entry('lena.fischer'),
        `${ways}?person=user:default/jonas.weber`,
        ways,
        `${ways}?team=group:default/forecasting`,
      ]),
    ).toEqual([200, 403, 200, 403, 403]);
    expect(
      await statuses('mira.santos', [
        entry('jonas.weber'),
        entry('lena.fischer'),
        `${ways}?team=group:default/forecasting`,
        `/domains/${COMPANY.researchLab}/readiness`,
      ]),
    ).toEqual([200, 403, 200, 403]);
  });

  describe('readiness', () => {
    const read = (domainId: string) =>
      answerOf<DomainReadiness>(
        200,
        ingrid().call(studio => studio.getReadiness(domainId)),
      );
    const statusOf = (
      { checks }: DomainReadiness,
      code: ReadinessCheckCode,
    ) => {
      const check = checks.find(each => each.code === code);
      return `${check?.status}: ${check?.sentence}`;
    };
    const until = (isSo: (readiness: DomainReadiness) => boolean) =>
      backend.until(
        async () => isSo(await read(COMPANY.researchLab)),
        'Readiness stays as it is',
      );
    const isLookedAt = ({ checks }: DomainReadiness) =>
      checks.every(
        ({ sentence }) => !sentence.includes('has not been looked at yet'),
      );

    it('follows from the last observation, and changes after a refresh', async () => {
      await start({});
      await until(isLookedAt);
      const readiness = await read(COMPANY.researchLab);
      expect(
        readiness.checks
          .filter(({ status }) => status !== 'ok')
          .map(({ code, status }) => `${code}: ${status}`),
      ).toEqual(['session-names: attention', 'idle-shutdown: attention']);
      expect(readiness).toMatchObject({
        status: 'attention',
        seenAt: expect.stringMatching(/Z$/),
      });
      expect(statusOf(readiness, 'quota')).toContain(
        '3 of 100 user profiles, 1 of 100 spaces and 1 of 40 running apps',
      );
      expect(statusOf(readiness, 'pass-role')).toContain(
        'role/BackstageStudioAccess may pass StudioDataScientist and StudioMlEngineer',
      );

      const looked = sandbox.admin.calls({ service: 'iam' }).length;
      const before = sandbox.admin.calls().length;
      await read(COMPANY.researchLab);
      expect(sandbox.admin.calls()).toHaveLength(before);

      const { accounts, domains, identityCenter } = sandbox.admin.world;
      accounts['222222222222'] = {
        ...present(accounts['222222222222']),
        quotas: { '*': { userProfiles: 3, domains: 10 } },
        iam: {
          trustPolicies: { StudioMlEngineer: { Statement: [] } },
          rolesNotPassed: ['StudioDataScientist'],
        },
      };
      const domain = present(domains[COMPANY.researchLab]);
      const idle = {
        AppLifecycleManagement: {
          IdleSettings: {
            LifecycleManagement: 'ENABLED',
            IdleTimeoutInMinutes: 90,
          },
        },
      };
      domains[COMPANY.researchLab] = {
        ...domain,
        settings: {
          ...domain.settings,
          DefaultUserSettings: {
            ...Object(domain.settings.DefaultUserSettings),
            StudioWebPortalSettings: {
              ExecutionRoleSessionNameMode: 'USER_IDENTITY',
            },
            JupyterLabAppSettings: idle,
            CodeEditorAppSettings: idle,
          },
        },
      };
      identityCenter.applications[COMPANY.applicationArn] = {
        ...present(identityCenter.applications[COMPANY.applicationArn]),
        assignmentRequired: false,
      };
      await backend.sync();
      await until(
        now =>
          statusOf(now, 'quota').startsWith('failed') &&
          statusOf(now, 'session-names').startsWith('ok') &&
          statusOf(now, 'pass-role').startsWith('failed') &&
          statusOf(now, 'execution-role-trust').startsWith('failed') &&
          statusOf(now, 'assignment-required').startsWith('attention'),
      );
      expect(sandbox.admin.calls({ service: 'iam' }).length).toBeGreaterThan(
        looked,
      );
      // The approver sees beforehand that the quota is exhausted.
      const { warnings } = await answerOf<Plan>(
        200,
        backend.as('mira.santos').call(studio =>
          studio.planRequest({
            kind: 'grant',
            team: 'group:default/forecasting',
            domainId: COMPANY.researchLab,
            people: ['user:default/mira.santos'],
          }),
        ),
      );
      expect(warnings).toContainEqual(
        expect.stringMatching(/One new profile is planned, and the quota L-/),
      );
      const changed = await read(COMPANY.researchLab);
      expect(changed.status).toBe('not-ready');
      expect(statusOf(changed, 'idle-shutdown')).toBe(
        'ok: Idle apps are shut down: JupyterLab after 90 minutes and Code Editor after 90 minutes.',
      );
      expect(statusOf(changed, 'execution-role-trust')).toContain(
        'StudioMlEngineer does not trust sagemaker.amazonaws.com',
      );
      expect(statusOf(changed, 'quota')).toContain('3 of 3 user profiles');

      const production = await read(COMPANY.production);
      expect(production.status).toBe('not-ready');
      expect(statusOf(production, 'sso-mode')).toContain('failed');
      await answerOf(
        404,
        ingrid().call(studio => studio.getReadiness('d-x')),
      );
    });

    it('says plainly what could not be looked at, and why', async () => {
      await start({
        before() {
          for (const operation of ['GetRole', 'SimulatePrincipalPolicy']) {
            sandbox.admin.addFault({
              service: 'iam',
              operation,
              effect: {
                type: 'error',
                code: 'AccessDenied',
                message: `User: arn:aws:sts::222222222222:assumed-role/BackstageStudioAccess/x is not authorized to perform: iam:${operation} on resource: role StudioDataScientist`,
                status: 403,
              },
            });
          }
          sandbox.admin.addFault({
            operation: 'GetApplicationAssignmentConfiguration',
            effect: {
              type: 'error',
              code: 'AccessDeniedException',
              message: 'You may not',
              status: 400,
            },
          });
          sandbox.admin.addFault({
            service: 'servicequotas',
            effect: { type: 'throttle' },
          });
        },
      });
      await until(isLookedAt);
      const readiness = await read(COMPANY.researchLab);
      expect(statusOf(readiness, 'execution-role-trust')).toContain(
        'not-checked: The trust policies of the execution roles could not be looked at: the IAM action iam:GetRole is missing',
      );
      expect(statusOf(readiness, 'application')).toContain('ok');
      expect(statusOf(readiness, 'assignment-required')).toContain(
        'could not be looked at: the IAM action sso:GetApplicationAssignmentConfiguration is missing',
      );
      expect(statusOf(readiness, 'pass-role')).toContain('not-checked');
      expect(statusOf(readiness, 'quota')).toContain(
        'could not be looked at: Rate exceeded',
      );
      expect(readiness.status).toBe('attention');
      const quotas = sandbox.admin.calls({ service: 'servicequotas' });
      // Once for each of the domains: it waits before it tries again.
      expect(quotas).toHaveLength(3);
    });
  });
});
