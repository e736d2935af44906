/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Viewer } from '../model/caller';
import {
  cancelCreation,
  retryCreation,
  type DomainCreationRecord,
} from '../model/domainCreation';
import type { Refusal, Transition } from '../model/outcome';
import type { AccessStore } from '../store/AccessStore';
import {
  updateCreation,
  type DomainCreationStore,
} from '../store/DomainCreationStore';
import { CONFLICT, retryOnConflict } from '../store/retryOnConflict';
import { now } from '../util/now';
import { unlessRefused } from '../util/refusals';
import { notFoundError } from '../util/errors';
import { say } from '../util/say';

/** Goes on with creations of domains, and cancels them. */
export class DomainCreationService {
  readonly #options: DomainCreationServiceOptions;

  constructor(options: DomainCreationServiceOptions) {
    this.#options = options;
  }

  /** @throws NotFoundError, ConflictError when it is not blocked */
  retry(requestId: string, viewer: Viewer): Promise<void> {
    return this.#change(requestId, viewer, retryCreation);
  }

  /** @throws NotFoundError, ConflictError when it has ended */
  cancel(requestId: string, viewer: Viewer): Promise<void> {
    return this.#change(requestId, viewer, cancelCreation);
  }

  async #change(
    requestId: string,
    viewer: Viewer,
    command: (
      creation: DomainCreationRecord,
      by: { actor: string; at: string },
    ) => Transition<DomainCreationRecord> | Refusal,
  ): Promise<void> {
    const { store, creations, wake } = this.#options;
    await retryOnConflict(async () => {
      const creation = await creations.find(requestId);
      if (!creation) {
        throw notFoundError(
          say('refused.creates-no-domain', { request: requestId }),
        );
      }
      const { state, events } = unlessRefused(
        command(creation, { actor: viewer.ref, at: now() }),
      );
      const committed = await store.commit({
        alongside: updateCreation(state),
        events,
        origin: viewer.origin,
      });
      if (committed !== 'stored') {
        return CONFLICT;
      }
      await wake([creation.lane]);
      return state;
    });
  }
}

type DomainCreationServiceOptions = {
  store: Pick<AccessStore, 'commit'>;
  creations: Pick<DomainCreationStore, 'find'>;
  wake: (lanes: string[]) => Promise<void>;
};
