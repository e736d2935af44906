/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  type AccessEventType,
  type AccessRequest,
  type Grant,
  type GrantStatus,
  type OffboardingPreview,
  englishOf,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { AccessStore } from '../store/AccessStore';
import type { StudioConfig } from '../config/StudioConfig';
import { positionOf, type GrantSort } from '../model/grantOrder';
import { isEnding } from '../model/grantTransitions';
import { isRefusal } from '../model/outcome';
import {
  isSameHuman,
  personPlaceholder,
  type Identified,
} from '../model/personKey';
import { holdsOneOf, leadsOf } from '../model/policy';
import { identifiedBy, type GrantRecord } from '../model/records';
import type { GrantVisibility } from '../model/visibility';
import { remainingAccess } from '../diagnosis/grantPlan';
import type { GrantCommandHandler } from './GrantCommandHandler';
import { firstOf } from '../util/firstOf';
import {
  decodeCursor,
  readPage,
  sortOf,
  type Page,
  type SortParameter,
} from '../util/pages';
import type { GrantFactsReader } from '../facts/GrantFactsReader';
import type { TeamIdentifier } from '../directory/TeamIdentifier';
import type { PeopleIdentifier } from '../facts/PeopleIdentifier';
import { optionalRef } from '../util/refs';
import { assertMet, toRefusalError } from '../util/refusals';
import { checkNoSuccessor } from './grantChecks';
import { checkUndoStanding } from './checkUndoStanding';
import type { Viewer } from '../model/caller';
import { toGrant } from '../model/apiRecords';
import { conflictError, notFoundError } from '../util/errors';
import { say } from '../util/say';
import { statusOf } from '../model/statusWords';

const DEFAULT_LIMIT = 50;
const SORTED_BY = ['createdAt', 'expiresAt', 'person', 'domainId'] as const;
/** Statuses in which an undo is still in effect. */
const UNDONE: ReadonlySet<GrantStatus> = new Set([
  'provisioning',
  'provision-blocked',
  'active',
  'degraded',
]);

/** Reads grants for the API, and undoes revocations. */
export class GrantService {
  readonly #options: GrantServiceOptions;

  constructor(options: GrantServiceOptions) {
    this.#options = options;
  }

  /** Newest first by default. @throws InputError naming the filter */
  async list(
    filter: {
      team?: string;
      person?: string;
      domainId?: string;
      status?: GrantStatus;
      sort?: SortParameter<GrantSort['by']>;
      limit?: number;
      cursor?: string;
    },
    visible?: GrantVisibility,
  ): Promise<Page<Grant>> {
    const { store } = this.#options;
    const order = filter.sort ?? '-createdAt';
    const sort = sortOf(SORTED_BY, order);
    const after = decodeCursor(filter.cursor, { sort: order, of: 'grants' });
    const ref = optionalRef(filter.person, { field: 'person', kind: 'user' });
    const person =
      ref === undefined
        ? undefined
        : await this.#options.people.identifyOne(ref);
    const teamRef = optionalRef(filter.team, { field: 'team', kind: 'group' });
    const team =
      teamRef === undefined
        ? undefined
        : await this.#options.teamIdentifier.identifyOne(teamRef);
    const { items, nextCursor } = await readPage(
      filter.limit ?? DEFAULT_LIMIT,
      limit =>
        store.listGrants({
          team,
          person,
          domainId: filter.domainId,
          status: filter.status,
          visible,
          sort,
          limit,
          after: after && { value: after.value, grantId: after.id },
        }),
      last => {
        const { value, grantId } = positionOf(last, sort);
        return { sort: order, value, id: grantId };
      },
    );
    const operations = await store.listLatestOperations(
      items.map(({ grantId }) => grantId),
    );
    const shownAs = await store.readPeopleToday(items.map(identifiedBy));
    return {
      items: items.map(grant =>
        toGrant(grant, operations.get(grant.grantId), shownAs),
      ),
      nextCursor,
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
      throw notFoundError(say('refused.no-grant', { grant: grantId }));
    }
    return grant;
  }

  /**
   * Lists the resources that a full offboarding would delete, as last seen in AWS.
   *
   * @throws NotFoundError naming the grant, ConflictError when the resources belong to a later grant
   */
  async previewOffboarding(grantId: string): Promise<OffboardingPreview> {
    const { store, facts, coolingOff } = this.#options;
    const grant = await this.find(grantId);
    assertMet(await checkNoSuccessor(grant, store));
    const fact = firstOf(await facts.read([grant]));
    const remaining = remainingAccess(fact);
    return {
      grantId,
      apps: fact.apps.filter(({ status }) => status !== 'Failed'),
      spaces: fact.spaces,
      profileName: fact.profile?.name,
      homeDirectoryUid: fact.profile?.homeDirectoryUid,
      ...(fact.otherProfiles.length
        ? { otherProfiles: fact.otherProfiles }
        : {}),
      remainingAccess: remaining.map(englishOf),
      ...(remaining.length ? { messages: { remainingAccess: remaining } } : {}),
      coolingOff,
      seenAt: fact.seenAt,
    };
  }

