/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { TestDatabases } from '@backstage/backend-test-utils';
import { someGrant, someRequest } from '../../events/__testUtils__/records';
import { COMPANY } from '../../integration/__testUtils__/startTestSandbox';
import { AccessStore } from '../../store/AccessStore';
import { present } from '../../util/__testUtils__/present';
import { ML, migrated, setUpSync } from '../__testUtils__/setUpSync';

jest.setTimeout(240_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_16'],
  disableDocker: true,
});
const env = setUpSync();

describe.each(databases.eachSupportedId())(
  'sweeps of what has changed on %s',
  id => {
    it('reads of a large domain only what changed, and all of it now and then', async () => {
      await env.sandbox.admin.reset({
        kind: 'generated',
        number: 5,
        people: 1000,
        profiles: 1000,
      });
      const knex = await migrated(databases, id);
      const replica = await env.createReplica(knex);
      const { inventory, gateways, sync } = replica;
      await replica.drain(ML);
      expect(env.calls('DescribeUserProfile')).toBe(1000);
      const { domainId } = present((await inventory.listDomains())[0]);
      const names = await inventory.listProfileNames(domainId);
      const studio = gateways.studio(COMPANY.machineLearning);
      // Whenever the company was made up, what happens now comes after it.
      env.sandbox.admin.advanceTime(1000);
      for (const name of names.slice(500, 505)) {
        await studio.updateProfileRole({
          domainId,
          name,
          executionRole: COMPANY.engineerRole,
        });
      }
      await studio.deleteProfile({ domainId, name: present(names[7]) });
      env.sandbox.admin.advanceTime(60_000);
      env.sandbox.admin.clearCalls();

      await sync.requestRefresh({ lanes: [ML] });
      await replica.drain(ML);

      expect(
        env.sandbox.admin
          .calls({ service: 'sagemaker' })
          .map(call => call.operation)
          .sort(),
      ).toEqual([
        'DescribeDomain',
        ...Array.from({ length: 5 }, () => 'DescribeUserProfile'),
        'ListApps',
        'ListDomains',
        'ListSpaces',
        'ListUserProfiles',
        'ListUserProfiles',
      ]);
      const changed = (await inventory.listProfiles({ domainId })).filter(
        profile => profile.executionRole === COMPANY.engineerRole,
      );
      expect(changed.map(profile => profile.name)).toEqual(
        expect.arrayContaining(names.slice(500, 505)),
      );
      // Nothing says that it is gone.
      expect(await inventory.listProfileNames(domainId)).toHaveLength(1000);

      const thorough = await env.createReplica(knex, {
        ...env.sandbox.studioConfig,
        sync: { ...env.sandbox.studioConfig.sync, fullFrequencySeconds: 0 },
      });
      await thorough.sync.requestRefresh({ lanes: [ML] });
      await thorough.drain(ML);

      expect(env.calls('ListUserProfiles')).toBe(2 + 10);
      // The one that is gone is asked for before it is believed.
      expect(env.calls('DescribeUserProfile')).toBe(5 + 1);
      const left = names.filter(name => name !== names[7]);
      expect(await inventory.listProfileNames(domainId)).toEqual(left);

      // Changes during the sweep hide no profile.
      const { items } = await studio.listProfiles({
        domainId,
        oldestFirst: true,
      });
      const first = present(items[0]);
      const swept = thorough.gateways.studio(COMPANY.machineLearning);
      const listProfiles = swept.listProfiles.bind(swept);
      let pages = 0;
      jest.spyOn(swept, 'listProfiles').mockImplementation(async (...input) => {
        const page = await listProfiles(...input);
        pages += 1;
        if (pages === 3) {
          await studio.deleteProfile({ domainId, name: first.name });
          for (const name of left.slice(-200)) {
            await studio.updateProfileRole({
              domainId,
              name,
              executionRole: COMPANY.engineerRole,
            });
          }
        }
        return page;
      });
      await thorough.sync.requestRefresh({ lanes: [ML] });
      await thorough.drain(ML);
      expect(thorough.warnings()).toEqual([]);
      expect(left.filter(name => name !== first.name)).toEqual(
        (await inventory.listProfileNames(domainId)).filter(
          name => name !== first.name,
        ),
      );
    });

    it('reads the members of groups that let somebody in, and of all others now and then', async () => {
      await env.sandbox.admin.reset({
        kind: 'generated',
        number: 5,
        people: 60,
        profiles: 5,
        groups: 150,
      });
      const knex = await migrated(databases, id);
      const { identityCenter } = env.sandbox.admin.world;
      identityCenter.assignments = {};
      const all = Object.values(identityCenter.groups);
      const assigned = present(all[0]);
      const granted = present(all[1]);
      const named = present(all[2]);
      const member = present(
        Object.values(identityCenter.memberships).find(
          ({ groupId }) =>
            ![assigned, granted, named].some(
              group => group.groupId === groupId,
            ),
        ),
      );
      const other = present(identityCenter.groups[member.groupId]);
      const config = {
        ...env.sandbox.studioConfig,
        teams: [
          {
            team: `group:default/${named.displayName.toLowerCase()}`,
            leads: ['user:default/mira.santos'],
          },
        ],
      };
      const replica = await env.createReplica(knex, config);
      const { inventory, sync } = replica;
      await replica.drainAll();
      const groups = Object.keys(identityCenter.groups).length;
      expect(env.calls('ListGroupMemberships')).toBeGreaterThanOrEqual(groups);
      const { applicationArn = '' } = present(
        (await inventory.listDomains())[0],
      );
      await inventory.recordAssignment({
        applicationArn,
        principalType: 'GROUP',
        principalId: assigned.groupId,
      });
      await new AccessStore({ knex }).commit({
        insert: {
          requests: [someRequest('request-1')],
          grants: [
            someGrant('grant-1', {
              requestId: 'request-1',
              throughGroup: {
                groupId: granted.groupId,
                displayName: granted.displayName,
              },
            }),
          ],
        },
        events: [],
      });
      const userId = 'somebody-new';
      const join = (...joined: { groupId: string }[]) => {
        for (const { groupId } of joined) {
          const membershipId = `${groupId}-${userId}`;
          identityCenter.memberships[membershipId] = {
            membershipId,
            groupId,
            userId,
          };
        }
      };
      const added = {
        groupId: '01234567-89ab-cdef-0123-456789abcdef',
        displayName: 'brand-new',
      };
      identityCenter.groups[added.groupId] = { ...other, ...added };
      join(assigned, granted, named, other, added);
      const groupsOf = async (someone: string) =>
        ((await inventory.listGroupsOfUsers([someone])).get(someone) ?? []).map(
          ({ groupId }) => groupId,
        );
      env.sandbox.admin.clearCalls();

      await sync.requestRefresh({ lanes: ['identity-center'] });
      await replica.drain('identity-center');

      const read = [assigned, granted, named, added].map(
        ({ groupId }) => groupId,
      );
      expect(
        new Set(
          env.sandbox.admin
            .calls({ operation: 'ListGroupMemberships' })
            .map(({ input }) => (input as { GroupId: string }).GroupId),
        ),
      ).toEqual(new Set(read));
      expect((await groupsOf(userId)).sort()).toEqual([...read].sort());
      // Rows that were not read stay.
      expect(await groupsOf(member.userId)).toContain(other.groupId);

      const thorough = await env.createReplica(knex, {
        ...config,
        sync: { ...config.sync, fullFrequencySeconds: 0 },
      });
      await thorough.sync.requestRefresh({ lanes: ['identity-center'] });
      await thorough.drain('identity-center');
      expect(await groupsOf(userId)).toContain(other.groupId);
    });

    it('reads of thousands of spaces only what changed, and all of it now and then', async () => {
      const { world } = env.sandbox.admin;
      const domainId = COMPANY.researchLab;
      const startedAt = Date.now();
      const key = (space: number) => `${domainId}/space-${space}`;
      for (let space = 0; space < 850; space += 1) {
        const at = startedAt - space * 60_000;
        world.spaces[key(space)] = {
          domainId,
          spaceName: `space-${space}`,
          ownerUserProfileName: 'lena-fischer',
          sharingType: 'Private',
          settings: {},
          tags: {},
          status: 'InService',
          createdAt: at,
          modifiedAt: at,
        };
      }
      const knex = await migrated(databases, id);
      const replica = await env.createReplica(knex);
      const { inventory, sync } = replica;
      await replica.drain(ML);
      expect(env.calls('ListSpaces')).toBeGreaterThanOrEqual(9);
      const spaces = async () =>
        new Map(
          (
            await inventory.listSpaces({ domainId, owners: ['lena-fischer'] })
          ).map(space => [space.name, space]),
        );
      expect((await spaces()).size).toBe(850);
      world.spaces[key(700)] = {
        ...present(world.spaces[key(700)]),
        status: 'Failed',
        modifiedAt: startedAt + 1000,
      };
      delete world.spaces[key(701)];
      world.spaces[key(702)] = {
        ...present(world.spaces[key(702)]),
        status: 'Deleting',
        modifiedAt: startedAt + 2000,
      };
      const callsOfDomain = () =>
        env.sandbox.admin
          .calls({ operation: 'ListSpaces' })
          .filter(({ input }) => JSON.stringify(input).includes(domainId));
      env.sandbox.admin.clearCalls();

      await sync.requestRefresh({ lanes: [ML] });
      await replica.drain(ML);

      // One page, and a look at what AWS was at work on.
      expect(callsOfDomain()).toHaveLength(2);
      expect((await spaces()).get('space-700')?.status).toBe('Failed');
      // Nothing says that it is gone.
      expect((await spaces()).has('space-701')).toBe(true);
      expect((await spaces()).get('space-702')?.status).toBe('Deleting');

      delete world.spaces[key(702)];
      await sync.requestRefresh({ lanes: [ML] });
      await replica.drain(ML);
      expect((await spaces()).has('space-702')).toBe(false);

      const thorough = await env.createReplica(knex, {
        ...env.sandbox.studioConfig,
        sync: { ...env.sandbox.studioConfig.sync, fullFrequencySeconds: 0 },
      });
      await thorough.sync.requestRefresh({ lanes: [ML] });
      await thorough.drain(ML);
      expect((await spaces()).has('space-701')).toBe(false);
      expect((await spaces()).size).toBe(848);
    });
  },
);
