/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/**
 * Every type of event that the record can hold. The back end records no other, and pages have a sentence for each.
 *
 * @public
 */
export const ACCESS_EVENT_TYPES = [
  'request.submitted',
  'request.voted',
  'request.amended',
  'request.stage-approved',
  'request.approved',
  'request.rejected',
  'request.plan-changed',
  'request.policy-changed',
  'request.approvers-changed',
  'request.approvers-vanished',
  'request.commented',
  'request.reminded',
  'request.withdrawn',
  'request.expired',
  'request.invalidated',
  'grant.scheduled',
  'grant.start-delayed',
  'grant.provisioning',
  'grant.provision-blocked',
  'grant.active',
  'grant.reused',
  'grant.degraded',
  'grant.extended',
  'grant.role-changing',
  'grant.expiry-notice',
  'grant.mover-noticed',
  'grant.revoked',
  'grant.expired',
  'grant.suspended',
  'grant.resumed',
  'grant.revocation-undone',
  'grant.deprovisioning',
  'grant.deprovision-blocked',
  'grant.ended',
  'grant.offboarding',
  'grant.offboarding-undone',
  'grant.offboarded',
  'operation.started',
  'operation.retried',
  'operation.cancelled',
  'operation.succeeded',
  'step.done',
  'step.failed',
  'step.blocked',
  'step.redone',
  'leavers.held-back',
  'leavers.accepted',
  'leavers.requests-held-back',
  'leavers.requests-accepted',
  'leavers.removals-accepted',
  'leavers.team-rule-held-back',
  'leavers.team-rule-accepted',
  'leavers.rejected',
  'identity.link-confirmed',
  'assignment.removal-requested',
  'assignment.removal-blocked',
  'assignment.removed',
  'assignment.kept',
  'identity.team-confirmed',
  'identity.ref-decided',
  'domain.creation-started',
  'domain.creation-step-done',
  'domain.creation-blocked',
  'domain.creation-retried',
  'domain.creation-cancelling',
  'domain.creation-cancelled',
  'domain.created',
  'settings.domain-changed',
  'settings.team-changed',
  'settings.policy-changed',
  'settings.policy-removed',
  'settings.team-rule-changed',
  'record.baseline',
  'record.updated',
  'record.signing-started',
] as const;

/**
 * The type of an event.
 *
 * @public
 */
export type AccessEventType = (typeof ACCESS_EVENT_TYPES)[number];

/**
 * Types of events about single steps in AWS. All other types are milestones.
 *
 * @public
 */
export const STEP_EVENT_TYPES = [
  'operation.started',
  'operation.succeeded',
  'operation.cancelled',
  'step.done',
  'step.failed',
  'step.blocked',
  'step.redone',
] as const satisfies readonly AccessEventType[];
