/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench, BenchContext } from '../Bench';
import type { Backend } from '../harness/backend';
import { FIRST_DOMAIN } from '../harness/company';
import type { LoggedCall, Sandbox } from '../harness/sandbox';
import { Surroundings } from '../harness/Surroundings';
import { atMost, type Row } from '../rows';

/** So slow that the people of the team keep Identity Center busy for all tries. */
const LIMITS = {
  identityCenter: 3,
  identityStore: 20,
  sageMaker: { write: 40, describe: 200, list: 40 },
};
const LOOK_MS = 100;
/** A try that takes longer has failed. */
const PATIENCE_MS = 180_000;
const OUTAGE_MS = 30_000;

/** A fault that strikes while a team is let in. */
type Trouble = {
  name: string;
  backends: number;
  database: 'postgres' | 'sqlite';
  what: 'kill' | 'restart' | 'database' | 'aws';
  /** Seconds within which work has to go on. */
  target: number;
};

const TROUBLES: Trouble[] = [
  {
    name: 'killed, SQLite, one back end restarted',
    backends: 1,
    database: 'sqlite',
    what: 'restart',
    target: 10,
  },
  {
    name: 'killed, PostgreSQL, one back end restarted',
    backends: 1,
    database: 'postgres',
    what: 'restart',
    target: 10,
  },
  {
    name: 'killed, PostgreSQL, one of two back ends',
    backends: 2,
    database: 'postgres',
    what: 'kill',
    target: 10,
  },
  {
    name: 'killed, PostgreSQL, one of three back ends',
    backends: 3,
    database: 'postgres',
    what: 'kill',
    target: 10,
  },
  {
    name: 'PostgreSQL away for 30 s',
    backends: 1,
    database: 'postgres',
    what: 'database',
    target: 10,
  },
  {
    name: 'AWS away for 30 s',
    backends: 1,
    database: 'postgres',
    what: 'aws',
    target: 15,
  },
];

/** Real processes are killed and connections cut in the middle of letting people in. */
export const recovery: Bench = {
  name: 'recovery',
  isOnlyByName: true,
  question:
    'How soon does access under way go on after a back end was killed, or the database or AWS was away?',
  async run(context) {
    const rows: Row[] = [];
    const isFull = context.size === 'full';
    for (const trouble of isFull ? TROUBLES : TROUBLES.slice(2, 3)) {
      const times = await provoke(context, trouble, isFull ? 10 : 1);
      times.sort((a, b) => a - b);
      rows.push(
        {
          bench: recovery.name,
          metric: `${trouble.name}, median of ${times.length}`,
          value: times[Math.floor(times.length / 2)] ?? NaN,
          unit: 's',
        },
        atMost(trouble.target, {
          bench: recovery.name,
          metric: `${trouble.name}, worst`,
          value: times.at(-1) ?? NaN,
          unit: 's',
        }),
      );
    }
    return rows;
  },
};

/** @returns how many seconds each try took */
async function provoke(
  { postgres, folder, size, say }: BenchContext,
  trouble: Trouble,
  tries: number,
): Promise<number[]> {
  const key = TROUBLES.indexOf(trouble);
  const place = `${folder}/recovery-${key}`;
  const people = size === 'full' ? 900 : 100;
  say(trouble.name);
  const surroundings = await Surroundings.start({
    folder: place,
    postgres,
    prefix: `bench_recovery_${key}_`,
    people,
  });
  const { sandbox, team } = surroundings;
  const start = (index: number) =>
    surroundings.startBackend({
      name: `backend-${index + 1}`,
      database: trouble.database,
    });
  const backends: Backend[] = [];
  try {
    for (let index = 0; index < trouble.backends; index += 1) {
      backends.push(await start(index));
    }
    const [first] = backends;
    if (!first) {
      throw new Error('There is no back end');
    }
    await first.untilSynced({ team: team.name });
    await sandbox.setRateLimits(LIMITS);
    await first.studio.createRequest(
      {
        kind: 'onboard-team',
        team: `group:default/${team.name}`,
        domainId: FIRST_DOMAIN,
        justification: 'The department starts on Monday.',
      },
      { idempotencyKey: randomUUID() },
    );
    const times: number[] = [];
    while (times.length < tries) {
      const { by } = await nextCall(sandbox, { after: new Date() });
      const index = Number(/\d+$/.exec(by)) - 1;
      const victim = backends[index];
      if (!victim) {
        throw new Error(`Nobody knows who called: ${by}`);
      }
      let from: Date;
      switch (trouble.what) {
        case 'kill':
          from = new Date();
          await victim.kill();
          break;
        case 'restart': {
          await victim.kill();
          const restarted = await start(index);
          backends[index] = restarted;
          from = restarted.readyAt;
          break;
        }
        default: {
          const way = surroundings[trouble.what];
          await way.cut();
          await sleep(OUTAGE_MS);
          await way.restore();
          from = new Date();
        }
      }
      const next = await nextCall(sandbox, {
        after: from,
        except: trouble.what === 'kill' ? by : undefined,
      });
      const seconds = (next.at.getTime() - from.getTime()) / 1000;
      times.push(seconds);
      say(`  ${seconds.toFixed(1)} s`);
      if (trouble.what === 'kill') {
        backends[index] = await start(index);
      }
    }
    return times;
  } finally {
    await Promise.all(backends.map(backend => backend.stop()));
    await surroundings.stop();
  }
}

/** The next call to the Identity Center of the instance, and which back end makes it. */
async function nextCall(
  sandbox: Sandbox,
  options: { after: Date; except?: string },
): Promise<{ at: Date; by: string }> {
  const deadline = Date.now() + PATIENCE_MS;
  while (Date.now() < deadline) {
    const calls: LoggedCall[] = await sandbox.calls('sso');
    for (const { at, userAgent = '' } of calls) {
      const [, by = ''] = /app\/(backend-\d+)/.exec(userAgent) ?? [];
      if (new Date(at) > options.after && by && by !== options.except) {
        await sandbox.clearCalls();
        return { at: new Date(at), by };
      }
    }
    await sleep(LOOK_MS);
  }
  throw new Error('Access under way does not go on');
}
