/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Bench } from '../Bench';
import { awsClients } from '../harness/aws';
import { Backend } from '../harness/backend';
import { somePeople } from '../harness/directory';
import { Sandbox } from '../harness/sandbox';
import { leastSeconds, secondsOf, throttledShare } from '../limits';
import { atMost } from '../rows';

/** AWS publishes no rate for SageMaker; these are the sandbox's for this bench, and the product is not told. */
const LIMITS = {
  identityCenter: 20,
  identityStore: 20,
  sageMaker: { write: 20, describe: 80, list: 20 },
};
const PAGE = 100;

/** How near a sync that starts from nothing comes to what AWS's limits allow. */
export const firstSync: Bench = {
  name: 'first-sync',
  question:
    'How many calls and how long does it take to see 10,000 profiles for the first time, under rate limits?',
  async run({ postgres, folder, size, say }) {
    const profiles = size === 'full' ? 10_000 : 200;
    const sandbox = await Sandbox.start({
      folder,
      world: { people: profiles, profiles, groups: 20 },
    });
    let backend: Backend | undefined;
    try {
      const members = await somePeople(
        awsClients(sandbox.url).identityStore,
        5,
      );
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
      await backend.untilSynced({ team: team.name, minutes: 10 });
      const calls = await sandbox.calls();
      const studio = calls.filter(
        ({ service, region, accountId }) =>
          service === 'sagemaker' &&
          region === 'eu-west-1' &&
          accountId === '222222222222',
      );
      // The domains, the domain, the profiles page by page, each profile, and a page each of spaces and apps.
      const unavoidable = 2 + Math.ceil(profiles / PAGE) + profiles + 2;
      const least = leastSeconds(profiles + 1, LIMITS.sageMaker.describe);
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
          value: secondsOf(studio) / least,
          unit: 'times',
          bound: 1,
        }),
        {
          bench,
          metric: 'time of the sync',
          value: secondsOf(studio),
          unit: 's',
          bound: least,
        },
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
