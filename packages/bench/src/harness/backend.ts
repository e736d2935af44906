/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  SagemakerStudioClient,
  type SagemakerStudioApi,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  backendConfig,
  catalogDocuments,
  type BackendOptions,
} from './backendConfig';
import { freePort } from './ports';
import { startProgram, type Program } from './program';

/** So long it has to be at rest. */
const IDLE_MS = 5_000;

/** A real back end in a process of its own, and somebody who is signed in to it. */
export class Backend {
  readonly #program: Program;
  readonly #url: string;
  readonly #logFile: string;
  #token = '';
  /** When it said for the first time that it is ready. */
  readonly readyAt = new Date();
  readonly studio: SagemakerStudioApi;

  static async start(
    options: Omit<BackendOptions, 'port' | 'catalogFile'> & {
      /** Tells the logs of several back ends apart. */
      name?: string;
      /** Megabytes that its heap may hold; default: what V8 takes on this machine, garbage included. */
      heapLimit?: number;
    },
  ): Promise<Backend> {
    const { folder, name = 'backend', heapLimit, ...given } = options;
    fs.mkdirSync(folder, { recursive: true });
    const port = await freePort();
    const catalogFile = path.join(folder, 'company.yaml');
    fs.writeFileSync(catalogFile, catalogDocuments(given.teams));
    const configFile = path.join(folder, `${name}.config.json`);
    fs.writeFileSync(
      configFile,
      JSON.stringify(backendConfig({ ...given, folder, port, catalogFile })),
    );
    const url = `http://localhost:${port}`;
    const logFile = path.join(folder, `${name}.log`);
    const program = await startProgram({
      name: 'The back end',
      entry: 'packages/bench/src/backendMain.ts',
      args: ['--config', configFile],
      env: {
        AWS_ENDPOINT_URL_STS: given.sandboxUrl,
        NODE_ENV: 'development',
        LOG_LEVEL: 'warn',
        // Which of several back ends a call is of, as the SDK tells it.
        AWS_SDK_UA_APP_ID: name,
        NODE_OPTIONS: [
          process.env.NODE_OPTIONS,
          '--expose-gc',
          heapLimit && `--max-old-space-size=${heapLimit}`,
        ]
          .filter(Boolean)
          .join(' '),
      },
      logFile,
      isAnswering: async () =>
        (
          await fetch(`${url}/.backstage/health/v1/readiness`)
        ).ok,
    });
    const backend = new Backend(program, url, logFile);
    await backend.#signIn();
    await backend.#untilInCatalog(given.teams);
    return backend;
  }

  private constructor(program: Program, url: string, logFile: string) {
    this.#program = program;
    this.#url = url;
    this.#logFile = logFile;
    this.studio = new SagemakerStudioClient({
      discoveryApi: { getBaseUrl: async id => `${url}/api/${id}` },
      fetchApi: {
        fetch: (input, init) =>
          fetch(input, {
            ...init,
            headers: { ...init?.headers, ...this.#headers() },
          }),
      },
    });
  }

  /** Bytes of memory that are resident now, and that were at the most. */
  memory(): { residentBytes: number; mostBytes: number } {
    return this.#program.memory();
  }

  /** Milliseconds of a processor that it has used: a figure that other work on the machine does not change. */
  processorMs(): number {
    return this.#program.processorMs();
  }

  /** Waits until it has done what a sync leaves to do, and does little by itself any more. */
  async untilIdle(): Promise<void> {
    const deadline = Date.now() + 8 * 60_000;
    while (Date.now() < deadline) {
      const before = this.processorMs();
      await sleep(IDLE_MS);
      if (this.processorMs() - before < 0.15 * IDLE_MS) {
        return;
      }
    }
    throw new Error('The back end does not come to rest');
  }

  /** Allows it so much of a processor. */
  limitProcessor(share: number): void {
    this.#program.limit(share);
  }

  /**
   * Has what nobody needs any more collected, and gives the process the time to give it back.
   *
   * @returns bytes of the heap that are held then
   */
  async settleMemory(): Promise<number> {
    for (let round = 0; round < 3; round += 1) {
      this.#program.signal('SIGUSR2');
      await sleep(2_000);
    }
    const told = [
      ...fs.readFileSync(this.#logFile, 'utf8').matchAll(/"heapUsed":(\d+)/g),
    ].pop();
    if (!told) {
      throw new Error(
        'The back end did not tell how much of its heap it holds',
      );
    }
    return Number(told[1]);
  }

  /** A read that any back end can answer: one entity of the catalog, by its name. */
  async readEntity(kind: string, name: string): Promise<unknown> {
    const response = await fetch(
      `${this.#url}/api/catalog/entities/by-name/${kind}/default/${name}`,
      { headers: this.#headers() },
    );
    if (!response.ok) {
      throw new Error(`The catalog answered ${response.status} for ${name}`);
    }
    return response.json();
  }

  /**
   * Waits for the end of a sync.
   *
   * @param after - ISO 8601; a sync that ended earlier does not count
   */
  async untilSynced(options: {
    team: string;
    domains?: number;
    after?: string;
    minutes?: number;
  }): Promise<string> {
    const deadline = Date.now() + (options.minutes ?? 10) * 60_000;
    while (Date.now() < deadline) {
      const { syncedAt, domains } = await this.studio.getTeamAccess(
        `group:default/${options.team}`,
      );
      if (
        syncedAt &&
        domains.length >= (options.domains ?? 1) &&
        (!options.after || syncedAt > options.after)
      ) {
        return syncedAt;
      }
      await sleep(200);
    }
    throw new Error(
      'The sync did not end in time; the logs tell how far it came',
    );
  }

  async stop(): Promise<void> {
    await this.#program.stop();
  }

  /** As the kernel does when memory is short. */
  async kill(): Promise<void> {
    await this.#program.kill();
  }

  #headers(): Record<string, string> {
    return { Authorization: `Bearer ${this.#token}` };
  }

  /** The provider signs in a person of the catalog, whom the catalog may still have to read. */
  async #signIn(): Promise<void> {
    const deadline = Date.now() + 120_000;
    let answer = '';
    while (Date.now() < deadline) {
      const response = await fetch(`${this.#url}/api/auth/guest/refresh`, {
        method: 'POST',
      });
      answer = await response.text();
      if (response.ok) {
        this.#token = JSON.parse(answer).backstageIdentity.token;
        return;
      }
      await sleep(250);
    }
    throw new Error(`Nobody could sign in: ${answer}`);
  }

  async #untilInCatalog(teams: BackendOptions['teams']): Promise<void> {
    const wanted = teams.reduce((sum, { members }) => sum + members.length, 0);
    const [{ name, members: expected }] = teams;
    const deadline = Date.now() + 180_000;
    while (Date.now() < deadline) {
      const response = await fetch(
        `${
          this.#url
        }/api/catalog/entities/by-query?limit=0&filter=kind=user,relations.memberof=group:default/${name}`,
        { headers: this.#headers() },
      );
      const { totalItems } = await response.json();
      if (totalItems >= expected.length) {
        return;
      }
      await sleep(250);
    }
    throw new Error(`The catalog did not take in ${wanted} people in time`);
  }
}
