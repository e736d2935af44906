/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  GrantRecord,
  OperationRecord,
  RequestRecord,
  StepRecord,
} from '../model/records';
import { fromJson, toJson } from '../database/json';

/* Rows as the databases give them, and the way there and back. */

export type RequestRow = {
  request_id: string;
  version: number;
  kind: RequestRecord['kind'];
  status: RequestRecord['status'];
  team: string;
  domain_id: string;
  execution_role: string;
  requester: string;
  requester_user_id: string | null;
  justification: string;
  source: RequestRecord['source'];
  plan: string;
  policy_name: string;
  policy_version: string;
  decision: string | null;
  ended_reason: string | null;
  duration: string | null;
  grant_ids: string | null;
  offboarding: string | null;
  through_group: string | null;
  starts_at: string | null;
  stages: string;
  expires_at: string | null;
  reminders: string;
  remind_at: string | null;
  idempotency_key: string;
  input_hash: string;
  created_at: string;
  updated_at: string;
};

export type RequestPersonRow = {
  request_id: string;
  position: number;
  person: string;
  display_name: string;
  user_id: string;
  user_name: string;
};

export type RequestApproverRow = {
  request_id: string;
  position: number;
  entity_ref: string;
};

export type RequestVoterRow = {
  request_id: string;
  position: number;
  entity_ref: string;
  user_id: string | null;
};

export type RequestHoldRow = {
  grant_id: string;
  kind: RequestRecord['kind'];
  request_id: string;
};

export type GrantRow = {
  grant_id: string;
  version: number;
  request_id: string;
  person: string;
  display_name: string;
  user_id: string;
  user_name: string;
  team: string;
  requester: string;
  domain_id: string;
  account_id: string;
  region: string;
  application_arn: string;
  execution_role: string;
  status: GrantRecord['status'];
  group_id: string | null;
  group_name: string | null;
  planned_profile_name: string | null;
  profile_name: string | null;
  made: string;
  starts_at: string | null;
  expires_at: string | null;
  ended_reason: string | null;
  ended_at: string | null;
  deprovision_at: string | null;
  remaining_access: string | null;
  notices: string;
  created_at: string;
  updated_at: string;
  live_person_key: string | null;
  live_user_key: string | null;
};

export type OperationRow = {
  operation_id: string;
  version: number;
  grant_id: string;
  request_id: string;
  /** Of those of its grant, from 1; given once, as it is inserted. */
  number: number;
  kind: OperationRecord['kind'];
  status: OperationRecord['status'];
  rounds: number;
  lane: string;
  next_try_at: string | null;
  started_at: string;
  ended_at: string | null;
};

export type StepRow = {
  operation_id: string;
  position: number;
  name: StepRecord['name'];
  status: StepRecord['status'];
  attempts: number;
  /** SQLite gives 0 and 1. */
  changed: boolean | number | null;
  detail: string | null;
  error: string | null;
  told: string | null;
  before_image: string | null;
  started_at: string | null;
  ended_at: string | null;
};

export function toRequestRow(request: RequestRecord): RequestRow {
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

export function toGrantRow(grant: GrantRecord): GrantRow {
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
    notices: JSON.stringify(grant.notices),
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
    notices: JSON.parse(row.notices),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

export function toOperationRow(
  operation: OperationRecord,
): Omit<OperationRow, 'number'> {
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
      changed: step.changed === null ? undefined : Boolean(step.changed),
      detail: step.detail ?? undefined,
      error: fromJson(step.error),
      told: fromJson(step.told),
      before: fromJson(step.before_image),
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

export function toStepRows(operation: OperationRecord): StepRow[] {
  return operation.steps.map((step, position) => ({
    operation_id: operation.operationId,
    position,
    name: step.name,
    status: step.status,
    attempts: step.attempts,
    changed: step.changed ?? null,
    detail: step.detail ?? null,
    error: toJson(step.error),
    told: toJson(step.told),
    before_image: toJson(step.before),
    started_at: step.startedAt ?? null,
    ended_at: step.endedAt ?? null,
  }));
}
