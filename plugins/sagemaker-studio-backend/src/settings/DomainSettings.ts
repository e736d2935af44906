/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { Knex } from 'knex';
import type { DomainConfig, StudioConfig } from '../config/StudioConfig';
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
  readonly #configured: StudioConfig['domains'];
  #domains: StudioConfig['domains'];
  #timer: NodeJS.Timeout | undefined;
  #reading: Promise<void> = Promise.resolve();
  #isFailing = false;

  constructor(options: {
    knex: Knex;
    logger: LoggerService;
    config: Pick<StudioConfig, 'domains'>;
  }) {
    this.#knex = options.knex;
    this.#logger = options.logger;
    this.#configured = options.config.domains;
    this.#domains = this.#configured;
  }

  /** By domain id; a domain that is not here is in mode `observe`. */
  get domains(): StudioConfig['domains'] {
    return this.#domains;
  }

  /** The configuration with the domains as they are set at the moment. */
  over(config: StudioConfig): StudioConfig {
    const domains = () => this.#domains;
    return {
      ...config,
      get domains() {
        return domains();
      },
    };
  }

  /** Reads the settings, which others may have changed. */
  async read(): Promise<void> {
    const settings = await listDomainSettings(this.#knex);
    this.#domains = {
      ...Object.fromEntries(
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
      ),
      ...this.#configured,
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
