/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  PersonAccess,
  StudioDomain,
  TeamAccess,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { AccessStore } from '../store/AccessStore';
import type { GrantRecord } from '../model/records';
import type { RequestVisibility } from '../model/visibility';
import {
  holdsOneOf,
  leadsOf,
  policiesFor,
  rolesForOthers,
} from '../model/policy';
import type { StudioConfig } from '../config/StudioConfig';
import type { InventoryReader } from '../inventory/store/InventoryReader';
import type { Diagnoses } from './Diagnoses';
import type { Domains } from '../facts/Domains';
import type { HeldFacts } from '../facts/HoldingsReader';
import { holdsAnything, toPersonAccess } from '../facts/personAccess';
import type {
  CatalogSubject,
  PersonFactsReader,
} from '../facts/PersonFactsReader';
import { namedSubjects, subjectsOf } from '../facts/subjects';
import { oldestSync } from '../facts/syncTimes';
import { normalizeRef } from '../util/refs';
import type { Team, TeamCatalog } from '../directory/TeamCatalog';
import type { Viewer } from '../model/caller';
import { toRequests } from '../requests/requestMapper';

const PENDING_LIMIT = 100;

/** The team page's data. */
export class TeamAccessService {
  readonly #options: TeamAccessOptions;

  constructor(options: TeamAccessOptions) {
    this.#options = options;
  }

  /**
   * What there is to see is read while it is found out who looks; only those who may are told anything of it.
   *
   * @throws what `viewer` throws, InputError and NotFoundError naming the team
   */
  async get(
    team: string,
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
    const [team, grants, known, isAnyPending] = await Promise.all([
      catalog.getTeam(teamRef),
      store.listLiveGrants({ team: teamRef }),
      domains.list(),
      this.#isAnyPending(teamRef),
    ]);
    const members = new Set(team.members);
    const entities = await catalog.getUsers([
      ...members,
      ...grants.map(grant => grant.person),
    ]);
    const gone = grants.filter(({ person }) => !entities.has(person));
    const subjects = new Map<string, CatalogSubject>();
    for (const subject of [
      ...subjectsOf(entities),
      ...namedSubjects(gone, entities),
    ]) {
      if (!subjects.has(subject.person.entityRef)) {
        subjects.set(subject.person.entityRef, subject);
      }
    }
    return {
      teamRef,
      team,
      members,
      grants,
      known,
      subjects,
      situation: await personFacts.read([...subjects.values()], known),
      isAnyPending,
    };
  }

  async #show(
    seen: SeenTeam,
    viewer: Viewer,
    options: { visible: () => Promise<RequestVisibility> },
  ): Promise<TeamAccess> {
    const { store, config, diagnoses, inventory } = this.#options;
    const { teamRef, team, members, grants, known, subjects, situation } = seen;
    const pending = seen.isAnyPending
      ? await store.listRequests({
          ...pendingOf(teamRef),
          visible: await options.visible(),
        })
      : [];
    const shown: StudioDomain[] = [];
    const held: (Pick<PersonAccess, 'membership'> & {
      facts: HeldFacts;
      subject: CatalogSubject;
      domain: StudioDomain;
    })[] = [];
    for (const domain of known) {
      const requestable =
        policiesFor(config.policies, {
          team: teamRef,
          domainId: domain.domainId,
        }).length > 0;
      const here = (situation.get(domain.domainId) ?? []).flatMap(facts => {
        const subject = subjects.get(facts.person);
        const isMember = members.has(facts.person);
        const isGuest = grants.some(
          grant =>
            grant.person === facts.person && grant.domainId === domain.domainId,
        );
        const belongs = isMember
          ? requestable || holdsAnything(facts)
          : isGuest;
        return subject && belongs
          ? [
              {
                facts,
                subject,
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
    const diagnosed = await diagnoses.addTo(held, viewer, {
      team: teamRef,
      known: [team],
    });
    return {
      team: { entityRef: team.entityRef, displayName: team.displayName },
      domains: shown,
      people: diagnosed.map(({ facts, ...context }) =>
        toPersonAccess(facts, context),
      ),
      viewer: {
        entityRef: viewer.ref,
        isMember: members.has(viewer.ref),
        isLead: holdsOneOf(viewer.refs, leads),
        mayAskForOthers: shown.flatMap(({ domainId, executionRoles }) => {
          const roles = rolesForOthers(config.policies, executionRoles, {
            requester: viewer.ref,
            requesterRefs: viewer.refs,
            requesterIsMember: members.has(viewer.ref),
            team: teamRef,
            leads,
            domainId,
            owners: config.domains[domainId]?.owners ?? [],
          });
          return viewer.inCatalog && roles.length > 0
            ? [{ domainId, executionRoles: roles }]
            : [];
        }),
      },
      pendingRequests: await toRequests(pending, { store, viewer }),
      syncedAt: oldestSync(
        known.length ? {} : await inventory.lastCompleteSyncs(),
        shown.length ? shown : known,
      ),
    };
  }

  async #isAnyPending(team: string): Promise<boolean> {
    const [request] = await this.#options.store.listRequests({
      ...pendingOf(team),
      limit: 1,
    });
    return request !== undefined;
  }
}

function pendingOf(team: string) {
  return { team, status: 'in-review' as const, limit: PENDING_LIMIT };
}

/** The data of the page before visibility is applied. */
type SeenTeam = {
  teamRef: string;
  team: Team;
  members: Set<string>;
  grants: GrantRecord[];
  known: StudioDomain[];
  /** By ref: members, and those to whom access was granted with the team. */
  subjects: Map<string, CatalogSubject>;
  /** domainId → the facts of each of the people in it. */
  situation: Map<string, HeldFacts[]>;
  isAnyPending: boolean;
};

type TeamAccessOptions = {
  catalog: TeamCatalog;
  store: AccessStore;
  config: StudioConfig;
  domains: Domains;
  personFacts: PersonFactsReader;
  diagnoses: Diagnoses;
  inventory: InventoryReader;
};
