/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  DomainReadiness,
  DomainSummary,
  DomainSummaryList,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { AccessListStore } from './AccessListStore';
import type { AccessProjector } from './AccessProjector';
import type { DomainService } from './DomainService';
import type { ReadinessReader } from './ReadinessReader';
import { agedBy, oldestSync } from '../facts/freshness';
import { inMilliseconds } from '../util/now';

/** An app counts as idle when nobody was seen to use it for this long. */
const IDLE_AFTER_MS = 60 * 60 * 1000;

export type DomainSummariesOptions = {
  domains: Pick<DomainService, 'list'>;
  list: Pick<AccessListStore, 'countEach' | 'countApps'>;
  projector: Pick<AccessProjector, 'catchUpIfSmall' | 'staleSince'>;
  readiness: Pick<ReadinessReader, 'read'>;
};

/** Every domain with its sums, in as many statements for a hundred domains as for one. */
export class DomainSummaries {
  readonly #options: DomainSummariesOptions;

  constructor(options: DomainSummariesOptions) {
    this.#options = options;
  }

  async list(): Promise<DomainSummaryList> {
    const { domains, list, projector, readiness } = this.#options;
    await projector.catchUpIfSmall();
    const { items, syncedAt, failures } = await domains.list();
    const aged = agedBy(items, await projector.staleSince());
    const counts = await list.countEach();
    const apps = await list.countApps({
      idleBefore: inMilliseconds(-IDLE_AFTER_MS),
    });
    const readinessOf = await readiness.read(aged);
    return {
      syncedAt: aged.length ? oldestSync({}, aged) : syncedAt,
      failures,
      items: aged.map(domain => {
        const { domainId } = domain;
        const found = readinessOf.get(domainId);
        return {
          domain,
          counts: counts.get(domainId) ?? {},
          apps: apps.get(domainId) ?? { running: 0, idle: 0 },
          readiness: found && summarize(found),
        };
      }),
    };
  }
}

function summarize({
  status,
  checks,
}: DomainReadiness): NonNullable<DomainSummary['readiness']> {
  const count = (wanted: (typeof checks)[number]['status']) =>
    checks.filter(check => check.status === wanted).length;
  return {
    status,
    failed: count('failed'),
    attention: count('attention'),
    notChecked: count('not-checked'),
  };
}
