/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  studioAccessReadPermission,
  studioSettingsUpdatePermission,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { RouterOptions } from './RouterOptions';

/**
 * Somebody signed in, with what the permission allows them; owners of a domain and leads of a team have a say without it.
 *
 * @param options - `isOfRecords`: whether records are read
 */
export async function settingsEditorOf(
  req: Parameters<RouterOptions['caller']['user']>[0],
  { caller }: Pick<RouterOptions, 'caller'>,
  options: { isOfRecords?: boolean } = {},
) {
  return {
    viewer: await caller.user(req, studioAccessReadPermission, options),
    mayChangeAll: await caller.hasStandingBy(
      req,
      studioSettingsUpdatePermission,
    ),
  };
}
