// Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0

/*
 * The stages of npm test. A stage answers how many checks passed, failed and were skipped; a check is a test where
 * there are tests, and the whole stage where a tool only says yes or no. Counts are read from the reports that the
 * runners write, and a runner that fails without a failed test counts as one failure.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { PLAYWRIGHT, withPortal } from './e2e.mjs';
import { startPostgres } from './postgres.mjs';
import { ROOT, run } from './toolchain.mjs';

/** In the order in which they run: the quick ones that fail most often come first. */
export const STAGES = [
  {
    name: 'format',
    title: 'Formatting',
    run: env => check(env, ['prettier', '--check', '--loglevel', 'warn', '.']),
  },
  {
    name: 'lint',
    title: 'Lint',
    run: async env =>
      sum([
        await check(env, ['node', 'scripts/generate.mjs', '--check']),
        await check(env, [
          'backstage-cli',
          'repo',
          'lint',
          '--max-warnings',
          '0',
        ]),
      ]),
  },
  {
    name: 'types',
    title: 'Types',
    run: env => check(env, ['tsc', '--incremental', 'false', '--noEmit']),
  },
  {
    name: 'config',
    title: 'Configuration',
    run: env =>
      check(env, ['backstage-cli', 'config:check', '--lax', '--strict']),
  },
  { name: 'scripts', title: 'Commands', run: scriptTests },
  { name: 'unit', title: 'Unit and integration tests', run: unitTests },
  { name: 'bench', title: 'Smoke run of the benches', run: smokeBenches },
  { name: 'e2e', title: 'End-to-end tests', run: endToEndTests },
];

async function check(env, command) {
  const code = await run('yarn', command, { env });
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
}

function sum(results) {
  const total = key => results.reduce((all, result) => all + result[key], 0);
  return {
    passed: total('passed'),
    failed: total('failed'),
    skipped: total('skipped'),
  };
}

async function scriptTests(env) {
  return withReport(
    'commands.tap',
    async report => ({
      code: await run(
        'node',
        [
          '--test',
          '--test-reporter=spec',
          '--test-reporter-destination=stdout',
          '--test-reporter=tap',
          `--test-reporter-destination=${report}`,
          'scripts/tests/*.test.mjs',
        ],
        { env },
      ),
      count: lines => ({
        passed: tapTotal(lines, 'pass'),
        failed: tapTotal(lines, 'fail') + tapTotal(lines, 'cancelled'),
        skipped: tapTotal(lines, 'skipped') + tapTotal(lines, 'todo'),
      }),
    }),
    text => text,
  );
}

function tapTotal(lines, what) {
  return Number(new RegExp(`^# ${what} (\\d+)$`, 'm').exec(lines)?.[1] ?? 0);
}

async function unitTests(env) {
  const postgres = await startPostgres();
  try {
    return await withReport('jest.json', async report => {
      const code = await run(
        'yarn',
        [
          'backstage-cli',
          'repo',
          'test',
          '--watchAll=false',
          '--maxWorkers=2',
          '--json',
          `--outputFile=${report}`,
        ],
        {
          env: {
            ...env,
            CI: '1',
            BACKSTAGE_TEST_DATABASE_POSTGRES16_CONNECTION_STRING:
              postgres.connectionString,
          },
        },
      );
      return {
        code,
        count: json => ({
          passed: json.numPassedTests,
          // A suite that could not even be loaded holds no failed test.
          failed: json.numFailedTests + (json.numRuntimeErrorTestSuites ?? 0),
          skipped: json.numPendingTests + json.numTodoTests,
        }),
      };
    });
  } finally {
    await postgres.stop();
  }
}

/** Whether each bench still measures; how fast anything is says nothing at this size. */
async function smokeBenches(env) {
  const postgres = await startPostgres();
  try {
    return await withReport('bench.json', async report => ({
      code: await run('node', benchArguments(['--smoke', '--json', report]), {
        env: { ...env, BENCH_POSTGRES: postgres.connectionString },
      }),
      count: rows => {
        const benches = new Set(rows.map(({ bench }) => bench));
        const broken = rows.filter(({ value }) => !Number.isFinite(value));
        return { passed: benches.size, failed: broken.length, skipped: 0 };
      },
    }));
  } finally {
    await postgres.stop();
  }
}

/** How the benches' entry is run from its TypeScript sources. */
export function benchArguments(args) {
  return [
    '--require',
    path.join(ROOT, 'node_modules/@backstage/cli/config/nodeTransform.cjs'),
    'packages/bench/src/main.ts',
    ...args,
  ];
}

async function endToEndTests(env) {
  return withPortal(env, (e2eEnv, signal) =>
    withReport('playwright.json', async report => ({
      code: await run('node', [PLAYWRIGHT, 'test'], {
        env: { ...e2eEnv, PLAYWRIGHT_JSON_OUTPUT_NAME: report },
        signal,
      }),
      count: ({ stats, errors }) => ({
        passed: stats.expected,
        failed: stats.unexpected + stats.flaky + errors.length,
        skipped: stats.skipped,
      }),
    })),
  );
}

async function withReport(name, runner, parse = JSON.parse) {
  const folder = fs.mkdtempSync(
    path.join(os.tmpdir(), 'studio-access-report-'),
  );
  const report = path.join(folder, name);
  try {
    const { code, count } = await runner(report);
    const counts = fs.existsSync(report)
      ? count(parse(fs.readFileSync(report, 'utf8')))
      : { passed: 0, failed: 1, skipped: 0 };
    return code !== 0 && counts.failed === 0
      ? { ...counts, failed: 1 }
      : counts;
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
