/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { AccessStore } from '../store/AccessStore';
import { positionOf, type GrantSort } from '../model/grantOrder';
import { OBSERVE_ONLY } from '../model/observeOnly';
import { retryOperation } from '../model/operationMachine';
import { nextStep } from '../model/operationSteps';
import { isRefusal } from '../model/outcome';
import type { GrantRecord } from '../model/records';
import { now } from '../util/now';
import { handleEach } from '../util/handleEach';
import { nameOfGrant } from './nameOfGrant';

const PAGE_SIZE = 100;
const SORT: GrantSort = { by: 'createdAt', descending: true };

type Options = {
  store: AccessStore;
  isManaged: (domainId: string) => boolean;
  wake: (lanes: string[]) => Promise<void>;
  logger: LoggerService;
};

/** Retries the operations that were blocked because their domain was only observed, once the domain is managed again. */
export async function resumeManagedDomains(
  options: Options,
  signal: AbortSignal,
): Promise<void> {
  let last: GrantRecord | undefined;
  let page: GrantRecord[];
  do {
    page = await options.store.listGrants({
      status: 'provision-blocked',
      sort: SORT,
      limit: PAGE_SIZE,
      after: last && positionOf(last, SORT),
    });
    await resumeAll(page, options, signal);
    last = page.at(-1);
  } while (page.length === PAGE_SIZE && !signal.aborted);
}

async function resumeAll(
  grants: GrantRecord[],
  { store, isManaged, wake, logger }: Options,
  signal: AbortSignal,
): Promise<void> {
  const managed = grants.filter(({ domainId }) => isManaged(domainId));
  const latest = await store.listLatestOperations(
    managed.map(({ grantId }) => grantId),
  );
  const resume = async (grant: GrantRecord) => {
    const operation = latest.get(grant.grantId);
    if (!operation) {
      return;
    }
    const isObserveOnly = nextStep(operation)?.error?.name === OBSERVE_ONLY;
    const facts = { at: now(), actor: 'system' };
    const change = isObserveOnly && retryOperation(operation, grant, facts);
    if (!change || isRefusal(change)) {
      return;
    }
    // After a conflict the next run finds the grant as it is then.
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
  };
  await handleEach(managed, resume, { logger, signal, nameOf: nameOfGrant });
}
