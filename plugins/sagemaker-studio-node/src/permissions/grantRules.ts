/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import {
  createConditionExports,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import { domainParams, teamParams, userParams } from './params';
import { studioGrantPermissionResourceRef } from './resources';

const isRequester = createPermissionRule({
  name: 'IS_REQUESTER',
  description: 'Allow for grants that one of these users asked for',
  resourceRef: studioGrantPermissionResourceRef,
  paramsSchema: userParams,
  apply: ({ requester }, { userRefs }) => userRefs.includes(requester),
  toQuery: ({ userRefs }) => ({ column: 'requester', values: userRefs }),
});

const isBeneficiary = createPermissionRule({
  name: 'IS_BENEFICIARY',
  description: 'Allow for grants of one of these users',
  resourceRef: studioGrantPermissionResourceRef,
  paramsSchema: userParams,
  apply: ({ person }, { userRefs }) => userRefs.includes(person),
  toQuery: ({ userRefs }) => ({ column: 'person', values: userRefs }),
});

const isOfTeam = createPermissionRule({
  name: 'IS_OF_TEAM',
  description: 'Allow for grants with one of these teams',
  resourceRef: studioGrantPermissionResourceRef,
  paramsSchema: teamParams,
  apply: ({ team }, { teams }) => teams.includes(team),
  toQuery: ({ teams }) => ({ column: 'team', values: teams }),
});

const isInDomain = createPermissionRule({
  name: 'IS_IN_DOMAIN',
  description: 'Allow for grants for one of these domains',
  resourceRef: studioGrantPermissionResourceRef,
  paramsSchema: domainParams,
  apply: ({ domainId }, { domainIds }) => domainIds.includes(domainId),
  toQuery: ({ domainIds }) => ({ column: 'domainId', values: domainIds }),
});

/**
 * The rules about grants.
 *
 * @public
 */
export const sagemakerStudioGrantRules = {
  isRequester,
  isBeneficiary,
  isOfTeam,
  isInDomain,
};

const conditionExports = createConditionExports({
  resourceRef: studioGrantPermissionResourceRef,
  rules: sagemakerStudioGrantRules,
});

/**
 * Conditions on grants, for permission policies.
 *
 * @public
 */
export const sagemakerStudioGrantConditions = conditionExports.conditions;

/**
 * Allows what concerns grants only under conditions.
 *
 * @public
 */
export const createSagemakerStudioGrantConditionalDecision =
  conditionExports.createConditionalDecision;
