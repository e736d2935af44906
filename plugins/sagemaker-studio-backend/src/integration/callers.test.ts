/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Rights follow the caller's current standing: an old session gives no right that the person has lost. */
import type { Entity } from '@backstage/catalog-model';
import {
  ANNOTATION_IDENTITY_CENTER_USER_ID,
  type Grant,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { findUserByUserName } from '@studio-access/sandbox';
import type { Knex } from 'knex';
import { companyEntities } from './__testUtils__/companyEntities';
import { PROVIDERS } from './__testUtils__/providers';
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
import { itemAt } from '../util/__testUtils__/items';

jest.setTimeout(240_000);

type ErrorBody = { error: { name: string; message: string } };

describe.each(PROVIDERS)(
  'somebody who is signed in, brought by $by',
  provider => {
    const databases = flowsDatabase();
    let sandbox: TestSandbox;
    let knex: Knex;
    let backend: Awaited<ReturnType<typeof startStudioBackend>>;
    let aws: ReturnType<typeof studioWorld>;
    let entities: Entity[];
    let grants: Grant[];

    const mira = () => backend.as('mira.santos');
    const jonas = 'user:default/jonas.weber';

    /** Everything that changes something or reads records. */
    const guarded = (name: string) => {
      const person = backend.as(name);
      const { grantId, requestId } = itemAt(grants, 0);
      return {
        ask: () => person.ask({ people: ['user:default/aiko.tanaka'] }),
        revoke: () => person.ask({ kind: 'revoke', grantIds: [grantId] }),
        undo: () => person.call(client => client.undoOffboarding(grantId)),
        refresh: () => person.call(client => client.refresh()),
        'read a request': () =>
          person.call(client => client.getRequest(requestId)),
        'list requests': () => person.call(client => client.listRequests({})),
        'list grants': () => person.call(client => client.listGrants({})),
        'read events': () => person.call(client => client.listEvents({})),
      };
    };

    beforeAll(async () => {
      sandbox = await startTestSandbox({
        studio: {
          ...provider.config,
          teams: [
            {
              team: 'group:default/forecasting',
              leads: ['user:default/mira.santos'],
            },
          ],
          policies: [
            {
              name: 'research-lab',
              teams: ['*'],
              domains: [COMPANY.researchLab],
              requesters: 'anyone',
              approvers: ['user:default/daniel.kim'],
            },
          ],
        },
      });
    });

    beforeEach(async () => {
      await sandbox.admin.reset();
      sandbox.admin.world.timings.userProfile = 30;
      aws = studioWorld(sandbox.admin.world);
      knex = await databases.init();
      const userId = findUserByUserName(
        sandbox.admin.world,
        'mira.santos@alpenglow.example',
      )?.userId;
      entities = provider
        .bring(companyEntities(sandbox.admin.world))
        .map(entity =>
          // Only our provider knows the user; another's leads to it by the address.
          provider.isOurs && entity.metadata.name === 'mira.santos' && userId
            ? {
                ...entity,
                metadata: {
                  ...entity.metadata,
                  annotations: {
                    ...entity.metadata.annotations,
                    [ANNOTATION_IDENTITY_CENTER_USER_ID]: userId,
                  },
                },
              }
            : entity,
        );
      backend = await startStudioBackend({ sandbox, knex, entities });
      await backend.sync();
      const asked = await answerOf(201, mira().ask({ people: [jonas] }));
      await answerOf(200, backend.as('daniel.kim').decide(asked));
      ({ grants } = await backend.settle(asked.requestId));
    });

    afterEach(() => backend.stop());

    afterAll(() => sandbox.stop());

    it('changes and reads nothing once their Identity Center user is disabled', async () => {
      aws.setStatus('mira.santos', 'DISABLED');
      await backend.sync();
      for (const [what, call] of Object.entries(guarded('mira.santos'))) {
        const { error } = await answerOf<ErrorBody>(403, call());
        expect(`${what}: ${error.message}`).toContain('is disabled');
      }
    });

    it('is told that the user is disabled also when the catalog has dropped it', async () => {
      // Names are assigned to people of our provider.
      await backend.asService().getDirectory();
      aws.setStatus('mira.santos', 'DISABLED');
      await backend.sync();
      await backend.stop();
      backend = await startStudioBackend({
        sandbox,
        knex,
        entities: entities.filter(
          ({ metadata }) => metadata.name !== 'mira.santos',
        ),
      });
      for (const [what, call] of Object.entries(guarded('mira.santos'))) {
        const { error } = await answerOf<ErrorBody>(403, call());
        expect(`${what}: ${error.message}`).toContain(
          "Your user 'mira.santos@alpenglow.example' is disabled",
        );
      }
    });

    it('changes and reads nothing once their Identity Center user is gone', async () => {
      aws.deleteUser('mira.santos');
      await backend.sync();
      for (const [what, call] of Object.entries(guarded('mira.santos'))) {
        const { error } = await answerOf<ErrorBody>(403, call());
        expect(`${what}: ${error.message}`).toContain(
          'was missing at the last sync',
        );
      }
    });
  },
);
