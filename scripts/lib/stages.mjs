// Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0

/*
 * The stages of npm test. A stage answers how many checks passed, failed and were skipped, and what is wrong; a check
 * is a test where there are tests, and the whole stage where a tool only says yes or no. Counts are read from the
 * reports that the runners write, and a runner that fails without a failed test counts as one failure. Output of the
 * runners goes to the stage's log.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { PLAYWRIGHT, withPortal } from './e2e.mjs';
import { startPostgres } from './postgres.mjs';
import { ROOT, run } from './toolchain.mjs';
import { endOf, jestTrouble } from './trouble.mjs';

/** Jest's tests that are long by nature. */
const LONG_TESTS = '\\.long\\.test\\.';
/** Searches; how long they search is chosen by PROPERTY_RUNS. */
const SEARCHES = '\\.property\\.test\\.';
/** Flows over HTTP, which `npm test` runs on SQLite alone. */
const FLOWS = '/integration/.*\\.test\\.';
/** Flows mostly wait for lanes and for the sandbox, each for less than half of a processor's time. */
const FLOW_WORKERS = 4;
/** The tag of end-to-end tests that are long by nature. */
const LONG_TAG = '@long';

/**
 * In the order in which they start: the quick ones that fail most often come first. `cores` is how many a stage keeps busy;
 * see `runStages`. `isLong` keeps a stage for `npm run test:long`.
 */
export const STAGES = [
  {
    name: 'lint',
    title: 'Lint',
    cores: 1,
    run: check(
      ['node', 'scripts/generate.mjs', '--check'],
      ['backstage-cli', 'repo', 'lint', '--max-warnings', '0'],
    ),
  },
  {
    name: 'format',
    title: 'Formatting',
    cores: 1,
    run: check(['prettier', '--check', '--loglevel', 'warn', '.']),
  },
  {
    name: 'types',
    title: 'Types',
    cores: 1,
    // The second reads the declarations that the first writes.
    run: check(
      ['node', 'scripts/typecheck.mjs'],
      ['run', 'build:api-reports', '--ci'],
    ),
  },
  {
    name: 'config',
    title: 'Configuration',
    cores: 1,
    run: check(
      ['backstage-cli', 'config:check', '--lax', '--strict'],
      [
        'backstage-cli',
        'config:check',
        '--lax',
        '--strict',
        '--config',
        'app-config.production.yaml',
      ],
    ),
  },
  { name: 'scripts', title: 'Commands', cores: 1, run: scriptTests },
  {
    name: 'adopt',
    title: 'Packages',
    // A package.json is another while its package is packed, so that nothing else may read it.
    cores: 2,
    run: checkPackages,
  },
  {
    name: 'unit',
    title: 'Tests of units and packages',
    cores: 2,
    run: jestTests({
      args: ['--testPathIgnorePatterns', '/node_modules/', LONG_TESTS, FLOWS],
    }),
  },
  {
    name: 'integration',
    title: 'Flows over HTTP',
    cores: 2,
    run: jestTests({
      args: [FLOWS, '--testPathIgnorePatterns', '/node_modules/', LONG_TESTS],
      workers: FLOW_WORKERS,
    }),
  },
  {
    name: 'e2e',
    title: 'End-to-end tests',
    cores: 2,
    run: endToEndTests(['--grep-invert', LONG_TAG]),
  },
  {
    name: 'unused',
    title: 'Unused dependencies',
    cores: 1,
    isLong: true,
    run: check(['run', 'build:knip-reports', '--ci']),
  },
  {
    name: 'deprecated',
    title: 'Deprecated parts of libraries',
    cores: 1,
    isLong: true,
    run: check(['run', 'deprecations']),
  },
  {
    name: 'flows',
    title: 'Flows on PostgreSQL',
    cores: 2,
    isLong: true,
    run: jestTests({
      args: [FLOWS, '--testPathIgnorePatterns', LONG_TESTS, SEARCHES],
      variables: { TEST_FLOWS_ON: 'POSTGRES_16' },
    }),
  },
  {
    name: 'searches',
    title: 'Long tests and searches',
    cores: 2,
    isLong: true,
    run: jestTests({
      args: [`(${LONG_TESTS}|${SEARCHES})`],
      variables: { PROPERTY_RUNS: process.env.PROPERTY_RUNS ?? '10' },
    }),
  },
  {
    name: 'bench',
    title: 'Smoke run of the benches',
    cores: 2,
    isLong: true,
    run: smokeBenches,
  },
  {
    name: 'e2e-long',
    title: 'Long end-to-end tests',
    cores: 2,
    isLong: true,
    run: endToEndTests(['--grep', LONG_TAG]),
  },
  {
    name: 'first-load',
    title: 'Size of the first load',
    cores: 2,
    isLong: true,
    run: check(['run', 'bundle-size']),
  },
  {
    name: 'portals',
    title: 'Fresh portals',
    cores: 2,
    isLong: true,
    run: adoptPortals,
  },
];

