/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * An attacker may register any entity. None of what entities can say gives a right, takes one away, or makes somebody
 * else ambiguous, unless it comes from a trusted origin.
 */
import type { Entity } from '@backstage/catalog-model';
import { ANNOTATION_IDENTITY_CENTER_USER_ID } from '@studio-access/backstage-plugin-sagemaker-studio-common';
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
  kind: 'User' | 'Group',
  name: string,
  spec: Entity['spec'],
  annotations: Record<string, string> = {},
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: {
      namespace: 'default',
      name,
      annotations: { ...annotations, ...REGISTERED },
    },
    spec,
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
    trustedOrigins: string[] = [],
  ): Promise<void> {
    const studio = sandbox.data.sagemakerStudio;
    backend = await startStudioBackend({
      sandbox: {
        ...sandbox,
        data: {
          ...sandbox.data,
          sagemakerStudio: {
            ...(studio as object),
            identity: { trustedOrigins },
            policies: [
              {
                name: 'research-lab',
                teams: ['*'],
                domains: [COMPANY.researchLab],
                requesters: 'anyone',
                approvers: [PLATFORM],
              },
            ],
          },
        },
      },
      knex,
      catalog: withRelations([
        ...companyEntities(sandbox.admin.world),
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
    await start([HELPERS], ['url:https://git.example/anybody/']);
    const asked = await askAsBen();
    expect(asked.stages[0]?.approvers).toEqual([
      PLATFORM,
      'group:default/helpers',
    ]);
    await answerOf(200, backend.as('priya.nair').decide(asked));
  });
});
