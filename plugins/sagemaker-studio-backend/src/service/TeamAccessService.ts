/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  PersonAccess,
  StudioDomain,
  TeamAccess,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { AccessStore } from '../access/AccessStore';
import type { RequestRecord } from '../access/records';
import type { RequestVisibility } from '../access/visibility';
import {
  holdsOneOf,
  leadsOf,
  policiesFor,
  rolesForOthers,
} from '../access/policy';
import type { StudioConfig } from '../config/StudioConfig';
import type { InventoryReader } from '../inventory/Inventory';
import type { Diagnoses } from './Diagnoses';
import type { Domains } from './Domains';
import type { HeldFacts } from './HoldingsReader';
import { holdsAnything, toPersonAccess } from './personAccess';
import type { SituationReader, Subject } from './SituationReader';
import { oldestSync } from './syncTimes';
import { personOf, type TeamCatalog } from './TeamCatalog';
import type { Viewer } from './Viewers';
import { toRequests } from './views';

const PENDING_LIMIT = 100;

/** The team page's data. */
export class TeamAccessService {
  readonly #options: TeamAccessOptions;

  static create(options: TeamAccessOptions): TeamAccessService {
    return new TeamAccessService(options);
  }

  private constructor(options: TeamAccessOptions) {
    this.#options = options;
  }

  /** @throws NotFoundError naming the team when the catalog has no such group. */
  async get(
    teamRef: string,
    viewer: Viewer,
    options: {
      /** Which requests the viewer may see; asked for only when there are any. */
      visible: () => Promise<RequestVisibility>;
    },
  ): Promise<TeamAccess> {
    const {
      catalog,
      store,
      config,
      domains,
      situations,
      diagnoses,
      inventory,
    } = this.#options;
    const [team, grants, known] = await Promise.all([
      catalog.getTeam(teamRef),
      store.listLiveGrants({ team: teamRef }),
      domains.list(),
    ]);
    const members = new Set(team.members);
    const entities = await catalog.getUsers([
      ...members,
      ...grants.map(grant => grant.person),
    ]);
    const subjects = new Map<string, Subject>();
    for (const ref of members) {
      const entity = entities.get(ref);
      if (entity) {
        subjects.set(ref, {
          person: { ...personOf(entity), entityRef: ref },
          entity,
        });
      }
    }
    for (const grant of grants) {
      const entity = entities.get(grant.person);
      if (!subjects.has(grant.person)) {
        subjects.set(grant.person, {
          person: entity
            ? { ...personOf(entity), entityRef: grant.person }
            : { entityRef: grant.person, displayName: grant.displayName },
          entity,
          userId: grant.userId,
        });
      }
    }

    const people = [...subjects.values()];
    const [situation, pending] = await Promise.all([
      situations.read(people, known),
      this.#readPending(teamRef, options.visible),
    ]);
    const shown: StudioDomain[] = [];
    const held: (Pick<PersonAccess, 'membership'> & {
      facts: HeldFacts;
      subject: Subject;
      domain: StudioDomain;
    })[] = [];
    for (const domain of known) {
      const requestable =
        policiesFor(config.policies, {
          team: teamRef,
          domainId: domain.domainId,
        }).length > 0;
      const here = (situation.get(domain.domainId) ?? []).flatMap(
        (facts, index) => {
          const isMember = members.has(facts.person);
          const isGuest = grants.some(
            grant =>
              grant.person === facts.person &&
              grant.domainId === domain.domainId,
          );
          const belongs = isMember
            ? requestable || holdsAnything(facts)
            : isGuest;
          return belongs
            ? [
                {
                  facts,
                  subject: people[index],
                  domain,
                  membership: isMember
                    ? ('member' as const)
                    : ('guest' as const),
                },
              ]
            : [];
        },
      );
      if (requestable || here.length) {
        shown.push(domain);
        held.push(...here);
      }
    }

    const leads = leadsOf(config.teams, teamRef);
    const diagnosed = await diagnoses.of(held, viewer, {
      team: teamRef,
      known: [team],
    });
    return {
      team: { entityRef: team.entityRef, displayName: team.displayName },
      domains: shown,
      people: held.map(({ facts, ...context }, index) =>
        toPersonAccess(facts, { ...context, diagnosis: diagnosed[index] }),
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

  async #readPending(
    team: string,
    visible: () => Promise<RequestVisibility>,
  ): Promise<RequestRecord[]> {
    const { store } = this.#options;
    const query = { team, status: 'in-review' as const, limit: PENDING_LIMIT };
    const isAny = (await store.listRequests({ ...query, limit: 1 })).length > 0;
    return isAny
      ? store.listRequests({ ...query, visible: await visible() })
      : [];
  }
}

type TeamAccessOptions = {
  catalog: TeamCatalog;
  store: AccessStore;
  config: StudioConfig;
  domains: Domains;
  situations: SituationReader;
  diagnoses: Diagnoses;
  inventory: InventoryReader;
};
