/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { PersonOverview } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { AccessStore } from '../store/AccessStore';
import type { RequestVisibility } from '../model/visibility';
import type { InventoryReader } from '../inventory/store/InventoryReader';
import type { Domains } from '../facts/Domains';
import type { Links } from './Links';
import { toPersonAccess } from '../facts/personAccess';
import type { PersonFactsReader } from '../facts/PersonFactsReader';
import { getSubject } from '../facts/subjects';
import { oldestSync } from '../facts/syncTimes';
import type { TeamCatalog } from '../directory/TeamCatalog';
import type { Viewer } from '../model/caller';
import type { Repairs } from './Repairs';
import { toRequests } from '../requests/requestMapper';

const REQUEST_LIMIT = 50;

/** One person's access to every domain. */
export class PersonService {
  readonly #options: PersonServiceOptions;

  constructor(options: PersonServiceOptions) {
    this.#options = options;
  }

  /** @throws NotFoundError naming the person when the catalog has no such user. */
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
    const held = known.flatMap(domain =>
      (situation.get(domain.domainId) ?? []).map(each => ({ ...each, domain })),
    );
    const diagnosed = await repairs.diagnose(held, viewer);
    const linksOf = await links.read();
    const access = diagnosed.map(({ facts, domain, diagnosis }) => ({
      ...toPersonAccess(facts, {
        subject,
        domain,
        membership: 'member',
        diagnosis,
      }),
      domain,
      links: linksOf(domain),
    }));
    const requests = await store.listRequests({
      mine: { ref: personRef },
      visible: options.visible,
      limit: REQUEST_LIMIT,
    });
    const identity = (await personFacts.resolve([subject])).get(personRef);
    return {
      person: {
        ...subject.person,
        identityCenterUser:
          identity?.outcome === 'found'
            ? {
                userId: identity.userId,
                userName: identity.userName,
                status: identity.status,
              }
            : undefined,
      },
      access,
      requests: await toRequests(requests, { store, viewer }),
      syncedAt: oldestSync(await inventory.lastCompleteSyncs(), known),
    };
  }
}

type PersonServiceOptions = {
  catalog: TeamCatalog;
  store: AccessStore;
  domains: Domains;
  personFacts: PersonFactsReader;
  repairs: Repairs;
  links: Links;
  inventory: InventoryReader;
};
