/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { stringifyEntityRef, type UserEntity } from '@backstage/catalog-model';
import {
  isOfOwnProvider,
  type SagemakerStudioIdentityHints,
} from '@studio-access/backstage-plugin-sagemaker-studio-node';
import type { ObservedUser } from '../aws/observed';
import type { InventoryReader } from '../inventory/store/InventoryReader';
import type { Observed } from '../inventory/store/Inventory';
import { caseKey } from '../util/caseKey';
import { stableHash } from '../util/hash';
import type { IdentityLinks, NewLink, RecordedLink } from './IdentityLinks';
import { BY_CONFIRMATION, type ResolvedIdentity } from './ResolvedIdentity';
import { orderMatchers, type IdentityMatcher } from './matchers';
import {
  settleName,
  sureHints,
  type Examined,
  type NameClaim,
} from './nameMatches';
import type { EntityRef } from '../model/names';

type Reader = Pick<InventoryReader, 'findUsers'>;

class CandidateIndex {
  readonly #users = new Map<string, Observed<ObservedUser>[]>();

  constructor(users: Observed<ObservedUser>[]) {
    for (const user of users) {
      this.#add(`id ${user.userId}`, user);
      this.#add(`name ${caseKey(user.userName)}`, user);
      if (user.email) {
        this.#add(`email ${caseKey(user.email)}`, user);
      }
      for (const id of new Set(user.externalIds.map(each => each.id))) {
        this.#add(`external ${id}`, user);
      }
    }
  }

  /** Without repeats: several hints may lead to one user. */
  find(hints: SagemakerStudioIdentityHints): Observed<ObservedUser>[] {
    const keys = [
      ...(hints.userIds ?? []).map(value => `id ${value}`),
      ...(hints.userNames ?? []).map(value => `name ${caseKey(value)}`),
      ...(hints.emails ?? []).map(value => `email ${caseKey(value)}`),
      ...(hints.externalIds ?? []).map(value => `external ${value}`),
    ];
    const users = keys.flatMap(key => this.#users.get(key) ?? []);
    return [...new Map(users.map(user => [user.userId, user])).values()];
  }

  get(userId: string): Observed<ObservedUser> | undefined {
    return this.#users.get(`id ${userId}`)?.[0];
  }

  #add(key: string, user: Observed<ObservedUser>): void {
    this.#users.set(key, [...(this.#users.get(key) ?? []), user]);
  }
}

/** Finds identities in the inventory, with one round of reads for any number of users. */
export class IdentityResolver {
  readonly #reader: Reader;
  readonly #matchers: readonly IdentityMatcher[];
  readonly #links: Links | undefined;

  /**
   * @param options - `matchers`: from the surest to the weakest; default: the built-in ones. `links`: remembers who users
   * of other providers were found to be
   */
  constructor(options: {
    reader: Reader;
    matchers?: readonly IdentityMatcher[];
    links?: Links;
  }) {
    this.#reader = options.reader;
    this.#matchers = options.matchers ?? orderMatchers({});
    this.#links = options.links;
  }

