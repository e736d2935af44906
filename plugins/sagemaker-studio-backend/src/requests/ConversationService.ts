/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  escapeControls,
  visibleLength,
  type AccessRequest,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Viewer } from '../model/caller';
import {
  approversSoFar,
  commentOnRequest,
  MAX_COMMENTS,
} from '../model/commentOnRequest';
import { holdsOneOf } from '../model/policy';
import type { AccessStore } from '../store/AccessStore';
import { CONFLICT, retryOnConflict } from '../store/retryOnConflict';
import { now } from '../util/now';
import { unlessRefused } from '../util/refusals';
import type { RequestReader } from './RequestReader';
import { inputError } from '../util/errors';
import { say } from '../util/say';

/** Questions and answers about requests in review. */
export class ConversationService {
  readonly #options: { store: AccessStore; reader: RequestReader };

  constructor(options: { store: AccessStore; reader: RequestReader }) {
    this.#options = options;
  }

  /**
   * @throws NotFoundError; InputError when nothing can be seen of the comment; NotAllowedError naming who may write;
   * ConflictError when the request is not in review any more
   */
  async comment(
    requestId: string,
    input: { comment: string },
    viewer: Viewer,
  ): Promise<AccessRequest> {
    const { store, reader } = this.#options;
    const comment = escapeControls(input.comment.trim());
    if (visibleLength(comment) === 0) {
      throw inputError(say('refused.comment-empty'));
    }
    // Approvers of a stage that is over are not resolved again, so they go by the ref of then.
    const refs = [...viewer.refs, ...(await store.readRefsEver(viewer))];
    return retryOnConflict(async () => {
      const request = await reader.find(requestId);
      const written = await store.listEvents({
        requestId,
        types: ['request.commented'],
        limit: MAX_COMMENTS,
      });
      const { state, events } = unlessRefused(
        commentOnRequest(request, {
          at: now(),
          actor: { ref: viewer.ref, userId: viewer.userId },
          actorIsApprover: holdsOneOf(refs, approversSoFar(request)),
          comment,
          written: written.length,
        }),
      );
      const committed = await store.commit({
        update: { requests: [state] },
        events,
        origin: viewer.origin,
      });
      return committed === 'stored' ? reader.get(requestId, viewer) : CONFLICT;
    });
  }
}
