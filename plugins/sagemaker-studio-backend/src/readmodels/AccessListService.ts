/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  AccessFilter,
  AccessList,
  AccessRow,
  StudioDomain,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { StudioConfig } from '../config/StudioConfig';
import { diagnose } from '../diagnosis/diagnose';
import { isDisputed } from '../diagnosis/facts';
import { repairOf } from '../diagnosis/repair';
import type { InventoryReader } from '../inventory/store/InventoryReader';
import type {
  AccessListStore,
  AccessQuery,
  ListedAccess,
} from './AccessListStore';
import type { AccessProjector } from './AccessProjector';
import { decodeCursor, readPage } from '../util/pages';
import type { Domains } from '../facts/Domains';
import { checkOwn } from '../requests/ownAccess';
import { toPersonAccess } from '../facts/personAccess';
import { optionalRef } from '../util/refs';
import type { Repairs } from './Repairs';
import type { PersonFactsReader } from '../facts/PersonFactsReader';
import { subjectsOf } from '../facts/subjects';
import { agedBy, oldestSync } from '../facts/freshness';
import { identifiedTeam, type TeamCatalog } from '../directory/TeamCatalog';
import type { Viewer } from '../model/caller';
import type { RequestVisibility } from '../model/visibility';
import type { AccessStore } from '../store/AccessStore';
import { now } from '../util/now';
import { viewerMay } from './viewerMay';
import { withVisibleRequests } from './withVisibleRequests';
import { personKey } from '../model/personKey';

const DEFAULT_LIMIT = 50;

/** Serves the access list, page by page. */
export class AccessListService {
  readonly #options: AccessListOptions;

  constructor(options: AccessListOptions) {
    this.#options = options;
  }

