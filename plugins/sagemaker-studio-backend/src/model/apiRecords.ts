/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  type Grant,
  type Operation,
  englishOf,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { ShownAs } from './personKey';
import {
  identifiedBy,
  type GrantRecord,
  type OperationRecord,
} from './records';

/** A grant with its newest operation. */
export function toGrant(
  grant: GrantRecord,
  operation: OperationRecord | undefined,
  shownAs: ShownAs,
): Grant {
  return {
    grantId: grant.grantId,
    requestId: grant.requestId,
    person: shownAs(identifiedBy(grant)),
    displayName: grant.displayName,
    team: grant.team,
    domainId: grant.domainId,
    executionRole: grant.executionRole,
    status: grant.status,
    throughGroup: grant.throughGroup,
    profileName: grant.profileName,
    startsAt: grant.startsAt,
    expiresAt: grant.expiresAt,
    endedReason: grant.endedReason,
    endedAt: grant.endedAt,
    deprovisionAt: grant.deprovisionAt,
    remainingAccess: grant.remainingAccess?.map(englishOf),
    ...(grant.remainingAccess?.length
      ? { messages: { remainingAccess: grant.remainingAccess } }
      : {}),
    operation: operation && toOperation(operation),
  };
}

/** An operation without what only its worker needs. */
export function toOperation(operation: OperationRecord): Operation {
  return {
    operationId: operation.operationId,
    kind: operation.kind,
    status: operation.status,
    steps: operation.steps.map(
      ({ name, status, attempts, changed, detail, messages, error }) => ({
        name,
        status,
        attempts,
        changed,
        detail,
        messages,
        error,
      }),
    ),
    nextTryAt: operation.status === 'running' ? undefined : operation.nextTryAt,
    startedAt: operation.startedAt,
    endedAt: operation.endedAt,
  };
}
