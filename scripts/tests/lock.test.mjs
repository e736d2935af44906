// Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0

/* Two commands in one folder at once, each a process of its own. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { ROOT } from '../lib/toolchain.mjs';

let folder;
let file;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'lock-'));
  file = path.join(folder, 'install.lock');
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

/** A process that does the work under the lock; what it says goes to `output`. */
function start(work) {
  const child = spawn(
    process.execPath,
    [
      '--input-type=module',
      '--eval',
      `import fs from 'node:fs';
      import { setTimeout as sleep } from 'node:timers/promises';
      import { withLock } from '${path.join(ROOT, 'scripts/lib/lock.mjs')}';
      await withLock(
        '${file}',
        { what: 'installing', say: console.log },
        async () => { ${work} },
      );`,
    ],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, npm_lifecycle_event: 'start' },
    },
  );
  const started = { child, output: '', exited: once(child, 'close') };
  child.stdout.on('data', data => {
    started.output += data;
  });
  return started;
}

async function until(condition) {
  while (!condition()) {
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}

test(
  'the second waits for the first, and says for whom',
  { timeout: 120_000 },
  async () => {
    const go = path.join(folder, 'go');
    const first = start(
      `console.log('in'); while (!fs.existsSync('${go}')) await sleep(20); console.log('out')`,
    );
    await until(() => first.output === 'in\n');
    const second = start(`console.log('in')`);
    await until(() => second.output !== '');
    assert.equal(
      second.output,
      `Waiting for 'npm start' (process ${first.child.pid}), which is installing\n`,
    );
    fs.writeFileSync(go, '');
    await Promise.all([first.exited, second.exited]);
    assert.equal(first.output, 'in\nout\n');
    assert.match(second.output, /\nin\n$/);
    assert.deepEqual(fs.readdirSync(folder), ['go']);
  },
);

test(
  'the lock of a process that was killed is taken over',
  { timeout: 120_000 },
  async () => {
    const killed = start(`console.log('in'); await sleep(60_000)`);
    await until(() => killed.output === 'in\n');
    killed.child.kill('SIGKILL');
    await killed.exited;
    assert.ok(fs.existsSync(file));
    const next = start(`console.log('in')`);
    await next.exited;
    assert.equal(next.output, 'in\n');
  },
);

test(
  'the number of a dead holder may be another process’s by now',
  { timeout: 120_000 },
  async () => {
    fs.writeFileSync(
      file,
      JSON.stringify({
        pid: process.pid,
        born: 'long ago',
        what: 'installing',
      }),
    );
    const next = start(`console.log('in')`);
    await next.exited;
    assert.equal(next.output, 'in\n');
  },
);

test(
  'of many that find a dead holder’s lock, one at a time works',
  { timeout: 120_000 },
  async () => {
    const killed = start(`console.log('in'); await sleep(60_000)`);
    await until(() => killed.output === 'in\n');
    killed.child.kill('SIGKILL');
    await killed.exited;
    const inside = path.join(folder, 'inside');
    const many = Array.from({ length: 8 }, () =>
      start(
        `fs.writeFileSync('${inside}', '', { flag: 'wx' }); await sleep(50); fs.rmSync('${inside}'); console.log('alone')`,
      ),
    );
    const codes = await Promise.all(many.map(({ exited }) => exited));
    assert.deepEqual(
      codes.map(([code]) => code),
      many.map(() => 0),
    );
  },
);

test(
  'a lock is given back when the work fails',
  { timeout: 120_000 },
  async () => {
    const failing = start(
      `process.on('uncaughtException', () => process.exit(3)); throw new Error('no')`,
    );
    const [code] = await failing.exited;
    assert.notEqual(code, 0);
    assert.deepEqual(fs.readdirSync(folder), []);
  },
);
