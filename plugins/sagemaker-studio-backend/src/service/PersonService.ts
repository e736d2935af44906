/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { NotFoundError } from '@backstage/errors';
import type {
  PersonOverview,
  StudioDomain,
  StudioLinks,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { AccessStore } from '../access/AccessStore';
import type { RequestVisibility } from '../access/visibility';
import type { StudioConfig } from '../config/StudioConfig';
import type { DirectoryReader, InventoryReader } from '../inventory/Inventory';
import type { Domains } from './Domains';
import { toPersonAccess } from './personAccess';
import type { SituationReader, Subject } from './SituationReader';
import { oldestSync } from './syncTimes';
import { personOf, type TeamCatalog } from './TeamCatalog';
import type { Viewer } from './Viewers';
import { toRequests } from './views';

const REQUEST_LIMIT = 50;

/** One person's access to every domain. */
export class PersonService {
  readonly #options: PersonServiceOptions;

  static create(options: PersonServiceOptions): PersonService {
    return new PersonService(options);
  }

  private constructor(options: PersonServiceOptions) {
    this.#options = options;
  }

  /** @throws NotFoundError naming the person when the catalog has no such user. */
  async get(
    personRef: string,
    viewer: Viewer,
    options: { visible: RequestVisibility },
  ): Promise<PersonOverview> {
    const { catalog, store, domains, situations, inventory } = this.#options;
    const entity = (await catalog.getUsers([personRef])).get(personRef);
    if (!entity) {
      throw new NotFoundError(
        `There is no person '${personRef}' in the catalog; check the name, or wait for the catalog to take the person in`,
      );
    }
    const subject: Subject = {
      person: { ...personOf(entity), entityRef: personRef },
      entity,
    };
    const known = await domains.list();
    const situation = await situations.read([subject], known);
    const portal = await this.#accessPortal();
    const access = known.flatMap(domain =>
      (situation.get(domain.domainId) ?? []).map(facts => ({
        ...toPersonAccess(facts, { subject, domain, membership: 'member' }),
        domain,
        links: this.#links(domain, portal),
      })),
    );
    const requests = await store.listRequests({
      mine: { ref: personRef },
      visible: options.visible,
      limit: REQUEST_LIMIT,
    });
    const identity = (await situations.resolve([subject])).get(personRef);
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

  #links(domain: StudioDomain, accessPortal: string | undefined): StudioLinks {
    if (domain.authMode !== 'SSO') {
      return { studio: domain.url };
    }
    return {
      studio: domain.url,
      accessPortal,
      identityProvider: this.#options.config.identityCenter.identityProviderUrl,
    };
  }

  async #accessPortal(): Promise<string | undefined> {
    const { config, directory } = this.#options;
    const { accessPortalUrl, identityStoreId } = config.identityCenter;
    if (accessPortalUrl) {
      return accessPortalUrl;
    }
    const storeId =
      identityStoreId ??
      (await directory.getIdentityCenterInstance())?.identityStoreId;
    return storeId ? `https://${storeId}.awsapps.com/start` : undefined;
  }
}

type PersonServiceOptions = {
  catalog: TeamCatalog;
  store: AccessStore;
  config: StudioConfig;
  domains: Domains;
  situations: SituationReader;
  inventory: InventoryReader;
  directory: DirectoryReader;
};
