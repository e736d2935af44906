/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * The states of a grant and the commands that lead from one to another. A live grant can be revoked in every state, by
 * nothing but what the grant itself holds.
 */
import type {
  GrantStatus,
  Offboarding,
  Messages,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { GrantRecord } from './records';

/** Commands of a grant. */
export type GrantCommand =
  /** Makes AWS match: starts a scheduled grant, or repairs one that drifted. */
  | {
      type: 'provision';
      /** Expiry notices that count as sent from then on. */
      announced?: string[];
    }
  /** The operation has read back what it made, or drift has healed. */
  | { type: 'activate' }
  | {
      type: 'block';
      message: string;
      remedy?: string;
      messages?: Messages;
      /** Catalog refs of people to notify in addition to the requester. */
      notify?: string[];
    }
  /** A blocked operation is retried or has continued by itself. */
  | {
      type: 'retry';
      /** Those who were notified that it was blocked. */
      notify?: string[];
    }
  /** AWS no longer matches. */
  | { type: 'degrade'; reason: string; messages: Messages }
  /** Changes the end and nothing else; absent means until revoked. */
  | { type: 'extend'; expiresAt?: string }
  | { type: 'change-role'; executionRole: string }
  | { type: 'revoke'; reason: string; offboarding?: Offboarding }
  /** Deletes what an ended grant has left behind. */
  | { type: 'offboard'; offboarding: Offboarding }
  /** The end has come. */
  | { type: 'expire' }
  /** The person has left, it seems; the access is taken away at `deprovisionAt` unless they come back. */
  | {
      type: 'suspend';
      reason: string;
      /** Why the person seems to have left. */
      message?: string;
      messages?: Messages;
      deprovisionAt: string;
    }
  | { type: 'resume' }
  /** A revocation is taken back while that is possible. */
  | { type: 'undo' }
  /** The operation has read back that the access is gone. */
  | { type: 'end'; reason?: string; notify?: string[] }
  /** The domain is gone, and all access with it. */
  | { type: 'lose-target' };

/** Of a grant that gives access, or is about to. */
const REMOVABLE = {
  revoke: 'deprovisioning',
  expire: 'deprovisioning',
  suspend: 'suspended',
  'lose-target': 'ended',
} as const;

/** Every state that a command leads to; what is not here is refused. */
export const GRANT_TRANSITIONS: Record<
  GrantStatus,
  Partial<Record<GrantCommand['type'], GrantStatus>>
> = {
  scheduled: {
    provision: 'provisioning',
    extend: 'scheduled',
    revoke: 'ended',
    expire: 'ended',
    suspend: 'suspended',
    'lose-target': 'ended',
  },
  provisioning: {
    activate: 'active',
    block: 'provision-blocked',
    extend: 'provisioning',
    ...REMOVABLE,
  },
  'provision-blocked': {
    retry: 'provisioning',
    extend: 'provision-blocked',
    'change-role': 'provisioning',
    ...REMOVABLE,
  },
  active: {
    provision: 'provisioning',
    degrade: 'degraded',
    extend: 'active',
    'change-role': 'provisioning',
    ...REMOVABLE,
  },
  degraded: {
    provision: 'provisioning',
    activate: 'active',
    extend: 'degraded',
    'change-role': 'provisioning',
    ...REMOVABLE,
  },
  suspended: {
    resume: 'provisioning',
    revoke: 'deprovisioning',
    expire: 'deprovisioning',
    'lose-target': 'ended',
  },
  deprovisioning: {
    block: 'deprovision-blocked',
    revoke: 'deprovisioning',
    undo: 'provisioning',
    end: 'ended',
    'lose-target': 'ended',
  },
  'deprovision-blocked': {
    // By another error than before.
    block: 'deprovision-blocked',
    retry: 'deprovisioning',
    revoke: 'deprovisioning',
    undo: 'provisioning',
    end: 'ended',
    'lose-target': 'ended',
  },
  ended: { offboard: 'deprovisioning' },
};

/** Transitions of a suspended grant that has not begun. AWS holds nothing of it to create or to remove. */
export const UNBEGUN_TRANSITIONS: Partial<
  Record<GrantCommand['type'], GrantStatus>
> = { resume: 'scheduled', revoke: 'ended', expire: 'ended' };

/** Of an ended grant whose data is being deleted: undoing that brings no access back. */
export const OVER_TRANSITIONS: Partial<
  Record<GrantCommand['type'], GrantStatus>
> = { undo: 'ended' };

/** The state that a command leads to; absent when it is refused. */
export function targetOf(
  grant: Pick<GrantRecord, 'status' | 'startsAt' | 'endedAt'>,
  command: GrantCommand['type'],
): GrantStatus | undefined {
  const usual = GRANT_TRANSITIONS[grant.status][command];
  // A grant that never began has left nothing behind.
  if (!usual || (command === 'offboard' && grant.startsAt)) {
    return undefined;
  }
  const isUnbegun =
    grant.status === 'suspended' && grant.startsAt !== undefined;
  const other =
    (isUnbegun ? UNBEGUN_TRANSITIONS[command] : undefined) ??
    (grant.endedAt ? OVER_TRANSITIONS[command] : undefined);
  return other ?? usual;
}

/** Whether access is being taken away, or what an ended grant has left behind. A request for access cannot reuse the grant. */
export function isEnding(status: GrantStatus): boolean {
  return status === 'deprovisioning' || status === 'deprovision-blocked';
}
