/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { createPermission } from '@backstage/plugin-permission-common';

/**
 * The resource type of requests, in permissions and in the conditions of policies.
 *
 * @public
 */
export const RESOURCE_TYPE_STUDIO_REQUEST = 'sagemaker-studio-request';

/**
 * The resource type of grants.
 *
 * @public
 */
export const RESOURCE_TYPE_STUDIO_GRANT = 'sagemaker-studio-grant';

/**
 * To see domains, and who holds access to which.
 *
 * @public
 */
export const studioAccessReadPermission = createPermission({
  name: 'sagemaker-studio.access.read',
  attributes: { action: 'read' },
});

/**
 * To ask for access, to see what a request would do, and who would decide it.
 *
 * @public
 */
export const studioRequestCreatePermission = createPermission({
  name: 'sagemaker-studio.request.create',
  attributes: { action: 'create' },
});

/**
 * To see a request with its plan, its justification and its record.
 *
 * @public
 */
export const studioRequestReadPermission = createPermission({
  name: 'sagemaker-studio.request.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_STUDIO_REQUEST,
});

/**
 * To decide requests; the policy of each request says in addition whose decision counts.
 *
 * @public
 */
export const studioRequestDecidePermission = createPermission({
  name: 'sagemaker-studio.request.decide',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_STUDIO_REQUEST,
});

/**
 * To take a request back; only who asked may in any case.
 *
 * @public
 */
export const studioRequestWithdrawPermission = createPermission({
  name: 'sagemaker-studio.request.withdraw',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_STUDIO_REQUEST,
});

/**
 * To see a grant, and what taking it back would take away.
 *
 * @public
 */
export const studioGrantReadPermission = createPermission({
  name: 'sagemaker-studio.grant.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_STUDIO_GRANT,
});

/**
 * To retry a blocked operation of a grant.
 *
 * @public
 */
export const studioGrantOperatePermission = createPermission({
  name: 'sagemaker-studio.grant.operate',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_STUDIO_GRANT,
});

/**
 * To take the revocation of a grant back while nothing irreversible has begun.
 *
 * @public
 */
export const studioGrantUndoPermission = createPermission({
  name: 'sagemaker-studio.grant.undo',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_STUDIO_GRANT,
});

/**
 * To take the access of a grant away at once, whatever policies, teams and owners say.
 *
 * @public
 */
export const studioGrantRevokePermission = createPermission({
  name: 'sagemaker-studio.grant.revoke',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_STUDIO_GRANT,
});

/**
 * To accept that so many people have left at once, or so much is gone from AWS, as is held back by the guards against
 * outages.
 *
 * @public
 */
export const studioLeaversAcceptPermission = createPermission({
  name: 'sagemaker-studio.leavers.accept',
  attributes: { action: 'update' },
});

/**
 * To see which catalog users lead to several Identity Center users or to another than before, and to decide who they are.
 *
 * @public
 */
export const studioIdentityDecidePermission = createPermission({
  name: 'sagemaker-studio.identity.decide',
  attributes: { action: 'update' },
});

/**
 * To ask for a new domain, to go on with its creation and to cancel it. Who may also says how the domain begins: its owner,
 * its mode and the roles that may be asked for.
 *
 * @public
 */
export const studioDomainCreatePermission = createPermission({
  name: 'sagemaker-studio.domain.create',
  attributes: { action: 'create' },
});

/**
 * To change what is set for domains and teams, as far as app-config does not fix it. Owners of a domain may change its
 * contact and shorten its durations without it.
 *
 * @public
 */
export const studioSettingsUpdatePermission = createPermission({
  name: 'sagemaker-studio.settings.update',
  attributes: { action: 'update' },
});

/**
 * To ask for a fresh sync.
 *
 * @public
 */
export const studioOperatePermission = createPermission({
  name: 'sagemaker-studio.operate',
  attributes: { action: 'update' },
});

/**
 * To read the record of all events and to verify it. The record of one request goes with the request.
 *
 * @public
 */
export const studioEventsReadPermission = createPermission({
  name: 'sagemaker-studio.events.read',
  attributes: { action: 'read' },
});

/**
 * To export the record of all events.
 *
 * @public
 */
export const studioEventsExportPermission = createPermission({
  name: 'sagemaker-studio.events.export',
  attributes: { action: 'read' },
});

/**
 * Permissions that concern requests.
 *
 * @public
 */
export const studioRequestPermissions = [
  studioRequestReadPermission,
  studioRequestDecidePermission,
  studioRequestWithdrawPermission,
];

/**
 * Permissions that concern grants.
 *
 * @public
 */
export const studioGrantPermissions = [
  studioGrantReadPermission,
  studioGrantOperatePermission,
  studioGrantUndoPermission,
  studioGrantRevokePermission,
];

/**
 * Every permission of the plugin.
 *
 * @public
 */
export const sagemakerStudioPermissions = [
  studioAccessReadPermission,
  studioRequestCreatePermission,
  ...studioRequestPermissions,
  ...studioGrantPermissions,
  studioOperatePermission,
  studioLeaversAcceptPermission,
  studioIdentityDecidePermission,
  studioDomainCreatePermission,
  studioSettingsUpdatePermission,
  studioEventsReadPermission,
  studioEventsExportPermission,
];
