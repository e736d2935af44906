/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  studioAccessReadPermission,
  studioSettingsUpdatePermission,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { personKey } from '../model/personKey';
import type { CallLimit } from './CallLimit';
import type { RouterOptions } from './RouterOptions';

/**
 * Somebody signed in, with what the permission allows them; owners of a domain and leads of a team have a say without it.
 *
 * @param options - `isOfRecords`: whether records are read; `limit`: how often this may be asked for
 */
export async function settingsEditorOf(
  req: Parameters<RouterOptions['caller']['user']>[0],
  { caller }: Pick<RouterOptions, 'caller'>,
  { limit, ...options }: { isOfRecords?: boolean; limit?: CallLimit } = {},
) {
  const viewer = await caller.user(req, studioAccessReadPermission, options);
  limit?.take(personKey(viewer));
  return {
    viewer,
    mayChangeAll: await caller.hasStandingBy(
      req,
      studioSettingsUpdatePermission,
    ),
  };
}
