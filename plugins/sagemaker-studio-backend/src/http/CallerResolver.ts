/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  BackstageCredentials,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import {
  type RequestSource,
  type Standing,
  englishOf,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { LRUCache } from 'lru-cache';
import type { StudioConfig } from '../config/StudioConfig';
import { isMeant } from '../directory/boundRefs';
import type { Viewer } from '../model/caller';
import { holdsOneOf } from '../model/policy';
import type { PersonFactsReader } from '../facts/PersonFactsReader';
import { callerRefusal } from '../directory/callerRefusal';
import { personOf, type TeamCatalog } from '../directory/TeamCatalog';
import type { FormerUser } from '../directory/readFormerUser';
import type { EntityRef } from '../model/names';
import type { Settings } from '../settings/Settings';

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
  catalog: Pick<TeamCatalog, 'getUsers' | 'getTeamsOf'>;
  personFacts: Pick<PersonFactsReader, 'resolve'>;
  config: Pick<StudioConfig, 'domains' | 'teams' | 'platformTeams'>;
  settings: Pick<Settings, 'meant'>;
  /** The Identity Center user of somebody whom the catalog holds no more. */
  findFormerUser: (ref: EntityRef) => Promise<FormerUser | undefined>;
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
    return {
      entityRef: ref,
      refs,
      ownedDomains,
      ledTeams,
      isOfPlatformTeam: holdsOneOf(refs, this.#options.config.platformTeams),
      refusal: refusal && englishOf(refusal),
    };
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
    const { catalog, personFacts, settings, findFormerUser } = this.#options;
    const entity = (await catalog.getUsers([ref])).get(ref);
    const identity =
      entity &&
      (
        await personFacts.resolve([
          { person: { ...personOf(entity), entityRef: ref }, entity },
        ])
      ).get(ref);
    const userId = identity?.outcome === 'found' ? identity.userId : undefined;
    const teams = entity ? await catalog.getTeamsOf(entity) : [];
    const meant = settings.meant();
    const person: Person = {
      ref,
      // A replica may not have read yet that a ref has passed to somebody else, whom the configuration does not mean.
      refs: [{ ref, userId }, ...teams]
        .filter(each => isMeant(each, meant))
        .map(each => each.ref),
      userId,
      inCatalog: entity !== undefined,
      refusal: callerRefusal(
        ref,
        entity,
        identity,
        entity ? undefined : await findFormerUser(ref),
      ),
    };
    this.#cache.set(ref, person);
    return person;
  }
}
