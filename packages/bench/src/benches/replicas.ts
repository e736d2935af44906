/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { RateLimits } from '@studio-access/sandbox';
import os from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench, BenchContext } from '../Bench';
import { awsClients } from '../harness/aws';
import { Backend } from '../harness/backend';
import { ACCOUNTS } from '../harness/company';
import { somePeople } from '../harness/directory';
import { Sandbox, type LoggedCall } from '../harness/sandbox';
import { secondsOf, throttledShare, usedOfLimits } from '../limits';
import { atLeast, atMost, type Row } from '../rows';

const REGIONS = ['eu-west-1', 'eu-central-1', 'us-east-1'];
/** In each Region each account has a domain, but for the last: five lanes of SageMaker, and Identity Center's. */
const PLACES = [
  { accountId: ACCOUNTS.ml.accountId, regions: REGIONS },
  { accountId: ACCOUNTS.production.accountId, regions: REGIONS.slice(0, 2) },
];
const DOMAINS = 5;
/** Until all replicas have heard of each other. */
const ACQUAINTANCE_MS = 6_000;

/** The bottleneck of a sync: AWS's limits, which one backend can use up, or the backends. */
type Ground = {
  name: string;
  limits: RateLimits;
  pace?: { identityCenter: number; sageMaker: number };
  profiles: number;
  /** Of a processor, for each back end. */
  processorShare?: number;
};

const TIGHT: Ground = {
  name: 'AWS decides',
  limits: {
    identityCenter: 20,
    identityStore: 20,
    sageMaker: { write: 20, describe: 20, list: 20 },
  },
  profiles: 800,
};
const WIDE: Ground = {
  name: 'back ends decide',
  limits: {
    identityCenter: 1000,
    identityStore: 1000,
    sageMaker: { write: 1000, describe: 1000, list: 1000 },
  },
  pace: { identityCenter: 1000, sageMaker: 1000 },
  profiles: 1200,
  // So that three of them, the sandbox and PostgreSQL find room on two processors.
  processorShare: 0.15,
};

/** Several back ends share the work and AWS's limits without talking to each other. */
export const replicas: Bench = {
  name: 'replicas',
  question:
    'Do 1, 2 and 3 back ends on one PostgreSQL keep to the limit of each of six lanes, and use it?',
  async run(context) {
    const rows: Row[] = [];
    const isFull = context.size === 'full';
    for (const ground of isFull ? [TIGHT, WIDE] : [TIGHT]) {
      let alone: number | undefined;
      for (const count of isFull ? [1, 2, 3] : [1, 2]) {
        const { calls, busy } = await sync(context, ground, count);
        const rate = rateOf(calls);
        rows.push(...rowsOf(ground, { count, calls, busy, rate, alone }));
        alone ??= rate;
      }
    }
    return rows;
  },
};

/** A first sync that several back ends begin together: its calls, and how busy all processors were. */
async function sync(
  { postgres, folder, size, say }: BenchContext,
  ground: Ground,
  count: number,
): Promise<{ calls: LoggedCall[]; busy: number }> {
  const key = `${ground === TIGHT ? 'tight' : 'wide'}_${count}`;
  const profiles = size === 'full' ? ground.profiles : 60;
  say(`${ground.name}: ${count} back ends`);
  const sandbox = await Sandbox.start({
    folder: `${folder}/${key}`,
    world: {
      people: profiles,
      profiles,
      groups: 20,
      domains: DOMAINS,
      regions: REGIONS.length,
      even: true,
      inUse: true,
    },
    rateLimits: ground.limits,
  });
  const backends: Backend[] = [];
  try {
    const members = await somePeople(awsClients(sandbox.url).identityStore, 5);
    const team = { name: 'measured', members };
    const start = (index: number) =>
      Backend.start({
        folder: `${folder}/${key}`,
        name: `backend-${index + 1}`,
        postgres,
        prefix: `bench_replicas_${key}_`,
        sandboxUrl: sandbox.url,
        teams: [team],
        places: PLACES,
        pace: ground.pace,
      });
    await sandbox.holdSyncs();
    // The first migrates the databases.
    const first = await start(0);
    backends.push(first);
    backends.push(
      ...(await Promise.all(
        Array.from({ length: count - 1 }, (_, index) => start(index + 1)),
      )),
    );
    await sandbox.untilQuiet();
    if (count > 1) {
      await sleep(ACQUAINTANCE_MS);
    }
    if (ground.processorShare) {
      for (const backend of backends) {
        backend.limitProcessor(ground.processorShare);
      }
    }
    await sandbox.releaseSyncs();
    await sandbox.clearCalls();
    const before = processorTimes();
    await first.studio.refresh();
    await first.untilSynced({ team: team.name, domains: DOMAINS });
    const after = processorTimes();
    return {
      calls: await sandbox.calls(),
      busy: 1 - (after.idle - before.idle) / (after.all - before.all),
    };
  } finally {
    await Promise.all(backends.map(backend => backend.stop()));
    await sandbox.stop();
  }
}

