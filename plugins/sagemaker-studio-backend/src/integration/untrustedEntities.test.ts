/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * An attacker may register any entity. None of what entities can say gives a right, takes one away, or makes somebody
 * else ambiguous, unless it comes from a trusted origin.
 */
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import {
  ANNOTATION_IDENTITY_CENTER_EXTERNAL_ID,
  ANNOTATION_IDENTITY_CENTER_GROUP_ID,
  ANNOTATION_IDENTITY_CENTER_USER_ID,
  ANNOTATION_IDENTITY_CENTER_USER_NAME,
  ANNOTATION_MANAGER,
  ANNOTATION_STUDIO_DOMAIN_ARN,
  type IdentityReport,
  type TeamAccess,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { findUserByUserName } from '@studio-access/sandbox';
import type { Knex } from 'knex';
import { companyEntities } from './__testUtils__/companyEntities';
import { withRelations } from './__testUtils__/trustedEntities';
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

jest.setTimeout(240_000);

type ErrorBody = { error: { name: string; message: string } };

const REGISTERED = {
  'backstage.io/managed-by-origin-location':
    'url:https://git.example/anybody/catalog-info.yaml',
};
const PLATFORM = 'group:default/ml-platform';

function registered(
  kind: 'User' | 'Group' | 'Location' | 'Resource',
  name: string,
  spec: Entity['spec'],
  annotations: Record<string, string> = {},
  metadata: Partial<Entity['metadata']> = {},
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: {
      namespace: 'default',
      name,
      ...metadata,
      annotations: { ...annotations, ...REGISTERED },
    },
    spec,
  };
}

/** The entity as a provider of that origin brings it. */
function from(origin: string, entity: Entity): Entity {
  return {
    ...entity,
    metadata: {
      ...entity.metadata,
      annotations: { 'backstage.io/managed-by-origin-location': origin },
    },
  };
}

/** Claims to be below the platform team, with a member of its own choice. */
const HELPERS = registered('Group', 'helpers', {
  type: 'team',
  children: [],
  parent: 'ml-platform',
  members: ['priya.nair'],
});

