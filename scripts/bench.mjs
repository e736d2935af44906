// Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0

/* npm run bench: the measurements of packages/bench, with a PostgreSQL of their own. */
import { startPostgres } from './lib/postgres.mjs';
import { benchArguments } from './lib/stages.mjs';
import { ensureToolchain, run } from './lib/toolchain.mjs';

const { env } = await ensureToolchain();
const postgres = await startPostgres();
try {
  process.exitCode = await run('node', benchArguments(process.argv.slice(2)), {
    env: { ...env, BENCH_POSTGRES: postgres.connectionString },
  });
} finally {
  await postgres.stop();
}
