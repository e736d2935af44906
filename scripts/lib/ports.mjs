// Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0

/*
 * The ports of the portal. An explicit port that is taken is an error; a taken default port is replaced by the next
 * free one, so that a second portal can run beside the first.
 */
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { tryLock } from './lock.mjs';

export const PORT_SETTINGS = {
  sandbox: { variable: 'SANDBOX_PORT', fallback: 4566, what: 'the sandbox' },
  backend: { variable: 'BACKEND_PORT', fallback: 7007, what: 'the back end' },
  portal: { variable: 'PORTAL_PORT', fallback: 3000, what: 'the front end' },
};

/** Ports from the environment, or the usual ones; refuses invalid and duplicate ports. */
export function readPorts(env) {
  const ports = {};
  for (const [name, { variable, fallback }] of Object.entries(PORT_SETTINGS)) {
    const value = env[variable] || String(fallback);
    const port = Number(value);
    if (!Number.isInteger(port) || port < 1 || port > 65535) {
      throw new Error(
        `${variable} is '${value}', which is not a port. Set it to a number from 1 to 65535.`,
      );
    }
    const other = Object.keys(ports).find(key => ports[key] === port);
    if (other) {
      throw new Error(
        `${variable} and ${PORT_SETTINGS[other].variable} are both ${port}. Set one of them to another port.`,
      );
    }
    ports[name] = port;
  }
  return ports;
}

/** Ports for a portal that is started now; says which are not the usual ones. */
export async function choosePorts(env, say) {
  const ports = readPorts(env);
  for (const [name, { variable, what }] of Object.entries(PORT_SETTINGS)) {
    const wanted = ports[name];
    if (await claim(wanted)) continue;
    if (env[variable]) throw takenError(name, wanted);
    ports[name] = await claimAfter(wanted, Object.values(ports));
    say(
      `Port ${wanted} is taken by another program: ${what} gets port ${ports[name]}. ${variable} chooses another.`,
    );
  }
  return ports;
}

export async function refuseTakenPorts(ports) {
  for (const [name, port] of Object.entries(ports)) {
    if (await isTaken(port)) throw takenError(name, port);
  }
}

function takenError(name, port) {
  const { variable, what } = PORT_SETTINGS[name];
  return new Error(
    `Port ${port} for ${what} is taken by another program. End that program, or choose a free port with ${variable}=<port>.`,
  );
}

async function claimAfter(taken, others) {
  for (let port = taken + 1; port <= 65535; port++) {
    if (!others.includes(port) && (await claim(port))) return port;
  }
  throw new Error(`All ports from ${taken} to 65535 are taken.`);
}

/** Keeps the port for this process before anybody listens on it, from others that look for one at the same time. */
async function claim(port) {
  if (await isTaken(port)) return false;
  const file = path.join(os.tmpdir(), `studio-access-port-${port}.lock`);
  const release = tryLock(file, { what: 'starting a portal' });
  if (release) process.once('exit', release);
  return Boolean(release);
}

/** Asked by connecting as well as by listening: a listener on the other IP family would still shadow ours. */
async function isTaken(port) {
  const answers = await Promise.all(
    ['127.0.0.1', '::1'].map(host => canConnect(port, host)),
  );
  if (answers.some(Boolean)) {
    return true;
  }
  return new Promise(resolve => {
    const server = net.createServer();
    server.once('error', () => resolve(true));
    server.listen(port, () => server.close(() => resolve(false)));
  });
}

function canConnect(port, host) {
  return new Promise(resolve => {
    const socket = net.connect({ port, host });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

/** Free ports, held open together, so that no two are the same. */
export async function freePorts(count) {
  const servers = await Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise((resolve, reject) => {
          const server = net.createServer();
          server.once('error', reject);
          server.listen(0, () => resolve(server));
        }),
    ),
  );
  const ports = servers.map(server => server.address().port);
  await Promise.all(
    servers.map(server => new Promise(resolve => server.close(resolve))),
  );
  return ports;
}