  /** A user to whom only a name leads is found as far as the last look through the catalog gave it to the catalog user. */
  async resolve(users: UserEntity[]): Promise<Map<string, ResolvedIdentity>> {
    const examined = await this.examine(users);
    const byName = [...examined].filter(([, each]) => each.byName.length > 0);
    const names = byName.length
      ? await this.#links?.readNames({
          userIds: byName.flatMap(([, each]) =>
            each.byName.map(({ userId }) => userId),
          ),
          refs: byName.map(([ref]) => ref),
        })
      : undefined;
    return new Map(
      [...examined].map(([ref, each]) => [
        ref,
        settleName(each, userId => {
          const holders = names?.holders.get(userId) ?? [];
          if (!names || holders.includes(ref)) {
            return 'theirs';
          }
          const namesakes = holders.length
            ? holders
            : names.namesakes.get(ref) ?? [];
          return namesakes.length ? { namesakes } : 'open';
        }),
      ]),
    );
  }

  /**
   * The same before it is asked whose the matches by name are, for a look through the whole catalog. Records the other
   * matches.
   */
  async examine(users: UserEntity[]): Promise<Map<string, Examined>> {
    const searches = users.map(user => this.#searchOf(user));
    const links =
      (await this.#links?.read(
        searches.flatMap(({ entityRef, isOwn }) => (isOwn ? [] : entityRef)),
      )) ?? new Map<string, RecordedLink>();
    const all = searches.flatMap(({ tries }) => tries);
    const wanted = joined(all);
    const candidates = await this.#reader.findUsers({
      ...wanted,
      userIds: [
        ...wanted.userIds,
        ...[...links.values()].flatMap(({ userId }) => userId ?? []),
      ],
    });
    const index = new CandidateIndex(candidates);
    const examined = new Map(
      searches.map(each => [
        each.entityRef,
        each.isOwn
          ? examineOwn(each, index)
          : examineLinked(each, index, links.get(each.entityRef)),
      ]),
    );
    await this.#links?.record(
      searches.flatMap(({ entityRef, isOwn }) => {
        const each = examined.get(entityRef);
        return isOwn || !each || each.byName.length
          ? []
          : toNewLink(entityRef, each, each.identity);
      }),
    );
    return examined;
  }

  /**
   * Records who the users of our own provider are. Another provider may bring somebody by the same ref once ours has taken the
   * first one out of the catalog.
   */
  async recordOwn(
    users: UserEntity[],
    examined: ReadonlyMap<string, Examined>,
  ): Promise<void> {
    const found = users.filter(isOfOwnProvider).flatMap(user => {
      const entityRef = stringifyEntityRef(user);
      const each = examined.get(entityRef);
      return each ? toNewLink(entityRef, each, each.identity) : [];
    });
    const recorded = await this.#links?.read(
      found.map(({ entityRef }) => entityRef),
    );
    await this.#links?.record(
      found.filter(
        ({ entityRef }) => recorded?.get(entityRef)?.userId === undefined,
      ),
    );
  }

  /** Identity Center user → catalog users for whom it was recorded first. */
  async findHolders(userIds: string[]): Promise<Map<string, string[]>> {
    return (await this.#links?.findHolders(userIds)) ?? new Map();
  }

  /** Records who has been found by name. */
  async recordNames(
    found: { claim: NameClaim; identity: ResolvedIdentity }[],
  ): Promise<void> {
    await this.#links?.record(
      found.flatMap(({ claim: { entityRef, examined }, identity }) =>
        toNewLink(entityRef, examined, identity),
      ),
    );
  }

  /** Catalog ref → all users that any matcher finds, without recording links. For entities that are not trusted. */
  async findClaimed(
    users: UserEntity[],
  ): Promise<Map<string, Observed<ObservedUser>[]>> {
    const searches = users.map(user => this.#searchOf(user));
    const index = new CandidateIndex(
      await this.#reader.findUsers(
        joined(searches.flatMap(({ tries }) => tries)),
      ),
    );
    return new Map(
      searches.map(({ entityRef, tries }) => [
        entityRef,
        distinct(tries.flatMap(({ hints }) => index.find(hints))),
      ]),
    );
  }

  /** Hash of the catalog data by which Identity Center users are matched. */
  hintsOf(user: UserEntity): string {
    return hashOf(this.#searchOf(user).tries);
  }

  #searchOf(user: UserEntity): Search {
    return {
      entityRef: stringifyEntityRef(user),
      isOwn: isOfOwnProvider(user),
      tries: this.#matchers.flatMap(matcher => {
        const hints = matcher.hintsOf(user);
        return hints
          ? [{ matcher, hints, sure: sureHints(user, matcher, hints) }]
          : [];
      }),
    };
  }
}

type Try = {
  matcher: IdentityMatcher;
  hints: SagemakerStudioIdentityHints;
  /** Those that say more than a name. */
  sure: SagemakerStudioIdentityHints;
};

type Search = {
  entityRef: EntityRef;
  /** Whether our own provider brings the user, which knows the Identity Center user and gives no name twice. */
  isOwn: boolean;
  tries: Try[];
};

type Links = Pick<
  IdentityLinks,
  'read' | 'record' | 'readNames' | 'findHolders'
>;

type Hit = { by: string; decides: boolean; users: Observed<ObservedUser>[] };

function joined(tries: Try[]): Required<SagemakerStudioIdentityHints> {
  return {
    userIds: tries.flatMap(({ hints }) => hints.userIds ?? []),
    userNames: tries.flatMap(({ hints }) => hints.userNames ?? []),
    emails: tries.flatMap(({ hints }) => hints.emails ?? []),
    externalIds: tries.flatMap(({ hints }) => hints.externalIds ?? []),
  };
}

function hashOf(tries: Try[]): string {
  return stableHash(tries.map(({ matcher, hints }) => [matcher.name, hints]));
}

function toNewLink(
  entityRef: EntityRef,
  { recordedUserId }: Examined,
  identity: ResolvedIdentity,
): NewLink[] {
  return identity.outcome === 'found' && recordedUserId === undefined
    ? [{ entityRef, userId: identity.user.userId, by: identity.by }]
    : [];
}

function examineOwn({ tries }: Search, index: CandidateIndex): Examined {
  const identity = resolveOwn(tries, index);
  return { identity, byName: [], without: () => identity };
}

