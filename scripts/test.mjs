// Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0

/*
 * npm test: everything, with a summary per stage and the sum on the last line. `npm test -- lint unit` runs the named
 * stages alone. Through Yarn it is Backstage's own `yarn test`.
 */
import { STAGES } from './lib/stages.mjs';
import { ensureToolchain, run } from './lib/toolchain.mjs';

const say = message => process.stdout.write(`${message}\n`);

async function main() {
  const wanted = process.argv.slice(2);
  if (process.env.npm_config_user_agent?.startsWith('yarn')) {
    return run('yarn', ['backstage-cli', 'repo', 'test', ...wanted], {
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
      ).join(', ')}.`,
    );
  }
  const { env } = await ensureToolchain();
  const stages = wanted.length
    ? STAGES.filter(({ name }) => wanted.includes(name))
    : STAGES;
  const results = [];
  for (const stage of stages) {
    say(`\n── ${stage.title} ──`);
    results.push({ stage, ...(await timed(() => stage.run(env))) });
  }
  return summarise(results, STAGES.length - stages.length);
}

async function timed(work) {
  const began = Date.now();
  const counts = await work().catch(error => {
    process.stderr.write(`${error.stack ?? error}\n`);
    return { passed: 0, failed: 1, skipped: 0 };
  });
  return { ...counts, seconds: (Date.now() - began) / 1000 };
}

function summarise(results, left) {
  const sum = key => results.reduce((total, result) => total + result[key], 0);
  say('\nStage                        passed  failed  skipped      time');
  for (const { stage, passed, failed, skipped, seconds } of results) {
    const time = `${seconds.toFixed(0)} s`;
    say(
      `${stage.title.padEnd(27)}${String(passed).padStart(8)}${String(
        failed,
      ).padStart(8)}${String(skipped).padStart(9)}${time.padStart(10)}`,
    );
  }
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
  say(`\n${sum('passed')} passed, ${failed} failed`);
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
