/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  paginateListUserProfiles,
  UpdateUserProfileCommand,
} from '@aws-sdk/client-sagemaker';
import type { Bench } from '../Bench';
import { awsClients, type AwsClients } from '../harness/aws';
import { Backend } from '../harness/backend';
import { ACCOUNTS, FIRST_DOMAIN } from '../harness/company';
import { somePeople } from '../harness/directory';
import { Sandbox } from '../harness/sandbox';
import { atMost } from '../rows';

const ROLE = 'arn:aws:iam::222222222222:role/StudioMlEngineer';

/** What it costs to notice a few changes among many profiles. */
export const nextSync: Bench = {
  name: 'next-sync',
  question:
    'How many SageMaker calls does it take to see 50 changes of 10,000?',
  async run({ postgres, folder, size, say }) {
    const [profiles, changes] = size === 'full' ? [10_000, 50] : [200, 5];
    const sandbox = await Sandbox.start({
      folder,
      world: { people: profiles, profiles, groups: 20 },
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

      const changed = await changeProfiles(clients, changes);
      await sandbox.clearCalls();
      say(`next sync, after ${changes} changes`);
      await backend.studio.refresh();
      await backend.untilSynced({ team: team.name, after: before });
      const calls = (await sandbox.calls('sagemaker')).filter(
        ({ accountId }) => accountId === ACCOUNTS.ml.accountId,
      );
      const { items } = await backend.studio.listAccess({
        domainId: FIRST_DOMAIN,
        search: changed[0],
      });
      const seen = items.find(({ profile }) => profile?.name === changed[0]);
      if (seen?.profile?.executionRole !== ROLE) {
        throw new Error(`The sync did not see the new role of ${changed[0]}`);
      }
      return [
        atMost(size === 'full' ? 60 : changes + 10, {
          bench: nextSync.name,
          metric: `SageMaker calls for ${changes} changes of ${profiles}`,
          value: calls.length,
          unit: 'calls',
          bound: changes + 1,
        }),
      ];
    } finally {
      await backend?.stop();
      await sandbox.stop();
    }
  },
};

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
