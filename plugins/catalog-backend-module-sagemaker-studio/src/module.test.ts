/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import {
  coreServices,
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockServices,
  startTestBackend,
  TestDatabases,
  type TestBackend,
} from '@backstage/backend-test-utils';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import type { Directory } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { sagemakerStudioServiceMock } from '@studio-access/backstage-plugin-sagemaker-studio-node/testUtils';
import request from 'supertest';
import catalogModuleSagemakerStudio, {
  sagemakerStudioOrgTransformExtensionPoint,
} from '.';

jest.setTimeout(240_000);

const ORG_TASK = 'IdentityCenterOrgEntityProvider:default:refresh';
const DOMAINS_TASK = 'StudioDomainEntityProvider:default:refresh';

/** A module of the portal that changes what groups are. */
const departments = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'departments',
  register(reg) {
    reg.registerInit({
      deps: { org: sagemakerStudioOrgTransformExtensionPoint },
      async init({ org }) {
        org.setGroupTransformer(async (_, entity) => ({
          ...entity,
          metadata: { ...entity.metadata, name: 'another' },
          spec: { ...entity.spec, type: 'department' },
        }));
      },
    });
  },
});

function directory(...names: string[]): Directory {
  return {
    users: names.map(name => ({
      identityStoreId: 'd-93677ab1c2',
      userId: `id-${name}`,
      catalogName: name,
      userName: `${name}@alpenglow.example`,
      displayName: name,
      email: `${name}@alpenglow.example`,
      status: 'ENABLED',
    })),
    groups: [
      {
        identityStoreId: 'd-93677ab1c2',
        groupId: 'g-forecasting',
        catalogName: 'forecasting',
        displayName: 'Forecasting',
        memberUserIds: names.map(name => `id-${name}`),
      },
    ],
    syncedAt: '2026-11-20T09:00:00.000Z',
  };
}

async function eventually<T>(
  read: () => Promise<T>,
  until: (value: T) => boolean,
): Promise<T> {
  const deadline = Date.now() + 200_000;
  let value = await read();
  while (!until(value) && Date.now() < deadline) {
    await new Promise(resolve => {
      setTimeout(resolve, 100);
    });
    value = await read();
  }
  return value;
}

describe('catalogModuleSagemakerStudio', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  let backend: TestBackend | undefined;

  afterEach(() => backend?.stop());

  it('keeps people, teams and domains in a real catalog up to date', async () => {
    let current = directory('mira.santos', 'jonas.weber');
    let teams = ['group:default/forecasting', 'group:default/gone'];
    const scheduler = mockServices.scheduler();
    const knex = await databases.init('SQLITE_3');
    const studio = sagemakerStudioServiceMock.mock({
      getDirectory: async () => current,
      listDomainTeams: async () => ({
        items: [{ domainId: 'd-researchlab1', teams }],
      }),
      listDomains: async () => ({
        items: [
          {
            domainId: 'd-researchlab1',
            domainArn:
              'arn:aws:sagemaker:eu-west-1:222222222222:domain/d-researchlab1',
            name: 'research-lab',
            accountId: '222222222222',
            region: 'eu-west-1',
            authMode: 'SSO',
            status: 'InService',
            url: 'https://d-researchlab1.studio.eu-west-1.sagemaker.aws',
            defaultExecutionRole:
              'arn:aws:iam::222222222222:role/StudioDataScientist',
            mode: 'manage',
            executionRoles: [],
            seenAt: '2026-11-20T09:00:00.000Z',
          },
        ],
      }),
    });
    const started = await startTestBackend({
      features: [
        catalogPlugin,
        catalogModuleSagemakerStudio,
        departments,
        studio.factory,
        mockServices.database.factory({ knex }),
        createServiceFactory({
          service: coreServices.scheduler,
          deps: {},
          factory: () => scheduler,
        }),
        mockServices.rootConfig.factory({
          data: {
            catalog: {
              processingInterval: { seconds: 1 },
              providers: {
                sagemakerStudio: {
                  owner: 'group:default/forecasting',
                },
              },
            },
          },
        }),
      ],
    });
    backend = started;
    const findRefs = async () => {
      const { body } = await request(started.server).get(
        '/api/catalog/entities?filter=kind=user,kind=group,kind=resource&fields=kind,metadata.name,spec.type,relations',
      );
      return body as {
        kind: string;
        metadata: { name: string };
        spec?: { type?: string };
        relations: { type: string; targetRef: string }[];
      }[];
    };

    await scheduler.triggerTask(ORG_TASK);
    await scheduler.triggerTask(DOMAINS_TASK);
    const first = await eventually(
      findRefs,
      entities =>
        entities.length === 4 &&
        entities.every(({ relations }) => relations?.length) &&
        // The relation to what it owns comes later, with the domain.
        entities.some(({ relations }) =>
          relations.some(({ type }) => type === 'ownerOf'),
        ),
    );
    const relationsOf = (name: string) =>
      first
        .find(({ metadata }) => metadata.name === name)
        ?.relations.map(({ type, targetRef }) => `${type} ${targetRef}`)
        .sort();
    expect(relationsOf('forecasting')).toEqual([
      'hasMember user:default/jonas.weber',
      'hasMember user:default/mira.santos',
      'ownerOf resource:default/d-researchlab1',
    ]);
    // As the module of the portal wants it, under the name that it has.
    expect(
      first.find(({ metadata }) => metadata.name === 'forecasting')?.spec,
    ).toEqual({ type: 'department' });
    expect(relationsOf('mira.santos')).toEqual([
      'memberOf group:default/forecasting',
    ]);
    expect(relationsOf('d-researchlab1')).toEqual([
      'ownedBy group:default/forecasting',
    ]);

    // The team is in the catalog by now.
    await scheduler.triggerTask(DOMAINS_TASK);
    const related = async () =>
      (await findRefs()).flatMap(({ metadata: { name }, relations }) =>
        relations
          .filter(({ type }) => type.startsWith('depend'))
          .map(({ type, targetRef }) => `${name} ${type} ${targetRef}`),
      );
    expect(
      (await eventually(related, found => found.length === 2)).sort(),
    ).toEqual([
      'd-researchlab1 dependencyOf group:default/forecasting',
      'forecasting dependsOn resource:default/d-researchlab1',
    ]);
    teams = [];
    await scheduler.triggerTask(DOMAINS_TASK);
    expect(await eventually(related, found => found.length === 0)).toEqual([]);

    current = directory('mira.santos', 'aiko.tanaka');
    await scheduler.triggerTask(ORG_TASK);
    const users = await eventually(
      async () =>
        (
          await findRefs()
        )
          .filter(({ kind }) => kind === 'User')
          .map(({ metadata }) => metadata.name)
          .sort(),
      names => names.includes('aiko.tanaka') && !names.includes('jonas.weber'),
    );
    expect(users).toEqual(['aiko.tanaka', 'mira.santos']);
  });
});
