/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { TestDatabases } from '@backstage/backend-test-utils';
import { migrated, setUpSync } from '../__testUtils__/setUpSync';
import type { HeldRemoval } from '../store/RemovalThreshold';

jest.setTimeout(240_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_16'],
  disableDocker: true,
});
const env = setUpSync();

describe.each(databases.eachSupportedId())(
  'the removal threshold on %s',
  id => {
    it('refuses to remove most of what there is until somebody accepts it', async () => {
      await env.sandbox.admin.reset({
        kind: 'generated',
        number: 3,
        people: 40,
        profiles: 5,
      });
      const replica = await env.createReplica(await migrated(databases, id));
      const { inventory, sync } = replica;
      await replica.drain('identity-center');
      const before = (await inventory.listUsers()).length;
      await env.sandbox.admin.reset({
        kind: 'generated',
        number: 3,
        people: 4,
        profiles: 2,
      });

      await sync.requestRefresh({ lanes: ['identity-center'] });
      await replica.drain('identity-center');

      expect(await inventory.listUsers()).toHaveLength(before);
      expect(replica.warnings()).toEqual([
        expect.stringMatching(
          /AWS no longer shows \d+ of \d+ users. They are kept until a person checks this/,
        ),
      ]);

      // Neither a refresh nor the acceptance of something else lets them go.
      await sync.requestRefresh({ lanes: ['identity-center'] });
      await replica.drain('identity-center');
      expect(await inventory.listUsers()).toHaveLength(before);

      const reported: HeldRemoval[][] = [];
      const accept = () =>
        replica.removalThreshold.accept(
          'user:default/mira.santos',
          async removals => {
            reported.push(removals);
          },
        );
      await accept();
      expect(reported).toEqual([
        [
          expect.objectContaining({
            what: 'users',
            lane: 'identity-center',
            before,
          }),
        ],
      ]);
      await accept();
      expect(reported).toHaveLength(1);
      // An event's refresh takes nothing back.
      await sync.requestRefresh({ lanes: ['identity-center'] });
      // What is gone beyond that is another question.
      for (let more = 0; more < 60; more += 1) {
        await inventory.recordUser({
          userId: `more-${more}`,
          userName: `more-${more}`,
          displayName: 'One More',
          externalIds: [],
          status: 'ENABLED',
        });
      }
      await replica.drain('identity-center');
      expect(await inventory.listUsers()).toHaveLength(before + 60);

      await accept();
      await sync.requestRefresh({ lanes: ['identity-center'] });
      await replica.drain('identity-center');
      expect(await inventory.listUsers()).toHaveLength(
        Object.keys(env.sandbox.admin.world.identityCenter.users).length,
      );

      // Accepted once is not accepted for ever.
      const accepted = reported.length;
      await accept();
      expect(reported).toHaveLength(accepted);
    });
  },
);
