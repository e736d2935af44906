/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { AuthService } from '@backstage/backend-plugin-api';
import {
  RELATION_CHILD_OF,
  RELATION_HAS_MEMBER,
  RELATION_PARENT_OF,
  parseEntityRef,
  stringifyEntityRef,
  type Entity,
  type UserEntity,
} from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import type {
  CatalogService,
  CatalogServiceRequestOptions,
} from '@backstage/plugin-catalog-node';
import {
  ANNOTATION_MANAGER,
  type Person,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';

/** As much of the catalog as is read here. */
export type ReadableCatalog = Pick<CatalogService, 'streamEntities'> & {
  getEntityByRef(
    entityRef: string,
    options: CatalogServiceRequestOptions,
  ): Promise<Entity | undefined>;
  getEntitiesByRefs(
    request: { entityRefs: string[] },
    options: CatalogServiceRequestOptions,
  ): Promise<{ items: (Entity | undefined)[] }>;
};

/** A catalog group with its members. */
export type Team = {
  entityRef: string;
  displayName: string;
  /** Refs of the members, those that the catalog does not hold included. */
  members: string[];
  /** Ref of the group that the team is a child of. */
  parent?: string;
};

/** How deep groups are looked into for members; deeper than any company, and an end for groups that contain each other. */
const DEPTH = 10;

/** Ref of a group → its own members, and the groups right below it. */
type Groups = Map<string, { members: string[]; below: string[] }>;

/** Teams and people as the catalog has them, read with the plugin's own credentials. */
export class TeamCatalog {
  readonly #catalog: ReadableCatalog;
  readonly #auth: AuthService;

  static create(options: {
    catalog: ReadableCatalog;
    auth: AuthService;
  }): TeamCatalog {
    return new TeamCatalog(options.catalog, options.auth);
  }

  private constructor(catalog: ReadableCatalog, auth: AuthService) {
    this.#catalog = catalog;
    this.#auth = auth;
  }

  /** @throws NotFoundError naming the team when the catalog has no such group. */
  async getTeam(entityRef: string): Promise<Team> {
    const team = await this.findTeam(entityRef);
    if (!team) {
      throw new NotFoundError(
        `There is no team '${entityRef}' in the catalog; check its name, or wait for the catalog to take it in`,
      );
    }
    return team;
  }

  /** All groups of the catalog, one after the other. */
  async *streamTeams(): AsyncGenerator<Team> {
    const pages = this.#catalog.streamEntities(
      { filter: { kind: 'Group' } },
      { credentials: await this.#auth.getOwnServiceCredentials() },
    );
    for await (const page of pages) {
      yield* page.map(toTeam);
    }
  }

  /** The team, unless the catalog has no such group. */
  async findTeam(entityRef: string): Promise<Team | undefined> {
    const entity = await this.#catalog.getEntityByRef(entityRef, {
      credentials: await this.#auth.getOwnServiceCredentials(),
    });
    if (entity?.kind.toLocaleLowerCase('en-US') !== 'group') {
      return undefined;
    }
    return toTeam(entity);
  }

  /**
   * Ref of a group → refs of its members and of those of the groups below it; groups that the catalog does not hold are
   * absent.
   */
  async getMembers(groupRefs: string[]): Promise<Map<string, string[]>> {
    const groups = await this.#readGroups(groupRefs, DEPTH);
    return new Map(
      groupRefs
        .filter(ref => groups.has(ref))
        .map(ref => [
          ref,
          [
            ...new Set(
              withBelow(ref, groups).flatMap(
                each => groups.get(each)?.members ?? [],
              ),
            ),
          ].sort(),
        ]),
    );
  }

  /** Ref of a group → refs of its own members, not of those of the groups below it. */
  async getDirectMembers(groupRefs: string[]): Promise<Map<string, string[]>> {
    const groups = await this.#readGroups(groupRefs, 1);
    return new Map([...groups].map(([ref, { members }]) => [ref, members]));
  }

  /** Ref of a group → its own ref, and then those of the groups below it. */
  async getGroupsBelow(groupRefs: string[]): Promise<Map<string, string[]>> {
    const groups = await this.#readGroups(groupRefs, DEPTH);
    return new Map(groupRefs.map(ref => [ref, withBelow(ref, groups)]));
  }

  async #readGroups(groupRefs: string[], levels: number): Promise<Groups> {
    const groups: Groups = new Map();
    let wanted = [...new Set(groupRefs)];
    for (let level = 0; wanted.length && level < levels; level++) {
      const { items } = await this.#catalog.getEntitiesByRefs(
        { entityRefs: wanted },
        { credentials: await this.#auth.getOwnServiceCredentials() },
      );
      for (const entity of items) {
        if (entity?.kind.toLocaleLowerCase('en-US') === 'group') {
          groups.set(stringifyEntityRef(entity), {
            members: relatives(entity, RELATION_HAS_MEMBER),
            below: relatives(entity, RELATION_PARENT_OF),
          });
        }
      }
      wanted = [...groups.values()]
        .flatMap(({ below }) => below)
        .filter((ref, index, all) => all.indexOf(ref) === index)
        .filter(ref => !groups.has(ref));
    }
    return groups;
  }

  /** Catalog ref → user; those that the catalog does not hold are absent. */
  async getUsers(entityRefs: string[]): Promise<Map<string, UserEntity>> {
    const users = new Map<string, UserEntity>();
    if (entityRefs.length === 0) {
      return users;
    }
    const { items } = await this.#catalog.getEntitiesByRefs(
      { entityRefs: [...new Set(entityRefs)] },
      { credentials: await this.#auth.getOwnServiceCredentials() },
    );
    for (const entity of items) {
      if (entity && isUser(entity)) {
        users.set(stringifyEntityRef(entity), entity);
      }
    }
    return users;
  }
}