describe('entities that anybody may have registered', () => {
  const databases = flowsDatabase();
  let sandbox: TestSandbox;
  let knex: Knex;
  let backend: Awaited<ReturnType<typeof startStudioBackend>>;

  const userIdOf = (name: string) =>
    findUserByUserName(sandbox.admin.world, `${name}@alpenglow.example`)!
      .userId;

  async function start(
    entities: Entity[],
    options: {
      trustedOrigins?: string[];
      /** Of the people of the company; default: our own provider. */
      origin?: string;
      approvers?: string[];
    } = {},
  ): Promise<void> {
    const { trustedOrigins = [], origin, approvers = [PLATFORM] } = options;
    const studio = sandbox.data.sagemakerStudio;
    backend = await startStudioBackend({
      sandbox: {
        ...sandbox,
        data: {
          ...sandbox.data,
          sagemakerStudio: {
            ...(studio as object),
            identity: { trustedOrigins },
            domains: {
              [COMPANY.researchLab]: {
                mode: 'manage',
                executionRoles: [COMPANY.scientistRole],
                owners: ['user:default/daniel.kim'],
              },
            },
            policies: [
              {
                name: 'research-lab',
                teams: ['*'],
                domains: [COMPANY.researchLab],
                requesters: 'anyone',
                approvers,
              },
            ],
          },
        },
      },
      knex,
      catalog: withRelations([
        ...companyEntities(sandbox.admin.world).map(entity =>
          origin ? from(origin, entity) : entity,
        ),
        ...entities,
      ]),
    });
    await backend.sync();
  }

  const askAsBen = async () => answerOf(201, backend.as('ben.carter').ask({}));

  beforeAll(async () => {
    sandbox = await startTestSandbox();
  });

  beforeEach(async () => {
    await sandbox.admin.reset();
    sandbox.admin.world.timings.userProfile = 30;
    knex = await databases.init();
  });

  afterEach(() => backend?.stop());

  afterAll(() => sandbox.stop());

  it('make nobody an approver by a group that claims to be below the approving one', async () => {
    await start([HELPERS]);
    const asked = await askAsBen();
    expect(asked.stages[0]?.approvers).toEqual([PLATFORM]);
    await answerOf(403, backend.as('priya.nair').decide(asked));
  });

  it('let nobody in under a user that claims a membership', async () => {
    await start([
      registered('User', 'mallory', {
        profile: { email: 'priya.nair@alpenglow.example' },
        memberOf: ['ml-platform'],
      }),
    ]);
    const asked = await askAsBen();
    const mallory = backend.as('mallory');
    for (const call of [
      mallory.decide(asked),
      mallory.ask({}),
      mallory.call(client => client.listRequests({})),
    ]) {
      const { error } = await answerOf<ErrorBody>(403, call);
      expect(error.message).toContain('user:default/mallory');
    }
  });

  it('neither act as somebody else nor block them by their Identity Center id or address', async () => {
    await start([
      registered(
        'User',
        'mallory',
        { profile: { email: 'jonas.weber@alpenglow.example' }, memberOf: [] },
        { [ANNOTATION_IDENTITY_CENTER_USER_ID]: userIdOf('jonas.weber') },
      ),
    ]);
    const jonas = backend.as('jonas.weber');
    const asked = await answerOf(201, jonas.ask({}));
    await answerOf(200, backend.as('ingrid.larsen').decide(asked));
    const { grants } = await backend.settle(asked.requestId);
    expect(grants).toMatchObject([{ status: 'active' }]);
    await answerOf(
      403,
      backend.as('mallory').ask({
        kind: 'revoke',
        grantIds: grants.map(({ grantId }) => grantId),
      }),
    );
  });

  it('count once their origin is trusted', async () => {
    await start([HELPERS], {
      trustedOrigins: ['url:https://git.example/anybody/'],
    });
    const asked = await askAsBen();
    expect(asked.stages[0]?.approvers).toEqual([
      PLATFORM,
      'group:default/helpers',
    ]);
    await answerOf(200, backend.as('priya.nair').decide(asked));
  });

  describe.each([
    ['our org provider', undefined],
    ['a provider of another key, trusted by configuration', 'static:people'],
  ])('with the people of %s', (_, origin) => {
    /** Everything that entities can say, as long as the catalog takes it in. */
    const attack = (): Entity[] => {
      const jonas = findUserByUserName(
        sandbox.admin.world,
        'jonas.weber@alpenglow.example',
      )!;
      const platform = Object.values(
        sandbox.admin.world.identityCenter.groups,
      ).find(({ displayName }) => displayName === 'ml-platform')!;
      const memberOf = ['ml-platform', 'forecasting'];
      const owned = { owner: 'group:default/helpers' };
      return [
        registered(
          'User',
          'mallory',
          {
            profile: {
              email: 'mira.santos@alpenglow.example',
              displayName: 'Mira Santos',
            },
            memberOf,
          },
          {
            [ANNOTATION_IDENTITY_CENTER_USER_ID]: jonas.userId,
            [ANNOTATION_IDENTITY_CENTER_USER_NAME]: jonas.userName,
            [ANNOTATION_IDENTITY_CENTER_EXTERNAL_ID]: jonas.externalId ?? 'x',
            [ANNOTATION_MANAGER]: 'user:default/mallory',
          },
          { labels: { team: 'ml-platform' } },
        ),
        // The name of a lead in a namespace of one's own.
        registered(
          'User',
          'mira.santos',
          { memberOf: ['group:default/ml-platform'] },
          {},
          { namespace: 'evil' },
        ),
        registered('Group', 'helpers', {
          type: 'team',
          profile: { displayName: 'Helpers of Forecasting' },
          parent: 'ml-platform',
          children: ['forecasting', 'ml-platform'],
          members: ['mallory', 'priya.nair', 'user:evil/mira.santos'],
        }),
        registered(
          'Group',
          'ml-platform',
          {
            type: 'team',
            children: [],
            members: ['user:default/mallory', 'user:default/priya.nair'],
          },
          { [ANNOTATION_IDENTITY_CENTER_GROUP_ID]: platform.groupId },
          { namespace: 'evil' },
        ),
        registered(
          'Resource',
          'research-lab-of-mallory',
          { type: 'sagemaker-studio-domain', ...owned },
          {
            [ANNOTATION_STUDIO_DOMAIN_ARN]: `arn:aws:sagemaker:eu-west-1:222222222222:domain/${COMPANY.researchLab}`,
          },
        ),
        registered('Location', 'more', {
          type: 'url',
          targets: ['https://git.example/anybody/more.yaml'],
          ...owned,
        }),
      ];
    };

    const startAttacked = () =>
      start(attack(), {
        trustedOrigins: origin ? [origin] : [],
        origin,
        approvers: [PLATFORM, 'domain-owners', 'team-leads', 'parent-group'],
      });

    it('gain nothing by anything that they say', async () => {
      await startAttacked();
      const asked = await askAsBen();
      expect(asked.stages[0]?.approvers).toEqual([
        PLATFORM,
        'user:default/daniel.kim',
        'user:default/mira.santos',
      ]);
      await answerOf(403, backend.as('priya.nair').decide(asked));
      for (const ref of ['user:default/mallory', 'user:evil/mira.santos']) {
        const { error } = await answerOf<ErrorBody>(
          403,
          backend.asRef(ref).ask({ people: ['user:default/ben.carter'] }),
        );
        expect(error.message).toContain(ref);
        await answerOf(403, backend.asRef(ref).decide(asked));
        await answerOf(
          403,
          backend.asRef(ref).call(client => client.listRequests({})),
        );
      }
      for (const team of ['group:default/helpers', 'group:evil/ml-platform']) {
        await answerOf(
          404,
          backend.as('priya.nair').call(client => client.getTeamAccess(team)),
        );
      }
    });

    it('are called by their refs in refusals, never by the names they claim', async () => {
      await startAttacked();
      for (const call of [
        backend.as('daniel.kim').ask({ people: ['user:default/mallory'] }),
        backend
          .as('ingrid.larsen')
          .call(client => client.getPersonOverview('user:default/mallory')),
        backend
          .as('mira.santos')
          .call(client => client.getTeamAccess('group:default/helpers')),
      ]) {
        const { error } = await answerOf<ErrorBody>(404, call);
        expect(error.message).toMatch(/(mallory|helpers)/);
        expect(error.message).not.toContain('Mira Santos');
        expect(error.message).not.toContain('Helpers of Forecasting');
      }
    });

    it('block nobody, and add nobody to a team', async () => {
      await startAttacked();
      const jonas = backend.as('jonas.weber');
      const mira = backend.as('mira.santos');
      const team = await answerOf<TeamAccess>(
        200,
        mira.call(client => client.getTeamAccess('group:default/forecasting')),
      );
      expect(team.viewer).toMatchObject({ isMember: true, isLead: true });
      expect(team.people.map(({ person }) => person.entityRef)).not.toContain(
        'user:default/mallory',
      );
      const asked = await answerOf(201, jonas.ask({}));
      await answerOf(200, mira.decide(asked));
      const { grants } = await backend.settle(asked.requestId);
      expect(grants).toMatchObject([
        { status: 'active', person: 'user:default/jonas.weber' },
      ]);
    });

    it('are reported with what they claim, and nobody else is', async () => {
      await startAttacked();
      await backend.keepAccessList();
      const report = await answerOf<IdentityReport>(
        200,
        backend.as('ingrid.larsen').call(client => client.getIdentityReport()),
      );
      const claims = new Map(
        report.claims.map(each => [
          each.entityRef,
          each.claims.map(({ kind, of }) => `${kind} ${of}`),
        ]),
      );
      const people = attack()
        .filter(({ kind }) => kind === 'User' || kind === 'Group')
        .map(entity => stringifyEntityRef(entity));
      expect([...claims.keys()]).toEqual(people.sort());
      expect(claims.get('user:default/mallory')).toEqual(
        expect.arrayContaining([
          'address mira.santos@alpenglow.example',
          'identity jonas.weber@alpenglow.example',
          `membership ${PLATFORM}`,
        ]),
      );
      expect(claims.get('user:evil/mira.santos')).toEqual([
        `membership ${PLATFORM}`,
      ]);
      expect(claims.get('group:default/helpers')).toEqual(
        expect.arrayContaining([
          `hierarchy ${PLATFORM}`,
          'members user:default/priya.nair',
        ]),
      );
      expect(claims.get('group:evil/ml-platform')).toContainEqual(
        expect.stringMatching(/^identity /),
      );
      expect(report).toMatchObject({
        refs: [],
        teams: [],
        standing: { refs: 0 },
      });
      const { items } = await answerOf<{ items: unknown[] }>(
        200,
        backend
          .as('ingrid.larsen')
          .call(client => client.listIdentityConflicts()),
      );
      expect(items).toEqual([]);
    });
  });
});
