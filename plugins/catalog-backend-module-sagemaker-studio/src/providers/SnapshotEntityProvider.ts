/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

// The part that both providers share: on a schedule, read a whole snapshot from the sagemaker-studio plugin, compare it with
// what the catalog holds, and change what differs. A read that fails, or that would remove suspiciously much, changes nothing.

import type {
  AuthService,
  BackstageCredentials,
  LoggerService,
  SchedulerService,
  SchedulerServiceTaskRunner,
} from '@backstage/backend-plugin-api';
import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  type Entity,
} from '@backstage/catalog-model';
import {
  ResponseError,
  ServiceUnavailableError,
  toError,
} from '@backstage/errors';
import type {
  CatalogService,
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import type { SagemakerStudioService } from '@studio-access/backstage-plugin-sagemaker-studio-node';
import {
  ANNOTATION_DIGEST,
  entityChanges,
  withDigest,
} from '../transforms/entityDigests';
import { reasonToRefuse } from '../transforms/removals';
import type { ProviderConfig } from './readProviderConfigs';

/** A new portal waits for people and domains, which the plugin mostly has seconds after its start. */
const RETRY_MS = 10_000;
/** Less than a run may take by default. */
const MAX_WAIT_MS = 40_000;
/** How often everything is replaced, whatever the catalog says that it holds. */
const FULL_EVERY_MS = 60 * 60_000;

/**
 * Options of the entity providers of this module.
 *
 * @public
 */
export type EntityProviderOptions = {
  auth: AuthService;
  /** The catalog that the entities go into; asked what it holds before anything is removed from it. */
  catalog: Pick<CatalogService, 'getEntityFacets' | 'getEntitiesByRefs'>;
  logger: LoggerService;
  scheduler: SchedulerService;
  studio: Pick<
    SagemakerStudioService,
    'getDirectory' | 'listDomains' | 'listDomainTeams'
  >;
};

export abstract class SnapshotEntityProvider implements EntityProvider {
  readonly #name: string;
  readonly #config: ProviderConfig;
  readonly #options: EntityProviderOptions;
  readonly #logger: LoggerService;
  readonly #taskRunner: SchedulerServiceTaskRunner;
  #connection: EntityProviderConnection | undefined;
  /** When this process last replaced everything. */
  #fullAt: number | undefined;

  /** The annotation whose value identifies an entity of this provider towards AWS. */
  protected abstract readonly idAnnotation: string;
  /** The name of the items in the log. */
  protected abstract readonly noun: string;
  /** @throws ServiceUnavailableError or an answer of that status as long as the plugin has not read it from AWS */
  protected abstract read(
    studio: EntityProviderOptions['studio'],
    options: { credentials: BackstageCredentials; signal: AbortSignal },
  ): Promise<Entity[]>;

  protected constructor(
    name: string,
    config: ProviderConfig,
    options: EntityProviderOptions,
  ) {
    this.#name = `${name}:${config.id}`;
    this.#config = config;
    this.#options = options;
    this.#logger = options.logger.child({ provider: this.#name });
    this.#taskRunner = options.scheduler.createScheduledTaskRunner(
      config.schedule,
    );
  }

  getProviderName(): string {
    return this.#name;
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    this.#connection = connection;
    await this.#taskRunner.run({
      id: `${this.#name}:refresh`,
      fn: async signal => {
        try {
          await this.#refreshWhenRead(connection, signal);
        } catch (error) {
          this.#tellFailure(error);
        }
      },
    });
  }

  /** Brings the catalog up to date now. Throws what the read throws; the catalog is then as it was. */
  async refresh(): Promise<void> {
    if (!this.#connection) {
      throw new Error(`${this.#name} is not connected to a catalog`);
    }
    await this.#refresh(this.#connection, new AbortController().signal);
  }

  async #refreshWhenRead(
    connection: EntityProviderConnection,
    signal: AbortSignal,
  ): Promise<void> {
    const deadline = Date.now() + MAX_WAIT_MS;
    for (let isFirst = true; !signal.aborted; isFirst = false) {
      try {
        await this.#refresh(connection, signal);
        return;
      } catch (error) {
        const unread = unreadMessage(error);
        const isLast = Date.now() > deadline;
        if (unread === undefined && (isLast || !isStarting(error))) {
          throw error;
        }
        if (unread !== undefined && isFirst) {
          this.#logger.info(
            `Left the ${this.noun} in the catalog as they are, and will ask again: ${unread}`,
          );
        }
        if (isLast) {
          return;
        }
      }
      await new Promise(resolve => {
        setTimeout(resolve, RETRY_MS);
      });
    }
  }

  async #refresh(
    connection: EntityProviderConnection,
    signal: AbortSignal,
  ): Promise<void> {
    const credentials = await this.#options.auth.getOwnServiceCredentials();
    const read = await this.read(this.#options.studio, { credentials, signal });
    const entities = read.map(entity => withDigest(this.#withLocation(entity)));
    const known = await this.#readKnown(credentials);

    const refusal = reasonToRefuse({
      known: known.ids,
      read: entities.flatMap(
        entity => entity.metadata.annotations?.[this.idAnnotation] ?? [],
      ),
      limitPercentage: this.#config.rejectRemovalsAbovePercentage,
    });
    if (refusal) {
      this.#logger.error(
        `Left the ${this.noun} in the catalog as they are: ${refusal}. If that is right, set rejectRemovalsAbovePercentage to 100 for one run`,
      );
      return;
    }
    await this.#apply(connection, entities, known.digests);
  }

  async #apply(
    connection: EntityProviderConnection,
    entities: Entity[],
    digests: string[],
  ): Promise<void> {
    const deferred = (all: Entity[]) =>
      all.map(entity => ({ entity, locationKey: this.#name }));
    const isDelta =
      this.#fullAt !== undefined && Date.now() - this.#fullAt < FULL_EVERY_MS;
    if (!isDelta) {
      await connection.applyMutation({
        type: 'full',
        entities: deferred(entities),
      });
      this.#fullAt = Date.now();
      return;
    }
    const { added, removed } = entityChanges(digests, entities);
    if (added.length || removed.length) {
      await connection.applyMutation({
        type: 'delta',
        added: deferred(added),
        removed: removed.map(entityRef => ({ entityRef })),
      });
    }
  }

  async #readKnown(
    credentials: BackstageCredentials,
  ): Promise<{ ids: string[]; digests: string[] }> {
    const ids = `metadata.annotations.${this.idAnnotation}`;
    const digests = `metadata.annotations.${ANNOTATION_DIGEST}`;
    const { facets } = await this.#options.catalog.getEntityFacets(
      {
        facets: [ids, digests],
        filter: {
          [`metadata.annotations.${ANNOTATION_LOCATION}`]: this.#location(),
        },
      },
      { credentials },
    );
    const valuesOf = (facet: string) =>
      facets[facet]?.map(({ value }) => value) ?? [];
    return { ids: valuesOf(ids), digests: valuesOf(digests) };
  }

  #location(): string {
    return `sagemaker-studio:${this.#name}`;
  }

  #withLocation(entity: Entity): Entity {
    return {
      ...entity,
      metadata: {
        ...entity.metadata,
        annotations: {
          [ANNOTATION_LOCATION]: this.#location(),
          [ANNOTATION_ORIGIN_LOCATION]: this.#location(),
          ...entity.metadata.annotations,
        },
      },
    };
  }

  #tellFailure(error: unknown): void {
    const { message } = ResponseError.is(error)
      ? error.body.error
      : toError(error);
    this.#logger.error(
      `Left the ${this.noun} in the catalog as they are, since reading them failed: ${message}`,
      toError(error),
    );
  }
}

/** The answer of the plugin before its first read from AWS; `undefined` for any other error. */
function unreadMessage(error: unknown): string | undefined {
  if (ResponseError.is(error) && error.statusCode === 503) {
    return error.body.error.message;
  }
  return error instanceof ServiceUnavailableError ? error.message : undefined;
}

/** Whether the plugin has no routes, which it has not while its back end starts either. */
function isStarting(error: unknown): boolean {
  return ResponseError.is(error) && error.statusCode === 404;
}
