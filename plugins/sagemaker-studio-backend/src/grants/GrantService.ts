/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { ConflictError, NotFoundError } from '@backstage/errors';
import type {
  AccessEventType,
  Grant,
  GrantStatus,
  OffboardingPreview,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { AccessStore } from '../store/AccessStore';
import { positionOf, type GrantSort } from '../model/grantOrder';
import { isRefusal } from '../model/outcome';
import type { GrantRecord } from '../model/records';
import type { GrantVisibility } from '../model/visibility';
import { remainingAccess } from '../diagnosis/grantPlan';
import type { GrantCommandHandler } from './GrantCommandHandler';
import { decodeCursor, encodeCursor } from '../util/cursor';
import { lastActor } from '../store/lastActor';
import type { GrantFactsReader } from '../facts/GrantFactsReader';
import { normalizeRef } from '../util/refs';
import { toRefusalError } from '../util/refusals';
import { offboardingObstacle } from './offboardingChecks';
import type { Viewer } from '../model/caller';
import { toGrant } from '../model/apiRecords';

const DEFAULT_LIMIT = 50;
/** The orders of lists, by the name of the parameter. */
const SORTS = {
  '-createdAt': { by: 'createdAt', descending: true },
  createdAt: { by: 'createdAt', descending: false },
  '-expiresAt': { by: 'expiresAt', descending: true },
  expiresAt: { by: 'expiresAt', descending: false },
  '-person': { by: 'person', descending: true },
  person: { by: 'person', descending: false },
  '-domainId': { by: 'domainId', descending: true },
  domainId: { by: 'domainId', descending: false },
} as const satisfies Record<string, GrantSort>;
/** Statuses in which what was undone still is. */
const STAYING: ReadonlySet<GrantStatus> = new Set([
  'provisioning',
  'provision-blocked',
  'active',
  'degraded',
]);

/** What people may see of grants, and do with them without a request. */
export class GrantService {
  readonly #options: GrantServiceOptions;

  static create(options: GrantServiceOptions): GrantService {
    return new GrantService(options);
  }

  private constructor(options: GrantServiceOptions) {
    this.#options = options;
  }

  /** Newest first unless told. @throws InputError naming the filter */
  async list(
    filter: {
      team?: string;
      person?: string;
      domainId?: string;
      status?: GrantStatus;
      sort?: keyof typeof SORTS;
      limit?: number;
      cursor?: string;
    },
    visible?: GrantVisibility,
  ): Promise<{ items: Grant[]; nextCursor?: string }> {
    const { store } = this.#options;
    const limit = filter.limit ?? DEFAULT_LIMIT;
    const order = filter.sort ?? '-createdAt';
    const sort = SORTS[order];
    const ref = (field: 'team' | 'person', kind: 'group' | 'user') => {
      const value = filter[field];
      return value === undefined
        ? undefined
        : normalizeRef(value, { field, kind });
    };
    // One more than asked for tells whether there is a next page.
    const records = await store.listGrants({
      team: ref('team', 'group'),
      person: ref('person', 'user'),
      domainId: filter.domainId,
      status: filter.status,
      visible,
      sort,
      limit: limit + 1,
      after: afterOf(filter.cursor, order),
    });
    const page = records.slice(0, limit);
    const operations = await store.listLatestOperations(
      page.map(({ grantId }) => grantId),
    );
    return {
      items: page.map(grant => toGrant(grant, operations.get(grant.grantId))),
      nextCursor:
        records.length > limit
          ? cursorAfter(page[page.length - 1], order)
          : undefined,
    };
  }

  /** @throws NotFoundError naming the grant */
  async get(grantId: string): Promise<Grant> {
    return this.#show(await this.find(grantId));
  }

  /** @throws NotFoundError naming the grant */
  async find(grantId: string): Promise<GrantRecord> {
    const grant = await this.#options.store.getGrant(grantId);
    if (!grant) {
      throw new NotFoundError(`There is no grant '${grantId}'`);
    }
    return grant;
  }

  /**
   * What a full offboarding would take away, as last seen in AWS.
   *
   * @throws NotFoundError naming the grant, ConflictError when what there is belongs to a later grant
   */
  async previewOffboarding(grantId: string): Promise<OffboardingPreview> {
    const { store, facts, coolingOff } = this.#options;
    const grant = await this.find(grantId);
    const successor = await offboardingObstacle(grant, store);
    if (successor) {
      throw new ConflictError(successor);
    }
    const [fact] = await facts.read([grant]);
    return {
      grantId,
      apps: fact.apps.filter(({ status }) => status !== 'Failed'),
      spaces: fact.spaces,
      profileName: fact.profile?.name,
      homeDirectoryUid: fact.profile?.homeDirectoryUid,
      remainingAccess: remainingAccess(fact),
      coolingOff,
      seenAt: fact.seenAt,
    };
  }

  /**
   * Takes a revocation back, as long as nothing irreversible has begun. Who has done so and says it again gets the
   * grant as it is, for as long as it stays.
   *
   * @throws NotFoundError naming the grant, ConflictError saying why it is too late
   */
  async undo(grantId: string, viewer: Viewer): Promise<Grant> {
    const changed = await this.#options.commandHandler.give(
      grantId,
      () => ({ type: 'undo' }),
      { actor: viewer.ref, origin: viewer.origin },
    );
    if (!changed) {
      throw new ConflictError(
        `The grant '${grantId}' is being changed by others; try again`,
      );
    }
    if (isRefusal(changed)) {
      const grant = await this.find(grantId);
      const undone = undoneAs(grant);
      const undoneBy = undone
        ? await lastActor(this.#options.store, {
            requestId: grant.requestId,
            type: undone,
            grantId,
          })
        : undefined;
      if (undoneBy === undefined) {
        throw toRefusalError(changed);
      }
      if (undoneBy !== viewer.ref) {
        throw new ConflictError(
          `${undoneBy} has taken the revocation of the grant '${grantId}' back already; it is ${grant.status}`,
        );
      }
    }
    return this.get(grantId);
  }

  async #show(grant: GrantRecord): Promise<Grant> {
    const operations = await this.#options.store.listLatestOperations([
      grant.grantId,
    ]);
    return toGrant(grant, operations.get(grant.grantId));
  }
}

/** What would have been told had the grant come to where it is by an undo. */
function undoneAs(grant: GrantRecord): AccessEventType | undefined {
  if (grant.status === 'ended') {
    return 'grant.offboarding-undone';
  }
  return STAYING.has(grant.status) ? 'grant.revocation-undone' : undefined;
}

function cursorAfter(grant: GrantRecord, order: keyof typeof SORTS): string {
  const { value, grantId } = positionOf(grant, SORTS[order]);
  return encodeCursor({ sort: order, value, id: grantId });
}

function afterOf(cursor: string | undefined, order: keyof typeof SORTS) {
  if (cursor === undefined) {
    return undefined;
  }
  const { value, id } = decodeCursor(cursor, { sort: order, of: 'grants' });
  return { value, grantId: id };
}

type GrantServiceOptions = {
  store: AccessStore;
  facts: GrantFactsReader;
  commandHandler: GrantCommandHandler;
  /** ISO 8601 duration. */
  coolingOff: string;
};
