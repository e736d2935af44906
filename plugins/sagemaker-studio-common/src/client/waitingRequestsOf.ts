/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { ResponseError } from '@backstage/errors';
import type { WaitingRequest } from '../generated/types';

/**
 * The requests that wait for their decision already, where that is why a call was refused.
 *
 * @public
 */
export function waitingRequestsOf(error: unknown): WaitingRequest[] {
  const waiting: unknown = ResponseError.is(error)
    ? error.body.error.waiting
    : undefined;
  return Array.isArray(waiting) ? waiting.filter(isWaitingRequest) : [];
}

function isWaitingRequest(value: unknown): value is WaitingRequest {
  return (
    typeof value === 'object' &&
    value !== null &&
    'person' in value &&
    typeof value.person === 'string' &&
    'displayName' in value &&
    typeof value.displayName === 'string'
  );
}
