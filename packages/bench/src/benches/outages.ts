/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { ResponseError } from '@backstage/errors';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench } from '../Bench';
import { Backend } from '../harness/backend';
import { EndedEarlyError } from '../harness/program';
import { Surroundings } from '../harness/Surroundings';
import { atMost, type Row } from '../rows';

const LOOK_MS = 100;
/** A try that takes longer has failed. */
const PATIENCE_MS = 180_000;

/** Each outage as those meet it who look at a page, or start a back end, meanwhile. */
export const outages: Bench = {
  name: 'outages',
  isOnlyByName: true,
  question: 'How soon is it said that the database or AWS is away?',
  async run({ postgres, folder, size, say }) {
    const tries = size === 'full' ? 10 : 1;
    const surroundings = await Surroundings.start({
      folder,
      postgres,
      prefix: 'bench_outages_',
      people: 20,
    });
    const { database, aws, team } = surroundings;
    const start = (name: string) =>
      surroundings.startBackend({ name, database: 'postgres' });
    const backend = await start('backend');
    try {
      const measure = async (
        what: string,
        target: number,
        attempt: () => Promise<number>,
      ): Promise<Row[]> => {
        say(what);
        const times: number[] = [];
        while (times.length < tries) {
          const seconds = await attempt();
          times.push(seconds);
          say(`  ${seconds.toFixed(1)} s`);
        }
        return rowsOf(what, target, times);
      };
      await backend.untilSynced({ team: team.name });
      return [
        ...(await measure('database away, until the API answers 503', 5, () =>
          during(database, () => until(() => saysThatDatabaseIsAway(backend))),
        )),
        ...(await measure(
          'AWS away, until the domains say so',
          30,
          async () => {
            await until(async () => !(await saysThatAwsIsAway(backend)));
            return during(aws, () => until(() => saysThatAwsIsAway(backend)));
          },
        )),
        ...(await measure(
          'database away at start, until the process ends with an error',
          60,
          () => during(database, () => untilEnded(start('late'))),
        )),
      ];
    } finally {
      await backend.stop();
      await surroundings.stop();
    }
  },
};

function rowsOf(what: string, target: number, times: number[]): Row[] {
  const sorted = [...times].sort((a, b) => a - b);
  const row = { bench: outages.name, unit: 's' };
  return [
    {
      ...row,
      metric: `${what}, median of ${sorted.length}`,
      value: sorted[Math.floor(sorted.length / 2)] ?? NaN,
    },
    atMost(target, {
      ...row,
      metric: `${what}, worst`,
      value: sorted.at(-1) ?? NaN,
    }),
  ];
}

async function during<T>(
  way: Surroundings['database'],
  run: () => Promise<T>,
): Promise<T> {
  await way.cut();
  try {
    return await run();
  } finally {
    await way.restore();
  }
}

/** @returns after how many seconds it was true */
async function until(isTrue: () => Promise<boolean>): Promise<number> {
  const began = Date.now();
  while (Date.now() - began < PATIENCE_MS) {
    if (await isTrue()) {
      return (Date.now() - began) / 1000;
    }
    await sleep(LOOK_MS);
  }
  throw new Error('It was not said in time');
}

/**
 * In one sentence, of the plugin or of the part of the portal that it asked.
 *
 * @throws what else a read fails with
 */
async function saysThatDatabaseIsAway(backend: Backend): Promise<boolean> {
  try {
    await backend.studio.listRequests();
    return false;
  } catch (error) {
    if (
      error instanceof ResponseError &&
      error.statusCode === 503 &&
      !error.body.error.message.includes('Request failed')
    ) {
      return true;
    }
    throw error instanceof ResponseError
      ? new Error(`The API answered ${JSON.stringify(error.body)}`)
      : error;
  }
}

/** Also since when. */
async function saysThatAwsIsAway(backend: Backend): Promise<boolean> {
  const { failures = [] } = await backend.studio.listDomains();
  return failures.some(({ since, remedy }) => since && remedy);
}

/**
 * @returns after how many seconds it ended
 * @throws Error when it ended without an error, or did not end
 */
async function untilEnded(starting: Promise<Backend>): Promise<number> {
  const began = Date.now();
  try {
    const backend = await starting;
    await backend.stop();
  } catch (error) {
    if (error instanceof EndedEarlyError && error.exitCode !== 0) {
      return (Date.now() - began) / 1000;
    }
    throw error;
  }
  throw new Error('A back end started without its database');
}
