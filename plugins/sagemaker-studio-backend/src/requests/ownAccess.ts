/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { NotAllowedError } from '@backstage/errors';
import { holdsOneOf, leadsOf } from '../model/policy';
import type { StudioConfig } from '../config/StudioConfig';
import type { Viewer } from '../model/caller';

/**
 * Without the permission to read all access, people may see their own and that of teams they lead, as long as nothing is
 * wrong with their own user.
 *
 * @throws NotAllowedError for any other access
 */
export function checkOwn(
  asked: { team?: string; person?: string },
  viewer: Viewer,
  config: Pick<StudioConfig, 'teams'>,
): void {
  if (asked.person === viewer.ref) {
    return;
  }
  if (viewer.refusal !== undefined) {
    throw new NotAllowedError(viewer.refusal);
  }
  if (
    asked.team === undefined ||
    !holdsOneOf(viewer.refs, leadsOf(config.teams, asked.team))
  ) {
    throw new NotAllowedError(
      `The permission 'sagemaker-studio.access.read' is missing, so only your own access (person=${viewer.ref}) and that of teams you lead can be listed`,
    );
  }
}
