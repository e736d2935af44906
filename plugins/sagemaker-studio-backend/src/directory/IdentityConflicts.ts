/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  englishOf,
  type IdentityCandidate,
  type IdentityConflict,
  type IdentityConflictList,
  type IdentityLink,
  type IdentityLinkInput,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { UserEntity } from '@backstage/catalog-model';
import type { Knex } from 'knex';
import type { ObservedUser } from '../aws/observed';
import type { InventoryReader } from '../inventory/store/InventoryReader';
import type { Viewer } from '../model/caller';
import type { AccessStore } from '../store/AccessStore';
import { CONFLICT, retryOnConflict } from '../store/retryOnConflict';
import { LINK_CONFLICTS } from '../store/writeIdentityLink';
import { now } from '../util/now';
import { CatalogLinkStore } from './CatalogLinkStore';
import type { IdentityLinks } from './IdentityLinks';
import type { IdentityResolver } from './IdentityResolver';
import type { ResolvedIdentity } from './ResolvedIdentity';
import type { TeamCatalog } from './TeamCatalog';
import { removeRef } from './IdentityReports';
import { passUserRef } from './linkRows';
import type { PlaceNamer } from './PlaceNamer';
import { placeMessage } from './placeWords';
import type { NamedRef } from './refBindings';
import type { EntityRef } from '../model/names';
import {
  inputError,
  conflictError,
  notFoundError,
  notAllowedError,
} from '../util/errors';
import { say } from '../util/say';

export type ConflictRow = {
  entity_ref: string;
  display_name: string;
  /** The Identity Center user that the catalog user was linked to before. */
  recorded_user_id: string | null;
  /** Ids of those it leads to now, as JSON. */
  candidates: string;
  /** Where the name alone leads there: refs of others who are or may be that user, as JSON. */
  namesakes: string | null;
  /** When a look through the catalog found it first. */
  found_at: string;
};

type Options = {
  knex: Knex;
  inventory: Pick<InventoryReader, 'findUsers'>;
  catalog: Pick<TeamCatalog, 'getUsers'>;
  identity: IdentityResolver;
  links: IdentityLinks;
  store: AccessStore;
  placeNamer: PlaceNamer;
  /** Whom the configuration and the portal's settings name. */
  settings: { named(): NamedRef[]; read(): Promise<void> };
};

/** Catalog users of whom nobody can say which Identity Center user they are, until a person decides it. */
export class IdentityConflicts {
  readonly #options: Options;

  constructor(options: Options) {
    this.#options = options;
  }

  /**
   * Those that the last look through the catalog found, in order.
   *
   * @param standing - `mayDecide`: whether the permissions of the portal let the viewer decide
   */
  async list(
    viewer: Viewer,
    { mayDecide }: { mayDecide: boolean },
  ): Promise<Pick<IdentityConflictList, 'items'>> {
    const { knex, inventory, settings, placeNamer } = this.#options;
    const rows: ConflictRow[] = await knex(LINK_CONFLICTS).orderBy(
      'entity_ref',
    );
    const conflicts = rows.map(row => ({ row, userIds: userIdsOf(row) }));
    const users = new Map(
      (
        await inventory.findUsers({
          userIds: conflicts.flatMap(({ row, userIds }) => [
            ...userIds,
            ...(row.recorded_user_id ? [row.recorded_user_id] : []),
          ]),
        })
      ).map(user => [user.userId, user]),
    );
    const linked = await new CatalogLinkStore({ knex }).findRefs([
      ...users.keys(),
    ]);
    const candidateOf = (userId: string) =>
      toCandidate(userId, users.get(userId), linked.get(userId));
    const refs = new Set(rows.map(row => row.entity_ref));
    const all = settings.named().filter(({ ref }) => refs.has(ref));
    const namesOf = await placeNamer.read(all.map(({ place }) => place));
    const named = Map.groupBy(all, ({ ref }) => ref);
    return {
      items: conflicts.map(({ row, userIds }): IdentityConflict => {
        const recorded = row.recorded_user_id;
        const places = named
          .get(row.entity_ref)
          ?.map(({ place }) => placeMessage(place, namesOf(place)));
        return {
          entityRef: row.entity_ref,
          displayName: row.display_name,
          foundAt: row.found_at,
          ...(recorded && {
            recorded: candidateOf(recorded),
          }),
          ...(row.namesakes && { namesakes: JSON.parse(row.namesakes) }),
          candidates: userIds
            .filter(userId => userId !== recorded)
            .map(candidateOf),
          viewerMayDecide:
            mayDecide &&
            !isAbout(viewer, row.entity_ref, [
              ...userIds,
              ...(recorded ? [recorded] : []),
            ]),
          ...(places && {
            namedIn: places.map(englishOf),
            messages: { namedIn: places },
          }),
        };
      }),
    };
  }

