/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type {
  AccessRequest,
  RequestKind,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';

/** The kind of a request as shown on pages: a revocation that deletes data is an offboarding. */
type DisplayKind = RequestKind | 'offboard';

export function displayKindOf(
  request: Pick<AccessRequest, 'kind' | 'offboarding'>,
): DisplayKind {
  const { kind, offboarding } = request;
  return kind === 'revoke' &&
    (offboarding?.deleteSpaces || offboarding?.deleteProfile)
    ? 'offboard'
    : kind;
}

/** Whether a decision needs more than one line: several stages, several approvers, or lapsed votes. */
export function hasStages({ stages }: Pick<AccessRequest, 'stages'>): boolean {
  return (
    stages.length > 1 ||
    stages.some(
      ({ quorum, fallback, votes }) =>
        quorum > 1 || fallback || votes.some(({ lapsedAt }) => lapsedAt),
    )
  );
}
