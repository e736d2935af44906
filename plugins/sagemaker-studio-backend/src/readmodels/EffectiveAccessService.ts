/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  englishOf,
  type AssignmentChange,
  type EffectiveAccess,
  type EffectiveAccessPreview,
  type EffectivePerson,
  type StudioDomain,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { StudioConfig } from '../config/StudioConfig';
import { isOpenToAll } from '../diagnosis/diagnosisWords';
import {
  effectiveAccess,
  effectiveAccessNote,
  isEffectiveAccessKnown,
  previewChange,
  previewSentence,
  type Directory,
  type WaysAround,
} from '../diagnosis/effectiveAccess';
import { hasBackgroundSessions } from '../diagnosis/waysAround';
import type { ReadinessStore } from '../inventory/readiness/ReadinessStore';
import type { InventoryReader } from '../inventory/store/InventoryReader';
import type { ProfileOwners } from '../directory/ProfileOwners';
import type { CatalogLinkStore } from '../directory/CatalogLinkStore';
import type { Domains } from '../facts/Domains';
import { checkOwn } from '../requests/ownAccess';
import type { PersonFactsReader } from '../facts/PersonFactsReader';
import { getSubject, subjectsOf } from '../facts/subjects';
import type { Viewer } from '../model/caller';
import { oldestSync } from '../facts/freshness';
import type { TeamCatalog } from '../directory/TeamCatalog';
import { inputError, conflictError, notFoundError } from '../util/errors';
import { say, sayAll, messageOf, remedyOf } from '../util/say';

const MAX_PEOPLE = 500;
const MAX_EFFECTS = 100;

/** The people who may sign in to a domain, and the effect of an assignment change on them. */
export class EffectiveAccessService {
  readonly #options: EffectiveAccessOptions;

  constructor(options: EffectiveAccessOptions) {
    this.#options = options;
  }

  /**
   * @param filter - catalog refs, in full form
   * @param options - `all`: whether the viewer may see everybody; otherwise it is themself and the teams they lead
   * @throws NotAllowedError, NotFoundError naming the domain, the team or the person
   */
  async get(
    domainId: string,
    filter: { team?: string; person?: string },
    viewer: Viewer,
    options: { all: boolean },
  ): Promise<EffectiveAccess> {
    if (!options.all) {
      checkOwn(filter, viewer, this.#options.config);
    }
    const domain = await this.#options.domains.get(domainId);
    const directory = await this.#readDirectory(domain);
    const wanted = await this.#findPeople(filter);
    const routes = effectiveAccess(directory).filter(
      ({ user }) => !wanted || wanted.has(user.userId),
    );
    const shown = routes.slice(0, MAX_PEOPLE);
    const usedGroups = new Set(
      routes.flatMap(({ groups }) => groups.map(({ groupId }) => groupId)),
    );
    const refs = await this.#options.catalogLinks.findRefs(
      shown.map(({ user }) => user.userId),
    );
    const holders = await this.#profileHolders(
      domain,
      shown.map(({ user }) => user.userId),
    );
    const note = effectiveAccessNote(domain, await this.#waysAround(domain));
    return {
      domainId: domain.domainId,
      domainName: domain.name,
      groups: directory.groups
        // Whom other groups let in is for those who may see everybody.
        .filter(({ groupId }) => options.all || usedGroups.has(groupId))
        .map(({ groupId, displayName, memberUserIds }) => ({
          groupId,
          displayName,
          members: memberUserIds.length,
        })),
      people: shown.map(({ user, direct, groups }) => ({
        userId: user.userId,
        displayName: user.displayName,
        ...whoIs(refs.get(user.userId) ?? wanted?.get(user.userId)),
        direct,
        groupIds: groups.map(({ groupId }) => groupId),
        hasProfile: holders.has(user.userId),
      })),
      total: isEffectiveAccessKnown(domain) ? routes.length : undefined,
      note: note && englishOf(note),
      messages: note && { note },
      syncedAt: await this.#syncedAt(domain),
    };
  }

