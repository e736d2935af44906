// Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0

/* The ports of a portal beside another one, and beside other programs. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { choosePorts, freePorts, readPorts } from '../lib/ports.mjs';
import { ROOT } from '../lib/toolchain.mjs';

function listen(port) {
  const server = net.createServer().listen(port);
  return once(server, 'listening').then(() => server);
}

/** A process that chooses ports, prints them and stays; `folder` is where such processes see each other. */
async function choose(folder) {
  const child = spawn(
    process.execPath,
    [
      '--input-type=module',
      '--eval',
      `import { choosePorts } from '${path.join(
        ROOT,
        'scripts/lib/ports.mjs',
      )}';
      console.log(JSON.stringify(await choosePorts({}, () => {})));
      setTimeout(() => {}, 60_000);`,
    ],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, TMPDIR: folder },
    },
  );
  const [line] = await once(child.stdout, 'data');
  return { child, ports: JSON.parse(line) };
}

test('ports are read from the environment, and refused by the name of the setting', () => {
  assert.deepEqual(readPorts({ PORTAL_PORT: '3100' }), {
    portal: 3100,
    backend: 7007,
    sandbox: 4566,
  });
  for (const wrong of ['http', '0', '70000', '3.5']) {
    assert.throws(() => readPorts({ BACKEND_PORT: wrong }), /BACKEND_PORT/);
  }
  assert.throws(
    () => readPorts({ PORTAL_PORT: '5000', SANDBOX_PORT: '5000' }),
    /PORTAL_PORT|SANDBOX_PORT/,
  );
});

test('a usual port that is taken is replaced by the next free one, and says so', async () => {
  const first = await choosePorts({}, () => {});
  const taken = await listen(first.portal);
  const said = [];
  try {
    const { portal } = await choosePorts({}, message => said.push(message));
    assert.ok(portal > first.portal, String(portal));
    assert.match(
      said.join('\n'),
      new RegExp(`the front end gets port ${portal}. PORTAL_PORT`),
    );
  } finally {
    taken.close();
  }
});

test('a port that is named and taken is refused', async () => {
  const [port] = await freePorts(1);
  const taken = await listen(port);
  try {
    await assert.rejects(
      choosePorts({ SANDBOX_PORT: String(port) }, () => {}),
      new RegExp(`^Error: Port ${port} for the sandbox is taken.*SANDBOX_PORT`),
    );
  } finally {
    taken.close();
  }
});

test('portals that are started at the same moment choose different ports', async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ports-'));
  const portals = await Promise.all([1, 2, 3].map(() => choose(folder)));
  try {
    const ports = portals.flatMap(portal => Object.values(portal.ports));
    assert.equal(new Set(ports).size, ports.length, ports.join());
  } finally {
    for (const { child } of portals) child.kill();
    fs.rmSync(folder, { recursive: true });
  }
});
