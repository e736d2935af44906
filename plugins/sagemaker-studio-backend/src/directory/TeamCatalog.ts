/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * This folder answers who somebody is: catalog users and teams, their Identity Center users, and what may be trusted.
 */
import type { AuthService } from '@backstage/backend-plugin-api';
import {
  RELATION_CHILD_OF,
  RELATION_HAS_MEMBER,
  RELATION_MEMBER_OF,
  RELATION_PARENT_OF,
  parseEntityRef,
  stringifyEntityRef,
  type Entity,
  type UserEntity,
} from '@backstage/catalog-model';
import type {
  CatalogService,
  CatalogServiceRequestOptions,
} from '@backstage/plugin-catalog-node';
import {
  ANNOTATION_MANAGER,
  escapeControls,
  type Person,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { IdentifiedTeam } from '../model/teamKey';
import type { IdentityReports } from './IdentityReports';
import type { DisplayName, EntityRef } from '../model/names';
import { conflictError, notFoundError } from '../util/errors';
import { say } from '../util/say';

/** As much of the catalog as is read here. */
export type ReadableCatalog = Pick<CatalogService, 'streamEntities'> & {
  getEntitiesByRefs(
    request: { entityRefs: string[] },
    options: CatalogServiceRequestOptions,
  ): Promise<{ items: (Entity | undefined)[] }>;
};

/** Which Identity Center group a catalog group is. */
export type TeamGroup = {
  /** The group that it was found to be; absent where it goes by its ref. */
  groupId?: string;
  /** Whether it leads to another by now, which nobody has decided yet. */
  isDisputed: boolean;
};

export type TeamGroupFinder = {
  /** Ref → what the group is; those of which nothing is known are absent. */
  find(groups: Entity[]): Promise<Map<string, TeamGroup>>;
};

/** A catalog group with its members. */
export type Team = {
  entityRef: EntityRef;
  /** The Identity Center group that it is, when one is known. */
  groupId?: string;
  displayName: DisplayName;
  /** Refs of the members and of those of the groups below it, those that the catalog does not hold included. */
  members: EntityRef[];
  /** Ref of the group that the team is a child of. */
  parent?: string;
};

/** A team that the catalog does not hold any more. */
export function teamWithoutMembers({ ref, groupId }: IdentifiedTeam): Team {
  return { entityRef: ref, groupId, displayName: `${ref}`, members: [] };
}

/** The catalog group as it is recorded, for comparisons. */
export function identifiedTeam({
  entityRef,
  groupId,
}: Pick<Team, 'entityRef' | 'groupId'>): IdentifiedTeam {
  return { ref: entityRef, groupId };
}

type TeamCatalogOptions = {
  catalog: ReadableCatalog;
  auth: AuthService;
  teamGroups: TeamGroupFinder;
  reports: Pick<IdentityReports, 'listDisputed'>;
};

/** How deep groups are looked into for members; deeper than any company, and an end for groups that contain each other. */
const MAX_GROUP_DEPTH = 10;

/** Ref of a group → its own members, and the groups right below it. */
type Groups = Map<string, { members: string[]; below: string[] }>;

/** Teams and people as trusted entities of the catalog state them, read with the plugin's own credentials. */
export class TeamCatalog {
  readonly #catalog: ReadableCatalog;
  readonly #auth: AuthService;
  readonly #teamGroups: TeamGroupFinder;
  readonly #reports: Pick<IdentityReports, 'listDisputed'>;

  constructor(options: TeamCatalogOptions) {
    this.#catalog = options.catalog;
    this.#auth = options.auth;
    this.#teamGroups = options.teamGroups;
    this.#reports = options.reports;
  }

  /**
   * @throws NotFoundError naming the team when the catalog has no such group, ConflictError when it has become another
   *   group of Identity Center and nobody has decided which it is
   */
  async getTeam(entityRef: string): Promise<Team> {
    const [team, disputed] = await this.#find(entityRef);
    if (disputed) {
      throw conflictError(say('refused.team-closed', { team: entityRef }));
    }
    if (!team) {
      throw notFoundError(say('refused.no-team', { team: entityRef }));
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
      const members = await this.getMembers(page.map(stringifyEntityRef));
      const known = await this.#teamGroups.find(page);
      yield* page
        .filter(group => !known.get(stringifyEntityRef(group))?.isDisputed)
        .map(group => toTeam(group, { members, known }));
    }
  }

  /** The team, unless the catalog has no such group or it has become another that nobody has confirmed. */
  async findTeam(entityRef: string): Promise<Team | undefined> {
    const [team] = await this.#find(entityRef);
    return team;
  }

  /** Also tells whether there is none because it is disputed. */
  async #find(
    entityRef: EntityRef,
  ): Promise<[team: Team | undefined, isDisputed: boolean]> {
    const team = await this.findGroup(entityRef);
    if (!team) {
      const disputed = await this.#reports.listDisputed();
      return [undefined, disputed.has(entityRef)];
    }
    const known = await this.#teamGroups.find([team]);
    if (known.get(entityRef)?.isDisputed) {
      return [undefined, true];
    }
    const parents = await this.#getGroups(
      candidates(team, RELATION_CHILD_OF, 'parent', 'group'),
    );
    const members = await this.getMembers([stringifyEntityRef(team)]);
    return [toTeam(team, { members, known, parents }), false];
  }

  /** The entity of a group, unless the catalog has none. */
  async findGroup(entityRef: string): Promise<Entity | undefined> {
    return (await this.#getGroups([entityRef])).values().next().value;
  }

  /** The entities of those of the groups that the catalog has. */
  async findGroups(entityRefs: string[]): Promise<Entity[]> {
    return [...(await this.#getGroups(entityRefs)).values()];
  }

  /**
   * Ref of a group → refs of its members and of those of the groups below it; groups that the catalog does not hold are
   * absent.
   */
  async getMembers(groupRefs: string[]): Promise<Map<string, string[]>> {
    const groups = await this.#readGroups(groupRefs, MAX_GROUP_DEPTH);
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
    const groups = await this.#readGroups(groupRefs, MAX_GROUP_DEPTH);
    return new Map(groupRefs.map(ref => [ref, withBelow(ref, groups)]));
  }

  /** The groups that a user is a member of, by the word of the user or of the group. */
  async getTeamsOf(user: UserEntity): Promise<IdentifiedTeam[]> {
    const userRef = stringifyEntityRef(user);
    const refs = candidates(user, RELATION_MEMBER_OF, 'memberOf', 'group');
    const groups = await this.#getGroups(refs);
    const known = await this.#teamGroups.find([...groups.values()]);
    return refs
      .filter(ref => {
        const group = groups.get(ref);
        return (
          group !== undefined &&
          (statedRefs(user, 'memberOf', 'group').includes(ref) ||
            statedRefs(group, 'members', 'user').includes(userRef))
        );
      })
      .map(ref => ({ ref, groupId: known.get(ref)?.groupId }));
  }

  async #readGroups(groupRefs: string[], levels: number): Promise<Groups> {
    const groups: Groups = new Map();
    let wanted = await this.#getGroups(groupRefs);
    for (let level = 0; wanted.size && level < levels; level++) {
      const below = await this.#getGroups(
        [...wanted.values()].flatMap(group =>
          candidates(group, RELATION_PARENT_OF, 'children', 'group'),
        ),
      );
      const members = await this.#readMembers([...wanted.values()]);
      for (const [ref, group] of wanted) {
        groups.set(ref, {
          members: members.get(ref) ?? [],
          below: candidates(
            group,
            RELATION_PARENT_OF,
            'children',
            'group',
          ).filter(child => isBelow(below.get(child), group)),
        });
      }
      const next = new Set(
        [...wanted.keys()].flatMap(ref => groups.get(ref)?.below ?? []),
      );
      wanted = new Map(
        [...below].filter(([ref]) => next.has(ref) && !groups.has(ref)),
      );
    }
    return groups;
  }

  /** Ref of a group → refs of its members; those whom the group names and the catalog does not hold are among them. */
  async #readMembers(groups: Entity[]): Promise<Map<string, string[]>> {
    const refsOf = (group: Entity) =>
      candidates(group, RELATION_HAS_MEMBER, 'members', 'user');
    const { items, refs } = await this.#getEntities(groups.flatMap(refsOf));
    const users = new Map(refs.map((ref, index) => [ref, items[index]]));
    return new Map(
      groups.map(group => {
        const groupRef = stringifyEntityRef(group);
        const named = statedRefs(group, 'members', 'user');
        return [
          groupRef,
          refsOf(group).filter(ref => {
            const user = users.get(ref);
            return (
              named.includes(ref) ||
              (user !== undefined &&
                statedRefs(user, 'memberOf', 'group').includes(groupRef))
            );
          }),
        ];
      }),
    );
  }

  async #getGroups(groupRefs: string[]): Promise<Map<string, Entity>> {
    const { items } = await this.#getEntities(groupRefs);
    return new Map(
      items.flatMap(entity =>
        entity && isKind(entity, 'group')
          ? [[stringifyEntityRef(entity), entity] as const]
          : [],
      ),
    );
  }

  /** Ref of a user or group → its display name; those that the catalog does not hold are absent. */
  async getNames(entityRefs: string[]): Promise<Map<string, string>> {
    const { refs, items } = await this.#getEntities(entityRefs);
    return new Map(
      items.flatMap((entity, index) => {
        const ref = refs[index];
        return entity && ref ? [[ref, displayNameOf(entity)] as const] : [];
      }),
    );
  }

  async #getEntities(entityRefs: string[]) {
    const refs = [...new Set(entityRefs)];
    const { items } = refs.length
      ? await this.#catalog.getEntitiesByRefs(
          { entityRefs: refs },
          { credentials: await this.#auth.getOwnServiceCredentials() },
        )
      : { items: [] };
    return { refs, items };
  }

  /** Catalog ref → user; those that the catalog does not hold are absent. */
  async getUsers(entityRefs: string[]): Promise<Map<string, UserEntity>> {
    const { items } = await this.#getEntities(entityRefs);
    return new Map(
      items.flatMap(entity =>
        entity && isUser(entity)
          ? [[stringifyEntityRef(entity), entity] as const]
          : [],
      ),
    );
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

function toTeam(
  group: Entity,
  facts: {
    members: Map<string, string[]>;
    known: Map<string, TeamGroup>;
    parents?: Map<string, Entity>;
  },
): Team {
  const { members, known, parents = [] } = facts;
  const entityRef = stringifyEntityRef(group);
  return {
    entityRef,
    groupId: known.get(entityRef)?.groupId,
    displayName: displayNameOf(group),
    members: members.get(entityRef) ?? [],
    parent: [...parents].find(([, parent]) => isBelow(group, parent))?.[0],
  };
}

/** The display name of an entity. */
export function displayNameOf(entity: Entity): string {
  const profile = entity.spec?.profile;
  const name =
    typeof profile === 'object' && profile !== null && 'displayName' in profile
      ? profile.displayName
      : undefined;
  return escapeControls(
    typeof name === 'string' && name
      ? name
      : entity.metadata.title ?? entity.metadata.name,
  );
}

/** The person of a catalog user, as far as the catalog tells. */
export function personOf(entity: UserEntity): Person & { entityRef: string } {
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
    // The request shows that the annotation has no match.
    return undefined;
  }
}

