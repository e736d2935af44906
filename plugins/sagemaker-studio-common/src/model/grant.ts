/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/**
 * The states of a grant. `deprovision-blocked` is live access and is shown as such.
 *
 * @public
 */
export type GrantStatus =
  | 'scheduled'
  | 'provisioning'
  | 'provision-blocked'
  | 'active'
  | 'degraded'
  | 'suspended'
  | 'deprovisioning'
  | 'deprovision-blocked'
  | 'ended';

/**
 * The ordered steps that make AWS match a grant.
 *
 * @public
 */
export type OperationStepName =
  | 'resolve-identity'
  | 'ensure-assignment'
  | 'ensure-profile'
  | 'wait-in-service'
  | 'ensure-execution-role'
  | 'tag'
  | 'verify'
  | 'stop-apps'
  | 'cool-off'
  | 'delete-spaces'
  | 'delete-profile'
  | 'remove-assignment'
  | 'verify-removed';

/**
 * @public
 */
export type OperationStepStatus = 'waiting' | 'running' | 'done' | 'blocked';

/**
 * One step of an operation.
 *
 * @public
 */
export type OperationStep = {
  name: OperationStepName;
  status: OperationStepStatus;
  attempts: number;
  /** Whether the step changed anything in AWS; absent until it is done. */
  changed?: boolean;
  /** What the step found or did, in words. */
  detail?: string;
  /** The last error of a step that is not done. */
  error?: OperationError;
};

/**
 * A classified error of AWS or of ours.
 *
 * - `retry`: throttling, conflict, 5xx, time-out; tried again by itself.
 * - `parked`: `ResourceInUse`; resumes by itself.
 * - `blocked`: access denied, quota, validation; somebody has to act, then Retry.
 *
 * @public
 */
export type OperationError = {
  kind: 'retry' | 'parked' | 'blocked';
  /** AWS's error name, e.g. `AccessDeniedException`. */
  name: string;
  message: string;
  /** What to do: the IAM action or the quota that is missing, by name. */
  remedy?: string;
};

/**
 * @public
 */
export type OperationStatus =
  | 'running'
  | 'waiting'
  | 'blocked'
  | 'succeeded'
  | 'cancelled';

/**
 * One attempt to make AWS match a grant.
 *
 * @public
 */
export type Operation = {
  operationId: string;
  kind: 'provision' | 'change-role' | 'deprovision';
  status: OperationStatus;
  steps: OperationStep[];
  /** ISO 8601; when a waiting operation goes on. */
  nextTryAt?: string;
  startedAt: string;
  endedAt?: string;
};

/**
 * The desired state "this person, this domain, this role", and how far AWS has come.
 *
 * @public
 */
export type Grant = {
  grantId: string;
  requestId: string;
  /** Catalog entity ref of the person. */
  person: string;
  displayName: string;
  team: string;
  domainId: string;
  executionRole: string;
  status: GrantStatus;
  /** The Identity Center group whose assignment the grant lives by; absent means an assignment of the person's own. */
  throughGroup?: { groupId: string; displayName: string };
  /** The profile that carries the access, once known. */
  profileName?: string;
  /** ISO 8601; when access that has not begun yet is to begin. */
  startsAt?: string;
  /** ISO 8601; absent means until revoked. */
  expiresAt?: string;
  /** Why the grant is suspended or has ended: `expired`, `revoked`, `left`, `target-gone`, … */
  endedReason?: string;
  /** ISO 8601; when the access ended, even if what it left behind is being deleted only now. */
  endedAt?: string;
  /** ISO 8601; when the access of a suspended grant is taken away. */
  deprovisionAt?: string;
  /** Ways in that remain without this grant, in words; e.g. through a group. */
  remainingAccess?: string[];
  operation?: Operation;
};
