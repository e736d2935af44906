/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { GroupEntity, UserEntity } from '@backstage/catalog-model';
import type {
  DirectoryGroup,
  DirectoryUser,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';

/**
 * Changes the catalog entity of an Identity Center user, or leaves it out by giving `undefined`. Its name, its namespace and the
 * annotations with its ids stay as they are, since access is decided by them.
 *
 * @public
 */
export type OrgUserTransformer = (
  user: DirectoryUser,
  entity: UserEntity,
) => Promise<UserEntity | undefined>;

/**
 * As {@link OrgUserTransformer}, for an Identity Center group.
 *
 * @public
 */
export type OrgGroupTransformer = (
  group: DirectoryGroup,
  entity: GroupEntity,
) => Promise<GroupEntity | undefined>;

/**
 * What {@link sagemakerStudioOrgTransformExtensionPoint} takes.
 *
 * @public
 */
export interface SagemakerStudioOrgTransformExtensionPoint {
  /** Sets how users are changed before they go into the catalog; one module may do so. */
  setUserTransformer(transformer: OrgUserTransformer): void;
  /** Sets how groups are changed before they go into the catalog; one module may do so. */
  setGroupTransformer(transformer: OrgGroupTransformer): void;
}

/**
 * Lets modules of the catalog change the users and groups of IAM Identity Center before they go into the catalog.
 *
 * @public
 */
export const sagemakerStudioOrgTransformExtensionPoint =
  createExtensionPoint<SagemakerStudioOrgTransformExtensionPoint>({
    id: 'catalog.sagemaker-studio-org-transform',
  });

/** The transformers that modules have set. */
export type OrgTransforms = {
  user?: OrgUserTransformer;
  group?: OrgGroupTransformer;
};
