// Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0

/*
 * The portal as a person starts it: sandbox, back end and front end, each a process group of its own, so that one call
 * ends all of them with whatever they started. Their output goes to logs/, and is shown when one of them fails.
 */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { untilAnswering, untilPeopleAreIn } from './answers.mjs';
import { PORT_SETTINGS, refuseTakenPorts } from './ports.mjs';
import { ROOT } from './toolchain.mjs';

const NODE_TRANSFORM = path.join(
  ROOT,
  'node_modules/@backstage/cli/config/nodeTransform.cjs',
);

/**
 * Starts all three. Without a port for the front end the back end serves it as it was built before, and does not start
 * afresh when a file changes.
 *
 * @param {{ configs?: string[], sandboxArgs?: string[] }} options `configs` are the files that the back end reads instead of
 *   app-config.yaml; `sandboxArgs` say which company the sandbox makes up, instead of the demo's.
 * @returns {Promise<{ urls: Record<string, string>, ready: Promise<void>, ended: Promise<string>, stop: () => Promise<void>, stopBackend: () => Promise<void>, startBackend: () => Promise<void> }>}
 *   `ready` resolves once each answers; `ended` with a sentence when one of them ends by itself.
 */
export async function startPortal({
  env,
  ports,
  logFolder = path.join(ROOT, 'logs'),
  configs = [],
  sandboxArgs = [],
  say,
}) {
  await refuseTakenPorts(ports);
  fs.mkdirSync(logFolder, { recursive: true });
  for (const name of Object.keys(PORT_SETTINGS)) {
    fs.rmSync(path.join(logFolder, `${name}.log`), { force: true });
  }
  const portalPort = ports.portal ?? ports.backend;
  const urls = {
    portal: `http://localhost:${portalPort}`,
    backend: `http://localhost:${ports.backend}`,
    sandbox: `http://localhost:${ports.sandbox}`,
  };
  const token = randomBytes(24).toString('hex');
  const childEnv = {
    ...env,
    APP_CONFIG_backend_auth_externalAccess: JSON.stringify(
      readCatalogWith(token),
    ),
    PORTAL_PORT: String(portalPort),
    BACKEND_PORT: String(ports.backend),
    SANDBOX_PORT: String(ports.sandbox),
    // The credentials manager assumes a role per account through STS, which has no endpoint in app-config.
    AWS_ENDPOINT_URL_STS: urls.sandbox,
    BROWSER: 'none',
    NODE_ENV: env.NODE_ENV ?? 'development',
  };
  const programs = [
    {
      name: 'sandbox',
      command: [
        'node',
        ...sandboxArguments(['--port', String(ports.sandbox), ...sandboxArgs]),
      ],
      probe: `${urls.sandbox}/_sandbox/health`,
    },
    {
      name: 'backend',
      command: [
        ...(ports.portal
          ? ['yarn', 'workspace', 'backend', 'start']
          : ['node', '--require', NODE_TRANSFORM, 'src/index.ts']),
        ...configs.flatMap(file => ['--config', file]),
      ],
      cwd: path.join(ROOT, 'packages/backend'),
      probe: `${urls.backend}/.backstage/health/v1/readiness`,
    },
    ...(ports.portal
      ? [
          {
            name: 'portal',
            command: ['yarn', 'workspace', 'app', 'start'],
            probe: urls.portal,
          },
        ]
      : []),
  ];
  const start = program =>
    startProgram({ ...program, env: childEnv, logFolder });
  const running = new Map(
    programs.map(program => [program.name, start(program)]),
  );
  const ended = Promise.race([...running.values()].map(({ exited }) => exited));
  const stop = () =>
    Promise.all([...running.values()].map(program => program.stop())).then(
      () => undefined,
    );
  const backend = programs.find(({ name }) => name === 'backend');
  const stopBackend = () => running.get('backend').stop();
  const startBackend = async () => {
    const again = start(backend);
    running.set('backend', again);
    await Promise.race([
      untilAnswering(backend.probe),
      failureOf(again.exited),
    ]);
  };
  const ready = Promise.all(
    programs.map(async ({ name, probe }) => {
      const began = Date.now();
      await Promise.race([untilAnswering(probe), failureOf(ended)]);
      const seconds = ((Date.now() - began) / 1000).toFixed(0);
      say(
        `  ${PORT_SETTINGS[name].what} answers at ${urls[name]} (${seconds} s)`,
      );
    }),
  ).then(async () => {
    // Nobody can sign in before the catalog knows them.
    const count = await Promise.race([
      untilPeopleAreIn({
        urls,
        headers: { Authorization: `Bearer ${token}` },
      }),
      failureOf(ended),
    ]);
    say(`  the ${count} people of the company are in the catalog`);
  });
  return { urls, ready, ended, stop, stopBackend, startBackend };
}

/** How the sandbox's entry is run from its TypeScript sources. */
export function sandboxArguments(args) {
  return ['--require', NODE_TRANSFORM, 'packages/sandbox/src/main.ts', ...args];
}

/** Starts one of `PORT_SETTINGS` as a process group of its own, with its output in `logFolder`. */
export function startProgram({
  name,
  command: [command, ...args],
  cwd = ROOT,
  env,
  logFolder,
}) {
  const file = path.join(logFolder, `${name}.log`);
  const log = fs.openSync(file, 'a');
  const child = spawn(command, args, {
    cwd,
    env,
    stdio: ['ignore', log, log],
    detached: true,
  });
  fs.closeSync(log);
  let stopping = false;
  const gone = new Promise(resolve => {
    child.once('exit', resolve);
    child.once('error', resolve);
  });
  const exited = new Promise(resolve => {
    child.once('error', error =>
      resolve(
        `${PORT_SETTINGS[name].what} could not be started: ${error.message}`,
      ),
    );
    child.once('exit', (code, signal) => {
      if (!stopping) {
        resolve(
          `${PORT_SETTINGS[name].what} ended by itself (${
            signal ?? `exit code ${code}`
          }). The end of ${file}:\n${lastLines(file)}`,
        );
      }
    });
  });
  return {
    exited,
    async stop() {
      stopping = true;
      signalGroup(child, 'SIGTERM');
      const timer = setTimeout(() => signalGroup(child, 'SIGKILL'), 5_000);
      await gone;
      clearTimeout(timer);
      // Processes that the group's leader left behind, for example a server.
      signalGroup(child, 'SIGKILL');
    },
  };
}

function signalGroup(child, signal) {
  // A process that could not be started has no group.
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

function lastLines(file, count = 30) {
  return fs
    .readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .slice(-count)
    .join('\n');
}

/** For this start alone: lets the one who holds the token read the catalog, to see whether people can sign in yet. */
export function readCatalogWith(token) {
  return [
    {
      type: 'static',
      options: { token, subject: 'npm-start' },
      accessRestrictions: [
        { plugin: 'catalog', permissionAttribute: { action: 'read' } },
      ],
    },
  ];
}

export function failureOf(ended) {
  return ended.then(sentence => Promise.reject(new Error(sentence)));
}
