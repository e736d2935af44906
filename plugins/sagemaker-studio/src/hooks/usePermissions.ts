/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import type {
  BasicPermission,
  ResourcePermission,
} from '@backstage/plugin-permission-common';

/**
 * Whether a permission is known to be denied. While it is unknown it does not count as denied, so that the page does
 * not jump; the backend checks again in any case.
 */
export function useDenied(permission: BasicPermission): boolean {
  const { loading, allowed, error } = usePermission({ permission });
  return !loading && !error && !allowed;
}

/** Whether a permission is known to be allowed. While it is unknown it does not count as allowed. */
export function useGranted(permission: BasicPermission): boolean {
  return usePermission({ permission }).allowed;
}

/** As `useDenied`, for a permission on one resource. */
export function useDeniedFor(
  permission: ResourcePermission,
  resourceRef: string,
): boolean {
  const { loading, allowed } = usePermission({ permission, resourceRef });
  return !loading && !allowed;
}

/**
 * Whether a permission on one resource is known to be allowed. While it is unknown it does not count as allowed, so
 * that nothing is offered that may be refused. Without the permission framework nothing is allowed, since it gives no
 * rights.
 */
export function useGrantedFor(
  permission: ResourcePermission,
  resourceRef: string | undefined,
): boolean {
  const areChecked =
    useApi(configApiRef).getOptionalBoolean('permission.enabled');
  const { allowed } = usePermission({
    permission,
    // Without a resource, the hook denies and sends no request.
    resourceRef: areChecked ? resourceRef : undefined,
  });
  return allowed;
}
