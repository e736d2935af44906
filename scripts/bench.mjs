// Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0

/* npm run bench: the measurements of packages/bench, with a PostgreSQL of their own. */
import path from 'node:path';
import { startPostgres } from './lib/postgres.mjs';
import { ensureToolchain, ROOT, run } from './lib/toolchain.mjs';

const { env } = await ensureToolchain();
const postgres = await startPostgres();
try {
  process.exitCode = await run(
    'node',
    [
      '--require',
      path.join(ROOT, 'node_modules/@backstage/cli/config/nodeTransform.cjs'),
      'packages/bench/src/main.ts',
      ...process.argv.slice(2),
    ],
    { env: { ...env, BENCH_POSTGRES: postgres.connectionString } },
  );
} finally {
  await postgres.stop();
}
