/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { NotAllowedError } from '@backstage/errors';
import { holdsOneOf, leadsOf } from '../model/policy';
import type { StudioConfig } from '../config/StudioConfig';
import type { Viewer } from '../model/caller';

/**
 * Without the permission to read all access, people may see their own and that of teams they lead.
 *
 * @throws NotAllowedError for any other access
 */
export function checkOwn(
  asked: { team?: string; person?: string },
  viewer: Viewer,
  config: StudioConfig,
): void {
  const isOwn =
    asked.person === viewer.ref ||
    (asked.team !== undefined &&
      holdsOneOf(viewer.refs, leadsOf(config.teams, asked.team)));
  if (!isOwn) {
    throw new NotAllowedError(
      `The permission 'sagemaker-studio.access.read' is missing, so only your own access (person=${viewer.ref}) and that of teams you lead can be listed`,
    );
  }
}
