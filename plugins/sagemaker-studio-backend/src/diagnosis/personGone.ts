/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Decides whether a person has left. Identity Center decides, because it controls sign-ins. A missing catalog entity
 * alone proves nothing: a broken ingestion must not lock a company out.
 */

import type { Message } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { say } from '../util/say';

/** Facts about the person of a grant. */
export type PresenceFacts = {
  /** Absent: a complete sync has not found the user. */
  user?: { status: 'ENABLED' | 'DISABLED' };
  /** `unknown`: the catalog could not be asked. */
  inCatalog: boolean | 'unknown';
  /** Whether the person was seen as a member of the team while holding the grant. */
  wasMember: boolean;
  /** Whether Identity Center has a group for the team. */
  teamHasGroup: boolean;
  /** Whether the person is in that group, or in one that is assigned to the domain. */
  inRelevantGroup: boolean;
};

/** Why somebody seems to have left, in words; `undefined` when they do not. */
export function reasonGone(facts: PresenceFacts): Message | undefined {
  if (!facts.user) {
    return say('left.user-gone');
  }
  if (facts.user.status === 'DISABLED') {
    return say('left.user-disabled');
  }
  if (
    facts.inCatalog === false &&
    facts.wasMember &&
    facts.teamHasGroup &&
    !facts.inRelevantGroup
  ) {
    return say('left.everywhere');
  }
  return undefined;
}
