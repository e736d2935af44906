/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  GrantRecord,
  OperationRecord,
  RequestRecord,
} from '../model/records';
import { fromJson, toJson } from '../database/json';

/* Records as rows. A row has the type of what the function returns that makes it. */

export type RequestRow = ReturnType<typeof toRequestRow>;
export type RequestPersonRow = ReturnType<typeof toPersonRows>[number];
export type RequestApproverRow = ReturnType<typeof toApproverRows>[number];
export type RequestHoldRow = ReturnType<typeof toHoldRows>[number];
export type GrantRow = ReturnType<typeof toGrantRow>;
export type OperationRow = ReturnType<typeof toOperationRow> & {
  /** Counts the operations of a grant from 1; given once, as the operation is inserted. */
  number: number;
};
export type StepRow = ReturnType<typeof toStepRows>[number];

export function toRequestRow(request: RequestRecord) {
  return {
    request_id: request.requestId,
    version: request.version,
    kind: request.kind,
    status: request.status,
    team: request.team,
    domain_id: request.domainId,
    execution_role: request.executionRole,
    requester: request.requester,
    requester_user_id: request.requesterUserId ?? null,
    justification: request.justification,
    source: request.source,
    plan: JSON.stringify(request.plan),
    policy_name: request.policy.name,
    policy_version: request.policy.version,
    decision: toJson(request.decision),
    ended_reason: request.endedReason ?? null,
    duration: request.duration ?? null,
    grant_ids: toJson(request.grantIds),
    offboarding: toJson(request.offboarding),
    through_group: toJson(request.throughGroup),
    starts_at: request.startsAt ?? null,
    stages: JSON.stringify(request.stages),
    expires_at: request.expiresAt ?? null,
    reminders: JSON.stringify(request.reminders),
    remind_at: request.reminders[0] ?? null,
    idempotency_key: request.idempotencyKey,
    input_hash: request.inputHash,
    created_at: request.createdAt,
    updated_at: request.updatedAt,
  };
}

export function toPersonRows(request: RequestRecord) {
  return request.people.map((person, position) => ({
    request_id: request.requestId,
    position,
    person: person.person,
    display_name: person.displayName,
    user_id: person.userId,
    user_name: person.userName,
  }));
}

export function toApproverRows(request: RequestRecord) {
  return request.approvers.map((entityRef, position) => ({
    request_id: request.requestId,
    position,
    entity_ref: entityRef,
  }));
}

export function toVoterRows(request: RequestRecord) {
  return request.stages
    .flatMap(({ votes }) => votes)
    .filter(({ lapsedAt }) => lapsedAt === undefined)
    .map(({ by, userId }, position) => ({
      request_id: request.requestId,
      position,
      entity_ref: by,
      user_id: userId ?? null,
    }));
}

/** A request in review holds its grants, so that there is only one of a kind for each. */
export function toHoldRows(request: RequestRecord) {
  return request.status === 'in-review'
    ? [...(request.grantIds ?? [])].sort().map(grantId => ({
        grant_id: grantId,
        kind: request.kind,
        request_id: request.requestId,
      }))
    : [];
}