/** Whether one of two groups says that the first is a child of the second. */
function isBelow(child: Entity | undefined, parent: Entity): boolean {
  return (
    child !== undefined &&
    (statedRefs(parent, 'children', 'group').includes(
      stringifyEntityRef(child),
    ) ||
      statedRefs(child, 'parent', 'group').includes(stringifyEntityRef(parent)))
  );
}

/**
 * Refs that an entity may be related to, in order. Relations can be added by anybody's entity, so they only say where to
 * look; what counts is what one of the two trusted entities states.
 */
function candidates(
  entity: Entity,
  relation: string,
  field: string,
  kind: 'user' | 'group',
): string[] {
  return [
    ...new Set([
      ...statedRefs(entity, field, kind),
      ...(entity.relations ?? [])
        .filter(({ type }) => type === relation)
        .map(({ targetRef }) => targetRef.toLocaleLowerCase('en-US')),
    ]),
  ].sort();
}

/** Full refs in a field of an entity's spec. */
export function statedRefs(
  entity: Entity,
  field: string,
  defaultKind: 'user' | 'group',
): string[] {
  const value = entity.spec?.[field];
  return (Array.isArray(value) ? value : [value]).flatMap(each => {
    if (typeof each !== 'string') {
      return [];
    }
    try {
      return stringifyEntityRef(
        parseEntityRef(each, {
          defaultKind,
          defaultNamespace: entity.metadata.namespace ?? 'default',
        }),
      );
    } catch {
      // The catalog shows its author that it is not a ref, and nobody goes by it.
      return [];
    }
  });
}

function isKind(entity: Entity, kind: string): boolean {
  return entity.kind.toLocaleLowerCase('en-US') === kind;
}

function isUser(entity: Entity): entity is UserEntity {
  return isKind(entity, 'user');
}