  /**
   * @param options - `all`: whether the viewer may see everybody; otherwise it is themself and the teams they lead;
   *   `visible`: which requests the viewer may see
   * @throws InputError naming the filter, NotAllowedError, NotFoundError naming the domain or team
   */
  async list(
    filter: AccessFilter,
    viewer: Viewer,
    options: { all: boolean; visible: () => Promise<RequestVisibility> },
  ): Promise<AccessList> {
    const { projector, list, inventory } = this.#options;
    const team = optionalRef(filter.team, { field: 'team', kind: 'group' });
    const person = optionalRef(filter.person, {
      field: 'person',
      kind: 'user',
    });
    if (!options.all) {
      checkOwn({ team, person }, viewer, this.#options.config);
    }
    const sort = filter.sort ?? 'name';
    const after = decodeCursor(filter.cursor, { sort, of: 'access' });
    const asked = await this.#options.domains.listAsked(filter.domainId);
    const { people, members } = await this.#people({ team, person });
    const query: AccessQuery = {
      domainId: filter.domainId,
      people,
      search: filter.search,
    };
    await projector.catchUpIfSmall();
    const domains = agedBy(asked, await projector.staleSince());

    const [page, counts] = await Promise.all([
      readPage(
        filter.limit ?? DEFAULT_LIMIT,
        limit =>
          list.page({
            ...query,
            diagnosis: filter.diagnosis,
            sort,
            limit,
            after: after && { value: after.value, domainId: after.id },
          }),
        ({ position }) => ({
          sort,
          value: position.value,
          id: position.domainId,
        }),
      ),
      list.count(query),
    ]);
    const wanted = filter.diagnosis && new Set(filter.diagnosis);
    return {
      items: await this.#toRows(page.items, {
        domains,
        viewer,
        team,
        members,
        visible: options.visible,
      }),
      nextCursor: page.nextCursor,
      counts,
      total: Object.entries(counts)
        .filter(([code]) => !wanted || [...wanted].some(each => each === code))
        .reduce((sum, [, count]) => sum + count, 0),
      syncedAt: oldestSync(await inventory.lastCompleteSyncs(), domains),
      warnings: warningsOf(domains),
    };
  }

  /** Members are read from the catalog now; their rows are found by ref and by Identity Center user. */
  async #people(filter: { team?: string; person?: string }): Promise<{
    people: AccessQuery['people'];
    /** Refs, and the refs of those who go by them in the list. */
    members: Map<string, string>;
  }> {
    const { catalog, personFacts } = this.#options;
    const { team, person } = filter;
    if (team === undefined && person === undefined) {
      return { people: undefined, members: new Map() };
    }
    const found = team === undefined ? undefined : await catalog.getTeam(team);
    const inTeam = found?.members ?? [];
    const refs = person === undefined ? inTeam : [person];
    const entities = await catalog.getUsers(refs);
    const identities = await personFacts.resolve(subjectsOf(entities));
    const members = new Map<string, string>();
    const userIds: string[] = [];
    const entityRefs: string[] = [];
    for (const ref of refs) {
      const identity = identities.get(ref);
      const isMember = team === undefined || inTeam.includes(ref);
      if (identity?.outcome === 'found') {
        userIds.push(identity.userId);
        if (isMember) {
          members.set(personKey({ ref, userId: identity.userId }), ref);
        }
      } else if (!isDisputed(identity)) {
        entityRefs.push(ref);
        if (isMember) {
          members.set(ref, ref);
        }
      }
    }
    return {
      people: {
        userIds,
        entityRefs,
        grantTeam:
          found && person === undefined ? identifiedTeam(found) : undefined,
      },
      members,
    };
  }

  async #toRows(
    page: ListedAccess[],
    context: {
      domains: StudioDomain[];
      viewer: Viewer;
      team?: string;
      members: Map<string, string>;
      visible: () => Promise<RequestVisibility>;
    },
  ): Promise<AccessRow[]> {
    const { catalog, repairs, store, config } = this.#options;
    const { viewer, team, members } = context;
    const domains = new Map(context.domains.map(each => [each.domainId, each]));
    const all = page.flatMap(({ domainId, person, facts, diagnosis }) => {
      const domain = domains.get(domainId);
      const member =
        members.get(`user:${person.identityCenterUser?.userId}`) ??
        members.get(person.entityRef ?? '');
      const entityRef = member ?? person.entityRef;
      return domain
        ? [
            {
              domain,
              facts: entityRef ? { ...facts, person: entityRef } : facts,
              diagnosis,
              person: { ...person, entityRef },
              isGuest: team !== undefined && member === undefined,
            },
          ]
        : [];
    });
    const shown = await withVisibleRequests(all, {
      store,
      visible: context.visible,
    });
    const listed = shown.map((each, index) =>
      each === all[index]
        ? each
        : {
            ...each,
            diagnosis: diagnose(each.facts, each.domain, {
              at: now(),
              unusedAfter: config.unusedAfter,
            }),
          },
    );
    const repairable = listed.filter(({ diagnosis, facts, domain }) =>
      repairOf(diagnosis, facts, domain),
    );
    const entities = await catalog.getUsers(
      repairable.flatMap(({ person }) => person.entityRef ?? []),
    );
    const diagnosed = await repairs.addTo(
      listed.map(each => ({
        ...each,
        subject: { entity: entities.get(each.person.entityRef ?? '') },
      })),
      viewer,
      { team },
    );
    return diagnosed.map(({ facts, domain, person, diagnosis, isGuest }) => ({
      ...toPersonAccess(facts, {
        subject: { person },
        domain,
        membership: isGuest ? 'guest' : 'member',
        diagnosis,
        viewerMay: viewerMay(facts, domain, viewer, config),
      }),
      domainName: domain.name,
    }));
  }
}

/** Of which domains not everything can be relied upon. */
function warningsOf(domains: StudioDomain[]): AccessList['warnings'] {
  const doubtful = domains
    .filter(({ unread, failure }) => unread || failure)
    .map(({ domainId, name, syncedAt, unread, failure }) => ({
      domainId,
      name,
      syncedAt,
      unread,
      failure,
    }));
  return doubtful.length ? doubtful : undefined;
}

type AccessListOptions = {
  catalog: TeamCatalog;
  config: StudioConfig;
  domains: Domains;
  inventory: InventoryReader;
  list: AccessListStore;
  projector: AccessProjector;
  repairs: Repairs;
  personFacts: PersonFactsReader;
  store: AccessStore;
};
