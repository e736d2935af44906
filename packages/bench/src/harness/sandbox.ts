/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { RateLimits } from '@studio-access/sandbox';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './ports';
import { startProgram, type Program } from './program';

export type World = {
  people: number;
  profiles: number;
  groups?: number;
  domains?: number;
  regions?: number;
  even?: boolean;
  /** With spaces, apps that run and groups assigned. */
  inUse?: boolean;
};

/** A call in the sandbox's log. */
export type LoggedCall = {
  at: string;
  service: string;
  operation: string;
  accountId: string;
  region: string;
  userAgent?: string;
  outcome: string;
  input?: Record<string, unknown>;
};

/**
 * Whether a call only asks if AWS answers, which a back end does about every 20 seconds where it calls for nothing else: so a call of
 * the clock, and of no page and no sync.
 */
export function isProbe({ operation, input }: LoggedCall): boolean {
  return (
    operation === 'DescribeInstance' ||
    (operation === 'ListDomains' && input?.MaxResults === 1)
  );
}

/** How long AWS has to be left alone until nothing more is on its way. */
const QUIET_MS = 3_000;

export const NO_LIMITS: RateLimits = {
  identityCenter: 0,
  identityStore: 0,
  sageMaker: { write: 0, describe: 0, list: 0 },
};

/** AWS on this machine, in a process of its own. */
export class Sandbox {
  readonly url: string;
  readonly #program: Program;

  static async start(options: {
    world: World;
    folder: string;
    rateLimits?: RateLimits;
  }): Promise<Sandbox> {
    const { world, folder, rateLimits = NO_LIMITS } = options;
    const port = await freePort();
    const url = `http://localhost:${port}`;
    fs.mkdirSync(folder, { recursive: true });
    const program = await startProgram({
      name: 'The sandbox',
      entry: 'packages/sandbox/src/main.ts',
      args: [
        '--port',
        String(port),
        '--people',
        String(world.people),
        '--profiles',
        String(world.profiles),
        '--groups',
        String(world.groups ?? Math.ceil(world.people / 25)),
        '--domains',
        String(world.domains ?? 1),
        '--regions',
        String(world.regions ?? 1),
        ...(world.even ? ['--even'] : []),
        ...(world.inUse ? ['--in-use'] : []),
        '--seed-number',
        '7',
      ],
      logFile: path.join(folder, 'sandbox.log'),
      isAnswering: async () => (await fetch(`${url}/_sandbox/health`)).ok,
    });
    const sandbox = new Sandbox(url, program);
    await sandbox.setRateLimits(rateLimits);
    return sandbox;
  }

  private constructor(url: string, program: Program) {
    this.url = url;
    this.#program = program;
  }

  async setRateLimits(limits: RateLimits): Promise<void> {
    await this.#admin('PATCH', '/rate-limits', limits);
  }

  /** Milliseconds until what is created is in service. */
  async setTimings(timings: { userProfile: number }): Promise<void> {
    await this.#admin('PATCH', '/timings', timings);
  }

  async clearCalls(): Promise<void> {
    await this.#admin('DELETE', '/calls');
  }

  async calls(service?: string): Promise<LoggedCall[]> {
    const response = await this.#admin(
      'GET',
      service ? `/calls?service=${service}` : '/calls',
    );
    return response.json();
  }

  /** Waits until nobody has called for a while. */
  async untilQuiet(): Promise<void> {
    const deadline = Date.now() + 120_000;
    let seen = -1;
    while (Date.now() < deadline) {
      const { length } = await this.calls();
      if (length === seen) {
        return;
      }
      seen = length;
      await sleep(QUIET_MS);
    }
    throw new Error('The calls to AWS do not come to an end');
  }

  /** Has AWS refuse to tell which domains there are, so that no sync gets anywhere. */
  async holdSyncs(): Promise<void> {
    await this.#admin('POST', '/faults', {
      service: 'sagemaker',
      operation: 'ListDomains',
      effect: {
        type: 'error',
        code: 'AccessDeniedException',
        message: 'Held until everybody is there',
        status: 400,
      },
    });
  }

  async releaseSyncs(): Promise<void> {
    await this.#admin('DELETE', '/faults');
  }

  async stop(): Promise<void> {
    await this.#program.stop();
  }

  async #admin(method: string, at: string, body?: unknown): Promise<Response> {
    const response = await fetch(`${this.url}/_sandbox${at}`, {
      method,
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (!response.ok) {
      throw new Error(
        `The sandbox answered ${method} ${at} with ${
          response.status
        }: ${await response.text()}`,
      );
    }
    return response;
  }
}
