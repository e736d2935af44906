/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type {
  AccessRequest,
  Decision,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';

/** A task goes on with the request that it has filed, also when it is retried. */
export const ASK_AGAIN =
  'To ask again, run the template again; a retry of this task keeps to this request';

/**
 * Why a request came to nothing, and what to do.
 *
 * @param page - the address of its page
 * @param nothing - what has not been done
 */
export function howItEnded(
  request: Pick<AccessRequest, 'status' | 'decision' | 'endedReason'>,
  page: string,
  nothing = 'Nothing was changed in AWS',
): string {
  return `${reasonOf(request, page)}. ${nothing}. ${ASK_AGAIN}`;
}

function reasonOf(
  {
    status,
    decision,
    endedReason,
  }: Pick<AccessRequest, 'status' | 'decision' | 'endedReason'>,
  page: string,
): string {
  const reason = endedReason ? `: ${endedReason}` : '';
  switch (status) {
    case 'rejected':
      return `The request was rejected${commentWords(
        decision,
      )}, by whom ${page} says`;
    case 'withdrawn':
      return `The request was withdrawn before it was decided, see ${page}`;
    case 'expired':
      return `The request has expired${reason}, see ${page}`;
    default:
      return `The request can no longer be carried out${reason}, see ${page}`;
  }
}

/** What whoever decided has written. */
export function commentWords(
  decision: Pick<Decision, 'comment'> | undefined,
): string {
  return decision?.comment ? ` ("${decision.comment}")` : '';
}
