/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { studioAccessReadPermission } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { holdsOneOf, leadsOf } from '../model/policy';
import type { StudioConfig } from '../config/StudioConfig';
import type { Viewer } from '../model/caller';
import { notAllowedError } from '../util/errors';
import { say } from '../util/say';

/**
 * Without the permission to read all access, people may see their own and that of teams they lead, as long as nothing is
 * wrong with their own user. Whose user is disabled sees their own.
 *
 * @throws NotAllowedError for any other access
 */
export function checkOwn(
  asked: { team?: string; person?: string },
  viewer: Viewer,
  config: Pick<StudioConfig, 'teams'>,
): void {
  const isOwn = asked.person === viewer.ref;
  // Whoever is disabled is still the one whose access it is. Of the others nobody knows whose the ref is.
  if (isOwn && viewer.userId !== undefined) {
    return;
  }
  if (viewer.refusal !== undefined) {
    throw notAllowedError(viewer.refusal);
  }
  if (isOwn) {
    return;
  }
  if (
    asked.team === undefined ||
    !holdsOneOf(viewer.refs, leadsOf(config.teams, asked.team))
  ) {
    throw notAllowedError(
      say('refused.own-access-only', {
        permission: studioAccessReadPermission.name,
        person: viewer.ref,
      }),
    );
  }
}
