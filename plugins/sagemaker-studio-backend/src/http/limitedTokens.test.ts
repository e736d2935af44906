/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Tokens of services may be limited to some permissions (`accessRestrictions` in app-config). */
import { authServiceFactory } from '@backstage/backend-defaults/auth';
import { httpAuthServiceFactory } from '@backstage/backend-defaults/httpAuth';
import { permissionsServiceFactory } from '@backstage/backend-defaults/permissions';
import request from 'supertest';
import { flowsDatabase } from '../integration/__testUtils__/flowsDatabase';
import { startStudioBackend } from '../integration/__testUtils__/startStudioBackend';
import {
  startTestSandbox,
  type TestSandbox,
} from '../integration/__testUtils__/startTestSandbox';

jest.setTimeout(120_000);

const ROUTES = [
  ['/standing?user=user:default/ben.carter', 'sagemaker-studio.access.read'],
  ['/directory', 'sagemaker-studio.access.read'],
  ['/domain-teams', 'sagemaker-studio.access.read'],
  ['/request-documents', 'sagemaker-studio.request.read'],
] as const;

const UNLIMITED = 'unlimited-token';
const tokenFor = (permission: string) => `token-for-${permission}`;

describe('a token of a service', () => {
  const databases = flowsDatabase();
  let sandbox: TestSandbox;
  let backend: Awaited<ReturnType<typeof startStudioBackend>>;

  const call = (path: string, token: string) =>
    request(backend.server)
      .get(`/api/sagemaker-studio${path}`)
      .set('Authorization', `Bearer ${token}`);

  beforeAll(async () => {
    sandbox = await startTestSandbox();
    const limitedTo = (permission: string) => ({
      type: 'static',
      options: { token: tokenFor(permission), subject: 'reporting' },
      accessRestrictions: [{ plugin: 'sagemaker-studio', permission }],
    });
    backend = await startStudioBackend({
      sandbox: {
        ...sandbox,
        data: {
          ...sandbox.data,
          backend: {
            baseUrl: 'http://localhost:7007',
            auth: {
              externalAccess: [
                {
                  type: 'static',
                  options: { token: UNLIMITED, subject: 'reporting' },
                },
                ...[
                  'sagemaker-studio.access.read',
                  'sagemaker-studio.request.read',
                  'sagemaker-studio.events.export',
                ].map(limitedTo),
              ],
            },
          },
        },
      },
      knex: await databases.init(),
      features: [
        authServiceFactory,
        httpAuthServiceFactory,
        permissionsServiceFactory,
      ],
    });
    await backend.sync();
  });

  afterAll(async () => {
    await backend?.stop();
    await sandbox.stop();
  });

  it.each(ROUTES)('reads %s with its permission', async (path, permission) => {
    const limited = await call(path, tokenFor(permission));
    const unlimited = await call(path, UNLIMITED);
    expect([limited.status, unlimited.status]).toEqual([200, 200]);
  });

  it.each(ROUTES)(
    'does not read %s with another permission alone',
    async (path, permission) => {
      const { body } = await call(
        path,
        tokenFor('sagemaker-studio.events.export'),
      ).expect(403);
      expect(body.error.message).toContain(permission);
    },
  );
});
