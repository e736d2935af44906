/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { SchedulerServiceTaskFunction } from '@backstage/backend-plugin-api';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  parseEntityRef,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import type {
  EntityProvider,
  EntityProviderConnection,
  EntityProviderMutation,
} from '@backstage/plugin-catalog-node';
import type {
  Directory,
  DomainList,
  DomainTeamsList,
  StudioDomain,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { IdentityCenterOrgEntityProvider } from './IdentityCenterOrgEntityProvider';
import { StudioDomainEntityProvider } from './StudioDomainEntityProvider';

const USER_ID = 'aws.amazon.com/identity-center-user-id';

function directoryOf(...names: string[]): Directory {
  return {
    users: names.map(name => ({
      identityStoreId: 'd-93677ab1c2',
      userId: `id-${name}`,
      catalogName: name,
      userName: `${name}@alpenglow.example`,
      displayName: name,
      status: 'ENABLED',
    })),
    groups: [],
    syncedAt: '2026-11-20T09:00:00.000Z',
  };
}

const domain: StudioDomain = {
  domainId: 'd-researchlab1',
  domainArn: 'arn:aws:sagemaker:eu-west-1:222222222222:domain/d-researchlab1',
  name: 'research-lab',
  accountId: '222222222222',
  region: 'eu-west-1',
  authMode: 'SSO',
  status: 'InService',
  url: 'https://studio.example',
  defaultExecutionRole: 'arn:aws:iam::222222222222:role/StudioDataScientist',
  mode: 'manage',
  executionRoles: [],
  seenAt: '2026-11-20T09:00:00.000Z',
};

async function serverError(statusCode: number, message: string) {
  return ResponseError.fromResponse(
    new Response(
      JSON.stringify({
        error: { name: 'ServiceUnavailableError', message },
        response: { statusCode },
      }),
      { status: statusCode, headers: { 'Content-Type': 'application/json' } },
    ),
  );
}

function parsed(ref: string): Entity {
  const { kind, namespace, name } = parseEntityRef(ref);
  return { apiVersion: 'any', kind, metadata: { namespace, name } };
}

/** A catalog that keeps what the mutations gave it. */
function fakeCatalog() {
  const state: {
    entities: EntityProviderMutation[];
    ids: string[];
    held: Map<string, Entity>;
  } = { entities: [], ids: [], held: new Map() };
  const valuesOf = (annotation: string) =>
    [...state.held.values()].flatMap(
      ({ metadata }) => metadata.annotations?.[annotation] ?? [],
    );
  const connection: EntityProviderConnection = {
    async applyMutation(mutation) {
      state.entities.push(mutation);
      if (mutation.type === 'full') {
        state.held.clear();
      } else {
        mutation.removed.forEach(each =>
          state.held.delete('entityRef' in each ? each.entityRef : ''),
        );
      }
      for (const { entity } of mutation.type === 'full'
        ? mutation.entities
        : mutation.added) {
        state.held.set(stringifyEntityRef(entity), entity);
      }
      state.ids = valuesOf(USER_ID);
    },
    async refresh() {},
  };
  const getEntityFacets = jest.fn(async ({ facets }: { facets: string[] }) => ({
    facets: Object.fromEntries(
      facets.map(facet => [
        facet,
        (facet === `metadata.annotations.${USER_ID}`
          ? state.ids
          : valuesOf(facet.slice('metadata.annotations.'.length))
        ).map(value => ({ value, count: 1 })),
      ]),
    ),
  }));
  const getEntitiesByRefs = jest.fn(
    async ({ entityRefs }: { entityRefs: string[] }) => ({
      items: entityRefs.map(ref =>
        ref.endsWith('-gone') ? undefined : parsed(ref),
      ),
    }),
  );
  return { state, connection, getEntityFacets, getEntitiesByRefs };
}

const signal = new AbortController().signal;

function setUp(config: object = {}) {
  const catalog = fakeCatalog();
  const logger = mockServices.logger.mock();
  logger.child.mockReturnValue(logger);
  const tasks = new Map<string, SchedulerServiceTaskFunction>();
  const schedules: unknown[] = [];
  const scheduler = mockServices.scheduler.mock({
    createScheduledTaskRunner: schedule => {
      schedules.push(schedule);
      return {
        run: async ({ id, fn }) => {
          tasks.set(id, fn);
        },
      };
    },
  });
  const studio = {
    getDirectory: jest.fn(async (_: unknown) => directoryOf('ada', 'bob')),
    listDomains: jest.fn(
      async (_: unknown): Promise<DomainList> => ({
        items: [domain],
        syncedAt: domain.seenAt,
      }),
    ),
    listDomainTeams: jest.fn(
      async (_: unknown): Promise<DomainTeamsList> => ({ items: [] }),
    ),
  };
  const options = {
    auth: mockServices.auth({ pluginId: 'catalog' }),
    catalog,
    logger,
    scheduler,
    studio,
  };
  const rootConfig = mockServices.rootConfig({
    data: { catalog: { providers: { sagemakerStudio: { ...config } } } },
  });
  return {
    ...catalog,
    logger,
    schedules,
    /** Connects the providers to the catalog, which schedules their tasks. */
    async connect(providers: EntityProvider[]) {
      for (const provider of providers) {
        await provider.connect(catalog.connection);
      }
    },
    async run(id: string) {
      const task = tasks.get(id);
      if (!task) {
        throw new Error(`No task '${id}' was scheduled`);
      }
      await task(signal);
    },
    /** Runs a task that waits for something, without waiting for it. */
    async runToEnd(id: string) {
      jest.useFakeTimers();
      try {
        const running = tasks.get(id)?.(signal);
        await jest.advanceTimersByTimeAsync(60_000);
        await running;
      } finally {
        jest.useRealTimers();
      }
    },
    studio,
    org: IdentityCenterOrgEntityProvider.fromConfig(rootConfig, options),
    otherOrg: IdentityCenterOrgEntityProvider.fromConfig(rootConfig, options),
    domains: StudioDomainEntityProvider.fromConfig(rootConfig, options),
  };
}

/** The refs of a full mutation. */
function refs(mutation: EntityProviderMutation | undefined) {
  return mutation?.type === 'full'
    ? mutation.entities.map(({ entity }) => stringifyEntityRef(entity))
    : undefined;
}

describe('IdentityCenterOrgEntityProvider', () => {
  const taskId = 'IdentityCenterOrgEntityProvider:default:refresh';

  it('replaces what the catalog holds by what the plugin last saw, with its own credentials', async () => {
    const { org, connect, run, state, studio, schedules } = setUp({
      schedule: { frequency: { seconds: 10 }, timeout: { seconds: 30 } },
    });
    expect(org.map(provider => provider.getProviderName())).toEqual([
      'IdentityCenterOrgEntityProvider:default',
    ]);
    await connect(org);
    await run(taskId);

    expect(schedules[0]).toEqual({
      frequency: { seconds: 10 },
      timeout: { seconds: 30 },
    });
    expect(studio.getDirectory).toHaveBeenCalledWith({
      credentials: mockCredentials.service('plugin:catalog'),
      signal,
    });
    const [mutation] = state.entities;
    expect(refs(mutation)).toEqual(['user:default/ada', 'user:default/bob']);
    expect(mutation).toMatchObject({
      type: 'full',
      entities: [
        {
          locationKey: 'IdentityCenterOrgEntityProvider:default',
          entity: {
            metadata: {
              annotations: {
                'backstage.io/managed-by-location':
                  'sagemaker-studio:IdentityCenterOrgEntityProvider:default',
                'backstage.io/managed-by-origin-location':
                  'sagemaker-studio:IdentityCenterOrgEntityProvider:default',
                [USER_ID]: 'id-ada',
              },
            },
          },
        },
        {},
      ],
    });
  });

  it('follows newcomers and leavers', async () => {
    const { org, connect, run, state, studio } = setUp();
    await connect(org);
    await run(taskId);
    studio.getDirectory.mockResolvedValueOnce(directoryOf('bob', 'cleo'));
    await run(taskId);

    expect(state.entities[1]).toMatchObject({
      type: 'delta',
      added: [{ entity: { metadata: { name: 'cleo' } } }],
      removed: [{ entityRef: 'user:default/ada' }],
    });
  });

  it('writes only what has changed, and everything once an hour', async () => {
    const { org, connect, run, state, studio } = setUp();
    await connect(org);
    await run(taskId);
    await run(taskId);
    expect(state.entities).toHaveLength(1);

    const changed = directoryOf('ada', 'bob');
    studio.getDirectory.mockResolvedValueOnce({
      ...changed,
      users: changed.users.map(user =>
        user.userName.startsWith('bob') ? { ...user, title: 'Lead' } : user,
      ),
    });
    await run(taskId);
    expect(state.entities[1]).toMatchObject({
      type: 'delta',
      added: [{ entity: { metadata: { name: 'bob', description: 'Lead' } } }],
      removed: [],
    });

    jest.useFakeTimers({ now: Date.now() + 60 * 60_000 });
    try {
      await run(taskId);
    } finally {
      jest.useRealTimers();
    }
    expect(refs(state.entities[2])).toEqual([
      'user:default/ada',
      'user:default/bob',
    ]);
  });

  it('writes what has changed since another replica ran', async () => {
    const { org, otherOrg, connect, run, state, studio } = setUp();
    await connect(org);
    await run(taskId);
    // The task is now that of the other replica.
    await connect(otherOrg);
    studio.getDirectory.mockResolvedValueOnce(directoryOf('ada', 'cleo'));
    await run(taskId);
    await connect(org);
    // As it was when this replica wrote last.
    await run(taskId);

    expect(state.entities[2]).toMatchObject({
      type: 'delta',
      added: [{ entity: { metadata: { name: 'bob' } } }],
      removed: [{ entityRef: 'user:default/cleo' }],
    });
  });

  it('waits without alarm until the plugin has seen the whole directory', async () => {
    const { org, connect, runToEnd, state, studio, logger } = setUp();
    studio.getDirectory.mockRejectedValueOnce(
      await serverError(503, 'No complete sync of Identity Center yet'),
    );
    await connect(org);
    await runToEnd(taskId);

    expect(logger.info.mock.calls).toEqual([
      [
        'Left the people and teams in the catalog as they are, and will ask again: No complete sync of Identity Center yet',
      ],
    ]);
    expect(logger.error).not.toHaveBeenCalled();
    expect(state.entities).toHaveLength(1);
    expect(refs(state.entities[0])).toHaveLength(2);
  });

  it('asks again while the plugin starts, and says so when it does not', async () => {
    const { org, connect, runToEnd, state, studio, logger } = setUp();
    const error = await serverError(404, 'Not Found');
    studio.getDirectory.mockRejectedValueOnce(error);
    await connect(org);
    await runToEnd(taskId);

    expect(state.entities).toHaveLength(1);
    expect(logger.error).not.toHaveBeenCalled();

    studio.getDirectory.mockRejectedValue(error);
    await runToEnd(taskId);

    expect(logger.error.mock.calls).toEqual([
      [
        'Left the people and teams in the catalog as they are, since reading them failed: Not Found',
        error,
      ],
    ]);
  });

  it('leaves it to the next run when the plugin takes longer than that', async () => {
    const { org, connect, runToEnd, state, studio, logger } = setUp();
    studio.getDirectory.mockRejectedValue(
      await serverError(503, 'No complete sync of Identity Center yet'),
    );
    await connect(org);
    await runToEnd(taskId);

    expect(state.entities).toEqual([]);
    expect(logger.info).toHaveBeenCalledTimes(1);
    expect(logger.error).not.toHaveBeenCalled();
  });

  it.each([
    ['a refusal', () => serverError(403, 'Only plugins may read this')],
    ['a lost connection', async () => new TypeError('fetch failed')],
  ])('leaves the catalog alone after %s', async (_, makeError) => {
    const { org, connect, run, state, studio, logger } = setUp();
    await connect(org);
    await run(taskId);
    const error = await makeError();
    studio.getDirectory.mockRejectedValueOnce(error);
    await run(taskId);

    expect(state.entities).toHaveLength(1);
    expect(logger.error).toHaveBeenCalledWith(
      expect.stringMatching(
        /^Left the people and teams in the catalog as they are, since reading them failed: (Only plugins may read this|fetch failed)$/,
      ),
      error,
    );
  });

  it('leaves the catalog alone when it cannot learn what the catalog holds', async () => {
    const { org, connect, run, state, getEntityFacets } = setUp();
    getEntityFacets.mockRejectedValueOnce(new Error('catalog is starting'));
    await connect(org);
    await run(taskId);

    expect(state.entities).toEqual([]);
  });

  it('refuses an empty directory when the catalog has people, until told otherwise', async () => {
    const { org, connect, run, state, studio, logger } = setUp();
    await connect(org);
    await run(taskId);
    studio.getDirectory.mockResolvedValueOnce(directoryOf());
    await run(taskId);

    expect(state.entities).toHaveLength(1);
    expect(logger.error).toHaveBeenCalledWith(
      'Left the people and teams in the catalog as they are: it would remove all 2. If that is right, set rejectRemovalsAbovePercentage to 100 for one run',
    );

    const told = setUp({ rejectRemovalsAbovePercentage: 100 });
    told.state.ids = ['id-ada', 'id-bob'];
    told.studio.getDirectory.mockResolvedValueOnce(directoryOf());
    await told.connect(told.org);
    await told.run(taskId);
    expect(refs(told.state.entities[0])).toEqual([]);
  });

  it('refuses to remove a larger share of the people than is set, also after a restart', async () => {
    const names = Array.from({ length: 20 }, (_, i) => `person${i}`);
    const { org, connect, run, state, studio, getEntityFacets } = setUp({
      rejectRemovalsAbovePercentage: 30,
    });
    state.ids = directoryOf(...names).users.map(({ userId }) => userId);
    await connect(org);
    studio.getDirectory.mockResolvedValueOnce(directoryOf(...names.slice(7)));
    await run(taskId);
    expect(state.entities).toEqual([]);

    studio.getDirectory.mockResolvedValueOnce(directoryOf(...names.slice(6)));
    await run(taskId);
    expect(refs(state.entities[0])).toHaveLength(14);
    expect(getEntityFacets).toHaveBeenCalledWith(
      {
        facets: [
          `metadata.annotations.${USER_ID}`,
          'metadata.annotations.aws.amazon.com/sagemaker-studio-digest',
        ],
        filter: {
          'metadata.annotations.backstage.io/managed-by-location':
            'sagemaker-studio:IdentityCenterOrgEntityProvider:default',
        },
      },
      { credentials: mockCredentials.service('plugin:catalog') },
    );
  });
});

describe('StudioDomainEntityProvider', () => {
  it('brings in domains with the configured owner and namespace', async () => {
    const { domains, org, connect, run, state } = setUp({
      platform: {
        ingest: ['domains'],
        owner: 'group:default/ml-platform',
        namespace: 'aws',
      },
    });
    expect(org).toEqual([]);
    await connect(domains);
    await run('StudioDomainEntityProvider:platform:refresh');

    expect(refs(state.entities[0])).toEqual(['resource:aws/d-researchlab1']);
    expect(state.entities[0]).toMatchObject({
      entities: [
        {
          locationKey: 'StudioDomainEntityProvider:platform',
          entity: { spec: { owner: 'group:default/ml-platform' } },
        },
      ],
    });
  });

  it('relates domains to the teams with access that the catalog holds, and keeps the relations when they cannot be read', async () => {
    const { domains, connect, run, state, studio } = setUp();
    studio.listDomainTeams.mockResolvedValueOnce({
      items: [
        {
          domainId: domain.domainId,
          teams: ['group:default/forecasting', 'group:default/fraud-gone'],
        },
      ],
    });
    await connect(domains);
    await run('StudioDomainEntityProvider:default:refresh');
    expect(state.entities).toMatchObject([
      {
        entities: [
          { entity: { spec: { dependencyOf: ['group:default/forecasting'] } } },
        ],
      },
    ]);

    studio.listDomainTeams.mockRejectedValueOnce(
      await serverError(500, 'Oops'),
    );
    await run('StudioDomainEntityProvider:default:refresh');
    expect(state.entities).toHaveLength(1);
  });

  it('does not take it for none that no sync has ended yet', async () => {
    const { domains, connect, runToEnd, state, studio, logger } = setUp();
    studio.listDomains.mockResolvedValueOnce({ items: [] });
    await connect(domains);
    await runToEnd('StudioDomainEntityProvider:default:refresh');

    expect(logger.info).toHaveBeenCalledWith(
      'Left the Studio domains in the catalog as they are, and will ask again: No sync of the Studio domains has ended yet',
    );
    expect(logger.error).not.toHaveBeenCalled();
    expect(state.entities.map(refs)).toEqual([
      ['resource:default/d-researchlab1'],
    ]);
  });

  it('keeps the domains when the read fails', async () => {
    const { domains, connect, run, state, studio } = setUp();
    studio.listDomains.mockRejectedValueOnce(await serverError(500, 'Oops'));
    await connect(domains);
    await run('StudioDomainEntityProvider:default:refresh');
    expect(state.entities).toEqual([]);
  });
});