function examineLinked(
  searched: Search,
  index: CandidateIndex,
  link: RecordedLink = { rejected: [] },
): Examined {
  const { tries } = searched;
  const hints = hashOf(tries);
  const isSaid = (userId: string) =>
    link.confirmedHints === hints && link.userId === userId;
  const sure = new Set(
    tries.flatMap(each => index.find(each.sure).map(({ userId }) => userId)),
  );
  const rejected = rejectedOf(link, hints);
  return {
    identity: resolveLinked(searched, index, link),
    byName: distinct(
      search(tries, index).hits.flatMap(hit => hit.users),
    ).filter(
      ({ userId }) =>
        !sure.has(userId) && !rejected.includes(userId) && !isSaid(userId),
    ),
    recordedUserId: link.userId,
    without: userIds => resolveLinked(searched, index, link, userIds),
  };
}

/** Of whom somebody has decided that they are not the catalog user. */
function rejectedOf(link: RecordedLink, hints: string): string[] {
  return link.rejected
    .filter(each => each.hints === hints)
    .map(({ userId }) => userId);
}

/** The surest way that finds somebody counts. */
function resolveOwn(tries: Try[], index: CandidateIndex): ResolvedIdentity {
  const { hits, searched } = search(tries, index);
  const [hit] = hits;
  if (!hit) {
    return { outcome: 'none', searched };
  }
  const [user, ...others] = hit.users;
  return user && others.length === 0
    ? { outcome: 'found', user, by: hit.by }
    : ambiguous(hit.users);
}

/**
 * All ways are asked, and so is the record of who the user was before. Other providers give a name to the next who is
 * called so, and then one that leads to somebody else is a matter for a person.
 */
function resolveLinked(
  { tries }: Search,
  index: CandidateIndex,
  link: RecordedLink,
  without: string[] = [],
): ResolvedIdentity {
  const { hits, searched } = search(tries, index);
  const hints = hashOf(tries);
  const rejected = [...rejectedOf(link, hints), ...without];
  const remaining = narrowed(hits).flatMap(hit => {
    const users = hit.users.filter(({ userId }) => !rejected.includes(userId));
    return users.length ? [{ ...hit, users }] : [];
  });
  const users = distinct(remaining.flatMap(hit => hit.users));
  const recorded = link.userId ? index.get(link.userId) : undefined;
  const [first] = remaining;
  const [user, ...others] = users;
  if (!first || !user) {
    if (!recorded) {
      return { outcome: 'none', searched, recordedUserId: link.userId };
    }
    // Whoever has the name now may be somebody else, who has no user in Identity Center yet.
    return link.confirmedHints === hints
      ? { outcome: 'found', user: recorded, by: BY_CONFIRMATION }
      : {
          ...ambiguous([]),
          outcome: 'conflict',
          recordedUserId: recorded.userId,
          recorded: recorded.userName,
        };
  }
  if (others.length === 0 && (link.userId ?? user.userId) === user.userId) {
    return { outcome: 'found', user, by: first.by };
  }
  const isOfOneWay = remaining.some(hit => hit.users.length === users.length);
  return link.userId === undefined && isOfOneWay
    ? ambiguous(users)
    : {
        ...ambiguous(users),
        outcome: 'conflict',
        recordedUserId: link.userId,
        recorded: recorded?.userName ?? link.userId,
      };
}

/** One user of an annotation counts, if all other ways may mean that user as well. */
function narrowed(hits: Hit[]): Hit[] {
  const sure = hits.find(hit => hit.decides && hit.users.length === 1);
  const meant = sure?.users[0];
  return sure &&
    meant &&
    hits.every(hit => hit.users.some(({ userId }) => userId === meant.userId))
    ? [sure]
    : hits;
}

/** The matches of each matcher. If a deciding matcher applies and finds nobody, the search ends. */
function search(
  tries: Try[],
  index: CandidateIndex,
): { hits: Hit[]; searched: string[] } {
  const hits: Hit[] = [];
  const searched: string[] = [];
  for (const { matcher, hints } of tries) {
    const users = index.find(hints);
    const decides = matcher.decides ?? false;
    if (users.length) {
      hits.push({ by: matcher.name, decides, users });
      continue;
    }
    const words = wordsOf(hints);
    if (decides) {
      const annotated = words.map(word => `${word} of the annotation`);
      // A surer way may have found somebody before.
      return { hits, searched: annotated };
    }
    searched.push(...words);
  }
  return { hits, searched };
}

function ambiguous(
  users: Observed<ObservedUser>[],
): Extract<ResolvedIdentity, { outcome: 'ambiguous' }> {
  return {
    outcome: 'ambiguous',
    candidates: users.map(({ userName }) => userName).sort(),
    users,
  };
}

function distinct(users: Observed<ObservedUser>[]): Observed<ObservedUser>[] {
  return [...new Map(users.map(user => [user.userId, user])).values()];
}

function wordsOf(hints: SagemakerStudioIdentityHints): string[] {
  const { userIds, externalIds, userNames, emails } = hints;
  return [
    ...(userIds ?? []).map(value => `user id ${value}`),
    ...(externalIds ?? []).map(value => `external id ${value}`),
    ...(userNames ?? []).map(value => `username ${value}`),
    ...(emails ?? []).map(value => `email ${value}`),
  ];
}
