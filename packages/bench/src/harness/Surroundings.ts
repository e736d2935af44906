/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { awsClients } from './aws';
import { Backend } from './backend';
import type { Team } from './company';
import { somePeople } from './directory';
import { Proxy } from './proxy';
import { Sandbox } from './sandbox';

type SurroundingsOptions = {
  sandbox: Sandbox;
  database: Proxy;
  aws: Proxy;
  team: Team;
  folder: string;
  /** Connection string that leads through `database`. */
  postgres: string;
  prefix: string;
};

/** A team of the directory, and the database and AWS behind connections that can be cut. */
export class Surroundings {
  readonly #options: SurroundingsOptions;
  readonly sandbox: Sandbox;
  readonly database: Proxy;
  readonly aws: Proxy;
  readonly team: Team;

  static async start(options: {
    folder: string;
    /** Connection string of the server. */
    postgres: string;
    /** Of the names of the databases. */
    prefix: string;
    people: number;
  }): Promise<Surroundings> {
    const { folder, prefix, people } = options;
    const sandbox = await Sandbox.start({
      folder,
      world: { people, profiles: 0, groups: 20 },
    });
    const server = new URL(options.postgres);
    const database = await Proxy.start({
      host: server.hostname,
      port: Number(server.port),
    });
    server.port = String(database.port);
    const aws = await Proxy.start({
      host: 'localhost',
      port: Number(new URL(sandbox.url).port),
    });
    const members = await somePeople(
      awsClients(sandbox.url).identityStore,
      people,
    );
    return new Surroundings({
      sandbox,
      database,
      aws,
      team: { name: 'department', members },
      folder,
      postgres: server.href,
      prefix,
    });
  }

  private constructor(options: SurroundingsOptions) {
    this.#options = options;
    this.sandbox = options.sandbox;
    this.database = options.database;
    this.aws = options.aws;
    this.team = options.team;
  }

  async startBackend(options: {
    name: string;
    database: 'postgres' | 'sqlite';
  }): Promise<Backend> {
    const { folder, postgres, prefix } = this.#options;
    return Backend.start({
      folder,
      name: options.name,
      postgres: options.database === 'postgres' ? postgres : undefined,
      prefix,
      sandboxUrl: `http://localhost:${this.aws.port}`,
      teams: [this.team],
      pace: { identityCenter: 20, sageMaker: 1000 },
    });
  }

  async stop(): Promise<void> {
    await this.sandbox.stop();
    await this.database.cut();
    await this.aws.cut();
  }
}
