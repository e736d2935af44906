/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/**
 * Somebody who may sign in, with every way in.
 *
 * @public
 */
export type EffectivePerson = {
  userId: string;
  displayName: string;
  /** Catalog ref, when known. */
  entityRef?: string;
  /** Catalog refs, where several go by the one user; nobody is chosen, so there is no `entityRef`. */
  sharedBy?: string[];
  direct: boolean;
  /** Assigned groups the person is a member of. */
  groupIds: string[];
  hasProfile: boolean;
};

/**
 * Who may sign in to a domain and by which ways: person ← group ← assignment → domain.
 *
 * @public
 */
export type EffectiveAccess = {
  domainId: string;
  domainName: string;
  /** Groups that are assigned to the domain. `members` counts all of them, whatever the filter. */
  groups: { groupId: string; displayName: string; members: number }[];
  people: EffectivePerson[];
  /** How many there are; `people` holds at most 500 of them. Absent where AWS does not tell who may sign in. */
  total?: number;
  /** What the list does not tell by itself: that AWS does not say, that everybody may, or that nobody gets in now. */
  note?: string;
  syncedAt?: string;
};

/**
 * An assignment that one thinks of adding or removing.
 *
 * @public
 */
export type AssignmentChange = {
  domainId: string;
  change: 'assign' | 'remove-assignment';
  /** An Identity Center user or group. */
  principal: { type: 'USER' | 'GROUP'; id: string };
};

/**
 * What a change of an assignment would do to who may sign in.
 *
 * @public
 */
export type EffectiveAccessPreview = {
  domainId: string;
  /** e.g. "Removing Ana Ruiz's assignment changes nothing: Ana Ruiz is also in ml-platform." */
  sentence: string;
  /** How many would newly be able to sign in, or no longer. */
  gains: number;
  loses: number;
  /** Whom it concerns, at most 100 of them. */
  people: {
    userId: string;
    displayName: string;
    entityRef?: string;
    effect: 'gains' | 'loses' | 'keeps';
    /** For `keeps`: by what. */
    because?: string;
  }[];
};