export function fromRequestRow(
  row: RequestRow,
  people: RequestPersonRow[],
  approvers: RequestApproverRow[],
): RequestRecord {
  return {
    requestId: row.request_id,
    version: row.version,
    kind: row.kind,
    status: row.status,
    team: row.team,
    domainId: row.domain_id,
    executionRole: row.execution_role,
    people: people.map(person => ({
      person: person.person,
      displayName: person.display_name,
      userId: person.user_id,
      userName: person.user_name,
    })),
    requester: row.requester,
    requesterUserId: row.requester_user_id ?? undefined,
    justification: row.justification,
    source: row.source,
    plan: JSON.parse(row.plan),
    policy: { name: row.policy_name, version: row.policy_version },
    approvers: approvers.map(approver => approver.entity_ref),
    decision: fromJson(row.decision),
    endedReason: row.ended_reason ?? undefined,
    duration: row.duration ?? undefined,
    grantIds: fromJson(row.grant_ids),
    offboarding: fromJson(row.offboarding),
    throughGroup: fromJson(row.through_group),
    startsAt: row.starts_at ?? undefined,
    stages: JSON.parse(row.stages),
    expiresAt: row.expires_at ?? undefined,
    reminders: JSON.parse(row.reminders),
    idempotencyKey: row.idempotency_key,
    inputHash: row.input_hash,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

export function toGrantRow(grant: GrantRecord) {
  const live = grant.status !== 'ended';
  return {
    grant_id: grant.grantId,
    version: grant.version,
    request_id: grant.requestId,
    person: grant.person,
    display_name: grant.displayName,
    user_id: grant.userId,
    user_name: grant.userName,
    team: grant.team,
    requester: grant.requester,
    domain_id: grant.domainId,
    account_id: grant.accountId,
    region: grant.region,
    application_arn: grant.applicationArn,
    execution_role: grant.executionRole,
    status: grant.status,
    group_id: grant.throughGroup?.groupId ?? null,
    group_name: grant.throughGroup?.displayName ?? null,
    planned_profile_name: grant.plannedProfileName ?? null,
    profile_name: grant.profileName ?? null,
    made: JSON.stringify(grant.made),
    starts_at: grant.startsAt ?? null,
    expires_at: grant.expiresAt ?? null,
    ended_reason: grant.endedReason ?? null,
    ended_at: grant.endedAt ?? null,
    deprovision_at: grant.deprovisionAt ?? null,
    remaining_access: toJson(grant.remainingAccess),
    notices: JSON.stringify(toNotices(grant)),
    created_at: grant.createdAt,
    updated_at: grant.updatedAt,
    live_person_key: live ? `${grant.domainId}|${grant.person}` : null,
    live_user_key: live ? `${grant.domainId}|${grant.userId}` : null,
  };
}

export function fromGrantRow(row: GrantRow): GrantRecord {
  return {
    grantId: row.grant_id,
    version: row.version,
    requestId: row.request_id,
    person: row.person,
    displayName: row.display_name,
    userId: row.user_id,
    userName: row.user_name,
    team: row.team,
    requester: row.requester,
    domainId: row.domain_id,
    accountId: row.account_id,
    region: row.region,
    applicationArn: row.application_arn,
    executionRole: row.execution_role,
    status: row.status,
    throughGroup:
      row.group_id === null
        ? undefined
        : {
            groupId: row.group_id,
            displayName: row.group_name ?? row.group_id,
          },
    plannedProfileName: row.planned_profile_name ?? undefined,
    profileName: row.profile_name ?? undefined,
    made: JSON.parse(row.made),
    startsAt: row.starts_at ?? undefined,
    expiresAt: row.expires_at ?? undefined,
    endedReason: row.ended_reason ?? undefined,
    endedAt: row.ended_at ?? undefined,
    deprovisionAt: row.deprovision_at ?? undefined,
    remainingAccess: fromJson(row.remaining_access),
    ...fromNotices(JSON.parse(row.notices)),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

/** One column holds all that has been announced of a grant. */
const DELAYED = 'start-delayed';
const MEMBER = 'member';
const MOVED = 'moved';

function toNotices(grant: GrantRecord): string[] {
  const { announced, isDelayAnnounced, membership } = grant;
  return [
    ...announced,
    ...(isDelayAnnounced ? [DELAYED] : []),
    ...(membership ? [MEMBER] : []),
    ...(membership === 'moved' ? [MOVED] : []),
  ];
}

function fromNotices(
  notices: string[],
): Pick<GrantRecord, 'announced' | 'isDelayAnnounced' | 'membership'> {
  const member = notices.includes(MEMBER) ? 'member' : undefined;
  return {
    announced: notices.filter(
      notice => ![DELAYED, MEMBER, MOVED].includes(notice),
    ),
    isDelayAnnounced: notices.includes(DELAYED) || undefined,
    membership: notices.includes(MOVED) ? 'moved' : member,
  };
}

export function toOperationRow(operation: OperationRecord) {
  return {
    operation_id: operation.operationId,
    version: operation.version,
    grant_id: operation.grantId,
    request_id: operation.requestId,
    kind: operation.kind,
    status: operation.status,
    rounds: operation.rounds,
    lane: operation.lane,
    next_try_at: operation.nextTryAt ?? null,
    started_at: operation.startedAt,
    ended_at: operation.endedAt ?? null,
  };
}

export function fromOperationRow(
  row: OperationRow,
  steps: StepRow[],
): OperationRecord {
  return {
    operationId: row.operation_id,
    version: row.version,
    grantId: row.grant_id,
    requestId: row.request_id,
    kind: row.kind,
    status: row.status,
    steps: steps.map(step => ({
      name: step.name,
      status: step.status,
      attempts: step.attempts,
      // SQLite gives 0 and 1.
      changed: step.changed === null ? undefined : Boolean(step.changed),
      detail: step.detail ?? undefined,
      error: fromJson(step.error),
      reported: fromJson(step.told),
      before: fromJson(step.before_image),
      requested: step.requested ? true : undefined,
      startedAt: step.started_at ?? undefined,
      endedAt: step.ended_at ?? undefined,
    })),
    rounds: row.rounds,
    lane: row.lane,
    nextTryAt: row.next_try_at ?? undefined,
    startedAt: row.started_at,
    endedAt: row.ended_at ?? undefined,
  };
}

export function toStepRows(operation: OperationRecord) {
  return operation.steps.map((step, position) => ({
    operation_id: operation.operationId,
    position,
    name: step.name,
    status: step.status,
    attempts: step.attempts,
    changed: step.changed ?? null,
    detail: step.detail ?? null,
    error: toJson(step.error),
    told: toJson(step.reported),
    before_image: toJson(step.before),
    requested: step.requested ?? null,
    started_at: step.startedAt ?? null,
    ended_at: step.endedAt ?? null,
  }));
}
