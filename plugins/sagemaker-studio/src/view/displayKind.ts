/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { AccessRequest } from '@studio-access/backstage-plugin-sagemaker-studio-common';

/** What somebody asks for, in the words of the page: a revocation that deletes is an offboarding. */
export const DISPLAY_KINDS = [
  'grant',
  'onboard-team',
  'extend',
  'change-role',
  'revoke',
  'offboard',
] as const;

export type DisplayKind = (typeof DISPLAY_KINDS)[number];

export function displayKindOf(
  request: Pick<AccessRequest, 'kind' | 'offboarding'>,
): DisplayKind {
  const { kind, offboarding } = request;
  return kind === 'revoke' &&
    (offboarding?.deleteSpaces || offboarding?.deleteProfile)
    ? 'offboard'
    : kind;
}

/** Whether it brings or keeps access, rather than taking it away. */
export function isForAccess(askedFor: DisplayKind): boolean {
  return askedFor !== 'revoke' && askedFor !== 'offboard';
}

/** Whether how it was decided takes more than one line: several stages, several people, or votes that lapsed. */
export function hasStages({ stages }: Pick<AccessRequest, 'stages'>): boolean {
  return (
    stages.length > 1 ||
    stages.some(
      ({ quorum, fallback, votes }) =>
        quorum > 1 || fallback || votes.some(({ lapsedAt }) => lapsedAt),
    )
  );
}
