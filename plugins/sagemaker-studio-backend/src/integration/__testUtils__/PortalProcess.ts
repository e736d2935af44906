/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Entity } from '@backstage/catalog-model';
import type { JsonObject } from '@backstage/types';
import { fork, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** All that a portal is started with. */
export type PortalSetup = {
  /** The root configuration. */
  data: JsonObject;
  /** The catalog, with the templates. */
  entities: Entity[];
  /** Where plugins find each other. */
  baseUrl: string;
};

/** A back end with the scaffolder in a process of its own. */
export class PortalProcess {
  readonly #child: ChildProcess;
  readonly port: number;

  /** @param folder - for its setup and its log */
  static async start(
    folder: string,
    setup: PortalSetup,
  ): Promise<PortalProcess> {
    const setupFile = path.join(folder, 'setup.json');
    const logFile = path.join(folder, 'portal.log');
    writeFileSync(setupFile, JSON.stringify(setup));
    const log = openSync(logFile, 'w');
    const child = fork(path.join(__dirname, 'portalMain.ts'), [setupFile], {
      execArgv: ['--require', '@backstage/cli/config/nodeTransform.cjs'],
      stdio: ['ignore', log, log, 'ipc'],
      // That of the test, which is not the one of its process.
      env: process.env,
    });
    closeSync(log);
    const port = await new Promise<number>((resolve, reject) => {
      // Backstage, too, sends messages to who started it.
      child.on('message', (told: { portalPort?: number }) => {
        if (told.portalPort !== undefined) {
          resolve(told.portalPort);
        }
      });
      child.once('exit', () =>
        reject(
          new Error(
            `The portal ended early:\n${readFileSync(logFile, 'utf8').slice(
              -4_000,
            )}`,
          ),
        ),
      );
    });
    return new PortalProcess(child, port);
  }

  private constructor(child: ChildProcess, port: number) {
    this.#child = child;
    this.port = port;
  }

  /** Ends it at once, without a word to it. */
  async kill(): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      const exited = new Promise(resolve => {
        this.#child.once('exit', resolve);
      });
      this.#child.kill('SIGKILL');
      await exited;
    }
  }
}
