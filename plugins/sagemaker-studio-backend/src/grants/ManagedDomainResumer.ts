/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { AccessStore } from '../store/AccessStore';
import { positionOf, type GrantSort } from '../model/grantOrder';
import { OBSERVE_ONLY } from '../model/observeOnly';
import { retryOperation } from '../model/operationMachine';
import { nextStep } from '../model/operationSteps';
import { isRefusal } from '../model/outcome';
import type { GrantRecord } from '../model/records';
import { now } from '../util/now';

/** Grants a query. */
const BATCH = 100;
const NEWEST_FIRST: GrantSort = { by: 'createdAt', descending: true };

/** Goes on with what was blocked only because its domain was observed, once the domain is managed again. */
export class ManagedDomainResumer {
  readonly #options: ManagedDomainResumerOptions;

  static create(options: ManagedDomainResumerOptions): ManagedDomainResumer {
    return new ManagedDomainResumer(options);
  }

  private constructor(options: ManagedDomainResumerOptions) {
    this.#options = options;
  }

  async resume(options: { signal: AbortSignal }): Promise<void> {
    const { store } = this.#options;
    let last: GrantRecord | undefined;
    let page: GrantRecord[];
    do {
      page = await store.listGrants({
        status: 'provision-blocked',
        sort: NEWEST_FIRST,
        limit: BATCH,
        after: last && positionOf(last, NEWEST_FIRST),
      });
      await this.#resumeAll(page, options.signal);
      last = page.at(-1);
    } while (page.length === BATCH && !options.signal.aborted);
  }

  async #resumeAll(grants: GrantRecord[], signal: AbortSignal): Promise<void> {
    const { store, isManaged, wake } = this.#options;
    const managed = grants.filter(({ domainId }) => isManaged(domainId));
    const latest = await store.listLatestOperations(
      managed.map(({ grantId }) => grantId),
    );
    for (const grant of managed) {
      const operation = latest.get(grant.grantId);
      if (
        signal.aborted ||
        !operation ||
        nextStep(operation)?.error?.name !== OBSERVE_ONLY
      ) {
        continue;
      }
      const change = retryOperation(operation, grant, {
        at: now(),
        actor: 'system',
      });
      if (isRefusal(change)) {
        continue;
      }
      // Whoever changed the grant meanwhile knows better.
      const committed = await store.commit({
        update: {
          operations: [change.operation],
          grants: change.grant ? [change.grant] : [],
        },
        events: change.events,
      });
      if (committed === 'stored') {
        await wake([change.operation.lane]);
      }
    }
  }
}

type ManagedDomainResumerOptions = {
  store: AccessStore;
  isManaged: (domainId: string) => boolean;
  wake: (lanes: string[]) => Promise<void>;
};
