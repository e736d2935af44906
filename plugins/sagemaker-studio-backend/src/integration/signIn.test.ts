/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * The identity after a sign-in, with the auth plugin, a real catalog and the org provider, while an attacker registers
 * entities.
 */
import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import authPlugin from '@backstage/plugin-auth-backend';
import type { JsonObject } from '@backstage/types';
import { createOAuthAuthenticator } from '@backstage/plugin-auth-node';
import { createTrustedSignInModule } from '@studio-access/backstage-plugin-auth-backend-module-sagemaker-studio';
import request from 'supertest';
import { registering, startWithRealCatalog } from './__testUtils__/realCatalog';
import { flowsDatabase } from './__testUtils__/flowsDatabase';
import {
  startTestSandbox,
  type TestSandbox,
} from './__testUtils__/startTestSandbox';

jest.setTimeout(240_000);

const ORIGIN = 'url:https://git.example/anybody/catalog-info.yaml';
const LEAD = 'mira.santos@alpenglow.example';

/** Signs in the person whom the refresh token names. */
const authenticator = createOAuthAuthenticator<undefined, string>({
  defaultProfileTransform: async ({ fullProfile }) => ({
    profile: { email: fullProfile },
  }),
  initialize: () => undefined,
  async start() {
    throw new Error('Nobody starts here');
  },
  async authenticate() {
    throw new Error('Nobody starts here');
  },
  async refresh({ refreshToken, scope }) {
    return {
      fullProfile: decodeURIComponent(refreshToken),
      session: {
        accessToken: 'token',
        tokenType: 'bearer',
        scope,
        expiresInSeconds: 3600,
      },
    };
  },
});

function registered(kind: string, name: string, spec: Entity['spec']): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: {
      namespace: 'default',
      name,
      annotations: {
        'backstage.io/managed-by-location': ORIGIN,
        'backstage.io/managed-by-origin-location': ORIGIN,
      },
    },
    spec,
  };
}

describe('a sign-in', () => {
  const databases = flowsDatabase();
  const logger = mockServices.rootLogger.mock();
  let sandbox: TestSandbox;
  let backend: Awaited<ReturnType<typeof startWithRealCatalog>>;

  async function start(
    entities: Entity[] = [],
    studio?: JsonObject,
  ): Promise<void> {
    logger.child.mockReturnValue(logger);
    backend = await startWithRealCatalog({
      sandbox,
      studio,
      knex: await databases.init(),
      catalogKnex: await databases.init(),
      otherKnex: { auth: await databases.init() },
      data: {
        app: { baseUrl: 'http://localhost:3000' },
        backend: { baseUrl: 'http://localhost:7007' },
        auth: {
          environment: 'development',
          providers: {
            okta: {
              development: { clientId: 'portal' },
            },
          },
        },
      },
      features: [
        authPlugin,
        createTrustedSignInModule({ providerId: 'okta', authenticator }),
        registering(entities),
        logger.factory,
      ],
    });
    await backend.bringIn();
    await backend.until(async () => {
      const names = (await backend.entities()).map(
        ({ metadata }) => metadata.name,
      );
      return entities.every(({ metadata }) => names.includes(metadata.name));
    }, 'The catalog does not take the entities in');
  }

  async function signIn(email: string) {
    const { status, body } = await request(backend.server)
      .post('/api/auth/okta/refresh?env=development')
      .set('X-Requested-With', 'XMLHttpRequest')
      .set('Cookie', `okta-refresh-token=${encodeURIComponent(email)}`);
    return {
      status,
      identity: body.backstageIdentity?.identity,
      message: String(body.error?.message),
    };
  }

  beforeAll(async () => {
    sandbox = await startTestSandbox();
  });

  beforeEach(() => sandbox.admin.reset());

  afterEach(() => backend.stop());

  afterAll(() => sandbox.stop());

  it('is as the person with exactly the address, in any case, with the groups of trusted entities', async () => {
    await start([
      registered('Group', 'helpers', {
        type: 'team',
        children: [],
        parent: 'ml-platform',
        members: ['mira.santos'],
      }),
    ]);
    expect((await signIn('Mira.Santos@alpenglow.example')).identity).toEqual({
      type: 'user',
      userEntityRef: 'user:default/mira.santos',
      ownershipEntityRefs: [
        'user:default/mira.santos',
        'group:default/forecasting',
      ],
    });
  });

  it('is not prevented by a user that claims the address, and reports that user', async () => {
    await start([
      registered('User', 'mallory', {
        profile: { email: LEAD },
        memberOf: ['ml-platform'],
      }),
    ]);
    expect((await signIn(LEAD)).identity).toMatchObject({
      userEntityRef: 'user:default/mira.santos',
    });
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining(
        `user:default/mallory claims the address ${LEAD}, but its origin is not trusted: ${ORIGIN}`,
      ),
    );
  });

  it('is refused as a user that one has registered oneself', async () => {
    await start([
      registered('User', 'mallory', {
        profile: { email: 'mallory@alpenglow.example' },
        memberOf: ['ml-platform'],
      }),
    ]);
    const { status, message } = await signIn('mallory@alpenglow.example');
    expect(status).toBe(401);
    expect(message).toContain(
      'No user of a trusted origin has the address mallory@alpenglow.example',
    );
  });

  it.each(['mira.santos+tag@alpenglow.example', 'mira.santos@partner.example'])(
    'is refused with an address that only resembles that of somebody: %s',
    async address => {
      await start();
      const { status, message } = await signIn(address);
      expect(status).toBe(401);
      expect(message).toContain(address);
    },
  );

  it('is as a person of another trusted provider with exactly the address, and with none that resembles it', async () => {
    const address = 'noor.haddad@partner.example';
    await start(
      [
        registered('User', 'noor', {
          profile: { email: address },
          memberOf: [],
        }),
      ],
      {
        identity: { trustedOrigins: [ORIGIN] },
      },
    );
    expect((await signIn('Noor.Haddad@partner.example')).identity).toEqual({
      type: 'user',
      userEntityRef: 'user:default/noor',
      ownershipEntityRefs: ['user:default/noor'],
    });
    for (const other of [
      'noor.haddad+tag@partner.example',
      'noor@partner.example',
      `${address}.example`,
      // The local part is that of somebody in Identity Center.
      'mira.santos@partner.example',
    ]) {
      const { status, message } = await signIn(other);
      expect([status, message]).toEqual([401, expect.stringContaining(other)]);
    }
  });

  it('is refused while two people have the address, naming both', async () => {
    const { users } = sandbox.admin.world.identityCenter;
    for (const user of Object.values(users)) {
      if (user.userName.startsWith('jonas.weber')) {
        users[user.userId] = { ...user, email: LEAD };
      }
    }
    await start();
    const { status, message } = await signIn(LEAD);
    expect(status).toBe(401);
    expect(message).toContain(
      'user:default/jonas.weber, user:default/mira.santos',
    );
  });
});
