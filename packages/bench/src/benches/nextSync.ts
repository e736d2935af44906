/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  paginateListUserProfiles,
  UpdateUserProfileCommand,
} from '@aws-sdk/client-sagemaker';
import type { AccessList } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench } from '../Bench';
import { awsClients, type AwsClients } from '../harness/aws';
import { Backend } from '../harness/backend';
import { FIRST_DOMAIN } from '../harness/company';
import { somePeople } from '../harness/directory';
import { isProbe, Sandbox } from '../harness/sandbox';
import { atMost } from '../rows';

const ROLE = 'arn:aws:iam::222222222222:role/StudioMlEngineer';

/** The cost of a sync that finds a few changes among many profiles. */
export const nextSync: Bench = {
  name: 'next-sync',
  question:
    'How many SageMaker calls does it take to see 50 changes of 10,000?',
  async run({ postgres, folder, size, say }) {
    const [profiles, changes] = size === 'full' ? [10_000, 50] : [200, 5];
    const sandbox = await Sandbox.start({
      folder,
      world: { people: profiles, profiles, groups: 20, inUse: true },
    });
    const clients = awsClients(sandbox.url);
    let backend: Backend | undefined;
    try {
      const members = await somePeople(clients.identityStore, 5);
      const team = { name: 'measured', members };
      say('first sync');
      backend = await Backend.start({
        folder,
        postgres,
        prefix: 'bench_next_sync_',
        sandboxUrl: sandbox.url,
        teams: [team],
        pace: { identityCenter: 1000, sageMaker: 1000 },
      });
      const before = await backend.untilSynced({ team: team.name });
      await sandbox.untilQuiet();

      const changed = await changeProfiles(clients, changes);
      await sandbox.clearCalls();
      say(`next sync, after ${changes} changes`);
      await backend.studio.refresh();
      await backend.untilSynced({ team: team.name, after: before });
      // A refresh looks at more than the sync, and in the other account as well.
      await sandbox.untilQuiet();
      const calls = (await sandbox.calls('sagemaker')).filter(
        call => !isProbe(call),
      );
      for (const name of changed) {
        const items = await accessAfter(before, backend, name);
        const seen = items.find(({ profile }) => profile?.name === name);
        if (seen?.profile?.executionRole !== ROLE) {
          throw new Error(`The sync did not see the new role of ${name}`);
        }
      }
      const bench = nextSync.name;
      const count = (pattern: RegExp) =>
        calls.filter(({ operation }) => pattern.test(operation)).length;
      return [
        atMost(size === 'full' ? 60 : changes + 10, {
          bench,
          metric: `SageMaker calls for ${changes} changes of ${profiles}`,
          value: calls.length,
          unit: 'calls',
          // Each change costs a call, plus the lists of changes, domains, spaces and apps in two accounts.
          bound: changes + 6,
          reason: `${count(/^DescribeUserProfile$/)} profiles and ${count(
            /^Describe(?!UserProfile)/,
          )} others described, ${count(
            /^ListUserProfiles$/,
          )} pages of profiles, ${count(/^ListSpaces$/)} of spaces, ${count(
            /^ListApps$/,
          )} of apps, ${count(/^List(Domains|Tags)$/)} other lists`,
        }),
      ];
    } finally {
      await backend?.stop();
      await sandbox.stop();
    }
  },
};

/** The list is made from what was synced, and says itself how old it is. */
async function accessAfter(
  time: string,
  { studio }: Backend,
  search: string,
): Promise<AccessList['items']> {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    const { items, syncedAt } = await studio.listAccess({
      domainId: FIRST_DOMAIN,
      search,
    });
    if (syncedAt && syncedAt > time) {
      return items;
    }
    await sleep(200);
  }
  throw new Error('The list of access did not show the sync in time');
}

/** Gives some profiles another role; answers with their names. */
async function changeProfiles(
  { sageMaker }: AwsClients,
  count: number,
): Promise<string[]> {
  const names: string[] = [];
  for await (const { UserProfiles = [] } of paginateListUserProfiles(
    { client: sageMaker, pageSize: 100 },
    { DomainIdEquals: FIRST_DOMAIN },
  )) {
    names.push(
      ...UserProfiles.map(({ UserProfileName = '' }) => UserProfileName),
    );
    if (names.length >= count) {
      break;
    }
  }
  const chosen = names.slice(0, count);
  for (const UserProfileName of chosen) {
    await sageMaker.send(
      new UpdateUserProfileCommand({
        DomainId: FIRST_DOMAIN,
        UserProfileName,
        UserSettings: { ExecutionRole: ROLE },
      }),
    );
  }
  return chosen;
}
