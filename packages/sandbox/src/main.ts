/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* The sandbox as a process of its own. */
import { parseArgs } from 'node:util';
import { checkSeed } from './admin/checks';
import { PortalAddresses, SandboxOptions, SeedOptions } from './Sandbox';
import { portalAt } from './SandboxState';
import { startSandbox } from './server';

const USAGE = `Usage: sandbox [--port N] [--host H] [--host-name NAME …] [--snapshot FILE] [--rate-limits on|off]
               [--redirect-uri URL …] [--post-logout-redirect-uri URL …]
               [--seed company | --people N --profiles N [--groups N] [--domains N] [--regions N] [--even]
                [--in-use] [--seed-number N]]
The port can also be given as SANDBOX_PORT; it is 4566 otherwise. The portal's addresses that Okta redirects to are those of
the ports BACKEND_PORT and PORTAL_PORT, 7007 and 3000 otherwise.`;

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
      'host-name': { type: 'string', multiple: true },
      'redirect-uri': { type: 'string', multiple: true },
      'post-logout-redirect-uri': { type: 'string', multiple: true },
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

function portOf(value: string | undefined, name: string): number | undefined {
  const port = numberOf(value, name);
  if (port !== undefined && port > 65535) {
    throw new Error(`${name} must be at most 65535, not '${port}'`);
  }
  return port;
}

function checkUrl(value: string, name: string): string {
  if (!/^https?:\/\//.test(value) || !URL.canParse(value)) {
    throw new Error(`${name} must be a URL, not '${value}'`);
  }
  return value;
}

/** The portal's addresses: those given, or those of the ports that it is started with. */
function portalOf(flags: Flags): PortalAddresses {
  const { BACKEND_PORT, PORTAL_PORT } = process.env;
  const usual = portalAt({
    backend: portOf(BACKEND_PORT || undefined, 'BACKEND_PORT'),
    portal: portOf(PORTAL_PORT || undefined, 'PORTAL_PORT'),
  });
  const urls = (name: 'redirect-uri' | 'post-logout-redirect-uri') =>
    flags[name]?.map(value => checkUrl(value, `--${name}`));
  return {
    redirectUris: urls('redirect-uri') ?? usual.redirectUris,
    postLogoutRedirectUris:
      urls('post-logout-redirect-uri') ?? usual.postLogoutRedirectUris,
  };
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
    port: portOf(
      flags.port ?? process.env.SANDBOX_PORT,
      flags.port === undefined ? 'SANDBOX_PORT' : '--port',
    ),
    host: flags.host,
    hostNames: flags['host-name'],
    portal: portalOf(flags),
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