/** A group and those below it that the catalog holds, each once, though groups may contain each other. */
function withBelow(ref: string, groups: Groups): string[] {
  const seen = new Set([ref]);
  for (const each of seen) {
    groups
      .get(each)
      ?.below.filter(below => groups.has(below))
      .forEach(below => seen.add(below));
  }
  return [...seen];
}

function toTeam(entity: Entity): Team {
  return {
    entityRef: stringifyEntityRef(entity),
    displayName: displayNameOf(entity),
    members: relatives(entity, RELATION_HAS_MEMBER),
    parent: relatives(entity, RELATION_CHILD_OF)[0],
  };
}

/** What people call an entity. */
export function displayNameOf(entity: Entity): string {
  const profile = entity.spec?.profile;
  const name =
    typeof profile === 'object' && profile !== null && 'displayName' in profile
      ? profile.displayName
      : undefined;
  return typeof name === 'string' && name
    ? name
    : entity.metadata.title ?? entity.metadata.name;
}

/** The person of a catalog user, as far as the catalog tells. */
export function personOf(entity: UserEntity): Person {
  return {
    entityRef: stringifyEntityRef(entity),
    displayName: displayNameOf(entity),
    email: entity.spec.profile?.email,
  };
}

/** Ref of a person's manager, as an annotation of the catalog user tells. */
export function managerOf(entity: UserEntity): string | undefined {
  const ref = entity.metadata.annotations?.[ANNOTATION_MANAGER];
  try {
    return ref
      ? stringifyEntityRef(
          parseEntityRef(ref, {
            defaultKind: 'user',
            defaultNamespace: 'default',
          }),
        )
      : undefined;
  } catch {
    // Whoever wrote the annotation sees that nobody is found for it.
    return undefined;
  }
}

function relatives(entity: Entity, type: string): string[] {
  return (entity.relations ?? [])
    .filter(relation => relation.type === type)
    .map(relation => relation.targetRef.toLocaleLowerCase('en-US'))
    .sort();
}

function isUser(entity: Entity): entity is UserEntity {
  return entity.kind.toLocaleLowerCase('en-US') === 'user';
}