/** Each command is a check. */
function check(...commands) {
  return async ({ env, log }) => {
    const codes = [];
    for (const command of commands) {
      codes.push(await run('yarn', command, { env, log }));
    }
    const passed = codes.filter(code => code === 0).length;
    const failed = codes.length - passed;
    return {
      passed,
      failed,
      skipped: 0,
      ...(failed > 0 && { trouble: endOf(log) }),
    };
  };
}

async function scriptTests({ env, log }) {
  return withReport('commands.tap', {
    run: report =>
      run(
        'node',
        [
          '--test',
          '--test-reporter=spec',
          '--test-reporter-destination=stdout',
          '--test-reporter=tap',
          `--test-reporter-destination=${report}`,
          'scripts/tests/*.test.mjs',
        ],
        { env, log },
      ),
    parse: text => text,
    count: lines => ({
      passed: tapTotal(lines, 'pass'),
      failed: tapTotal(lines, 'fail') + tapTotal(lines, 'cancelled'),
      skipped: tapTotal(lines, 'skipped') + tapTotal(lines, 'todo'),
    }),
    trouble: () => endOf(log, /failing tests:/),
  });
}

function tapTotal(lines, what) {
  return Number(new RegExp(`^# ${what} (\\d+)$`, 'm').exec(lines)?.[1] ?? 0);
}

/** Tests of all packages, on SQLite and on a PostgreSQL that is started for them. */
function jestTests({ args, variables = {}, workers = 2 }) {
  return ({ env, log }) =>
    withPostgres(connectionString =>
      withReport('jest.json', {
        run: report =>
          run(
            'yarn',
            [
              'backstage-cli',
              'repo',
              'test',
              '--watchAll=false',
              `--maxWorkers=${workers}`,
              '--json',
              `--outputFile=${report}`,
              ...args,
            ],
            {
              env: {
                ...env,
                ...variables,
                CI: '1',
                BACKSTAGE_TEST_DATABASE_POSTGRES16_CONNECTION_STRING:
                  connectionString,
              },
              log,
            },
          ),
        count: json => ({
          passed: json.numPassedTests,
          // A suite that could not even be loaded holds no failed test.
          failed: json.numFailedTests + (json.numRuntimeErrorTestSuites ?? 0),
          skipped: json.numPendingTests + json.numTodoTests,
        }),
        trouble: json => jestTrouble(json, ROOT) || endOf(log),
      }),
    );
}

/** Whether each bench still measures; how fast anything is says nothing at this size. */
async function smokeBenches({ env, log }) {
  return withPostgres(connectionString =>
    withReport('bench.json', {
      run: report =>
        run('node', benchArguments(['--smoke', '--json', report]), {
          env: { ...env, BENCH_POSTGRES: connectionString },
          log,
        }),
      count: rows => {
        const benches = new Set(rows.map(({ bench }) => bench));
        const broken = rows.filter(({ value }) => !Number.isFinite(value));
        return { passed: benches.size, failed: broken.length, skipped: 0 };
      },
      trouble: () => endOf(log),
    }),
  );
}

/** Every published package is packed; each fault of one is a failed check. */
async function checkPackages({ env, log }) {
  // Only now are its dependencies installed.
  const { checkPacked } = await import('./checkPacked.mjs');
  const { packages, faults } = await checkPacked({ env, log });
  const passed = packages - new Set(faults.map(({ file }) => file)).size;
  return {
    passed,
    failed: faults.length,
    skipped: 0,
    ...(faults.length > 0 && {
      trouble: faults.map(({ file, fault }) => `${file}: ${fault}`).join('\n'),
    }),
  };
}

