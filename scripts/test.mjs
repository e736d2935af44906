// Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0

/*
 * npm test: everything but what is long by nature, with a line per stage and the sum on the last line. `npm test -- lint
 * unit` runs the named stages alone, and `npm run test:long` the long ones. Through Yarn it is Backstage's own `yarn test`.
 */
import fs from 'node:fs';
import path from 'node:path';
import { runStages } from './lib/runStages.mjs';
import { STAGES } from './lib/stages.mjs';
import { ROOT, ensureToolchain, run } from './lib/toolchain.mjs';

const LOGS = path.join(ROOT, 'logs', 'test');

/** The word for all stages that are long by nature. */
const LONG = 'long';

const say = message => process.stdout.write(`${message}\n`);

async function main() {
  const args = process.argv.slice(2);
  const wanted = args.filter(name => name !== LONG);
  const isLongWanted = args.includes(LONG);
  if (process.env.npm_config_user_agent?.startsWith('yarn')) {
    return run('yarn', ['backstage-cli', 'repo', 'test', ...args], {
      env: process.env,
    });
  }
  const unknown = wanted.filter(
    name => !STAGES.some(stage => stage.name === name),
  );
  if (unknown.length > 0) {
    throw new Error(
      `There is no stage ${unknown.join(', ')}. The stages are ${STAGES.map(
        ({ name }) => name,
      ).join(', ')}; '${LONG}' stands for those that are long by nature.`,
    );
  }
  const { env } = await ensureToolchain();
  const stages = STAGES.filter(({ name, isLong = false }) =>
    args.length === 0
      ? !isLong
      : wanted.includes(name) || (isLong && isLongWanted),
  );
  fs.rmSync(LOGS, { recursive: true, force: true });
  fs.mkdirSync(LOGS, { recursive: true });
  say('Stage                        passed  failed  skipped      time');
  const began = Date.now();
  const outcomes = await runStages(stages, { env, logs: LOGS, onEnd: report });
  return summarise(outcomes, {
    left: STAGES.filter(stage => !stage.isLong && !stages.includes(stage))
      .length,
    seconds: (Date.now() - began) / 1000,
  });
}

/** One line, and what is wrong. */
function report({ stage, passed, failed, skipped, seconds, trouble, log }) {
  const time = `${seconds.toFixed(0)} s`;
  say(
    `${stage.title.padEnd(27)}${String(passed).padStart(8)}${String(
      failed,
    ).padStart(8)}${String(skipped).padStart(9)}${time.padStart(10)}`,
  );
  if (failed > 0) {
    say(`\n${trouble}\n\nAll of it: ${path.relative(ROOT, log)}\n`);
  }
}

function summarise(outcomes, { left, seconds }) {
  const sum = key =>
    outcomes.reduce((total, outcome) => total + outcome[key], 0);
  if (left > 0) {
    say(`\n${left} stages were not asked for.`);
  }
  const skipped = sum('skipped');
  if (skipped > 0) {
    say(
      `\n${skipped} tests were skipped, which counts as failed: nothing is skipped silently.`,
    );
  }
  const failed = sum('failed') + skipped;
  say(
    `\n${seconds.toFixed(0)} s; the logs are in ${path.relative(ROOT, LOGS)}/`,
  );
  say(`${sum('passed')} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
}

main().then(
  code => process.exit(code),
  error => {
    process.stderr.write(`\n${error.message}\n`);
    say('\n0 passed, 1 failed');
    process.exit(1);
  },
);
