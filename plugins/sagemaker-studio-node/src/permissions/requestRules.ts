/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import {
  createConditionExports,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import { claimParams, domainParams, teamParams, userParams } from './params';
import { studioRequestPermissionResourceRef } from './resources';

const isRequester = createPermissionRule({
  name: 'IS_REQUESTER',
  description: 'Allow for requests that one of these users filed',
  resourceRef: studioRequestPermissionResourceRef,
  paramsSchema: userParams,
  apply: ({ requester }, { userRefs }) => userRefs.includes(requester),
  toQuery: ({ userRefs }) => ({ column: 'requester', values: userRefs }),
});

const isBeneficiary = createPermissionRule({
  name: 'IS_BENEFICIARY',
  description: 'Allow for requests that are for one of these users',
  resourceRef: studioRequestPermissionResourceRef,
  paramsSchema: userParams,
  apply: ({ people }, { userRefs }) =>
    people.some(person => userRefs.includes(person)),
  toQuery: ({ userRefs }) => ({ column: 'person', values: userRefs }),
});

const isOfTeam = createPermissionRule({
  name: 'IS_OF_TEAM',
  description: 'Allow for requests with which one of these teams is concerned',
  resourceRef: studioRequestPermissionResourceRef,
  paramsSchema: teamParams,
  apply: ({ team }, { teams }) => teams.includes(team),
  toQuery: ({ teams }) => ({ column: 'team', values: teams }),
});

const isInDomain = createPermissionRule({
  name: 'IS_IN_DOMAIN',
  description: 'Allow for requests for one of these domains',
  resourceRef: studioRequestPermissionResourceRef,
  paramsSchema: domainParams,
  apply: ({ domainId }, { domainIds }) => domainIds.includes(domainId),
  toQuery: ({ domainIds }) => ({ column: 'domainId', values: domainIds }),
});

const isApprover = createPermissionRule({
  name: 'IS_APPROVER',
  description: 'Allow for requests that the holder of these refs may decide',
  resourceRef: studioRequestPermissionResourceRef,
  paramsSchema: claimParams,
  apply: ({ approvers }, { claims }) =>
    approvers.some(approver => claims.includes(approver)),
  toQuery: ({ claims }) => ({ column: 'approver', values: claims }),
});

/**
 * The rules about requests.
 *
 * @public
 */
export const sagemakerStudioRequestRules = {
  isRequester,
  isBeneficiary,
  isOfTeam,
  isInDomain,
  isApprover,
};

const conditionExports = createConditionExports({
  resourceRef: studioRequestPermissionResourceRef,
  rules: sagemakerStudioRequestRules,
});

/**
 * Conditions on requests, for permission policies.
 *
 * @public
 */
export const sagemakerStudioRequestConditions = conditionExports.conditions;

/**
 * Allows what concerns requests only under conditions.
 *
 * @public
 */
export const createSagemakerStudioRequestConditionalDecision =
  conditionExports.createConditionalDecision;