/** The tests of adopters in each fresh portal; one that cannot be made or started counts as one failure. */
async function adoptPortals({ env, log }) {
  // Only now are its dependencies installed.
  const { chosenPortals, adopt } = await import('./adopt/portals.mjs');
  const { packAll } = await import('./pack.mjs');
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'studio-access-pack-'));
  try {
    const packed = await packAll({ folder, env, log });
    const { portals, databases } = chosenPortals(env);
    const outcomes = [];
    for (const portal of portals) {
      const options = { env, packed, databases, log };
      outcomes.push(...(await adoptOne(adopt, portal, options)));
    }
    const sum = key =>
      outcomes.reduce((total, outcome) => total + outcome[key], 0);
    const trouble = outcomes.flatMap(outcome => outcome.trouble ?? []);
    return {
      passed: sum('passed'),
      failed: sum('failed'),
      skipped: sum('skipped'),
      ...(trouble.length > 0 && { trouble: trouble.join('\n\n') }),
    };
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

async function adoptOne(adopt, portal, { log, ...options }) {
  const test = (env, signal) =>
    playwrightTests(['--config', 'playwright.adopt.config.ts'], {
      env,
      log,
      signal,
    });
  try {
    const { outcomes, seconds } = await adopt(portal, {
      ...options,
      log,
      test,
    });
    const times = Object.entries(seconds).map(
      ([part, time]) => `${part} ${time} s`,
    );
    process.stdout.write(`  ${portal.name}: ${times.join(', ')}\n`);
    return outcomes;
  } catch (error) {
    const trouble = `${portal.name}: ${error.message}\n\n${endOf(log)}`;
    return [{ passed: 0, failed: 1, skipped: 0, trouble }];
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

function endToEndTests(args) {
  return ({ env, log }) =>
    withPortal(
      env,
      (e2eEnv, signal) => playwrightTests(args, { env: e2eEnv, log, signal }),
      { say: message => fs.appendFileSync(log, `${message}\n`) },
    );
}

function playwrightTests(args, { env, log, signal }) {
  return withReport('playwright.json', {
    run: report =>
      run('node', [PLAYWRIGHT, 'test', ...args], {
        env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: report },
        log,
        signal,
      }),
    count: ({ stats, errors }) => ({
      passed: stats.expected,
      failed: stats.unexpected + stats.flaky + errors.length,
      skipped: stats.skipped,
    }),
    // Its list of tests is followed by what was wrong with each.
    trouble: () => endOf(log, /^ {2}1\) /m, 300),
  });
}

async function withPostgres(work) {
  const postgres = await startPostgres();
  try {
    return await work(postgres.connectionString);
  } finally {
    await postgres.stop();
  }
}

/**
 * Runs a tool that writes a report, and counts its checks.
 *
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 * @template TReport
 * @param {string} name of the report's file
 * @param {{
 *   run: (file: string) => Promise<number>,
 *   parse?: (text: string) => TReport,
 *   count: (report: TReport) => Counts,
 *   trouble: (report: TReport | undefined) => string,
 * }} options `run` gets the path for the report and returns the exit code; `trouble` gets no report if there is none.
 * @returns {Promise<Counts & { trouble?: string }>}
 */
async function withReport(
  name,
  { run: runner, parse = JSON.parse, count, trouble },
) {
  const folder = fs.mkdtempSync(
    path.join(os.tmpdir(), 'studio-access-report-'),
  );
  const file = path.join(folder, name);
  try {
    const code = await runner(file);
    const report = fs.existsSync(file)
      ? parse(fs.readFileSync(file, 'utf8'))
      : undefined;
    const counts = report
      ? count(report)
      : { passed: 0, failed: 1, skipped: 0 };
    const failed = code !== 0 ? Math.max(counts.failed, 1) : counts.failed;
    return {
      ...counts,
      failed,
      ...(failed > 0 && { trouble: trouble(report) }),
    };
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