  /**
   * Links a catalog user to one of the matching Identity Center users and rejects the others. The same person may
   * repeat the call.
   *
   * @throws NotFoundError, ConflictError when the user has no open conflict, InputError when the Identity Center user does not match, NotAllowedError when the caller decides about themselves
   */
  async decide(input: IdentityLinkInput, by: Viewer): Promise<IdentityLink> {
    const { entityRef, userId } = input;
    const link = await retryOnConflict(async () => {
      const { entity, identity } = await this.#resolve(entityRef);
      if (identity.outcome === 'found' && identity.user.userId === userId) {
        return { entityRef, userId, userName: identity.user.userName };
      }
      if (identity.outcome === 'found' || identity.outcome === 'none') {
        throw conflictError(say('refused.decided-about', { ref: entityRef }));
      }
      return this.#commit({
        entityRef,
        userId,
        identity,
        hints: this.#options.identity.hintsOf(entity),
        entity,
        by,
      });
    });
    await this.#options.settings.read();
    return link;
  }

  async #resolve(entityRef: string) {
    const { catalog, identity } = this.#options;
    const entity = (await catalog.getUsers([entityRef])).get(entityRef);
    const resolved =
      entity && (await identity.resolve([entity])).get(entityRef);
    if (!entity || !resolved) {
      throw notFoundError(say('refused.no-trusted-user', { ref: entityRef }));
    }
    return { entity, identity: resolved };
  }

  async #commit(decision: {
    entityRef: EntityRef;
    userId: string;
    identity: Undecided;
    hints: string;
    entity: UserEntity;
    by: Viewer;
  }): Promise<IdentityLink | typeof CONFLICT> {
    const { entityRef, userId, identity, hints, entity, by } = decision;
    const { links, inventory, store } = this.#options;
    const before =
      identity.outcome === 'conflict' ? identity.recordedUserId : undefined;
    const all = [
      ...new Set([
        ...identity.users.map(each => each.userId),
        ...(before === undefined ? [] : [before]),
      ]),
    ];
    if (isAbout(by, entityRef, all)) {
      throw notAllowedError(say('refused.about-themselves'));
    }
    const [user] = await inventory.findUsers({ userIds: [userId] });
    if (!all.includes(userId) || !user) {
      throw inputError(
        say('refused.no-matching-user', { user: userId, ref: entityRef }),
      );
    }
    const [authority, principals] = await Promise.all([
      links.authority(),
      links.findPrincipals(all),
    ]);
    const to = principals.get(userId);
    if (authority === undefined || to === undefined) {
      throw conflictError(say('refused.user-unrecorded', { user: userId }));
    }
    const at = now();
    const rejected = all.filter(each => each !== userId);
    const committed = await store.commit({
      identityLink: {
        entityRef,
        authority,
        from: before === undefined ? undefined : principals.get(before),
        to,
        rejected: rejected.flatMap(each => principals.get(each) ?? []),
        hints,
        by: by.ref,
        at,
      },
      // From now on the ref is nobody else's, also for whom the configuration means by it.
      alongside: async transaction => {
        await removeRef(transaction, entityRef);
        await passUserRef(transaction, entity, userId);
        return true;
      },
      events: [
        {
          type: 'identity.link-confirmed',
          actor: by.ref,
          at,
          detail: {
            entityRef,
            userId,
            userName: user.userName,
            before,
            rejected,
          },
        },
      ],
      origin: by.origin,
    });
    return committed === 'stored'
      ? { entityRef, userId, userName: user.userName }
      : CONFLICT;
  }
}

type Undecided = Extract<
  ResolvedIdentity,
  { outcome: 'ambiguous' } | { outcome: 'conflict' }
>;

/** Whether the viewer is the catalog user, or one of the Identity Center users it may be. */
function isAbout(
  viewer: Viewer,
  entityRef: string,
  userIds: readonly string[],
): boolean {
  return (
    viewer.ref === entityRef ||
    (viewer.userId !== undefined && userIds.includes(viewer.userId))
  );
}

function userIdsOf({ candidates }: ConflictRow): string[] {
  return JSON.parse(candidates);
}

/** @param catalogUsers - who is that user already; whoever is in conflict is not among them */
function toCandidate(
  userId: string,
  user: ObservedUser | undefined,
  catalogUsers: string[] | undefined,
): IdentityCandidate {
  return {
    userId,
    // A user who is gone has no more than the id.
    userName: user?.userName ?? userId,
    displayName: user?.displayName ?? userId,
    email: user?.email,
    status: user?.status ?? 'GONE',
    catalogUsers,
  };
}
