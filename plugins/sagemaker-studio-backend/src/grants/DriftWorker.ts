/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Checks after every complete sync what it means for grants: who has left or moved, where AWS no longer matches, which
 * domains are gone. A sync counts for a grant only if the sync before it ended after the grant last changed, because only
 * then all of it was read since.
 */
import { englishOf } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { AccessStore } from '../store/AccessStore';
import { changeGrant } from '../model/grantMachine';
import { type GrantCommand } from '../model/grantTransitions';
import { isRefusal } from '../model/outcome';
import { withProfile, type GrantRecord } from '../model/records';
import type { Gateways } from '../aws/Gateways';
import { driftOf, isAsGranted } from '../diagnosis/drift';
import type { GrantFacts } from '../diagnosis/facts';
import type { InventoryReader } from '../inventory/store/InventoryReader';
import { studioLane, type LaneId, type LaneWorker } from '../scheduling/Lane';
import type { GrantFactsReader } from '../facts/GrantFactsReader';
import { now } from '../util/now';
import type { GrantCommandHandler } from './GrantCommandHandler';
import { isDomainGone } from './isDomainGone';
import type { LeaverSuspender } from './LeaverSuspender';
import type { DriftCursorStore } from './DriftCursorStore';
import { handleEach } from '../util/handleEach';
import { nameOfGrant } from './nameOfGrant';

export class DriftWorker implements LaneWorker {
  readonly laneWork = 'reading';
  readonly #options: DriftWorkerOptions;

  constructor(options: DriftWorkerOptions) {
    this.#options = options;
  }

  async work(lane: LaneId, options: { signal: AbortSignal }): Promise<boolean> {
    const { inventory, driftCursors, store, leavers } = this.#options;
    const [synced, readAt] = await Promise.all([
      inventory.lastCompleteSyncs(),
      driftCursors.readAt(),
    ]);
    const syncedAt = synced[lane];
    const before = readAt[lane];
    if (!syncedAt || syncedAt === before) {
      return false;
    }
    // There is nothing to compare the first sync with.
    if (before) {
      const grants = await store.listLiveGrants({});
      if (lane === 'identity-center') {
        await leavers.handleSync(grants, isBefore(before));
      } else {
        await this.#loseTargets(lane, grants.filter(isBefore(before)), options);
      }
      await this.#findDrift(grants, readAt);
    }
    await driftCursors.recordChecked(lane, syncedAt);
    return true;
  }

  async #loseTargets(
    lane: LaneId,
    grants: GrantRecord[],
    options: { signal: AbortSignal },
  ): Promise<void> {
    const { inventory, commandHandler, gateways, logger } = this.#options;
    const here = grants.filter(grant => studioLane(grant) === lane);
    const perDomain = Map.groupBy(here, ({ domainId }) => domainId);
    const check = async ([domainId, concerned]: [string, GrantRecord[]]) => {
      const isListed = await inventory.getDomain(domainId);
      const isGone =
        !isListed &&
        (await isDomainGone(domainId, concerned.slice(0, 1), {
          gateways,
          logger,
          signal: () => options.signal,
        }));
      if (!isGone) {
        return;
      }
      logger.warn(
        `The domain '${domainId}' is gone from AWS; ${concerned.length} grants end with it`,
      );
      const lose = async ({ grantId }: GrantRecord) => {
        await commandHandler.handle(
          grantId,
          grant =>
            grant.status === 'ended' ? undefined : { type: 'lose-target' },
          { actor: 'system' },
        );
      };
      await handleEach(concerned, lose, { logger, nameOf: nameOfGrant });
    };
    await handleEach(perDomain, check, {
      logger,
      nameOf: ([domainId]) => `the grants of the domain '${domainId}'`,
    });
  }

  async #findDrift(
    grants: GrantRecord[],
    readAt: Record<string, string>,
  ): Promise<void> {
    const { inventory, facts, store, logger } = this.#options;
    const domains = new Map(
      (await inventory.listDomains()).map(each => [each.domainId, each]),
    );
    const settled = grants.filter(
      ({ status }) => status === 'active' || status === 'degraded',
    );
    const grantFacts = await facts.read(settled);
    const factOf = new Map(
      settled.map((grant, index) => [grant, grantFacts[index]]),
    );
    const check = async (grant: GrantRecord) => {
      const fact = factOf.get(grant);
      const domain = domains.get(grant.domainId);
      const isRead = [
        readAt['identity-center'],
        readAt[studioLane(grant)],
      ].every(at => at !== undefined && isBefore(at)(grant));
      const command = domain && fact && commandFor(grant, fact, domain, isRead);
      const change =
        command && changeGrant(grant, command, { at: now(), actor: 'system' });
      if (!change || isRefusal(change)) {
        return;
      }
      const profile =
        command.type === 'activate' && fact.profile
          ? withProfile(grant, fact.profile.name)
          : {};
      // After a conflict the next sync checks the grant again.
      await store.commit({
        update: { grants: [{ ...change.state, ...profile }] },
        events: change.events,
      });
    };
    await handleEach(settled, check, { logger, nameOf: nameOfGrant });
  }
}

/** Drift counts once everything was read since the grant changed; that everything is there counts at once. */
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
  return drift && isRead
    ? {
        type: 'degrade',
        reason: englishOf(drift),
        messages: { reason: drift },
      }
    : undefined;
}

function isBefore(at: string): (grant: GrantRecord) => boolean {
  return grant => grant.updatedAt < at;
}

type DriftWorkerOptions = {
  store: AccessStore;
  driftCursors: DriftCursorStore;
  inventory: InventoryReader;
  facts: GrantFactsReader;
  gateways: Gateways;
  commandHandler: GrantCommandHandler;
  leavers: LeaverSuspender;
  logger: LoggerService;
};
