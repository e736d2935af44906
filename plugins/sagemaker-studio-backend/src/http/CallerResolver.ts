/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  BackstageCredentials,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import type {
  RequestSource,
  Standing,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { LRUCache } from 'lru-cache';
import type { StudioConfig } from '../config/StudioConfig';
import type { Viewer } from '../model/caller';
import { holdsOneOf } from '../model/policy';
import type { PersonFactsReader } from '../facts/PersonFactsReader';
import { callerRefusal } from '../directory/callerRefusal';
import { personOf, type TeamCatalog } from '../directory/TeamCatalog';

/** Services that act for people in one way only, whatever a caller says. */
const SOURCES_OF_SERVICES: Partial<Record<string, RequestSource>> = {
  'plugin:scaffolder': 'template',
  'plugin:mcp-actions': 'agent',
};

/** How long an answer of the catalog serves pages. Writes and reads of records ask again. */
const CACHE_MS = 10_000;
const CACHED_CALLERS = 1_000;

type Person = Omit<Viewer, 'origin'>;

type CallerResolverOptions = {
  catalog: Pick<TeamCatalog, 'getUsers' | 'getGroupsOf'>;
  personFacts: Pick<PersonFactsReader, 'resolve'>;
  config: Pick<StudioConfig, 'domains' | 'teams'>;
};

/** Finds out who is signed in, from the catalog and the inventory; a session only says which catalog user it is of. */
export class CallerResolver {
  readonly #options: CallerResolverOptions;
  readonly #cache = new LRUCache<string, Person>({
    max: CACHED_CALLERS,
    ttl: CACHE_MS,
  });

  constructor(options: CallerResolverOptions) {
    this.#options = options;
  }

  /** Resolves a catalog user afresh, independent of the caller. */
  async standingOf(ref: string): Promise<Standing> {
    const { refs, refusal } = await this.#resolve(ref);
    const ownedDomains = Object.entries(this.#options.config.domains)
      .filter(([, { owners }]) => holdsOneOf(refs, owners))
      .map(([domainId]) => domainId);
    const ledTeams = this.#options.config.teams
      .filter(({ leads }) => holdsOneOf(refs, leads))
      .map(({ team }) => team);
    return { entityRef: ref, refs, ownedDomains, ledTeams, refusal };
  }

  async get(
    credentials: BackstageCredentials<BackstageUserPrincipal>,
    options: {
      /** Where the caller says that the person is. */
      claimedSource?: RequestSource;
      /** Whether an answer some seconds old will do, since nothing is decided by it. */
      mayBeCached?: boolean;
    } = {},
  ): Promise<Viewer> {
    const { userEntityRef, actor } = credentials.principal;
    const service = actor?.subject;
    const { claimedSource } = options;
    const person =
      (options.mayBeCached && this.#cache.get(userEntityRef)) ||
      (await this.#resolve(userEntityRef));
    return {
      ...person,
      origin: {
        actor: person.ref,
        userId: person.userId,
        // That it is an agent is believed from everybody, since it only takes rights away.
        source:
          claimedSource === 'agent'
            ? 'agent'
            : SOURCES_OF_SERVICES[service ?? ''] ?? claimedSource ?? 'api',
        through: service ? [service] : [],
      },
    };
  }

  async #resolve(ref: string): Promise<Person> {
    const { catalog, personFacts } = this.#options;
    const entity = (await catalog.getUsers([ref])).get(ref);
    const identity =
      entity &&
      (
        await personFacts.resolve([
          { person: { ...personOf(entity), entityRef: ref }, entity },
        ])
      ).get(ref);
    const person: Person = {
      ref,
      refs: [ref, ...(entity ? await catalog.getGroupsOf(entity) : [])],
      userId: identity?.outcome === 'found' ? identity.userId : undefined,
      inCatalog: entity !== undefined,
      refusal: callerRefusal(ref, entity, identity),
    };
    this.#cache.set(ref, person);
    return person;
  }
}
