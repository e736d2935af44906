/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  BackstageCredentials,
  BackstageUserPrincipal,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import type { RequestSource } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { LRUCache } from 'lru-cache';
import type { Viewer } from '../model/caller';
import type { PersonFactsReader } from '../facts/PersonFactsReader';
import { personOf, type TeamCatalog } from '../directory/TeamCatalog';

/** Services that act for people in one way only, whatever a caller says. */
const SOURCES_OF_SERVICES: Partial<Record<string, RequestSource>> = {
  'plugin:scaffolder': 'template',
  'plugin:mcp-actions': 'agent',
};

/** How long it counts for those who only look who they are; what they decide is decided by who they are then. */
const RECENT_MS = 10_000;
const MOST_RECENT = 1_000;

type Known = Omit<Viewer, 'origin'>;

/** Finds out who is signed in. */
export class CallerResolver {
  readonly #userInfo: UserInfoService;
  readonly #catalog: Pick<TeamCatalog, 'getUsers'>;
  readonly #situations: Pick<PersonFactsReader, 'resolve'>;
  /** By user. */
  readonly #recent = new LRUCache<string, Known>({
    max: MOST_RECENT,
    ttl: RECENT_MS,
  });

  static create(options: {
    userInfo: UserInfoService;
    catalog: Pick<TeamCatalog, 'getUsers'>;
    personFacts: Pick<PersonFactsReader, 'resolve'>;
  }): CallerResolver {
    return new CallerResolver(options);
  }

  private constructor(options: {
    userInfo: UserInfoService;
    catalog: Pick<TeamCatalog, 'getUsers'>;
    personFacts: Pick<PersonFactsReader, 'resolve'>;
  }) {
    this.#userInfo = options.userInfo;
    this.#catalog = options.catalog;
    this.#situations = options.personFacts;
  }

  async get(
    credentials: BackstageCredentials<BackstageUserPrincipal>,
    options: {
      /** Where the caller says that the person is. */
      claimedSource?: RequestSource;
      /** Nothing is decided by it, so it may be who they were some seconds ago. */
      isReadOnly?: boolean;
    } = {},
  ): Promise<Viewer> {
    const { userEntityRef, actor } = credentials.principal;
    const service = actor?.subject;
    const known =
      (options.isReadOnly && this.#recent.get(userEntityRef)) ||
      (await this.#find(credentials));
    return {
      ...known,
      origin: {
        actor: known.ref,
        source:
          SOURCES_OF_SERVICES[service ?? ''] ?? options.claimedSource ?? 'api',
        through: service ? [service] : [],
      },
    };
  }

  async #find(
    credentials: BackstageCredentials<BackstageUserPrincipal>,
  ): Promise<Known> {
    const { userEntityRef, ownershipEntityRefs } =
      await this.#userInfo.getUserInfo(credentials);
    const entity = (await this.#catalog.getUsers([userEntityRef])).get(
      userEntityRef,
    );
    const identity =
      entity &&
      (
        await this.#situations.resolve([
          {
            person: { ...personOf(entity), entityRef: userEntityRef },
            entity,
          },
        ])
      ).get(userEntityRef);
    const known = {
      ref: userEntityRef,
      refs: [...new Set([userEntityRef, ...ownershipEntityRefs])],
      userId: identity?.outcome === 'found' ? identity.userId : undefined,
      inCatalog: Boolean(entity),
    };
    this.#recent.set(userEntityRef, known);
    return known;
  }
}
