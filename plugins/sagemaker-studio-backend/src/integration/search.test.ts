/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* The search of Backstage with our search module, permission policy and sandbox: nobody finds a request of others. */
import { permissionsServiceFactory } from '@backstage/backend-defaults/permissions';
import { mockCredentials } from '@backstage/backend-test-utils';
import permissionPlugin from '@backstage/plugin-permission-backend';
import searchPlugin from '@backstage/plugin-search-backend';
import permissionModule from '@studio-access/backstage-plugin-permission-backend-module-sagemaker-studio';
import searchModule from '@studio-access/backstage-plugin-search-backend-module-sagemaker-studio';
import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { authWithActors } from './__testUtils__/authWithActors';
import { answerOf } from './__testUtils__/startStudioBackend';
import { COMPANY } from './__testUtils__/startTestSandbox';
import { LEADS_DECIDE, useStudio } from './__testUtils__/useStudio';

jest.setTimeout(240_000);

/** The tasks of the search, which replaces but the first dash in the type of a document. */
const DOMAINS = 'search_index_sagemaker_studio-domain';
const REQUESTS = 'search_index_sagemaker_studio-request';
const DOMAIN_PATH = `/sagemaker-studio/domains/${COMPANY.researchLab}`;

describe('a search', () => {
  const studio = useStudio();

  const start = (isChecked: boolean) =>
    studio.startDeciding([LEADS_DECIDE], {
      features: [
        searchPlugin,
        searchModule,
        permissionPlugin,
        permissionModule,
        permissionsServiceFactory,
        authWithActors,
      ],
      data: {
        permission: {
          enabled: isChecked,
          sagemakerStudio: { platformTeams: ['group:default/ml-platform'] },
        },
      },
    });

  const find = async (who: string, term: string): Promise<string[]> => {
    const { body } = await request(studio.backend.server)
      .get('/api/search/query')
      .query({ term })
      .set('Authorization', mockCredentials.user.header(`user:default/${who}`))
      .expect(200);
    return body.results.map(
      ({ document }: { document: { location: string } }) => document.location,
    );
  };

  const ask = () =>
    answerOf<{ requestId: string }>(
      201,
      studio.backend.as('jonas.weber').call(client =>
        client.createRequest(
          {
            kind: 'grant',
            team: 'group:default/forecasting',
            domainId: COMPANY.researchLab,
            justification: 'A reason that stays confidential',
          },
          { idempotencyKey: randomUUID() },
        ),
      ),
    );

  it('finds domains for everybody, and a request for those who may read it', async () => {
    await start(true);
    const { requestId } = await ask();
    const path = `/sagemaker-studio/requests/${requestId}`;
    await studio.backend.trigger(DOMAINS);
    await studio.backend.trigger(REQUESTS);
    for (const who of ['jonas.weber', 'mira.santos', 'ingrid.larsen']) {
      expect([who, await find(who, 'Jonas Weber')]).toEqual([who, [path]]);
    }
    expect(await find('olga.petrova', 'research-lab')).toContain(DOMAIN_PATH);
    for (const term of ['Jonas Weber', 'forecasting', '']) {
      expect(await find('olga.petrova', term)).not.toContain(path);
    }
    // Not even those who may read it find it by what somebody wrote.
    expect(await find('jonas.weber', 'confidential')).toEqual([]);
  });

  it('finds no request at all where the portal checks no permissions', async () => {
    await start(false);
    await ask();
    await studio.backend.trigger(DOMAINS);
    await expect(studio.backend.trigger(REQUESTS)).rejects.toThrow(
      `Task ${REQUESTS} not found`,
    );
    expect(await find('jonas.weber', 'research-lab')).toContain(DOMAIN_PATH);
  });
});
