/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * What the platform team hears about people and teams: refs of the configuration that lead nowhere, entities without
 * standing, and teams that have become others in Identity Center while another provider kept their names.
 */
import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import type {
  DomainReadiness,
  IdentityReport,
  TeamAccess,
  TeamLink,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { JsonObject } from '@backstage/types';
import type { Knex } from 'knex';
import { present } from '../util/__testUtils__/present';
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
import { trustedEntities } from './__testUtils__/trustedEntities';

jest.setTimeout(240_000);

const ORIGIN = 'backstage.io/managed-by-origin-location';
const PLATFORM = 'group:default/ml-platform';
const GRAPH = 'msgraph:default';

const databases = flowsDatabase();

describe('the report about people and teams', () => {
  const logger = mockServices.rootLogger.mock();
  let sandbox: TestSandbox;
  let knex: Knex;
  let backend: Awaited<ReturnType<typeof startStudioBackend>>;

  const ingrid = () => backend.as('ingrid.larsen');

  const reportTo = (reader: ReturnType<typeof ingrid>) =>
    answerOf<IdentityReport>(
      200,
      reader.call(client => client.getIdentityReport()),
    );

  async function report(): Promise<IdentityReport> {
    await backend.keepAccessList();
    return reportTo(ingrid());
  }

  /** The logged warnings about refs of the configuration. */
  const warnings = () =>
    logger.warn.mock.calls
      .map(([message]) => message)
      .filter(message => /of the configuration/.test(message));

  /** The company as a provider of that origin brings it. */
  const company = (origin: string): Entity[] =>
    companyEntities(sandbox.admin.world).map(entity => ({
      ...entity,
      metadata: { ...entity.metadata, annotations: { [ORIGIN]: origin } },
    }));

  async function start(options: {
    entities: Entity[];
    studio?: JsonObject;
    platformTeams?: string[];
    isSynced?: boolean;
  }) {
    logger.child.mockReturnValue(logger);
    backend = await startStudioBackend({
      sandbox: {
        ...sandbox,
        data: {
          ...sandbox.data,
          ...(options.platformTeams && {
            permission: {
              sagemakerStudio: { platformTeams: options.platformTeams },
            },
          }),
          sagemakerStudio: {
            ...sandbox.config.get<JsonObject>('sagemakerStudio'),
            policies: [
              {
                name: 'research-lab',
                teams: ['*'],
                domains: [COMPANY.researchLab],
                requesters: 'anyone',
                approvers: [PLATFORM],
              },
            ],
            ...options.studio,
          },
        },
      },
      knex,
      entities: options.entities,
      features: [logger.factory],
    });
    if (options.isSynced ?? true) {
      await backend.sync();
    }
  }

  beforeAll(async () => {
    sandbox = await startTestSandbox();
  });

  beforeEach(async () => {
    await sandbox.admin.reset();
    sandbox.admin.world.timings.userProfile = 30;
    jest.clearAllMocks();
    knex = await databases.init();
  });

  afterEach(() => backend?.stop());

  afterAll(() => sandbox.stop());

  it('says nothing before Identity Center was read, when nobody can be found yet', async () => {
    await start({
      entities: companyEntities(sandbox.admin.world),
      studio: {
        teams: [
          {
            team: 'group:default/forecasting',
            leads: ['user:default/nobody'],
          },
        ],
      },
      isSynced: false,
    });
    await backend.keepAccessList();
    expect(warnings()).toEqual([]);
    await backend.sync();
    expect((await report()).refs).toMatchObject([
      { entityRef: 'user:default/nobody', problem: 'missing' },
    ]);
    expect(warnings()).toHaveLength(1);
  });

  it('says nothing while everybody who is named is known', async () => {
    await start({ entities: companyEntities(sandbox.admin.world) });
    expect(await report()).toMatchObject({
      standing: { people: 0, teams: 0, refs: 0, origins: [] },
      refs: [],
      teams: [],
      claims: [],
      claimCount: 0,
    });
    const { checks } = await answerOf<DomainReadiness>(
      200,
      ingrid().call(client => client.getReadiness(COMPANY.researchLab)),
    );
    expect(checks).toContainEqual(
      expect.objectContaining({ code: 'people-trusted', status: 'ok' }),
    );
  });

  it('names refs that lead nowhere, in the readiness of the domain and at the start', async () => {
    await start({
      entities: companyEntities(sandbox.admin.world),
      studio: {
        domains: {
          [COMPANY.researchLab]: {
            mode: 'manage',
            owners: ['user:default/left.long.ago'],
          },
        },
        teams: [
          {
            team: 'group:default/forecasting',
            leads: ['user:default/gone.lead'],
          },
          {
            team: 'group:default/renamed',
            leads: ['user:default/mira.santos'],
          },
        ],
      },
    });
    const { refs } = await report();
    expect(refs).toMatchObject([
      {
        entityRef: 'group:default/renamed',
        problem: 'missing',
        places: [
          'the team group:default/renamed (sagemakerStudio.teams[1].team)',
        ],
      },
      {
        entityRef: 'user:default/gone.lead',
        problem: 'missing',
        places: ['the leads of forecasting (sagemakerStudio.teams[0].leads)'],
      },
      {
        entityRef: 'user:default/left.long.ago',
        problem: 'missing',
        places: [
          `the owners of research-lab (sagemakerStudio.domains.${COMPANY.researchLab}.owners)`,
        ],
      },
    ]);
    const { checks } = await answerOf<DomainReadiness>(
      200,
      ingrid().call(client => client.getReadiness(COMPANY.researchLab)),
    );
    expect(checks).toContainEqual(
      expect.objectContaining({
        code: 'people-trusted',
        status: 'attention',
        sentence: expect.stringContaining("no 'user:default/left.long.ago'"),
      }),
    );
    const team = await answerOf<TeamAccess>(
      200,
      ingrid().call(client =>
        client.getTeamAccess('group:default/forecasting'),
      ),
    );
    expect(team.refs).toMatchObject([{ entityRef: 'user:default/gone.lead' }]);
    await report();
    const said = logger.warn.mock.calls.filter(([line]) =>
      line.includes('3 refs of the configuration give nobody a right'),
    );
    expect(said).toHaveLength(1);
  });

  it('says of whom the catalog lets go that they are disabled or gone', async () => {
    const leads = ['user:default/tomas.oliveira', 'user:default/lena.fischer'];
    const entities = companyEntities(sandbox.admin.world);
    const studio = { teams: [{ team: 'group:default/research', leads }] };
    await start({ entities, studio });
    await backend.asService().getDirectory();
    expect((await report()).refs).toEqual([]);
    await backend.stop();

    const { groups, users } = sandbox.admin.world.identityCenter;
    const research = Object.values(groups).find(
      ({ displayName }) => displayName === 'research',
    );
    delete groups[present(research).groupId];
    for (const user of Object.values(users)) {
      if (user.userName.startsWith('tomas.oliveira@')) {
        user.status = 'DISABLED';
      } else if (user.userName.startsWith('lena.fischer@')) {
        delete users[user.userId];
      }
    }
    const left = ['research', 'tomas.oliveira', 'lena.fischer'];
    await start({
      entities: entities.filter(
        ({ metadata }) => !left.includes(metadata.name),
      ),
      studio,
    });
    expect((await report()).refs).toMatchObject([
      {
        problem: 'missing',
        message:
          "'group:default/research' was the group research, which is gone from Identity Center. A new group of that name is another team.",
      },
      {
        problem: 'missing',
        message:
          "'user:default/lena.fischer' was Lena Fischer, who is gone from Identity Center. A new user of that name is somebody else.",
      },
      {
        problem: 'missing',
        message:
          "'user:default/tomas.oliveira' is Tomas Oliveira, whose user is disabled in Identity Center.",
        remedy:
          'Name somebody else, or have the user enabled in your identity provider.',
      },
    ]);
  });

  it('counts those without standing, with the line to add, until it is added', async () => {
    const entities = company(GRAPH);
    await start({ entities });
    const { standing, refs } = await report();
    expect(standing.people).toBeGreaterThan(10);
    expect(standing).toMatchObject({
      teams: Object.keys(sandbox.admin.world.okta.groups).length,
      origins: [
        {
          origin: GRAPH,
          line: `sagemakerStudio.identity.trustedOrigins: ['${GRAPH}']`,
        },
      ],
    });
    expect(refs).toContainEqual(
      expect.objectContaining({ entityRef: PLATFORM, problem: 'untrusted' }),
    );
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringMatching(
        /have no standing.*trustedOrigins: \['msgraph:default'\]/,
      ),
    );
    await backend.stop();

    await start({
      entities,
      studio: { identity: { trustedOrigins: [GRAPH] } },
    });
    expect(await report()).toMatchObject({
      standing: { people: 0, teams: 0 },
      refs: [],
      claimCount: 0,
    });
  });

  it('names an entity that keeps somebody out of the catalog', async () => {
    const entities = companyEntities(sandbox.admin.world);
    await start({ entities });
    await backend.asService().getDirectory();
    expect((await report()).claims).toEqual([]);
    await backend.stop();

    const registered = {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'User',
      metadata: {
        namespace: 'default',
        name: 'jonas.weber',
        annotations: { [ORIGIN]: 'url:https://git.example/anybody.yaml' },
      },
      spec: { memberOf: [] },
    };
    await start({
      entities: [
        ...entities.filter(({ metadata }) => metadata.name !== 'jonas.weber'),
        registered,
      ],
    });
    expect((await report()).claims).toMatchObject([
      {
        entityRef: 'user:default/jonas.weber',
        claims: [{ kind: 'name', of: 'jonas.weber@alpenglow.example' }],
      },
    ]);
  });

  describe('about a team that became another in Identity Center', () => {
    const groups = () => sandbox.admin.world.identityCenter.groups;
    const NEW_ID = '93677ab1c2-00000000-1111-2222-3333-555555555555';

    const recreate = async () => {
      const old = present(
        Object.values(groups()).find(
          ({ displayName }) => displayName === 'ml-platform',
        ),
      );
      delete groups()[old.groupId];
      groups()[NEW_ID] = { ...old, groupId: NEW_ID };
      await backend.sync();
      return old.groupId;
    };

    /** Of the platform team, and not of the group. */
    const mira = () => backend.as('mira.santos');

    const confirm = (groupId: string, by = mira()) =>
      by.call(client =>
        client.confirmTeamLink({ entityRef: PLATFORM, groupId }),
      );

    const decideRef = (recorded: string, id: string, by = mira()) =>
      by.call(client =>
        client.decideRef({ entityRef: PLATFORM, recorded, id }),
      );

    async function checkIsThemselves(call: Parameters<typeof answerOf>[1]) {
      const { error } = await answerOf<{ error: { message: string } }>(
        403,
        call,
      );
      expect(error.message).toContain('Nobody decides about themselves');
    }

    beforeEach(async () => {
      await start({
        entities: trustedEntities(company(GRAPH)),
        studio: { identity: { trustedOrigins: [GRAPH] } },
        platformTeams: [
          'user:default/ingrid.larsen',
          'user:default/mira.santos',
        ],
      });
      await report();
    });

    /** The platform team decides which group it is. */
    async function decide(which: (oldId: string) => string) {
      const asked = await answerOf(201, backend.as('ben.carter').ask({}));
      const oldId = await recreate();
      const { teams, refs } = await report();
      expect(teams).toMatchObject([
        {
          entityRef: PLATFORM,
          recorded: {
            groupId: oldId,
            displayName: 'ml-platform',
            isGone: true,
          },
          candidates: [{ groupId: NEW_ID, isGone: false }],
          // Ingrid is in it.
          viewerMayDecide: false,
        },
      ]);
      expect((await reportTo(mira())).teams).toMatchObject([
        { viewerMayDecide: true },
      ]);
      expect(refs).toMatchObject([
        { entityRef: PLATFORM, problem: 'conflict' },
      ]);
      await answerOf(403, ingrid().decide(asked));

      await answerOf(400, confirm('no-such-group'));
      const groupId = which(oldId);
      await checkIsThemselves(confirm(groupId, ingrid()));
      await answerOf<TeamLink>(200, confirm(groupId));
      // Said again, it is so already.
      await answerOf<TeamLink>(200, confirm(groupId));
      await answerOf(409, confirm(groupId === oldId ? NEW_ID : oldId));
      expect(await report()).toMatchObject({ teams: [], refs: [] });
      const { items } = await ingrid().client.listEvents({
        type: 'identity.team-confirmed',
      });
      expect(items).toMatchObject([
        {
          actor: 'user:default/mira.santos',
          detail: { entityRef: PLATFORM, groupId, before: oldId },
        },
      ]);
      return { asked, oldId };
    }

    it('gives it no right before it is decided that it is the old', async () => {
      const { asked } = await decide(oldId => oldId);
      const { status } = await answerOf(200, ingrid().decide(asked));
      expect(status).toBe('approved');
    });

    it('gives it no right before it is decided that it is the new, and that the configuration means the new', async () => {
      const { asked, oldId } = await decide(() => NEW_ID);
      await answerOf(403, ingrid().decide(asked));
      await backend.sync();
      expect(await report()).toMatchObject({
        refs: [{ entityRef: PLATFORM, problem: 'changed' }],
        passedRefs: [
          {
            entityRef: PLATFORM,
            recorded: { id: oldId, name: 'ml-platform', status: 'GONE' },
            found: { id: NEW_ID, name: 'ml-platform', status: 'ENABLED' },
            places: [
              "the approvers of stage 'approval' in the policy 'research-lab'",
            ],
            viewerMayDecide: false,
          },
        ],
      });
      expect((await reportTo(mira())).passedRefs).toMatchObject([
        { viewerMayDecide: true },
      ]);
      // An agent of hers decides nothing.
      const agent = backend.as('mira.santos', { source: 'agent' });
      expect((await reportTo(agent)).passedRefs).toMatchObject([
        { viewerMayDecide: false },
      ]);
      await checkIsThemselves(decideRef(oldId, NEW_ID, ingrid()));
      await answerOf(200, decideRef(oldId, NEW_ID));
      expect(await report()).toMatchObject({ passedRefs: [], refs: [] });
      await answerOf(200, ingrid().decide(asked));
    });
  });
});
