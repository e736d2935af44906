// Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0

/* The commands, run as a person runs them. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { freePorts } from '../lib/ports.mjs';
import { ROOT, tokenOf } from '../lib/toolchain.mjs';

/** Runs a script; `until` says when it has printed enough to be interrupted. */
function runScript(name, { args = [], env = {}, until } = {}) {
  const child = spawn('node', [path.join(ROOT, 'scripts', name), ...args], {
    cwd: ROOT,
    env: { ...process.env, npm_config_user_agent: 'npm', ...env },
  });
  let output = '';
  let isInterrupted = false;
  const read = data => {
    output += data;
    if (until?.test(output) && !isInterrupted) {
      isInterrupted = true;
      child.kill('SIGINT');
    }
  };
  child.stdout.on('data', read);
  child.stderr.on('data', read);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', code => resolve({ code, output, isInterrupted }));
  });
}

function isListening(port) {
  return new Promise(resolve => {
    const socket = net.connect({ port, host: '127.0.0.1' });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

test('a port that is taken is named, with the setting that chooses another', async () => {
  const taken = net.createServer();
  await new Promise(resolve => taken.listen(0, resolve));
  const { port } = taken.address();
  const [backend, sandbox] = await freePorts(2);
  try {
    const { code, output } = await runScript('start.mjs', {
      env: {
        PORTAL_PORT: String(port),
        BACKEND_PORT: String(backend),
        SANDBOX_PORT: String(sandbox),
      },
    });
    assert.equal(code, 1);
    assert.match(output, new RegExp(`\\b${port}\\b`));
    assert.match(output, /PORTAL_PORT/);
    assert.equal(await isListening(sandbox), false);
  } finally {
    taken.close();
  }
});

test('an interrupted start leaves nothing running', async () => {
  const [portal, backend, sandbox] = await freePorts(3);
  const { code, output, isInterrupted } = await runScript('start.mjs', {
    env: {
      PORTAL_PORT: String(portal),
      BACKEND_PORT: String(backend),
      SANDBOX_PORT: String(sandbox),
    },
    until: /the sandbox answers/,
  });
  assert.ok(isInterrupted, output);
  assert.equal(code, 0, output);
  for (const port of [portal, backend, sandbox]) {
    assert.equal(await isListening(port), false, `port ${port}`);
  }
});

test('the last line of the tests says how many failed, also when none could be run', async () => {
  const { code, output } = await runScript('test.mjs', { args: ['nonsense'] });
  assert.equal(code, 1);
  assert.match(output, /There is no stage nonsense/);
  assert.equal(output.trimEnd().split('\n').at(-1), '0 passed, 1 failed');
});

test('Yarn signs in to the registry as npm does', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'npmrc-'));
  const file = path.join(folder, '.npmrc');
  process.env.MIRROR_TOKEN = 'from-the-environment';
  fs.writeFileSync(
    file,
    [
      '//elsewhere.example/:_authToken=other',
      '//mirror.example/npm/:_authToken=${MIRROR_TOKEN}',
    ].join('\n'),
  );
  try {
    assert.equal(
      tokenOf('https://mirror.example/npm', [file]),
      'from-the-environment',
    );
    assert.equal(tokenOf('https://open.example/', [file]), undefined);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
});
