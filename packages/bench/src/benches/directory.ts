/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import knexFactory from 'knex';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench, BenchContext } from '../Bench';
import { Backend } from '../harness/backend';
import type { Team } from '../harness/company';
import { Sandbox } from '../harness/sandbox';
import {
  leastSeconds,
  secondsUntil,
  throttledShare,
  usedOfLimits,
} from '../limits';
import { atMost, round } from '../rows';

const MEGABYTE = 1024 * 1024;
/** The published limits of Identity Center; those of SageMaker do not matter here. */
const LIMITS = {
  identityCenter: 20,
  identityStore: 20,
  sageMaker: { write: 0, describe: 0, list: 0 },
};
const PAGE = 100;
/** Megabytes. Without a limit, V8 leaves garbage lie for as long as the machine has memory. */
const HEAP_LIMIT = 400;
/** Signs in; known to the catalog alone, so that our provider has no claim to the name. */
const TEAM: Team = {
  name: 'measured',
  members: [
    {
      userId: 'portal-lead',
      name: 'portal.lead',
      displayName: 'Portal Lead',
      userName: 'portal.lead@elsewhere.example',
    },
  ],
};

/** A whole company on its way from Identity Center into the catalog. */
export const directory: Bench = {
  name: 'directory',
  question:
    'What do 50,000 people cost on their way from Identity Center into the catalog, in time and in memory?',
  async run(context) {
    const [few, people] = context.size === 'full' ? [100, 50_000] : [30, 60];
    const before = await bringIn(context, few);
    const after = await bringIn(context, people);
    const bench = directory.name;
    const held = after.held - before.held;
    const groups = groupsFor(people);
    // Everybody page by page, and of each group whoever is in it.
    const least = Math.max(
      leastSeconds(Math.ceil(people / PAGE), LIMITS.identityStore),
      leastSeconds(groups, LIMITS.identityStore),
    );
    return [
      {
        bench,
        metric: `time until the catalog was given ${people} people`,
        value: after.seconds,
        unit: 's',
        bound: least,
      },
      atMost(1.05, {
        bench,
        metric: 'calls tried against the limits of Identity Center',
        value: after.used,
        unit: 'times',
        bound: 1,
      }),
      atMost(1, {
        bench,
        metric: 'throttled answers',
        value: 100 * after.throttled,
        unit: '%',
      }),
      atMost(200, {
        bench,
        metric: 'growth of the heap that is held',
        value: held,
        unit: 'MB',
      }),
      atMost(200, {
        bench,
        metric: 'growth of the most memory',
        value: after.most - before.most,
        unit: 'MB',
        peer: after.most,
        reason: `what the heap holds after a collection grows by ${round(
          held,
        )} MB; the rest is memory that the process took while it worked`,
      }),
    ];
  },
};

function groupsFor(people: number): number {
  return Math.ceil(people / 100);
}

async function bringIn(
  { postgres, folder, say }: BenchContext,
  people: number,
): Promise<{
  seconds: number;
  used: number;
  throttled: number;
  /** Megabytes. */
  held: number;
  most: number;
}> {
  say(`${people} people`);
  const groups = groupsFor(people);
  const sandbox = await Sandbox.start({
    folder: `${folder}/${people}`,
    world: { people, groups, profiles: 10 },
    rateLimits: LIMITS,
  });
  const prefix = `bench_directory_${people}_`;
  let backend: Backend | undefined;
  try {
    backend = await Backend.start({
      folder: `${folder}/${people}`,
      postgres,
      prefix,
      sandboxUrl: sandbox.url,
      teams: [TEAM],
      pace: { identityCenter: 20, sageMaker: 1000 },
      bringsInPeople: true,
      heapLimit: HEAP_LIMIT,
    });
    await untilGiven(`${prefix}catalog`, people + groups, postgres);
    const givenAt = Date.now();
    const calls = (await sandbox.calls()).filter(({ service }) =>
      ['sso', 'identitystore'].includes(service),
    );
    const { mostBytes } = backend.memory();
    return {
      seconds: secondsUntil(givenAt, calls),
      used: usedOfLimits(calls, LIMITS).get('identity-center') ?? 0,
      throttled: throttledShare(calls),
      held: (await backend.settleMemory()) / MEGABYTE,
      most: mostBytes / MEGABYTE,
    };
  } finally {
    await backend?.stop();
    await sandbox.stop();
  }
}

/** Waits until the provider has given the catalog so many entities; processing them is the catalog's work. */
async function untilGiven(
  database: string,
  wanted: number,
  postgres: string,
): Promise<void> {
  const url = new URL(postgres);
  url.pathname = `/${database}`;
  const knex = knexFactory({ client: 'pg', connection: url.href });
  try {
    const deadline = Date.now() + 10 * 60_000;
    while (Date.now() < deadline) {
      const [counted] = await knex('refresh_state')
        .whereLike('location_key', 'IdentityCenterOrgEntityProvider:%')
        .count({ given: '*' });
      if (Number(counted?.given) >= wanted) {
        return;
      }
      await sleep(500);
    }
    throw new Error(`The catalog was not given ${wanted} entities in time`);
  } finally {
    await knex.destroy();
  }
}