  /** @throws NotFoundError, InputError, ConflictError naming the domain or the principal */
  async preview(asked: AssignmentChange): Promise<EffectiveAccessPreview> {
    const domain = await this.#options.domains.get(asked.domainId);
    const { obstacle } = domain;
    if (!domain.applicationArn) {
      throw inputError(
        obstacle
          ? sayAll([messageOf(obstacle), remedyOf(obstacle)])
          : say('refused.no-application', { domain: domain.name }),
      );
    }
    if ((await this.#syncedAt(domain)) === undefined) {
      throw conflictError(say('refused.unread', { domain: domain.name }));
    }
    const { principal } = asked;
    const directory = await this.#readDirectory(domain, principal);
    const isKnown =
      principal.type === 'USER'
        ? directory.users.some(({ userId }) => userId === principal.id) ||
          directory.assigned.users.has(principal.id)
        : directory.groups.some(({ groupId }) => groupId === principal.id) ||
          directory.assigned.groups.has(principal.id);
    if (!isKnown) {
      throw notFoundError(
        say(
          principal.type === 'USER'
            ? 'refused.no-such-user'
            : 'refused.no-such-group',
          { id: principal.id },
        ),
      );
    }
    const { effects, gains, loses } = previewChange(directory, asked);
    const shown = effects.slice(0, MAX_EFFECTS);
    const refs = await this.#options.catalogLinks.findRefs(
      shown.map(({ user }) => user.userId),
    );
    return {
      domainId: domain.domainId,
      sentence: previewSentence(directory, asked),
      gains,
      loses,
      people: shown.map(({ user, effect, because }) => ({
        userId: user.userId,
        displayName: user.displayName,
        entityRef: whoIs(refs.get(user.userId)).entityRef,
        effect,
        because,
      })),
    };
  }

  async #waysAround({ domainId }: StudioDomain): Promise<WaysAround> {
    const { inventory, readiness } = this.#options;
    const { observations } = await readiness.read(domainId);
    return {
      remoteSpaces: await inventory.listRemoteSpaces(domainId),
      backgroundSessions: hasBackgroundSessions(observations),
    };
  }

  /** The assignments of the domain, and the people they concern. */
  async #readDirectory(
    domain: StudioDomain,
    principal?: AssignmentChange['principal'],
  ): Promise<Directory> {
    const { inventory } = this.#options;
    const { applicationArn } = domain;
    const assignments = applicationArn
      ? await inventory.listAssignments({ applicationArn })
      : [];
    const idsOf = (type: 'USER' | 'GROUP') =>
      new Set(
        assignments
          .filter(({ principalType }) => principalType === type)
          .map(({ principalId }) => principalId),
      );
    const assigned = { users: idsOf('USER'), groups: idsOf('GROUP') };
    const includingAsked = (ids: Set<string>, type: 'USER' | 'GROUP') => [
      ...new Set([...ids, ...(principal?.type === type ? [principal.id] : [])]),
    ];
    const groups = await inventory.listGroups({
      groupIds: includingAsked(assigned.groups, 'GROUP'),
    });
    const isOpen = isOpenToAll(domain);
    const users = isOpen
      ? await inventory.listUsers()
      : await inventory.findUsers({
          userIds: [
            ...new Set([
              ...includingAsked(assigned.users, 'USER'),
              ...groups.flatMap(({ memberUserIds }) => memberUserIds),
            ]),
          ],
        });
    return { users, groups, assigned, isOpen };
  }

  /** Identity Center user → catalog refs of those the filter leaves; `undefined` for no filter. */
  async #findPeople(filter: {
    team?: string;
    person?: string;
  }): Promise<Map<string, string[]> | undefined> {
    const { catalog, personFacts } = this.#options;
    const { team, person } = filter;
    if (!team && !person) {
      return undefined;
    }
    const members = team ? (await catalog.getTeam(team)).members : undefined;
    const subjects = person
      ? [await getSubject(catalog, person)]
      : subjectsOf(await catalog.getUsers(members ?? []));
    const identities = await personFacts.resolve(
      subjects.filter(
        each => !members || members.includes(each.person.entityRef),
      ),
    );
    return new Map(
      [...identities].flatMap(([ref, identity]) =>
        identity.outcome === 'found'
          ? [[identity.userId, identity.sharedBy ?? [ref]]]
          : [],
      ),
    );
  }

  async #profileHolders(
    { domainId }: StudioDomain,
    userIds: string[],
  ): Promise<Set<string>> {
    const { owners } = this.#options;
    const owned = await owners.list(domainId, await owners.listLogins(userIds));
    return new Set(
      owned.flatMap(({ owner }) =>
        owner?.outcome === 'known' ? [owner.userId] : [],
      ),
    );
  }

  async #syncedAt(domain: StudioDomain): Promise<string | undefined> {
    return oldestSync(await this.#options.inventory.lastCompleteSyncs(), [
      domain,
    ]);
  }
}

/** The catalog user, or all of those who could be it. */
function whoIs(
  refs: string[] | undefined,
): Pick<EffectivePerson, 'entityRef' | 'sharedBy'> {
  return refs && refs.length > 1
    ? { sharedBy: refs }
    : { entityRef: refs?.[0] };
}

type EffectiveAccessOptions = {
  catalog: TeamCatalog;
  catalogLinks: CatalogLinkStore;
  config: StudioConfig;
  domains: Domains;
  personFacts: PersonFactsReader;
  owners: Pick<ProfileOwners, 'listLogins' | 'list'>;
  inventory: InventoryReader;
  readiness: Pick<ReadinessStore, 'read'>;
};
