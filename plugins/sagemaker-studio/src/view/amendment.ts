/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type {
  AccessRequest,
  Amendment,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Terms } from './length';

/** Offered first where access without an end is asked for. */
const LONG = 'P365D';

type Asked = Pick<
  AccessRequest,
  'kind' | 'duration' | 'executionRole' | 'startsAt' | 'grants'
>;

/** Whether an approver may approve something else than what a request of the kind asks for. */
export function canBeAmended({ kind }: Pick<Asked, 'kind'>): boolean {
  return kind !== 'revoke' && kind !== 'create-domain';
}

/** The lengths that an approver may choose: nothing longer than what is asked for. */
export function shorterTerms({ duration }: Pick<Asked, 'duration'>): Terms {
  return {
    usual: duration ?? LONG,
    ...(duration ? { max: duration } : {}),
    mayHaveNoEnd: !duration,
  };
}

/** From when the length counts. Undefined where that differs between people. */
export function startOf(request: Asked, now: string): string | undefined {
  if (request.kind !== 'extend') {
    return request.startsAt && request.startsAt > now ? request.startsAt : now;
  }
  const [end, ...others] = new Set(
    request.grants.map(({ expiresAt }) => expiresAt),
  );
  return others.length ? undefined : end;
}

/** Only what differs from the request. */
export function amendmentOf(request: Asked, chosen: Amendment): Amendment {
  const { duration, executionRole } = chosen;
  return {
    ...(duration && duration !== request.duration ? { duration } : {}),
    ...(executionRole && executionRole !== request.executionRole
      ? { executionRole }
      : {}),
  };
}
