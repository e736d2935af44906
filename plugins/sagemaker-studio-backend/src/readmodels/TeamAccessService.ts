/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  PersonAccess,
  StudioDomain,
  TeamAccess,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { AccessStore } from '../store/AccessStore';
import { personKey } from '../model/personKey';
import { identifiedBy, type GrantRecord } from '../model/records';
import type { RequestVisibility } from '../model/visibility';
import {
  holdsOneOf,
  leadsOf,
  policiesFor,
  rolesForOthers,
  rolesForSelf,
} from '../model/policy';
import type { StudioConfig } from '../config/StudioConfig';
import type { InventoryReader } from '../inventory/store/InventoryReader';
import type { Domains } from '../facts/Domains';
import type { HeldFacts } from '../facts/HoldingsReader';
import { holdsAnything, toPersonAccess } from '../facts/personAccess';
import type { PersonFactsReader } from '../facts/PersonFactsReader';
import { subjectsOf, type Subject } from '../facts/subjects';
import { oldestSync } from '../facts/freshness';
import { normalizeRef } from '../util/refs';
import type { IdentityReports } from '../directory/IdentityReports';
import {
  identifiedTeam,
  type Team,
  type TeamCatalog,
} from '../directory/TeamCatalog';
import type { Viewer } from '../model/caller';
import type { Repairs } from './Repairs';
import { toRequests } from '../requests/requestMapper';
import { viewerMay } from './viewerMay';
import { withVisibleRequests } from './withVisibleRequests';
import { listAllRequests } from '../store/listAllRequests';
import type { EntityRef } from '../model/names';

/** The team page's data. */
export class TeamAccessService {
  readonly #options: TeamAccessOptions;

  constructor(options: TeamAccessOptions) {
    this.#options = options;
  }

  /**
   * Reads the data while the viewer is being resolved; it is returned only if the viewer may see it.
   *
   * @throws what `viewer` throws, InputError and NotFoundError naming the team
   */
  async get(
    team: EntityRef,
    options: {
      viewer: () => Promise<Viewer>;
      /** Which requests the viewer may see; asked for only when there are any. */
      visible: () => Promise<RequestVisibility>;
    },
  ): Promise<TeamAccess> {
    const [viewer, seen] = await Promise.allSettled([
      options.viewer(),
      this.#read(team),
    ]);
    if (viewer.status === 'rejected') {
      throw viewer.reason;
    }
    if (seen.status === 'rejected') {
      throw seen.reason;
    }
    return this.#show(seen.value, viewer.value, options);
  }

