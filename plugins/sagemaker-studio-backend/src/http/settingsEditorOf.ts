/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  studioAccessReadPermission,
  studioSettingsUpdatePermission,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { RouterOptions } from './RouterOptions';

/** Somebody signed in, with what the permission allows them; owners of a domain and leads of a team have a say without it. */
export async function settingsEditorOf(
  req: Parameters<RouterOptions['caller']['user']>[0],
  { caller }: Pick<RouterOptions, 'caller'>,
) {
  return {
    viewer: await caller.user(req, studioAccessReadPermission),
    mayChangeAll: await caller.hasStandingBy(
      req,
      studioSettingsUpdatePermission,
    ),
  };
}
