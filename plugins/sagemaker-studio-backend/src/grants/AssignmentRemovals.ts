/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  escapeControls,
  visibleLength,
  type AssignmentRemoval as ShownRemoval,
  type StudioDomain,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { randomUUID } from 'node:crypto';
import type { StudioConfig } from '../config/StudioConfig';
import type { Viewer } from '../model/caller';
import type { ShownAs } from '../model/personKey';
import { holdsOneOf } from '../model/policy';
import type { AccessStore } from '../store/AccessStore';
import {
  insertRemoval,
  type AssignmentRemoval,
  type AssignmentRemovalStore,
} from '../store/AssignmentRemovalStore';
import { CONFLICT } from '../store/retryOnConflict';
import { now } from '../util/now';
import { say, sayAll } from '../util/say';
import { conflictError, notAllowedError } from '../util/errors';

/** Files removals of assignments that no grant covers, for those who manage the domain. */
export class AssignmentRemovals {
  readonly #options: AssignmentRemovalsOptions;

  constructor(options: AssignmentRemovalsOptions) {
    this.#options = options;
  }

  /**
   * Why the viewer may not have assignments of a domain removed: a NotAllowedError naming who may, or a ConflictError where
   * the domain is only observed.
   *
   * @param standing - `mayManageAll`: what the permissions of the portal allow the viewer
   */
  obstacle(
    { domainId, name }: StudioDomain,
    viewer: Viewer,
    { mayManageAll }: { mayManageAll: boolean },
  ): Error | undefined {
    const { config, isManaged } = this.#options;
    const owners = config.domains[domainId]?.owners ?? [];
    if (viewer.refusal !== undefined) {
      return notAllowedError(viewer.refusal);
    }
    if (!mayManageAll && !holdsOneOf(viewer.refs, owners)) {
      return notAllowedError(
        say('refused.remove-assignments', { domain: name }),
      );
    }
    return isManaged(domainId)
      ? undefined
      : conflictError(
          sayAll([
            say('domain.observe-only', { domain: name, domainId }),
            say('domain.observe-only.remedy', { domainId }),
          ]),
        );
  }

  /** Those under way in an application, by the id of the user or group. */
  async listUnderWay(
    applicationArn = '',
  ): Promise<ReadonlyMap<string, ShownRemoval>> {
    const { store, removalStore } = this.#options;
    const live = await removalStore.listLive(applicationArn);
    const shownAs = await store.readPeopleToday(
      live.map(({ requestedBy }) => requestedBy),
    );
    return new Map(
      live.map(each => [each.principalId, toShown(each, shownAs)]),
    );
  }

  /** Has an assignment removed, on the record; `CONFLICT` where somebody was faster. */
  async file(
    { domainId, name: domainName, applicationArn = '' }: StudioDomain,
    of: Pick<
      AssignmentRemoval,
      'principalType' | 'principalId' | 'name' | 'cause'
    > & { justification?: string },
    viewer: Viewer,
  ): Promise<ShownRemoval | typeof CONFLICT> {
    const { store, wake } = this.#options;
    const { justification: given = '', ...principal } = of;
    const justification = escapeControls(given.trim());
    const at = now();
    const removal: AssignmentRemoval = {
      ...principal,
      removalId: randomUUID(),
      version: 0,
      status: 'waiting',
      domainId,
      applicationArn,
      requestedBy: { ref: viewer.ref, userId: viewer.userId },
      requestedAt: at,
      attempts: 0,
      nextTryAt: at,
    };
    const { removalId } = removal;
    const committed = await store.commit({
      alongside: insertRemoval(removal),
      events: [
        {
          type: 'assignment.removal-requested',
          actor: viewer.ref,
          at,
          detail: {
            removalId,
            domainId,
            domainName,
            ...principal,
            ...(visibleLength(given) > 0 ? { justification } : {}),
          },
        },
      ],
      origin: viewer.origin,
    });
    if (committed !== 'stored') {
      return CONFLICT;
    }
    await wake(['identity-center']);
    return toShown(removal, ({ ref }) => ref);
  }
}

function toShown(removal: AssignmentRemoval, shownAs: ShownAs): ShownRemoval {
  const { status, requestedBy, requestedAt, error } = removal;
  return {
    status: status === 'blocked' ? 'blocked' : 'waiting',
    requestedBy: shownAs(requestedBy),
    requestedAt,
    error,
  };
}

type AssignmentRemovalsOptions = {
  config: StudioConfig;
  store: AccessStore;
  removalStore: Pick<AssignmentRemovalStore, 'listLive'>;
  isManaged: (domainId: string) => boolean;
  wake: (lanes: string[]) => Promise<void>;
};
