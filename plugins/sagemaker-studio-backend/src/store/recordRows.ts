/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Message } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type {
  Beneficiary,
  GrantRecord,
  OperationRecord,
  RequestRecord,
  StepRecord,
} from '../model/records';
import { personKey } from '../model/personKey';
import { excludedSetter } from '../model/mayDecide';
import { stageInReview } from '../model/stages';
import { waitsAs } from '../model/waitsAs';
import { fromRow } from '../database/fromRow';
import { caseKey } from '../util/caseKey';
import { fromJson, toJson } from '../database/json';
import { quote } from '../util/say';

/* Records as rows. A row has the type of what the function returns that makes it. */

/** See `teamToday`. */
type TeamToday = { team_today?: string | null };

export type RequestRow = ReturnType<typeof toRequestRow> & TeamToday;
export type RequestPersonRow = ReturnType<typeof toPersonRows>[number];
export type RequestApproverRow = ReturnType<typeof toApproverRows>[number];
export type RequestHoldRow = ReturnType<typeof toHoldRows>[number];
export type GrantRow = ReturnType<typeof toGrantRow> & TeamToday;
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
    team_group_id: request.teamGroupId ?? null,
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
    ended_message: toJson(request.endedMessage),
    duration: request.duration ?? null,
    asked: toJson(request.asked),
    grant_ids: toJson(request.grantIds),
    offboarding: toJson(request.offboarding),
    through_group: toJson(request.throughGroup),
    team_rule: toJson(request.teamRule),
    starts_at: request.startsAt ?? null,
    stages: JSON.stringify(request.stages),
    expires_at: request.expiresAt ?? null,
    reminders: JSON.stringify(request.reminders),
    remind_at: request.reminders[0] ?? null,
    caller_key: personKey({
      ref: request.requester,
      userId: request.requesterUserId,
    }),
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

/** People who have voted, or may not vote since the request lets them in or comes of their own rule. */
export function toVoterRows(request: RequestRecord) {
  const voters = request.stages
    .flatMap(({ votes }) => votes)
    .filter(({ lapsedAt }) => lapsedAt === undefined)
    .map(({ by, userId }) => ({ ref: by, userId }));
  const setter = excludedSetter(request);
  return [
    ...voters,
    ...(stageInReview(request)?.letIn ?? []),
    ...(setter ? [setter] : []),
  ].map(({ ref, userId }, position) => ({
    request_id: request.requestId,
    position,
    entity_ref: ref,
    user_id: userId ?? null,
  }));
}

/** A request in review keeps further ones of its kind out, for each of its people. */
export function toHoldRows(request: RequestRecord) {
  const userIds = new Set(request.people.map(({ userId }) => userId));
  return request.status === 'in-review'
    ? [...userIds].sort().map(userId => ({
        domain_id: request.domainId,
        user_id: userId,
        kind: waitsAs(request.kind),
        request_id: request.requestId,
      }))
    : [];
}

export function fromRequestRow(
  row: RequestRow,
  people: RequestPersonRow[],
  approvers: RequestApproverRow[],
): RequestRecord {
  const {
    policyName,
    policyVersion,
    remindAt: _,
    teamToday,
    ...record
  } = fromRow(row);
  return {
    ...record,
    team: teamToday ?? record.team,
    people: people.map(fromPersonRow),
    plan: JSON.parse(row.plan),
    policy: { name: policyName, version: policyVersion },
    approvers: approvers.map(approver => approver.entity_ref),
    decision: fromJson(row.decision),
    endedMessage: fromJson(row.ended_message),
    asked: fromJson(row.asked),
    grantIds: fromJson(row.grant_ids),
    offboarding: fromJson(row.offboarding),
    throughGroup: fromJson(row.through_group),
    teamRule: fromJson(row.team_rule),
    stages: JSON.parse(row.stages),
    reminders: JSON.parse(row.reminders),
    idempotencyKey: row.idempotency_key,
  };
}

function fromPersonRow(row: RequestPersonRow): Beneficiary {
  const { requestId: _, position: __, ...beneficiary } = fromRow(row);
  return beneficiary;
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
    team_group_id: grant.teamGroupId ?? null,
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
    taken_over: toJson(grant.takenOver),
    taken_over_key: grant.takenOver
      ? caseKey(grant.takenOver.profileName)
      : null,
    made: JSON.stringify(grant.created),
    starts_at: grant.startsAt ?? null,
    expires_at: grant.expiresAt ?? null,
    ended_reason: grant.endedReason ?? null,
    ended_at: grant.endedAt ?? null,
    deprovision_at: grant.deprovisionAt ?? null,
    remaining_access: toJson(grant.remainingAccess),
    notices: JSON.stringify(toNotices(grant)),
    created_at: grant.createdAt,
    updated_at: grant.updatedAt,
    live_user_key: live ? `${grant.domainId}|${grant.userId}` : null,
  };
}

export function fromGrantRow(row: GrantRow): GrantRecord {
  const { groupId, groupName, made, notices, teamToday, ...record } =
    fromRow(row);
  return {
    ...record,
    team: teamToday ?? record.team,
    throughGroup:
      groupId === undefined
        ? undefined
        : { groupId, displayName: groupName ?? groupId },
    takenOver: fromJson(row.taken_over),
    created: JSON.parse(made),
    remainingAccess: toMessages(fromJson(row.remaining_access)),
    ...fromNotices(JSON.parse(notices)),
  };
}

/** Earlier versions stored the words. */
function toMessages(
  stored: (string | Message)[] | undefined,
): Message[] | undefined {
  return stored?.map(each => (typeof each === 'string' ? quote(each) : each));
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
  const { number: _, ...record } = fromRow(row);
  return { ...record, steps: steps.map(fromStepRow) };
}

function fromStepRow(row: StepRow): StepRecord {
  const { name, status, attempts, detail, startedAt, endedAt } = fromRow(row);
  return {
    name,
    status,
    attempts,
    detail,
    startedAt,
    endedAt,
    // SQLite gives 0 and 1.
    changed: row.changed === null ? undefined : Boolean(row.changed),
    messages: fromJson(row.messages),
    error: fromJson(row.error),
    reported: fromJson(row.told),
    before: fromJson(row.before_image),
    requested: row.requested ? true : undefined,
  };
}

/** @param stored - steps that need no row */
export function toStepRows(
  operation: OperationRecord,
  stored?: ReadonlySet<StepRecord>,
) {
  return [...operation.steps.entries()]
    .filter(([, step]) => !stored?.has(step))
    .map(([position, step]) => ({
      operation_id: operation.operationId,
      position,
      name: step.name,
      status: step.status,
      attempts: step.attempts,
      changed: step.changed ?? null,
      detail: step.detail ?? null,
      messages: toJson(step.messages),
      error: toJson(step.error),
      told: toJson(step.reported),
      before_image: toJson(step.before),
      requested: step.requested ?? null,
      started_at: step.startedAt ?? null,
      ended_at: step.endedAt ?? null,
    }));
}
