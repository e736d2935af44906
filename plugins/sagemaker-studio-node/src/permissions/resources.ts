/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { createPermissionResourceRef } from '@backstage/plugin-permission-node';
import {
  RESOURCE_TYPE_STUDIO_GRANT,
  RESOURCE_TYPE_STUDIO_REQUEST,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';

/**
 * A request, as far as the rules look at it. All are full catalog refs but the domain id.
 *
 * @public
 */
export type StudioRequestResource = {
  requestId: string;
  requester: string;
  /** The people it is for. */
  people: string[];
  team: string;
  domainId: string;
  /** Users who may decide, and groups whose members may. */
  approvers: string[];
};

/**
 * A grant, as far as the rules look at it.
 *
 * @public
 */
export type StudioGrantResource = {
  grantId: string;
  /** The requester. */
  requester: string;
  person: string;
  team: string;
  domainId: string;
};

/**
 * A rule's filter on a list: the field has one of these values. The backend translates it to SQL, so that conditions do
 * not shorten pages.
 *
 * @public
 */
export type StudioRequestFilter = {
  column: 'requester' | 'person' | 'team' | 'domainId' | 'approver';
  values: string[];
};

/**
 * As `StudioRequestFilter`, for grants.
 *
 * @public
 */
export type StudioGrantFilter = {
  column: 'requester' | 'person' | 'team' | 'domainId';
  values: string[];
};

/**
 * Requests, for rules and policies. The resource ref of a request is its id.
 *
 * @public
 */
export const studioRequestPermissionResourceRef = createPermissionResourceRef<
  StudioRequestResource,
  StudioRequestFilter
>().with({
  pluginId: 'sagemaker-studio',
  resourceType: RESOURCE_TYPE_STUDIO_REQUEST,
});

/**
 * Grants, for rules and policies. The resource ref of a grant is its id.
 *
 * @public
 */
export const studioGrantPermissionResourceRef = createPermissionResourceRef<
  StudioGrantResource,
  StudioGrantFilter
>().with({
  pluginId: 'sagemaker-studio',
  resourceType: RESOURCE_TYPE_STUDIO_GRANT,
});
