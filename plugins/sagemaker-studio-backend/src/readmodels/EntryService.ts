/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { EntryExplanation } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { holdsOneOf } from '../model/policy';
import type { StudioConfig } from '../config/StudioConfig';
import { explainEntry } from '../diagnosis/entry';
import type { InventoryReader } from '../inventory/store/InventoryReader';
import type { Domains } from '../facts/Domains';
import { checkOwn } from '../requests/ownAccess';
import type { Links } from './Links';
import { toPerson } from '../facts/personAccess';
import type { PersonFactsReader } from '../facts/PersonFactsReader';
import { getSubject } from '../facts/subjects';
import { oldestSync } from '../facts/syncTimes';
import type { TeamCatalog } from '../directory/TeamCatalog';
import { firstOf } from '../util/firstOf';
import type { Viewer } from '../model/caller';
import type { Repairs } from './Repairs';

/** Why somebody can or cannot open Studio. */
export class EntryService {
  readonly #options: EntryServiceOptions;

  constructor(options: EntryServiceOptions) {
    this.#options = options;
  }

  /**
   * @param options - `all`: whether the viewer may see everybody; otherwise it is themself and the teams they lead
   * @throws NotAllowedError, NotFoundError naming the person or the domain
   */
  async explain(
    personRef: string,
    domainId: string,
    viewer: Viewer,
    options: { all: boolean },
  ): Promise<EntryExplanation> {
    const { catalog, domains, personFacts, repairs, links, inventory } =
      this.#options;
    if (!options.all) {
      await this.#checkOwn(personRef, viewer);
    }
    const subject = await getSubject(catalog, personRef);
    const domain = await domains.get(domainId);
    const read = await personFacts.read([subject], [domain]);
    const { facts } = firstOf(read.get(domain.domainId) ?? []);
    const { diagnosis } = firstOf(
      await repairs.diagnose([{ facts, domain, subject }], viewer),
    );
    const { canEnter, checks, failure } = explainEntry(facts, domain, {
      mayAsk: diagnosis.repair?.input.kind === 'grant',
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

type EntryServiceOptions = {
  config: StudioConfig;
  catalog: TeamCatalog;
  domains: Domains;
  personFacts: PersonFactsReader;
  repairs: Repairs;
  links: Links;
  inventory: InventoryReader;
};
