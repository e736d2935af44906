/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { usePermission } from '@backstage/plugin-permission-react';
import type {
  BasicPermission,
  ResourcePermission,
} from '@backstage/plugin-permission-common';

/**
 * Whether a permission is known to be denied. What is not known yet, or could not be asked, is not denied: nothing jumps,
 * and the back end has the last word anyhow.
 */
export function useDenied(permission: BasicPermission): boolean {
  const { loading, allowed, error } = usePermission({ permission });
  return !loading && !error && !allowed;
}

/** As `useDenied`, for something to do with one thing. */
export function useDeniedFor(
  permission: ResourcePermission,
  resourceRef: string,
): boolean {
  const { loading, allowed } = usePermission({ permission, resourceRef });
  return !loading && !allowed;
}
