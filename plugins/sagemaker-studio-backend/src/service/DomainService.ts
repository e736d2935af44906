/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  DomainOverview,
  RunningApp,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { InventoryReader } from '../inventory/Inventory';
import { isRunning } from '../inventory/usageRows';
import type {
  AccessListStore,
  ListedAccess,
} from '../overview/AccessListStore';
import type { AccessProjector } from '../overview/AccessProjector';
import type { Domains } from './Domains';
import { oldestSync } from './syncTimes';

/** Everything of one domain but its people. */
export class DomainService {
  readonly #options: DomainServiceOptions;

  static create(options: DomainServiceOptions): DomainService {
    return new DomainService(options);
  }

  private constructor(options: DomainServiceOptions) {
    this.#options = options;
  }

  /** @throws NotFoundError naming the domain when no sync has seen it */
  async get(
    domainId: string,
    viewer: DomainOverview['viewer'],
  ): Promise<DomainOverview> {
    const { domains, inventory, list, projector } = this.#options;
    const domain = await domains.get(domainId);
    await projector.catchUp({ batches: 1 });
    const counts = await list.count({ domainId });
    return {
      domain,
      counts,
      people: Object.values(counts).reduce((sum, count) => sum + count, 0),
      runningApps: await this.#runningApps(domainId),
      viewer,
      syncedAt: oldestSync(await inventory.lastCompleteSyncs(), [domain]),
    };
  }

  /** What was used last comes first. */
  async #runningApps(domainId: string): Promise<RunningApp[]> {
    const { inventory, list } = this.#options;
    const apps = (await inventory.listAppsOfDomain(domainId)).filter(isRunning);
    const holders = await list.findByProfiles({
      domainId,
      profileKeys: apps.flatMap(({ ownerKey }) => ownerKey ?? []),
    });
    return apps
      .map(app => {
        const holder: ListedAccess | undefined = holders.get(
          app.ownerKey ?? '',
        );
        return {
          type: app.type,
          name: app.name,
          status: app.status,
          instanceType: app.instanceType,
          spaceName: app.spaceName,
          profileName: holder?.facts.profile?.name ?? app.ownerKey,
          person: holder?.person.entityRef ?? holder?.person.displayName,
          displayName: holder?.person.displayName,
          lastActivityAt: app.lastActivityAt,
        };
      })
      .sort((a, b) =>
        (b.lastActivityAt ?? '').localeCompare(a.lastActivityAt ?? ''),
      );
  }
}

type DomainServiceOptions = {
  domains: Domains;
  inventory: InventoryReader;
  list: AccessListStore;
  projector: AccessProjector;
};
