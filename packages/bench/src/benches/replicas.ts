/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Bench } from '../Bench';
import { awsClients } from '../harness/aws';
import { Backend } from '../harness/backend';
import { somePeople } from '../harness/directory';
import { Sandbox, type LoggedCall } from '../harness/sandbox';
import { secondsOf, throttledShare } from '../limits';
import { atLeast, atMost, type Row } from '../rows';

const REGIONS = ['eu-west-1', 'eu-central-1', 'us-east-1'];
/** Two accounts in three Regions hold a domain each but for the last: five lanes of SageMaker, and Identity Center's. */
const DOMAINS = 5;
const LIMITS = {
  identityCenter: 20,
  identityStore: 20,
  sageMaker: { write: 20, describe: 20, list: 20 },
};

/** Several back ends share the work and AWS's limits without talking to each other. */
export const replicas: Bench = {
  name: 'replicas',
  question:
    'Do 1, 2 and 3 back ends on one PostgreSQL keep to the limit of each of six lanes, and use it?',
  async run({ postgres, folder, size, say }) {
    const profiles = size === 'full' ? 800 : 60;
    const counts = size === 'full' ? [1, 2, 3] : [1, 2];
    const rows: Row[] = [];
    let alone = 0;
    for (const count of counts) {
      say(`${count} back ends`);
      const sandbox = await Sandbox.start({
        folder: `${folder}/${count}`,
        world: {
          people: profiles,
          profiles,
          groups: 20,
          domains: DOMAINS,
          regions: REGIONS.length,
          even: true,
        },
        rateLimits: LIMITS,
      });
      const backends: Backend[] = [];
      try {
        const members = await somePeople(
          awsClients(sandbox.url).identityStore,
          5,
        );
        const team = { name: 'measured', members };
        const start = (index: number) =>
          Backend.start({
            folder: `${folder}/${count}`,
            name: `backend-${index + 1}`,
            postgres,
            prefix: `bench_replicas_${count}_`,
            sandboxUrl: sandbox.url,
            teams: [team],
            regions: REGIONS,
          });
        // The first migrates the databases.
        backends.push(await start(0));
        backends.push(
          ...(await Promise.all(
            Array.from({ length: count - 1 }, (_, index) => start(index + 1)),
          )),
        );
        // Counted from when all of them work, until the last of the profiles was seen; a few are seen before that.
        if (size === 'full') {
          await sandbox.clearCalls();
        }
        await backends[0].untilSynced({ team: team.name, domains: DOMAINS });
        const calls = await sandbox.calls('sagemaker');
        const described = calls.filter(
          ({ operation, outcome }) =>
            operation === 'DescribeUserProfile' && outcome === 'ok',
        );
        const rate = described.length / secondsOf(described);
        const allowed = DOMAINS * LIMITS.sageMaker.describe;
        alone ||= rate;
        const bench = replicas.name;
        rows.push(
          atLeast(0.9 * Math.min(count * alone, allowed), {
            bench,
            metric: `descriptions a second, ${count} back ends, all lanes`,
            value: rate,
            unit: 'calls/s',
            bound: allowed,
          }),
          atMost(LIMITS.sageMaker.describe * 1.1, {
            bench,
            metric: `busiest lane, ${count} back ends`,
            value: busiestLane(described),
            unit: 'calls/s',
            bound: LIMITS.sageMaker.describe,
          }),
          atMost(1, {
            bench,
            metric: `throttled answers, ${count} back ends`,
            value: 100 * throttledShare(calls),
            unit: '%',
          }),
        );
      } finally {
        await Promise.all(backends.map(backend => backend.stop()));
        await sandbox.stop();
      }
    }
    return rows;
  },
};

/** Calls a second of the lane that made most of them. */
function busiestLane(calls: LoggedCall[]): number {
  const lanes = new Map<string, LoggedCall[]>();
  for (const call of calls) {
    const lane = `${call.accountId} ${call.region}`;
    lanes.set(lane, [...(lanes.get(lane) ?? []), call]);
  }
  return Math.max(
    ...[...lanes.values()].map(lane => lane.length / secondsOf(lane)),
  );
}
