/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { PermissionsRegistryService } from '@backstage/backend-plugin-api';
import type {
  PermissionCondition,
  PermissionCriteria,
} from '@backstage/plugin-permission-common';
import { createConditionTransformer } from '@backstage/plugin-permission-node';
import {
  sagemakerStudioPermissions,
  studioGrantPermissions,
  studioRequestPermissions,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import {
  sagemakerStudioGrantRules,
  sagemakerStudioRequestRules,
  studioGrantPermissionResourceRef,
  studioRequestPermissionResourceRef,
} from '@studio-access/backstage-plugin-sagemaker-studio-node';
import type { AccessStore } from '../store/AccessStore';
import type { Criteria, GrantFilter, RequestFilter } from '../model/visibility';

/** Turns the conditions of a policy into what a list is filtered by. */
export type ConditionTransformers = {
  requests: (
    conditions: PermissionCriteria<PermissionCondition>,
  ) => Criteria<RequestFilter>;
  grants: (
    conditions: PermissionCriteria<PermissionCondition>,
  ) => Criteria<GrantFilter>;
};

/** Registers the permissions, resource types and rules of the plugin with the permission framework. */
export function registerPermissions(options: {
  registry: PermissionsRegistryService;
  store: AccessStore;
}): ConditionTransformers {
  const { registry, store } = options;
  registry.addResourceType({
    resourceRef: studioRequestPermissionResourceRef,
    permissions: studioRequestPermissions,
    rules: Object.values(sagemakerStudioRequestRules),
    getResources: ids =>
      Promise.all(
        ids.map(async id => {
          const request = await store.getRequest(id);
          return (
            request && {
              ...request,
              people: request.people.map(({ person }) => person),
            }
          );
        }),
      ),
  });
  registry.addResourceType({
    resourceRef: studioGrantPermissionResourceRef,
    permissions: studioGrantPermissions,
    rules: Object.values(sagemakerStudioGrantRules),
    getResources: ids => Promise.all(ids.map(id => store.getGrant(id))),
  });
  registry.addPermissions(
    sagemakerStudioPermissions.filter(
      permission => permission.type === 'basic',
    ),
  );
  return {
    requests: createConditionTransformer(
      registry.getPermissionRuleset(studioRequestPermissionResourceRef),
    ),
    grants: createConditionTransformer(
      registry.getPermissionRuleset(studioGrantPermissionResourceRef),
    ),
  };
}
