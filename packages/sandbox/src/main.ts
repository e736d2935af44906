/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* The sandbox as a process of its own. */
import { parseArgs } from 'node:util';
import { checkSeed } from './admin/checks';
import { SandboxOptions, SeedOptions } from './Sandbox';
import { startSandbox } from './server';

const USAGE = `Usage: sandbox [--port N] [--host H] [--snapshot FILE] [--rate-limits on|off]
               [--seed company | --people N --profiles N [--groups N] [--domains N] [--regions N] [--even]
                [--in-use] [--seed-number N]]
The port can also be given as SANDBOX_PORT; it is 4566 otherwise.`;

const NO_LIMITS = {
  identityCenter: 0,
  identityStore: 0,
  sageMaker: { write: 0, describe: 0, list: 0 },
};

function readFlags() {
  return parseArgs({
    options: {
      port: { type: 'string' },
      host: { type: 'string' },
      seed: { type: 'string' },
      people: { type: 'string' },
      profiles: { type: 'string' },
      groups: { type: 'string' },
      domains: { type: 'string' },
      regions: { type: 'string' },
      even: { type: 'boolean' },
      'in-use': { type: 'boolean' },
      'seed-number': { type: 'string' },
      snapshot: { type: 'string' },
      'rate-limits': { type: 'string' },
      help: { type: 'boolean' },
    },
  }).values;
}

type Flags = ReturnType<typeof readFlags>;

function numberOf(value: string | undefined, name: string): number | undefined {
  if (value === undefined) {
    return undefined;
  }
  if (!/^\d+$/.test(value)) {
    throw new Error(`${name} must be a whole number, not '${value}'`);
  }
  return Number(value);
}

function portOf(flags: Flags): number | undefined {
  const name = flags.port === undefined ? 'SANDBOX_PORT' : '--port';
  const port = numberOf(flags.port ?? process.env.SANDBOX_PORT, name);
  if (port !== undefined && port > 65535) {
    throw new Error(`${name} must be at most 65535, not '${port}'`);
  }
  return port;
}

function seedOf(flags: Flags): SeedOptions {
  const people = numberOf(flags.people, '--people');
  if (people === undefined) {
    const other = (
      [
        'profiles',
        'groups',
        'domains',
        'regions',
        'even',
        'in-use',
        'seed-number',
      ] as const
    ).find(name => flags[name] !== undefined);
    if (other) {
      throw new Error(`--${other} makes sense only together with --people`);
    }
    return checkSeed({ kind: flags.seed ?? 'company' });
  }
  if (flags.seed !== undefined) {
    throw new Error('--seed and --people exclude each other');
  }
  return checkSeed({
    kind: 'generated',
    number: numberOf(flags['seed-number'], '--seed-number') ?? 1,
    people,
    profiles: numberOf(flags.profiles, '--profiles') ?? 0,
    groups: numberOf(flags.groups, '--groups'),
    domains: numberOf(flags.domains, '--domains'),
    regions: numberOf(flags.regions, '--regions'),
    even: flags.even,
    inUse: flags['in-use'],
  });
}

function optionsOf(flags: Flags): SandboxOptions {
  const rateLimits = flags['rate-limits'] ?? 'on';
  if (!['on', 'off'].includes(rateLimits)) {
    throw new Error(`--rate-limits must be on or off, not '${rateLimits}'`);
  }
  if (flags.seed !== undefined && flags.seed !== 'company') {
    throw new Error(
      `--seed must be company, not '${flags.seed}'; a generated company takes --people`,
    );
  }
  return {
    port: portOf(flags),
    host: flags.host,
    seed: seedOf(flags),
    snapshotFile: flags.snapshot,
    rateLimits: rateLimits === 'off' ? NO_LIMITS : undefined,
  };
}

async function main(): Promise<void> {
  const flags = readFlags();
  if (flags.help) {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  const sandbox = await startSandbox(optionsOf(flags));
  process.stdout.write(`Sandbox ready on ${sandbox.url}\n`);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  // All state is in memory and meant to go; a snapshot is written on request only.
  process.on(signal, () => process.exit(0));
}

main().catch(error => {
  process.stderr.write(
    `Sandbox: ${error instanceof Error ? error.message : error}\n`,
  );
  process.exitCode = 1;
});