  /**
   * Takes a revocation back, as long as nothing irreversible has begun. The same person may repeat it and gets the grant
   * as it is.
   *
   * @param standing - `mayRevoke`: whether a permission lets the viewer take this access away
   * @throws NotFoundError naming the grant, NotAllowedError naming who may, ConflictError saying why it is too late
   */
  async undo(
    grantId: string,
    viewer: Viewer,
    standing: { mayRevoke: boolean },
  ): Promise<Grant> {
    const { commandHandler, store } = this.#options;
    const changed = await commandHandler.handle(
      grantId,
      async grant => {
        if (isEnding(grant.status)) {
          assertMet(
            await checkUndoStanding(grant, {
              ...this.#options,
              ...standing,
              viewer,
            }),
          );
        }
        return { type: 'undo' };
      },
      { actor: viewer.ref, origin: viewer.origin },
    );
    if (changed && isRefusal(changed)) {
      const grant = await this.find(grantId);
      const type = undoEventOf(grant);
      const undoneBy = type && (await lastActorOf(store, grantId, type));
      if (!undoneBy) {
        throw toRefusalError(changed);
      }
      if (!isSameHuman(undoneBy, viewer)) {
        throw conflictError(
          say('refused.undone-already', {
            by: personPlaceholder(undoneBy),
            person: grant.displayName,
            status: statusOf(grant),
          }),
        );
      }
    }
    return this.get(grantId);
  }

  /**
   * A request with what the viewer may take back, so that no page offers what is refused.
   *
   * @param mayRevoke - whether a permission lets them take the access of these grants away
   */
  async withUndo(
    request: AccessRequest,
    viewer: Viewer,
    mayRevoke: (grantIds: string[]) => Promise<boolean>,
  ): Promise<AccessRequest> {
    const { store } = this.#options;
    const ending = await store.getGrants(
      request.grants
        .filter(({ status }) => isEnding(status))
        .map(({ grantId }) => grantId),
    );
    if (ending.size === 0) {
      return request;
    }
    const mayRevokeAll = await mayRevoke([...ending.keys()]);
    const undoable = new Map<string, boolean>();
    for (const [grantId, grant] of ending) {
      const refusal = await checkUndoStanding(grant, {
        ...this.#options,
        viewer,
        mayRevoke: mayRevokeAll,
      });
      undoable.set(grantId, refusal === undefined);
    }
    return {
      ...request,
      grants: request.grants.map(grant => ({
        ...grant,
        viewerMayUndo: undoable.get(grant.grantId),
      })),
    };
  }

  /** A request with which of its blocked operations the viewer may retry, so that no page offers what is refused. */
  async withRetry(
    request: AccessRequest,
    mayRetry: (grant: GrantRecord) => Promise<boolean>,
  ): Promise<AccessRequest> {
    const blocked = await this.#options.store.getGrants(
      request.grants
        .filter(({ operation }) => operation?.status === 'blocked')
        .map(({ grantId }) => grantId),
    );
    const may = new Map<string, boolean>();
    for (const [grantId, grant] of blocked) {
      may.set(grantId, await mayRetry(grant));
    }
    return {
      ...request,
      grants: request.grants.map(grant => ({
        ...grant,
        viewerMayRetry: may.get(grant.grantId),
      })),
    };
  }

  /** Whether somebody holds the grant, asked for it, leads its team or owns its domain. */
  async concerns(grant: GrantRecord, viewer: Viewer): Promise<boolean> {
    const { store, config } = this.#options;
    const { teams, domains } = config;
    // The grant itself only names who asked for it.
    const request = await store.getRequest(grant.requestId);
    return (
      isSameHuman(viewer, identifiedBy(grant)) ||
      (request !== undefined &&
        isSameHuman(viewer, {
          ref: request.requester,
          userId: request.requesterUserId,
        })) ||
      holdsOneOf(viewer.refs, [
        ...leadsOf(teams, grant.team),
        ...(domains[grant.domainId]?.owners ?? []),
      ])
    );
  }

  async #show(grant: GrantRecord): Promise<Grant> {
    const { store } = this.#options;
    const operations = await store.listLatestOperations([grant.grantId]);
    const shownAs = await store.readPeopleToday([identifiedBy(grant)]);
    return toGrant(grant, operations.get(grant.grantId), shownAs);
  }
}

async function lastActorOf(
  store: AccessStore,
  grantId: string,
  type: AccessEventType,
): Promise<Identified | undefined> {
  const events = await store.listGrantEvents({ grantId, types: [type] });
  const last = events.at(-1);
  return last && { ref: last.actor, userId: last.actorUserId };
}

/** The event of an undo that would have led to the present state. */
function undoEventOf(grant: GrantRecord): AccessEventType | undefined {
  if (grant.status === 'ended') {
    return 'grant.offboarding-undone';
  }
  return UNDONE.has(grant.status) ? 'grant.revocation-undone' : undefined;
}

type GrantServiceOptions = {
  store: AccessStore;
  facts: GrantFactsReader;
  people: PeopleIdentifier;
  teamIdentifier: TeamIdentifier;
  commandHandler: GrantCommandHandler;
  config: Pick<StudioConfig, 'teams' | 'domains'>;
  /** ISO 8601 duration. */
  coolingOff: string;
};