  async #read(teamName: string): Promise<SeenTeam> {
    const { catalog, store, domains, personFacts } = this.#options;
    const teamRef = normalizeRef(teamName, { field: 'team', kind: 'group' });
    const [team, known] = await Promise.all([
      catalog.getTeam(teamRef),
      domains.list(),
    ]);
    const [grants, isAnyPending] = await Promise.all([
      store.listLiveGrants({ team: identifiedTeam(team) }),
      this.#isAnyPending(team),
    ]);
    const members = new Set(team.members);
    const entities = await catalog.getUsers([
      ...members,
      ...grants.map(grant => grant.person),
    ]);
    const situation = await personFacts.read<Subject>(
      subjectsOf(entities),
      known,
    );
    const gone = await personFacts.read(
      findGone(grants, [...situation.values()].flat(), entities),
      known,
    );
    for (const [domainId, others] of gone) {
      situation.set(domainId, [...(situation.get(domainId) ?? []), ...others]);
    }
    return {
      teamRef,
      team,
      members,
      grants,
      known,
      situation,
      isAnyPending,
    };
  }

  async #show(
    seen: SeenTeam,
    viewer: Viewer,
    options: { visible: () => Promise<RequestVisibility> },
  ): Promise<TeamAccess> {
    const { store, config, repairs, inventory, identityReports } =
      this.#options;
    const { teamRef, team, members, grants, known, situation } = seen;
    const { refs } = await identityReports.readOf({
      team: teamRef,
      names: { team: team.displayName },
    });
    const pending = seen.isAnyPending
      ? await listAllRequests(store, {
          ...pendingOf(team),
          visible: await options.visible(),
        })
      : [];
    const shown: StudioDomain[] = [];
    const held: (Situation &
      Pick<PersonAccess, 'membership'> & { domain: StudioDomain })[] = [];
    for (const domain of known) {
      const requestable =
        policiesFor(config.policies, {
          team: teamRef,
          domainId: domain.domainId,
        }).length > 0;
      const situations = await withVisibleRequests(
        situation.get(domain.domainId) ?? [],
        { store, visible: options.visible },
      );
      const here = situations.flatMap(each => {
        const { facts } = each;
        const isMember = members.has(facts.person);
        const isGuest = grants.some(
          ({ grantId }) => grantId === facts.grant?.grantId,
        );
        const belongs = isMember
          ? requestable || holdsAnything(facts)
          : isGuest;
        return belongs
          ? [
              {
                ...each,
                domain,
                membership: isMember ? ('member' as const) : ('guest' as const),
              },
            ]
          : [];
      });
      if (requestable || here.length) {
        shown.push(domain);
        held.push(...here);
      }
    }

    const leads = leadsOf(config.teams, teamRef);
    const isMember = members.has(viewer.ref);
    const asking = {
      requester: viewer.ref,
      requesterIsMember: isMember,
      team: teamRef,
    };
    const askable = viewer.inCatalog
      ? shown.filter(({ obstacle }) => !obstacle)
      : [];
    const diagnosed = await repairs.diagnose(held, viewer, {
      team: teamRef,
      known: [team],
    });
    return {
      team: { entityRef: team.entityRef, displayName: team.displayName },
      domains: shown,
      refs: refs.length ? refs : undefined,
      people: diagnosed.map(({ facts, ...context }) =>
        toPersonAccess(facts, {
          ...context,
          viewerMay: viewerMay(facts, context.domain, viewer, config),
        }),
      ),
      viewer: {
        entityRef: viewer.ref,
        isMember,
        isLead: holdsOneOf(viewer.refs, leads),
        mayAskForSelf: rolesIn(askable, ({ domainId, executionRoles }) =>
          rolesForSelf(config.policies, executionRoles, {
            ...asking,
            domainId,
          }),
        ),
        mayAskForOthers: rolesIn(askable, ({ domainId, executionRoles }) =>
          rolesForOthers(config.policies, executionRoles, {
            ...asking,
            requesterRefs: viewer.refs,
            leads,
            domainId,
            owners: config.domains[domainId]?.owners ?? [],
          }),
        ),
      },
      pendingRequests: await toRequests(pending, { store, viewer }),
      syncedAt: oldestSync(
        known.length ? {} : await inventory.lastCompleteSyncs(),
        shown.length ? shown : known,
      ),
    };
  }

  async #isAnyPending(team: Team): Promise<boolean> {
    const [request] = await this.#options.store.listRequests({
      ...pendingOf(team),
      limit: 1,
    });
    return request !== undefined;
  }
}

/** The domains in which there are any, with them. */
function rolesIn(
  domains: StudioDomain[],
  rolesOf: (domain: StudioDomain) => string[],
) {
  return domains
    .map(domain => ({
      domainId: domain.domainId,
      executionRoles: rolesOf(domain),
    }))
    .filter(({ executionRoles }) => executionRoles.length > 0);
}

function pendingOf(team: Team) {
  return { team: identifiedTeam(team), status: 'in-review' as const };
}

/**
 * Those with access to whom no catalog user leads, each once. A name that is somebody else's by now is not shown as
 * theirs.
 */
function findGone(
  grants: GrantRecord[],
  people: Situation[],
  entities: ReadonlyMap<string, unknown>,
): Subject[] {
  const shown = new Set(
    people.flatMap(({ facts }) => facts.grant?.grantId ?? []),
  );
  return [
    ...Map.groupBy(grants, grant => personKey(identifiedBy(grant))).values(),
  ].flatMap(ofPerson => {
    const [oldest] = ofPerson;
    if (!oldest || ofPerson.some(({ grantId }) => shown.has(grantId))) {
      return [];
    }
    const { person, displayName, userId } = oldest;
    const entityRef = entities.has(person) ? undefined : person;
    return { person: { entityRef, displayName }, userId };
  });
}

type Situation = { subject: Subject; facts: HeldFacts };

/** The data of the page before visibility is applied. */
type SeenTeam = {
  teamRef: EntityRef;
  team: Team;
  members: Set<string>;
  grants: GrantRecord[];
  known: StudioDomain[];
  /** domainId → members and those to whom access was granted with the team, with their facts in it. */
  situation: Map<string, Situation[]>;
  isAnyPending: boolean;
};

type TeamAccessOptions = {
  catalog: TeamCatalog;
  store: AccessStore;
  config: StudioConfig;
  domains: Domains;
  personFacts: PersonFactsReader;
  repairs: Repairs;
  inventory: InventoryReader;
  identityReports: Pick<IdentityReports, 'readOf'>;
};
