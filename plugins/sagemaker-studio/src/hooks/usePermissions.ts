/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
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

/**
 * Whether a right over one thing is known to be given by permission. What is not known yet is not given, so nothing is
 * offered that may be refused; nor is anything where no permissions are checked, since that gives nobody a standing.
 */
export function useGrantedFor(
  permission: ResourcePermission,
  resourceRef: string | undefined,
): boolean {
  const areChecked =
    useApi(configApiRef).getOptionalBoolean('permission.enabled');
  const { allowed } = usePermission({
    permission,
    // Without one it is denied and nobody is asked.
    resourceRef: areChecked ? resourceRef : undefined,
  });
  return allowed;
}
