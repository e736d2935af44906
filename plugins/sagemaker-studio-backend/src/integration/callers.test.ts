/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Rights follow the caller's current standing: an old session gives no right that the person has lost. */
import type { Entity } from '@backstage/catalog-model';
import {
  ANNOTATION_IDENTITY_CENTER_USER_ID,
  type Grant,
  type TeamAccess,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { findUserByUserName } from '@studio-access/sandbox';
import type { Knex } from 'knex';
import { companyEntities } from './__testUtils__/companyEntities';
import { PROVIDERS } from './__testUtils__/providers';
import { oktaDirectory } from './__testUtils__/realCatalog';
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
import { LEADS_DECIDE, useStudio } from './__testUtils__/useStudio';
import { itemAt } from '../util/__testUtils__/items';
import { present } from '../util/__testUtils__/present';

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
        onboard: () =>
          person.ask({
            kind: 'onboard-team',
            people: ['user:default/aiko.tanaka'],
          }),
        revoke: () => person.ask({ kind: 'revoke', grantIds: [grantId] }),
        undo: () => person.call(client => client.undoOffboarding(grantId)),
        refresh: () => person.call(client => client.refresh()),
        'read a request': () =>
          person.call(client => client.getRequest(requestId)),
        'list requests': () => person.call(client => client.listRequests({})),
        'list grants': () => person.call(client => client.listGrants({})),
        'read events': () => person.call(client => client.listEvents({})),
        'export the record': () =>
          person.call(client => client.exportEvents('csv')),
        'export the settings': () => person.get('/settings/export'),
        'read the rules of teams': () => person.get('/team-rules'),
        'read networks': () =>
          person.call(client => client.listNetworks(COMPANY.machineLearning)),
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

describe.each(PROVIDERS)(
  'somebody who was moved to another team, brought by $by',
  provider => {
    const studio = useStudio(provider);

    it('asks no more with the one before, as whom their session signed them in', async () => {
      const { world } = studio.sandbox.admin;
      const follow = () =>
        studio.startDeciding([{ ...LEADS_DECIDE, requesters: 'members' }], {
          entities: companyEntities(world),
        });
      const priya = () => studio.backend.as('priya.nair');
      const isMember = async () => {
        const { viewer } = await answerOf<TeamAccess>(
          200,
          priya().call(client =>
            client.getTeamAccess('group:default/forecasting'),
          ),
        );
        return viewer.isMember;
      };
      await follow();
      const { requestId } = await answerOf(201, priya().ask({}));
      await answerOf(
        200,
        priya().call(client => client.withdrawRequest(requestId)),
      );
      expect(await isMember()).toBe(true);

      const idOf = (all: object, wanted: string) =>
        present(
          Object.values(all).find(({ login, name }) =>
            [login, name].includes(wanted),
          ),
        ).id;
      const { people, groups } = world.okta;
      const { change } = oktaDirectory(studio.sandbox);
      const member = idOf(people, 'priya.nair@alpenglow.example');
      const before = idOf(groups, 'forecasting');
      const after = idOf(groups, 'finance-analytics');
      await change('DELETE', `/groups/${before}/members/${member}`);
      await change('PUT', `/groups/${after}/members/${member}`);
      await follow();
      expect(await isMember()).toBe(false);
      for (const kind of ['grant', 'onboard-team'] as const) {
        const { error } = await answerOf<ErrorBody>(403, priya().ask({ kind }));
        expect(error.message).toContain("lets only members of 'forecasting'");
      }
    });
  },
);
