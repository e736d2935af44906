/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  EntryExplanation,
  PersonOverview,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { StudioConfig } from '../config/StudioConfig';
import { explainEntry } from '../diagnosis/entry';
import { isSameHuman } from '../model/personKey';
import { holdsOneOf, isCovered } from '../model/policy';
import { checkOwn } from '../requests/ownAccess';
import { firstOf } from '../util/firstOf';
import { userIdOf } from '../diagnosis/facts';
import type { AccessStore } from '../store/AccessStore';
import type { RequestVisibility } from '../model/visibility';
import type { InventoryReader } from '../inventory/store/InventoryReader';
import type { Domains } from '../facts/Domains';
import type { Links } from './Links';
import {
  identityCenterUserOf,
  toPerson,
  toPersonAccess,
} from '../facts/personAccess';
import type { PersonFactsReader } from '../facts/PersonFactsReader';
import { getSubject } from '../facts/subjects';
import { oldestSync } from '../facts/freshness';
import type { TeamCatalog } from '../directory/TeamCatalog';
import type { Viewer } from '../model/caller';
import { askingTeams } from './askingTeams';
import type { Repairs } from './Repairs';
import { toRequests } from '../requests/requestMapper';
import { viewerMay } from './viewerMay';
import { withVisibleRequests } from './withVisibleRequests';

const REQUEST_LIMIT = 50;

/** One person's access, and the checks of their sign-in. */
export class PersonService {
  readonly #options: PersonServiceOptions;

  constructor(options: PersonServiceOptions) {
    this.#options = options;
  }

  /** The access to every domain. @throws NotFoundError naming the person when the catalog has no such user */
  async get(
    personRef: string,
    viewer: Viewer,
    options: { visible: RequestVisibility },
  ): Promise<PersonOverview> {
    const { catalog, store, domains, personFacts, repairs, links, inventory } =
      this.#options;
    const subject = await getSubject(catalog, personRef);
    const known = await domains.list();
    const situation = await personFacts.read([subject], known);
    const held = await withVisibleRequests(
      known.flatMap(domain =>
        (situation.get(domain.domainId) ?? []).map(each => ({
          ...each,
          domain,
        })),
      ),
      { store, visible: async () => options.visible },
    );
    const diagnosed = await repairs.diagnose(held, viewer);
    const linksOf = await links.read();
    const access = diagnosed.map(({ facts, domain, diagnosis }) => ({
      ...toPersonAccess(facts, {
        subject,
        domain,
        membership: 'member',
        diagnosis,
        viewerMay: viewerMay(facts, domain, viewer, this.#options.config),
      }),
      domain,
      links: linksOf(domain),
    }));
    const identities = await personFacts.resolve([subject]);
    const identity = identities.get(personRef);
    const requests = await store.listRequests({
      mine: { ref: personRef, userId: identity && userIdOf(identity) },
      visible: options.visible,
      limit: REQUEST_LIMIT,
    });
    const isViewer = isSameHuman(viewer, {
      ref: personRef,
      userId: identity && userIdOf(identity),
    });
    const askWith = await askingTeams({ subject, isViewer }, viewer, {
      config: this.#options.config,
      catalog,
      domains: known,
    });
    return {
      person: {
        ...subject.person,
        identityCenterUser: identity && identityCenterUserOf(identity),
      },
      access,
      requests: await toRequests(requests, { store, viewer }),
      askWith: askWith.length > 0 ? askWith : undefined,
      syncedAt: oldestSync(await inventory.lastCompleteSyncs(), known),
    };
  }

  /**
   * Why somebody can or cannot open Studio.
   *
   * @param options - `all`: whether the viewer may see everybody; otherwise it is themself and the teams they lead;
   *   `visible`: which requests the viewer may see; `mayAsk`: whether the viewer has the permission to create requests
   * @throws NotAllowedError, NotFoundError naming the person or the domain
   */
  async explainEntry(
    personRef: string,
    domainId: string,
    viewer: Viewer,
    options: {
      all: boolean;
      visible: () => Promise<RequestVisibility>;
      mayAsk: boolean;
    },
  ): Promise<EntryExplanation> {
    const { catalog, store, domains, personFacts, repairs, links, inventory } =
      this.#options;
    if (!options.all) {
      await this.#checkOwn(personRef, viewer);
    }
    const subject = await getSubject(catalog, personRef);
    const domain = await domains.get(domainId);
    const read = await personFacts.read([subject], [domain]);
    const { facts } = firstOf(
      await withVisibleRequests(read.get(domain.domainId) ?? [], {
        store,
        visible: options.visible,
      }),
    );
    // Whoever wants to get in asks for access, and deletes nothing.
    const entering = { ...facts, ended: undefined };
    const { diagnosis } = firstOf(
      await repairs.diagnose([{ facts: entering, domain, subject }], viewer, {
        mayAsk: options.mayAsk,
      }),
    );
    const { canEnter, checks, failure } = explainEntry(facts, domain, {
      mayAsk: diagnosis.repair?.input.kind === 'grant',
      isAskable: isCovered(this.#options.config.policies, domain),
    });
    return {
      person: toPerson(subject, facts),
      domainId: domain.domainId,
      domainName: domain.name,
      canEnter,
      checks,
      diagnosis,
      failure,
      repair: failure && diagnosis.repair,
      links: canEnter ? (await links.read())(domain) : undefined,
      syncedAt: oldestSync(await inventory.lastCompleteSyncs(), [domain]),
    };
  }

  /** Of the teams that the viewer leads, the one that the person is in, if any. */
  async #checkOwn(person: string, viewer: Viewer): Promise<void> {
    const { catalog, config } = this.#options;
    const led = config.teams
      .filter(({ leads }) => holdsOneOf(viewer.refs, leads))
      .map(({ team }) => team);
    const members =
      person === viewer.ref
        ? new Map<string, string[]>()
        : await catalog.getMembers(led);
    checkOwn(
      { person, team: led.find(team => members.get(team)?.includes(person)) },
      viewer,
      config,
    );
  }
}

type PersonServiceOptions = {
  config: StudioConfig;
  catalog: TeamCatalog;
  store: AccessStore;
  domains: Domains;
  personFacts: PersonFactsReader;
  repairs: Repairs;
  links: Links;
  inventory: InventoryReader;
};
