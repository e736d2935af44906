/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { ResponseError } from '@backstage/errors';
import { createApiMock } from '@backstage/frontend-test-utils';
import {
  accessList,
  domainOverview,
  domainSummary,
  effectiveAccess,
  eventPage,
  events,
  forecasting,
  history,
  identityReport,
  legacyLab,
  listedEvent,
  plan,
  planItem,
  policyList,
  production,
  readiness,
  request,
  researchLab,
  settings,
  settingsSimulation,
  teamRule,
  teamRuleSimulation,
} from '../__fixtures__';
import { sagemakerStudioApiRef } from '../api';

const mock = createApiMock(sagemakerStudioApiRef, () => ({
  listDomains: jest.fn(),
  listDomainSummaries: jest.fn(),
  getTeamAccess: jest.fn(),
  getPersonOverview: jest.fn(),
  planRequest: jest.fn(),
  createRequest: jest.fn(),
  listRequests: jest.fn(),
  getRequest: jest.fn(),
  listRequestEvents: jest.fn(),
  commentOnRequest: jest.fn(),
  decideRequest: jest.fn(),
  planAmendment: jest.fn(),
  withdrawRequest: jest.fn(),
  retryDomainCreation: jest.fn(),
  cancelDomainCreation: jest.fn(),
  retryOperation: jest.fn(),
  refresh: jest.fn(),
  getDirectory: jest.fn(),
  listRequestDocuments: jest.fn(),
  getStanding: jest.fn(),
  simulateRequest: jest.fn(),
  listGrants: jest.fn(),
  getGrant: jest.fn(),
  previewOffboarding: jest.fn(),
  undoOffboarding: jest.fn(),
  listMassChanges: jest.fn(),
  acceptMassChange: jest.fn(),
  rejectMassChange: jest.fn(),
  listIdentityConflicts: jest.fn(),
  confirmIdentityLink: jest.fn(),
  getIdentityReport: jest.fn(),
  confirmTeamLink: jest.fn(),
  decideRef: jest.fn(),
  listEvents: jest.fn(),
  exportEvents: jest.fn(),
  verifyEvents: jest.fn(),
  listAccess: jest.fn(),
  getDomain: jest.fn(),
  getReadiness: jest.fn(),
  listNetworks: jest.fn(),
  listIdentityCenterUsers: jest.fn(),
  listOrphanedAssignments: jest.fn(),
  removeOrphanedAssignment: jest.fn(),
  removeUnmanagedAccess: jest.fn(),
  getEffectiveAccess: jest.fn(),
  previewAssignment: jest.fn(),
  explainEntry: jest.fn(),
  getHistory: jest.fn(),
  getSettings: jest.fn(),
  listPolicies: jest.fn(),
  exportSettings: jest.fn(),
  setDomain: jest.fn(),
  simulateDomainSettings: jest.fn(),
  setTeam: jest.fn(),
  simulateTeamSettings: jest.fn(),
  listTeamRules: jest.fn(),
  setTeamRule: jest.fn(),
  simulateTeamRule: jest.fn(),
}));

/** An API with the team forecasting, whose lead is the viewer, and a pending request. */
export function studioApi(overrides?: Parameters<typeof mock>[0]) {
  return mock({
    listDomains: async () => ({
      items: [researchLab(), legacyLab(), production()],
      syncedAt: new Date(Date.now() - 130_000).toISOString(),
    }),
    listDomainSummaries: async () => ({
      items: [
        domainSummary(),
        domainSummary({ domain: legacyLab(), readiness: undefined }),
        domainSummary({ domain: production(), readiness: undefined }),
      ],
      syncedAt: new Date(Date.now() - 130_000).toISOString(),
    }),
    getTeamAccess: async () => forecasting(),
    getSettings: async () => settings(),
    listPolicies: async () => policyList(),
    simulateDomainSettings: async () => settingsSimulation(),
    simulateTeamSettings: async () => settingsSimulation(),
    listTeamRules: async () => ({ items: [teamRule()], viewerMaySet: true }),
    simulateTeamRule: async () => teamRuleSimulation(),
    planRequest: async () => plan([planItem('Mira Santos')]),
    listRequests: async () => ({ items: [request()] }),
    getRequest: async () => request(),
    listRequestEvents: async (_, filter) =>
      eventPage(events(request()), filter),
    refresh: async () => {},
    listAccess: async () => accessList(),
    getDomain: async () => domainOverview(),
    getReadiness: async () => readiness(),
    listOrphanedAssignments: async domainId => ({
      domainId,
      items: [],
      viewer: { mayRemove: false },
    }),
    getEffectiveAccess: async () => effectiveAccess(),
    getHistory: async () => ({ items: history(20) }),
    listEvents: async () => ({ items: [listedEvent(1)] }),
    listMassChanges: async () => ({ items: [], viewerMayDecide: true }),
    listIdentityConflicts: async () => ({ items: [], viewerMayDecide: true }),
    getIdentityReport: async () => identityReport(),
    ...overrides,
  });
}

/** The error that the client throws for a refused call. */
export function refusal(
  status: number,
  name: string,
  message: string,
  details: object = {},
): Promise<ResponseError> {
  return ResponseError.fromResponse(
    new Response(
      JSON.stringify({
        error: { name, message, ...details },
        response: { statusCode: status },
      }),
      { status, headers: { 'Content-Type': 'application/json' } },
    ),
  );
}
