/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * What a real catalog shows of Identity Center and of access: departments, and which teams have access to which domain.
 */
import { mockCredentials } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import request from 'supertest';
import { only } from '../util/__testUtils__/items';
import { flowsDatabase } from './__testUtils__/flowsDatabase';
import {
  oktaDirectory,
  startWithRealCatalog,
} from './__testUtils__/realCatalog';
import { answerOf } from './__testUtils__/startStudioBackend';
import {
  COMPANY,
  startTestSandbox,
  type TestSandbox,
} from './__testUtils__/startTestSandbox';
import { studioWorld } from './__testUtils__/studioWorld';

jest.setTimeout(240_000);

const DOMAINS_TASK = 'StudioDomainEntityProvider:default:refresh';
const POLICY = {
  name: 'research-lab',
  teams: ['*'],
  domains: [COMPANY.researchLab],
  requesters: 'anyone',
  onBehalfOf: 'anyone',
  approvers: ['user:default/ingrid.larsen'],
  automatic: [{ kinds: ['grant', 'onboard-team', 'revoke'] }],
};

describe('the catalog', () => {
  const databases = flowsDatabase();
  let sandbox: TestSandbox;
  let backend: Awaited<ReturnType<typeof startWithRealCatalog>>;

  beforeEach(async () => {
    sandbox = await startTestSandbox();
    sandbox.admin.world.timings.userProfile = 20;
    backend = await startWithRealCatalog({
      sandbox,
      knex: await databases.init(),
      catalogKnex: await databases.init(),
      studio: { policies: [POLICY] },
    });
    await backend.bringIn();
  });

  afterEach(async () => {
    await backend.stop();
    await sandbox.stop();
  });

  /** The relations of the domain to teams and of teams to it, without those of ownership. */
  async function related(): Promise<string[]> {
    const { body } = await request(backend.server)
      .get('/api/catalog/entities?filter=kind=group,kind=resource')
      .set('Authorization', mockCredentials.service.header())
      .expect(200);
    const entities: Entity[] = body;
    const domain = `resource:default/${COMPANY.researchLab}`;
    return entities
      .flatMap(({ metadata: { name }, relations = [] }) =>
        relations
          .filter(
            ({ type, targetRef }) =>
              type.startsWith('depend') &&
              (name === COMPANY.researchLab || targetRef === domain),
          )
          .map(({ type, targetRef }) => `${name} ${type} ${targetRef}`),
      )
      .sort();
  }

  const relationsOf = (...teams: string[]) =>
    teams
      .flatMap(team => [
        `${team} dependsOn resource:default/${COMPANY.researchLab}`,
        `${COMPANY.researchLab} dependencyOf group:default/${team}`,
      ])
      .sort();

  async function untilRelated(...teams: string[]): Promise<void> {
    const wanted = relationsOf(...teams).join('\n');
    await backend.trigger(DOMAINS_TASK);
    await backend.until(
      async () => (await related()).join('\n') === wanted,
      `The catalog does not relate ${teams.join()} to the domain`,
    );
  }

  it('shows the department that Identity Center holds, and another after a move', async () => {
    const { userId, userName } = studioWorld(sandbox.admin.world).user(
      'ben.carter',
    );
    const department = async () =>
      (await backend.userEntity(userId))?.metadata.annotations?.[
        'aws.amazon.com/identity-center-department'
      ];
    expect(await department()).toBe('Finance Analytics');

    await oktaDirectory(sandbox).change('PATCH', `/people/${userName}`, {
      department: 'Grid Operations',
    });
    await backend.bringIn();
    await backend.until(
      async () => (await department()) === 'Grid Operations',
      'The catalog does not follow the move',
    );
  });

  it('relates a team to a domain while somebody of it has access there', async () => {
    await untilRelated();
    // That of another team begins later.
    await answerOf(
      201,
      backend.as('mira.santos').ask({
        kind: 'onboard-team',
        team: 'group:default/fraud-detection',
        people: ['user:default/lena.fischer'],
        startsAt: new Date(Date.now() + 24 * 3600_000).toISOString(),
      }),
    );

    const asked = await answerOf(
      201,
      backend
        .as('mira.santos')
        .ask({ kind: 'onboard-team', people: ['user:default/aiko.tanaka'] }),
    );
    const { grantId } = only((await backend.settle(asked.requestId)).grants);
    await untilRelated('forecasting');

    const revocation = await answerOf(
      201,
      backend.as('mira.santos').ask({ kind: 'revoke', grantIds: [grantId] }),
    );
    await backend.settle(revocation.requestId, ({ grants }) =>
      grants.every(({ status }) => status === 'ended'),
    );
    await untilRelated();
    expect(await related()).toEqual([]);

    // Nobody has access again while what it left behind is being deleted.
    const deletion = await answerOf(
      201,
      backend.as('mira.santos').ask({
        kind: 'revoke',
        grantIds: [grantId],
        offboarding: { deleteSpaces: true, deleteProfile: true },
      }),
    );
    await backend.settle(deletion.requestId, ({ grants }) =>
      grants.every(({ status }) => status === 'deprovisioning'),
    );
    const other = await answerOf(
      201,
      backend.as('mira.santos').ask({
        kind: 'onboard-team',
        team: 'group:default/fraud-detection',
        people: ['user:default/samuel.osei'],
      }),
    );
    await backend.settle(other.requestId);
    await untilRelated('fraud-detection');
  });

  it('relates teams whose groups somebody has assigned in AWS', async () => {
    // The company begins with the assignment of another group.
    studioWorld(sandbox.admin.world).group('forecasting').assign();
    await backend.sync();
    await backend.keepAccessList();
    await untilRelated('forecasting', 'research');
    expect(await related()).toEqual(relationsOf('forecasting', 'research'));
  });
});
