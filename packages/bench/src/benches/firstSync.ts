/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  paginateListApps,
  paginateListSpaces,
} from '@aws-sdk/client-sagemaker';
import type { Bench } from '../Bench';
import { awsClients, type AwsClients } from '../harness/aws';
import { Backend } from '../harness/backend';
import { somePeople } from '../harness/directory';
import { Sandbox, type LoggedCall } from '../harness/sandbox';
import { leastSeconds, secondsUntil, throttledShare } from '../limits';
import { atMost } from '../rows';

/** AWS publishes no rate for SageMaker; these are the sandbox's for this bench, and the product is not told. */
const LIMITS = {
  identityCenter: 20,
  identityStore: 20,
  sageMaker: { write: 20, describe: 80, list: 20 },
};
const PAGE = 100;
/** Each is asked for its domains. */
const ACCOUNTS_LISTED = 2;

/** How near a sync that starts from nothing comes to what AWS's limits allow. */
export const firstSync: Bench = {
  name: 'first-sync',
  question:
    'How many calls and how long does it take to see 10,000 profiles for the first time, under rate limits?',
  async run({ postgres, folder, size, say }) {
    const profiles = size === 'full' ? 10_000 : 200;
    const sandbox = await Sandbox.start({
      folder,
      world: { people: profiles, profiles, groups: 20, inUse: true },
    });
    let backend: Backend | undefined;
    try {
      const clients = awsClients(sandbox.url);
      const members = await somePeople(clients.identityStore, 5);
      const { spaces, running, apps } = await countUse(clients);
      const team = { name: 'measured', members };
      await sandbox.setRateLimits(LIMITS);
      await sandbox.clearCalls();
      say(`first sync, at ${LIMITS.sageMaker.describe} descriptions a second`);
      backend = await Backend.start({
        folder,
        postgres,
        prefix: 'bench_first_sync_',
        sandboxUrl: sandbox.url,
        teams: [team],
        pace: { identityCenter: 20, sageMaker: 1000 },
      });
      const processorBefore = backend.processorMs();
      const { length: callsBefore } = describedBy(await sandbox.calls());
      await backend.untilSynced({ team: team.name, minutes: 10 });
      const visibleAt = Date.now();
      const processor = backend.processorMs() - processorBefore;
      const calls = await sandbox.calls();
      const studio = calls.filter(({ service }) => service === 'sagemaker');
      const seconds = secondsUntil(visibleAt, studio);
      // Profiles, spaces and apps page by page.
      const pages = [profiles, spaces, apps]
        .map(count => Math.max(1, Math.ceil(count / PAGE)))
        .reduce((sum, count) => sum + count, 0);
      // The domain, each profile, and of each app that runs when it was last worked with, which lists do not tell.
      const described = 1 + profiles + running;
      const unavoidable = ACCOUNTS_LISTED + pages + described;
      const least = leastSeconds(described, LIMITS.sageMaker.describe);
      const bench = firstSync.name;
      return [
        atMost(1.02, {
          bench,
          metric: 'SageMaker calls against the unavoidable',
          value: studio.length / unavoidable,
          unit: 'times',
          bound: unavoidable,
        }),
        atMost(1.1, {
          bench,
          metric: 'time against calls ÷ allowed rate',
          value: seconds / least,
          unit: 'times',
          bound: 1,
        }),
        {
          bench,
          metric: 'time from the first call until the page shows it',
          value: seconds,
          unit: 's',
          bound: least,
        },
        atMost(6, {
          bench,
          metric: 'processor time a description',
          value: processor / (describedBy(calls).length - callsBefore),
          unit: 'ms',
        }),
        atMost(1, {
          bench,
          metric: 'throttled answers of all services',
          value: 100 * throttledShare(calls),
          unit: '%',
        }),
      ];
    } finally {
      await backend?.stop();
      await sandbox.stop();
    }
  },
};

function describedBy(calls: LoggedCall[]): LoggedCall[] {
  return calls.filter(({ operation }) => operation === 'DescribeUserProfile');
}

/** Counts resources other than profiles. */
async function countUse({
  sageMaker: client,
}: AwsClients): Promise<{ spaces: number; apps: number; running: number }> {
  let [spaces, apps, running] = [0, 0, 0];
  const pager = { client, pageSize: PAGE };
  for await (const { Spaces = [] } of paginateListSpaces(pager, {})) {
    spaces += Spaces.length;
  }
  for await (const { Apps = [] } of paginateListApps(pager, {})) {
    apps += Apps.length;
    running += Apps.filter(({ Status }) => Status === 'InService').length;
  }
  return { spaces, apps, running };
}
