/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type {
  AccessRequest,
  Grant,
  PersonAccess,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { stateOfAccess, stateOfGrant } from './state';

/** Whether AWS is being changed, so that the page should look often. */
export function isGrantMoving(grant: Grant): boolean {
  return stateOfGrant(grant) === 'inProgress';
}

export function isRequestMoving(request: AccessRequest): boolean {
  return (
    request.status === 'approved' &&
    (request.grants.length === 0
      ? request.plan.items.some(item => !item.obstacle)
      : request.grants.some(isGrantMoving))
  );
}

export function isAccessMoving(
  access: Pick<PersonAccess, 'diagnosis' | 'pendingRequestId'>,
): boolean {
  return stateOfAccess(access) === 'inProgress';
}

/** How far a request has come. */
export type RequestProgress = {
  total: number;
  done: number;
  blocked: number;
};

export function progressOfRequest(request: AccessRequest): RequestProgress {
  const states = request.grants.map(stateOfGrant);
  return {
    total: states.length,
    done: states.filter(state => state === 'ready').length,
    blocked: states.filter(state => state === 'blocked').length,
  };
}
