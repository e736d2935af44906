/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* npm run bench: measures, prints a table, and says how long it took. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Bench } from './Bench';
import { BENCHES } from './benches';
import { formatTable, problemsOf, type Row } from './rows';

const USAGE = `Usage: npm run bench [-- NAME… [--json FILE] [--smoke]]
${BENCHES.map(({ name, question }) => `  ${name.padEnd(12)}${question}`).join(
  '\n',
)}`;

const say = (message: string) => process.stdout.write(`${message}\n`);

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'string' },
      smoke: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    say(USAGE);
    return 0;
  }
  const unknown = positionals.find(
    name => !BENCHES.some(bench => bench.name === name),
  );
  if (unknown !== undefined) {
    throw new Error(`There is no bench ${unknown}.\n${USAGE}`);
  }
  const postgres = process.env.BENCH_POSTGRES;
  if (!postgres) {
    throw new Error(
      'BENCH_POSTGRES is not set: start the bench with npm run bench, which brings a PostgreSQL.',
    );
  }
  const isWanted = ({ name, isOnlyByName }: Bench) =>
    positionals.length > 0
      ? positionals.includes(name)
      : values.smoke || !isOnlyByName;
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'studio-access-bench-'));
  const rows: Row[] = [];
  const unmeasured: string[] = [];
  for (const bench of BENCHES.filter(isWanted)) {
    say(`── ${bench.name}: ${bench.question}`);
    const began = Date.now();
    try {
      const measured = await bench.run({
        postgres,
        folder: path.join(folder, bench.name),
        size: values.smoke ? 'smoke' : 'full',
        say: message => say(`   ${message}`),
      });
      rows.push(...measured);
      say(`${formatTable(measured)}`);
    } catch (error) {
      unmeasured.push(bench.name);
      process.stderr.write(
        `${bench.name} could not be measured: ${
          error instanceof Error ? error.stack : error
        }\nIts logs are in ${path.join(folder, bench.name)}\n`,
      );
    }
    say(`   ${((Date.now() - began) / 1000).toFixed(0)} s\n`);
  }
  if (values.json) {
    fs.writeFileSync(values.json, `${JSON.stringify(rows, undefined, 2)}\n`);
  }
  say(formatTable(rows));
  if (unmeasured.length === 0) {
    fs.rmSync(folder, { recursive: true, force: true });
  }
  // At the size of a smoke run, how fast anything is says nothing.
  const problems = problemsOf(values.smoke ? [] : rows, unmeasured);
  problems.forEach(problem => process.stderr.write(`${problem}\n`));
  return problems.length === 0 ? 0 : 1;
}

main().then(
  code => process.exit(code),
  error => {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exit(1);
  },
);
