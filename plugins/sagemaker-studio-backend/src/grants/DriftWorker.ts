/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Looks at every complete sync for what it means for grants: who has left, who has moved, where AWS no longer matches,
 * which domains are gone. A sync counts for a grant when the one before it had ended after the grant last changed: only
 * then all of it was read since.
 */
import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { AccessStore } from '../store/AccessStore';
import { changeGrant, type GrantCommand } from '../model/grantMachine';
import { isRefusal } from '../model/outcome';
import { withProfile, type GrantRecord } from '../model/records';
import { isNotFound } from '../aws/awsErrors';
import type { Gateways } from '../aws/Gateways';
import { driftOf, isAsGranted } from '../diagnosis/drift';
import type { GrantFacts } from '../diagnosis/facts';
import type { InventoryReader } from '../inventory/store/InventoryReader';
import { studioLane, type LaneId, type LaneWorker } from '../scheduling/Lane';
import type { GrantFactsReader } from '../facts/GrantFactsReader';
import { now } from '../util/now';
import type { GrantCommandHandler } from './GrantCommandHandler';
import type { LeaverSuspender } from './LeaverSuspender';
import type { DriftCursorStore } from './DriftCursorStore';

/** Takes in what syncs have seen. */
export class DriftWorker implements LaneWorker {
  readonly #options: DriftWorkerOptions;

  static create(options: DriftWorkerOptions): DriftWorker {
    return new DriftWorker(options);
  }

  private constructor(options: DriftWorkerOptions) {
    this.#options = options;
  }

  async work(lane: LaneId, options: { signal: AbortSignal }): Promise<boolean> {
    const { inventory, watch, store, leavers } = this.#options;
    const [synced, readAt] = await Promise.all([
      inventory.lastCompleteSyncs(),
      watch.readAt(),
    ]);
    const syncedAt = synced[lane];
    const before = readAt[lane];
    if (!syncedAt || syncedAt === before) {
      return false;
    }
    // A first look has nothing to compare with.
    if (before) {
      const grants = await store.listLiveGrants({});
      if (lane === 'identity-center') {
        await leavers.look(grants, isBefore(before));
      } else {
        await this.#loseTargets(lane, grants.filter(isBefore(before)), options);
      }
      await this.#findDrift(grants, readAt);
    }
    await watch.recordLook(lane, syncedAt);
    return true;
  }

  /** What a list does not show may be hidden from us; gone is what AWS says is gone when asked for it. */
  async #loseTargets(
    lane: LaneId,
    grants: GrantRecord[],
    options: { signal: AbortSignal },
  ): Promise<void> {
    const { inventory, commandHandler, logger } = this.#options;
    const here = grants.filter(grant => studioLane(grant) === lane);
    for (const domainId of new Set(here.map(grant => grant.domainId))) {
      if (await inventory.getDomain(domainId)) {
        continue;
      }
      const concerned = here.filter(grant => grant.domainId === domainId);
      if (!(await this.#isGone(concerned[0], options))) {
        continue;
      }
      logger.warn(
        `The domain '${domainId}' is gone from AWS; ${concerned.length} grants end with it`,
      );
      for (const { grantId } of concerned) {
        await commandHandler.give(
          grantId,
          grant =>
            grant.status === 'ended' ? undefined : { type: 'lose-target' },
          { actor: 'system' },
        );
      }
    }
  }

  async #isGone(
    place: { accountId: string; region: string; domainId: string },
    options: { signal: AbortSignal },
  ): Promise<boolean> {
    const { gateways, logger } = this.#options;
    try {
      await gateways.studio(place).describeDomain(place.domainId, options);
      return false;
    } catch (error) {
      if (isNotFound(error)) {
        return true;
      }
      logger.warn(
        `The domain '${
          place.domainId
        }' is not listed any more, and whether it is gone could not be asked; its grants stay until the next sync: ${
          toError(error).message
        }`,
      );
      return false;
    }
  }

  async #findDrift(
    grants: GrantRecord[],
    readAt: Record<string, string>,
  ): Promise<void> {
    const { inventory, facts, store } = this.#options;
    const domains = new Map(
      (await inventory.listDomains()).map(each => [each.domainId, each]),
    );
    const settled = grants.filter(
      ({ status }) => status === 'active' || status === 'degraded',
    );
    for (const [index, fact] of (await facts.read(settled)).entries()) {
      const grant = settled[index];
      const domain = domains.get(grant.domainId);
      const isRead = [
        readAt['identity-center'],
        readAt[studioLane(grant)],
      ].every(at => at !== undefined && isBefore(at)(grant));
      const command = domain && commandFor(grant, fact, domain, isRead);
      const change =
        command && changeGrant(grant, command, { at: now(), actor: 'system' });
      if (change && !isRefusal(change)) {
        // Somebody who changed the grant meanwhile knows better.
        await store.commit({
          update: {
            grants: [
              command.type === 'activate' && fact.profile
                ? {
                    ...change.state,
                    ...withProfile(grant, fact.profile.name),
                  }
                : change.state,
            ],
          },
          events: change.events,
        });
      }
    }
  }
}

/** That something is missing counts once all was read since; that all is there counts at once. */
function commandFor(
  grant: GrantRecord,
  fact: GrantFacts,
  domain: { defaultExecutionRole: string },
  isRead: boolean,
): GrantCommand | undefined {
  if (grant.status === 'degraded') {
    return isAsGranted(fact, domain) ? { type: 'activate' } : undefined;
  }
  const drift = driftOf(fact, domain);
  return drift && isRead ? { type: 'degrade', reason: drift } : undefined;
}

function isBefore(at: string): (grant: GrantRecord) => boolean {
  return grant => grant.updatedAt < at;
}

type DriftWorkerOptions = {
  store: AccessStore;
  watch: DriftCursorStore;
  inventory: InventoryReader;
  facts: GrantFactsReader;
  gateways: Gateways;
  commandHandler: GrantCommandHandler;
  leavers: LeaverSuspender;
  logger: LoggerService;
};
