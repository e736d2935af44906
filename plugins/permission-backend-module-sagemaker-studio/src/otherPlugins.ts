/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Permissions of other plugins that would open what this one protects: a task of a template shows who asks for access and
 * why, and a catalog entity is what leads, teams and people are known by.
 */
import {
  catalogEntityDeletePermission,
  catalogLocationCreatePermission,
  catalogLocationDeletePermission,
} from '@backstage/plugin-catalog-common/alpha';
import {
  AuthorizeResult,
  isPermission,
  type Permission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  RESOURCE_TYPE_SCAFFOLDER_TASK,
  taskCancelPermission,
  taskReadPermission,
} from '@backstage/plugin-scaffolder-common/alpha';

/** Kept for those who started the task, and for platform engineers. */
const OF_OWN_TASKS = [taskReadPermission, taskCancelPermission];

/** Kept for platform engineers. */
const OF_PLATFORM = [
  catalogEntityDeletePermission,
  catalogLocationCreatePermission,
  catalogLocationDeletePermission,
];

/** Whether a permission of another plugin is one that this policy answers. */
export function isOfOtherPlugin(permission: Permission): boolean {
  return [...OF_OWN_TASKS, ...OF_PLATFORM].some(each =>
    isPermission(permission, each),
  );
}

/** The decision for somebody who is no platform engineer. */
export function decideForOthers(
  permission: Permission,
  userRef: string,
): PolicyDecision {
  return OF_OWN_TASKS.some(each => isPermission(permission, each))
    ? {
        result: AuthorizeResult.CONDITIONAL,
        pluginId: 'scaffolder',
        resourceType: RESOURCE_TYPE_SCAFFOLDER_TASK,
        // Written out, since the scaffolder's helper comes with the whole of its back end.
        conditions: {
          resourceType: RESOURCE_TYPE_SCAFFOLDER_TASK,
          rule: 'IS_TASK_OWNER',
          params: { createdBy: [userRef] },
        },
      }
    : { result: AuthorizeResult.DENY };
}
