/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/**
 * One thing an operation would do, or has no need to do, for a person.
 *
 * @public
 */
export type PlanStep =
  | { do: 'assign' }
  | { do: 'keep-assignment' }
  | { do: 'keep-group-assignment'; groups: string[] }
  | {
      do: 'assign-group';
      groupId: string;
      displayName: string;
      /** How many members of the group are no part of the plan and are let in as well. */
      letsIn: number;
    }
  | { do: 'create-profile'; profileName: string }
  | { do: 'adopt-profile'; profileName: string }
  | { do: 'change-role'; profileName: string; from?: string; to: string }
  | { do: 'extend'; from?: string; to?: string }
  | { do: 'remove-assignment' }
  | {
      do: 'remove-group-assignment';
      groupId: string;
      displayName: string;
      /** How many members of the group are no part of the plan and lose this way in as well. */
      shutsOut: number;
    }
  | { do: 'keep-shared-assignment'; grantIds: string[] }
  | { do: 'stop-apps'; apps: string[] }
  | { do: 'delete-spaces'; spaces: { name: string; sizeGb?: number }[] }
  | { do: 'delete-profile'; profileName: string; homeDirectoryUid?: string };

/**
 * Why a person cannot be onboarded.
 *
 * @public
 */
export type PlanObstacle = {
  code:
    | 'no-identity-center-user'
    | 'user-disabled'
    | 'ambiguous-identity'
    | 'profile-failed'
    | 'not-in-group'
    | 'access-ending';
  message: string;
  remedy: string;
};

/**
 * What an operation would do for one person.
 *
 * @public
 */
export type PlanItem = {
  /** Catalog entity ref. */
  person: string;
  displayName: string;
  steps: PlanStep[];
  /** Whether AWS would be written to at all. */
  changes: boolean;
  /** The steps in one sentence for people. */
  sentence: string;
  obstacle?: PlanObstacle;
};

/**
 * What carrying out a request would do, computed from the inventory before anyone approves.
 * An approval binds to the hash; it covers everything but the sentences, and what comes and goes by the minute: running
 * apps, and how many people a group holds.
 *
 * @public
 */
export type Plan = {
  domainId: string;
  executionRole: string;
  items: PlanItem[];
  warnings: string[];
  /** SHA-256, hex. */
  hash: string;
};
