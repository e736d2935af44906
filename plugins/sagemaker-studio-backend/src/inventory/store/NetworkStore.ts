/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Messages } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Knex } from 'knex';
import type { ObservedNetwork } from '../../aws/observed';
import { now } from '../../util/now';

const NETWORKS = 'inventory_networks';

/** An account and Region. */
export type Place = { accountId: string; region: string };

/** Why the networks of a place could not be read. */
type NetworkFailure = {
  message: string;
  remedy?: string;
  messages?: Messages;
};

/** The networks of an account and Region, as they were last read. */
export type KnownNetworks = {
  networks: ObservedNetwork[];
  failure?: NetworkFailure;
  /** ISO 8601; of the last attempt. */
  readAt: string;
};

type Row = {
  account_id: string;
  region: string;
  networks: string;
  failure: string | null;
  read_at: string;
};

/** Keeps what was last read of the networks that a new domain can be in. */
export class NetworkStore {
  readonly #knex: Knex;

  constructor(options: { knex: Knex }) {
    this.#knex = options.knex;
  }

  /** `undefined` where they were never read. */
  async read(place: Place): Promise<KnownNetworks | undefined> {
    const row: Row | undefined = await this.#knex(NETWORKS)
      .where({ account_id: place.accountId, region: place.region })
      .first();
    return (
      row && {
        networks: JSON.parse(row.networks),
        failure: row.failure === null ? undefined : JSON.parse(row.failure),
        readAt: row.read_at,
      }
    );
  }

  async record(place: Place, networks: ObservedNetwork[]): Promise<void> {
    const row: Row = { ...rowOf(place), networks: JSON.stringify(networks) };
    await this.#knex(NETWORKS)
      .insert(row)
      .onConflict(['account_id', 'region'])
      .merge();
  }

  /** Networks that were read before stay. */
  async recordFailure(
    place: Place,
    { message, remedy, messages }: NetworkFailure,
  ): Promise<void> {
    const row: Row = {
      ...rowOf(place),
      failure: JSON.stringify({ message, remedy, messages }),
    };
    await this.#knex(NETWORKS)
      .insert(row)
      .onConflict(['account_id', 'region'])
      .merge(['failure', 'read_at']);
  }
}

function rowOf({ accountId, region }: Place): Row {
  return {
    account_id: accountId,
    region,
    networks: '[]',
    failure: null,
    read_at: now(),
  };
}
