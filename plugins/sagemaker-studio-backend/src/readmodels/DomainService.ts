/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  DomainList,
  DomainOverview,
  DomainReadiness,
  RunningApp,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { ReadinessStore } from '../inventory/readiness/ReadinessStore';
import type { InventoryReader } from '../inventory/store/InventoryReader';
import type { ProfileOwners } from '../directory/ProfileOwners';
import { caseKey } from '../util/caseKey';
import { firstOf } from '../util/firstOf';
import { isRunning } from '../inventory/store/usage';
import type { AccessListStore, ListedAccess } from './AccessListStore';
import type { AccessProjector } from './AccessProjector';
import type { ReadinessReader } from './ReadinessReader';
import type { Domains } from '../facts/Domains';
import {
  agedBy,
  allFailures,
  failuresOf,
  oldestSync,
} from '../facts/freshness';

/** Domains, with everything but their people. */
export class DomainService {
  readonly #options: DomainServiceOptions;

  constructor(options: DomainServiceOptions) {
    this.#options = options;
  }

  /** All that a sync has seen, and what could not be read. */
  async list(): Promise<DomainList> {
    const { domains, inventory } = this.#options;
    const items = await domains.list();
    const failures = allFailures(items, await inventory.listSyncs());
    return {
      items,
      syncedAt: oldestSync(await inventory.lastCompleteSyncs(), items),
      failures: failures.length ? failures : undefined,
    };
  }

  /** @throws NotFoundError naming the domain when no sync has seen it */
  async get(
    domainId: string,
    viewer: DomainOverview['viewer'],
  ): Promise<DomainOverview> {
    const { domains, inventory, list, projector, readiness } = this.#options;
    const seen = await domains.get(domainId);
    await projector.catchUpIfSmall();
    const [domain = seen] = agedBy([seen], await projector.staleSince());
    const counts = await list.count({ domainId });
    const failures = failuresOf([domain], await inventory.listSyncs());
    return {
      domain,
      counts,
      people: Object.values(counts).reduce((sum, count) => sum + count, 0),
      runningApps: await this.#runningApps(domainId),
      setup: await readiness.readSetup(domainId),
      viewer,
      syncedAt: domain.syncedAt,
      failures: failures.length ? failures : undefined,
    };
  }

  /** Whether people can be let in, from what was last seen. @throws NotFoundError naming the domain */
  async getReadiness(domainId: string): Promise<DomainReadiness> {
    const { domains, readinessReader } = this.#options;
    const domain = await domains.get(domainId);
    return firstOf([...(await readinessReader.read([domain])).values()]);
  }

  /** Sorted by last use, latest first. */
  async #runningApps(domainId: string): Promise<RunningApp[]> {
    const { inventory, list } = this.#options;
    const apps = (await inventory.listAppsOfDomain(domainId)).filter(isRunning);
    const ownerKeys = apps.flatMap(({ ownerKey }) => ownerKey ?? []);
    const holders = await list.findByProfiles({
      domainId,
      profileKeys: ownerKeys,
    });
    const others = await this.#holdersOfOthers(
      domainId,
      ownerKeys.filter(key => !holders.has(key)),
    );
    return apps
      .map(app => {
        const other = others.get(app.ownerKey ?? '');
        const holder: ListedAccess | undefined =
          holders.get(app.ownerKey ?? '') ?? other?.holder;
        return {
          type: app.type,
          name: app.name,
          status: app.status,
          instanceType: app.instanceType,
          spaceName: app.spaceName,
          profileName:
            other?.profileName ?? holder?.facts.profile?.name ?? app.ownerKey,
          person: holder?.person.entityRef ?? holder?.person.displayName,
          displayName: holder?.person.displayName,
          lastActivityAt: app.lastActivityAt,
        };
      })
      .sort((a, b) =>
        (b.lastActivityAt ?? '').localeCompare(a.lastActivityAt ?? ''),
      );
  }

  /** Of profiles that are not the first of anybody, such as those of former logins: name and holder, by the key. */
  async #holdersOfOthers(
    domainId: string,
    profileKeys: string[],
  ): Promise<Map<string, { profileName: string; holder?: ListedAccess }>> {
    const { inventory, owners, list } = this.#options;
    const owned = await owners.attribute(
      await inventory.listProfiles({ domainId, names: profileKeys }),
    );
    const holders = await list.findByUsers({
      domainId,
      userIds: owned.flatMap(({ owner }) =>
        owner?.outcome === 'known' ? [owner.userId] : [],
      ),
    });
    return new Map(
      owned.map(({ profile: { name }, owner }) => [
        caseKey(name),
        {
          profileName: name,
          holder:
            owner?.outcome === 'known' ? holders.get(owner.userId) : undefined,
        },
      ]),
    );
  }
}

type DomainServiceOptions = {
  readiness: Pick<ReadinessStore, 'readSetup'>;
  readinessReader: Pick<ReadinessReader, 'read'>;
  domains: Domains;
  inventory: InventoryReader;
  owners: Pick<ProfileOwners, 'attribute'>;
  list: AccessListStore;
  projector: AccessProjector;
};