function rowsOf(
  ground: Ground,
  measured: {
    count: number;
    calls: LoggedCall[];
    busy: number;
    rate: number;
    /** Descriptions a second of one back end; absent when this is the one. */
    alone?: number;
  },
): Row[] {
  const { count, calls, busy, rate, alone } = measured;
  const bench = replicas.name;
  const who = `${ground.name}, ${count} back ends`;
  const allowed = DOMAINS * ground.limits.sageMaker.describe;
  const work = {
    bench,
    metric: `descriptions a second, ${who}`,
    value: rate,
    unit: 'calls/s',
    bound: allowed,
  };
  const used = usedOfLimits(calls, ground.limits);
  return [
    alone === undefined
      ? work
      : atLeast(0.9 * Math.min(count * alone, allowed), {
          ...work,
          reason: `one back end made ${percent(
            largestShare(calls),
          )} of the calls, and ${percent(
            busy,
          )} of ${os.availableParallelism()} processors were taken, by the back ends, PostgreSQL and the sandbox together`,
        }),
    ...(ground === TIGHT
      ? [
          atMost(1.05, {
            bench,
            metric: `busiest of ${used.size} lanes, calls tried against its limit, ${who}`,
            value: Math.max(...used.values()),
            unit: 'times',
            bound: 1,
          }),
          {
            bench,
            metric: `throttled answers, ${who}`,
            value: 100 * throttledShare(calls),
            unit: '%',
          },
        ]
      : []),
    {
      bench,
      metric: `largest share of a back end, ${who}`,
      value: 100 * largestShare(calls),
      unit: '%',
      bound: 100 / count,
    },
  ];
}

/** Of all processors since the machine was started, in milliseconds. */
function processorTimes(): { idle: number; all: number } {
  const times = os.cpus().map(cpu => cpu.times);
  const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
  return {
    idle: sum(times.map(({ idle }) => idle)),
    all: sum(times.flatMap(each => Object.values(each))),
  };
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}

/** Descriptions a second while all lanes had some to make; who has done its part has nothing left to show. */
function rateOf(calls: LoggedCall[]): number {
  const described = calls.filter(
    ({ operation, outcome }) =>
      operation === 'DescribeUserProfile' && outcome === 'ok',
  );
  const lanes = new Map<string, { from: string; to: string }>();
  for (const { accountId, region, at } of described) {
    const lane = `${accountId} ${region}`;
    const { from } = lanes.get(lane) ?? { from: at };
    lanes.set(lane, { from, to: at });
  }
  const [from = ''] = [...lanes.values()]
    .map(lane => lane.from)
    .sort()
    .reverse();
  const [to = ''] = [...lanes.values()].map(lane => lane.to).sort();
  const together = described.filter(({ at }) => at >= from && at <= to);
  return together.length / secondsOf(together);
}

/** Of the calls, by the name that each back end has its SDK tell. */
function largestShare(calls: LoggedCall[]): number {
  const made = new Map<string, number>();
  let total = 0;
  for (const { userAgent = '' } of calls) {
    const [, name] = /app\/(backend-\d+)/.exec(userAgent) ?? [];
    if (name) {
      made.set(name, (made.get(name) ?? 0) + 1);
      total += 1;
    }
  }
  return Math.max(0, ...made.values()) / total;
}
