/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { Knex } from 'knex';
import type { DomainConfig, StudioConfig } from '../config/StudioConfig';
import { CREATED } from '../model/policy';
import { listDomainSettings } from './domainSettingsRows';

/** Settings that another replica has changed are in force here within 5 s. */
const POLL_INTERVAL_MS = 2_000;

/**
 * What the configuration and the portal's own settings say of domains. Where both speak of a domain, the configuration
 * holds. The settings are kept in memory, since every page and every decision asks for them.
 */
export class DomainSettings {
  readonly #knex: Knex;
  readonly #logger: LoggerService;
  readonly #configured: Pick<StudioConfig, 'domains' | 'policies'>;
  #current: Pick<StudioConfig, 'domains' | 'policies'>;
  #timer: NodeJS.Timeout | undefined;
  #reading: Promise<void> = Promise.resolve();
  #isFailing = false;

  constructor(options: {
    knex: Knex;
    logger: LoggerService;
    config: Pick<StudioConfig, 'domains' | 'policies'>;
  }) {
    this.#knex = options.knex;
    this.#logger = options.logger;
    this.#configured = options.config;
    this.#current = options.config;
  }

  /** By domain id; a domain that is not here is in mode `observe`. */
  get domains(): StudioConfig['domains'] {
    return this.#current.domains;
  }

  /** With the ids of the domains that were created in the portal and that the configuration does not name. */
  get policies(): StudioConfig['policies'] {
    return this.#current.policies;
  }

  /** The configuration with the domains as they are set at the moment. */
  over(config: StudioConfig): StudioConfig {
    const current = () => this.#current;
    return {
      ...config,
      get domains() {
        return current().domains;
      },
      get policies() {
        return current().policies;
      },
    };
  }

  /** Reads the settings, which others may have changed. */
  async read(): Promise<void> {
    const settings = await listDomainSettings(this.#knex);
    const { domains, policies } = this.#configured;
    const created = Object.fromEntries(
      settings.map(({ domainId, mode, owner, executionRoles, contact }) => [
        domainId,
        {
          mode,
          executionRoles,
          owners: owner === undefined ? [] : [owner],
          ownersFrom: `the settings of the domain ${domainId}`,
          contact,
        } satisfies DomainConfig,
      ]),
    );
    this.#current = {
      domains: { ...created, ...domains },
      policies: policies.map(policy =>
        policy.domains.includes(CREATED)
          ? {
              ...policy,
              domains: [
                ...policy.domains.filter(each => each !== CREATED),
                // Of a domain that the configuration names, its own policies speak.
                ...Object.keys(created).filter(
                  domainId => !Object.hasOwn(domains, domainId),
                ),
              ],
            }
          : policy,
      ),
    };
  }

  /** Reads them now, and every few seconds from then on. */
  async start(): Promise<void> {
    await this.read();
    this.#timer = setInterval(() => {
      this.#reading = this.#reading.then(() => this.#poll());
    }, POLL_INTERVAL_MS);
    this.#timer.unref();
  }

  /** Resolves once nothing is being read. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#reading;
  }

  /** While the database does not answer, the settings stay as they were last read. */
  async #poll(): Promise<void> {
    try {
      await this.read();
      this.#isFailing = false;
    } catch (error) {
      if (!this.#isFailing) {
        this.#isFailing = true;
        this.#logger.warn(
          'The settings of domains could not be read and stay as they were',
          toError(error),
        );
      }
    }
  }
}
