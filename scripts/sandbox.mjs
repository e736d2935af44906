// Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0

/* npm run sandbox -- --port N …: the sandbox alone. */
import { ensureToolchain, run } from './lib/toolchain.mjs';
import { sandboxArguments } from './lib/portal.mjs';

const { env } = await ensureToolchain();
process.exitCode = await run('node', sandboxArguments(process.argv.slice(2)), {
  env,
});
