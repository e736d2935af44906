/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { present } from '../../util/__testUtils__/present';
import { TestDatabases } from '@backstage/backend-test-utils';
import { ML, migrated, setUpSync } from '../__testUtils__/setUpSync';

jest.setTimeout(240_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_16'],
  disableDocker: true,
});
const env = setUpSync();

describe.each(databases.eachSupportedId())(
  'a sweep that moves between replicas on %s',
  id => {
    it('lets the sweep of a replica that lost the lane be overtaken', async () => {
      const knex = await migrated(databases, id);
      const [slow, fast] = [
        await env.createReplica(knex),
        await env.createReplica(knex),
      ];
      await slow.step('identity-center');
      await slow.step('identity-center');
      await fast.drain('identity-center');
      env.sandbox.admin.clearCalls();

      expect(await slow.step('identity-center')).toBe(false);

      expect(env.sandbox.admin.calls()).toEqual([]);
    });

    it('goes on where a replica that died in a sweep has left it', async () => {
      await env.sandbox.admin.reset({
        kind: 'generated',
        number: 5,
        people: 300,
        profiles: 250,
      });
      const knex = await migrated(databases, id);
      const dead = await env.createReplica(knex);
      while (env.calls('ListGroups') === 0) {
        await dead.step('identity-center');
      }
      while (env.calls('DescribeUserProfile') <= 100) {
        await dead.step(ML);
      }
      const successor = await env.createReplica(knex);

      await successor.drain('identity-center');
      expect(env.calls('ListUsers')).toBe(3);
      expect(await successor.inventory.listUsers()).toHaveLength(300);
      env.sandbox.admin.clearCalls();
      await successor.drain(ML);

      // The first page had been described and recorded.
      expect(env.calls('ListUserProfiles')).toBe(2);
      expect(env.calls('DescribeUserProfile')).toBe(150);
      const { domainId } = present(
        (await successor.inventory.listDomains())[0],
      );
      expect(await successor.inventory.listProfileNames(domainId)).toHaveLength(
        250,
      );
      expect(await dead.step(ML)).toBe(false);
    });

    it('gets to the end of large groups however short its turns are', async () => {
      const { identityCenter } = env.sandbox.admin.world;
      const group = present(Object.values(identityCenter.groups)[0]);
      for (let member = 0; member < 650; member += 1) {
        const membershipId = `member-${member}`;
        identityCenter.memberships[membershipId] = {
          membershipId,
          groupId: group.groupId,
          userId: membershipId,
        };
      }
      env.sandbox.admin.addFault({
        operation: 'ListGroupMemberships',
        effect: { type: 'latency', milliseconds: 100 },
      });
      const knex = await migrated(databases, id);
      let replica = await env.createReplica(knex);
      const isComplete = async () =>
        Boolean((await replica.syncStates.get('identity-center')).completedAt);

      // No turn is long enough for all pages of the group; and now and then another replica has it.
      for (let turn = 0; turn < 200 && !(await isComplete()); turn += 1) {
        const signal = AbortSignal.timeout(250);
        while (
          !signal.aborted &&
          (await replica.sync.work('identity-center', { signal }))
        ) {
          // Goes on for as long as the turn lasts.
        }
        replica = turn % 5 === 4 ? await env.createReplica(knex) : replica;
      }

      expect(await isComplete()).toBe(true);
      const groups = await replica.inventory.listGroups({
        groupIds: [group.groupId],
      });
      const { memberUserIds } = present(groups[0]);
      expect(memberUserIds.length).toBeGreaterThanOrEqual(650);
    });
  },
);
