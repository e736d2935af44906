/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { parseEntityRef } from '@backstage/catalog-model';
import { NotFoundError, NotImplementedError } from '@backstage/errors';
import type {
  PlanInput,
  RequestInput,
  SagemakerStudioApi,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import {
  access,
  accessList,
  barredEntry,
  domainOverview,
  domainSummary,
  policyList,
  effectiveAccess,
  eventPage,
  events,
  forecasting,
  fraudDetection,
  grant,
  history,
  identityConflict,
  identityReport,
  legacyLab,
  listedEvent,
  person,
  plan,
  planItem,
  production,
  readiness,
  readyAccess,
  request,
  research,
  researchLab,
  settings,
  settingsSimulation,
  teamRule,
  teamRuleSimulation,
} from '../src/__fixtures__';

export const VIEWER = 'user:default/mira.santos';

const LINKS = { studio: 'http://localhost:4566/studio' };

/** Answers with the fixtures of the tests. New requests wait for a decision; nothing else can be changed. */
export class FixtureStudioApi implements SagemakerStudioApi {
  readonly #requests = [
    request({ requestId: 'req-waiting', viewerMayDecide: true }),
    request({
      requestId: 'req-blocked',
      status: 'approved',
      team: 'group:default/fraud-detection',
      grants: [grant('Ben Carter', 2, { status: 'provision-blocked' })],
    }),
  ];

  async listDomainSummaries() {
    return {
      items: [
        domainSummary(),
        domainSummary({ domain: legacyLab(), readiness: undefined }),
      ],
      syncedAt: new Date().toISOString(),
    };
  }

  async listDomains() {
    return {
      items: [researchLab(), legacyLab(), production()],
      syncedAt: new Date().toISOString(),
    };
  }

  async getTeamAccess(entityRef: string) {
    const teams = [forecasting(), fraudDetection(), research()];
    return found(
      teams.find(({ team }) => team.entityRef === entityRef),
      entityRef,
    );
  }

  async getPersonOverview() {
    return {
      person: person('Mira Santos'),
      access: [
        { ...readyAccess('Mira Santos'), domain: researchLab(), links: LINKS },
        {
          ...access('Mira Santos', { domainId: 'd-legacylab01' }),
          domain: legacyLab(),
          links: LINKS,
        },
      ],
      requests: this.#requests,
      syncedAt: new Date().toISOString(),
    };
  }

  async planRequest({ people = [VIEWER] }: PlanInput) {
    return plan(people.map(ref => planItem(displayNameOf(ref))));
  }

  async createRequest({ justification, people = [VIEWER] }: RequestInput) {
    const created = request({
      requestId: `req-${this.#requests.length}`,
      requester: VIEWER,
      justification,
      people,
    });
    this.#requests.unshift(created);
    return created;
  }

  async listRequests() {
    return { items: this.#requests };
  }

  async getRequest(requestId: string) {
    return found(
      this.#requests.find(each => each.requestId === requestId),
      requestId,
    );
  }

  async listRequestEvents(
    requestId: string,
    filter?: Parameters<SagemakerStudioApi['listRequestEvents']>[1],
  ) {
    return eventPage(events(await this.getRequest(requestId)), filter);
  }

  readonly refresh = async () => {};
  readonly listAccess = async () => accessList();
  readonly getDomain = async () => domainOverview();
  readonly getReadiness = async () => readiness();
  readonly listOrphanedAssignments = async (domainId: string) => ({
    domainId,
    items: [],
    viewer: { mayRemove: false },
  });
  readonly listNetworks = notImplemented;
  readonly listIdentityCenterUsers = async () => ({
    items: [],
    hasMore: false,
  });
  readonly removeOrphanedAssignment = notImplemented;
  readonly removeUnmanagedAccess = notImplemented;
  readonly removeUnmanagedAccessInBulk = notImplemented;
  readonly listUnmanagedAccess = async (domainId: string) => ({
    domainId,
    people: [],
    total: 0,
    groups: [],
    viewer: { mayRemove: false },
  });
  readonly getEffectiveAccess = async () => effectiveAccess();
  readonly explainEntry = async () => barredEntry();
  readonly getHistory = async () => ({ items: history(20) });
  readonly listEvents = async () => ({ items: [listedEvent(1)] });

  readonly listIdentityConflicts = async () => ({
    items: [identityConflict()],
    viewerMayDecide: true,
  });
  readonly getIdentityReport = async () => identityReport();
  readonly confirmTeamLink = notImplemented;
  readonly decideRef = notImplemented;
  readonly listMassChanges = async () => ({
    items: [],
    viewerMayDecide: true,
  });
  readonly acceptMassChange = notImplemented;
  readonly rejectMassChange = notImplemented;
  readonly confirmIdentityLink = notImplemented;
  readonly commentOnRequest = notImplemented;
  readonly decideRequest = notImplemented;
  readonly planAmendment = notImplemented;
  readonly exportEvents = notImplemented;
  readonly getSettings = async () => settings();
  readonly exportSettings = notImplemented;
  readonly importSettings = notImplemented;
  readonly simulateSettingsImport = notImplemented;
  readonly setDomain = notImplemented;
  readonly setPolicy = notImplemented;
  readonly simulatePolicySettings = async () => settingsSimulation();
  readonly setTeam = notImplemented;
  readonly simulateDomainSettings = async () => settingsSimulation();
  readonly simulateTeamSettings = async () => settingsSimulation();
  readonly listTeamRules = async () => ({
    items: [teamRule()],
    viewerMaySet: true,
  });
  readonly setTeamRule = notImplemented;
  readonly simulateTeamRule = async () => teamRuleSimulation();
  readonly getDirectory = notImplemented;
  readonly listDomainTeams = notImplemented;
  readonly listRequestDocuments = notImplemented;
  readonly getStanding = notImplemented;
  readonly getGrant = notImplemented;
  readonly listGrants = notImplemented;
  readonly previewAssignment = notImplemented;
  readonly previewOffboarding = notImplemented;
  readonly retryOperation = notImplemented;
  readonly listPolicies = async () => policyList();
  readonly simulateRequest = notImplemented;
  readonly undoOffboarding = notImplemented;
  readonly verifyEvents = notImplemented;
  readonly withdrawRequest = notImplemented;
  readonly retryDomainCreation = notImplemented;
  readonly cancelDomainCreation = notImplemented;
}

/** `Mira Santos` of `user:default/mira.santos`. */
function displayNameOf(entityRef: string): string {
  return parseEntityRef(entityRef)
    .name.split('.')
    .map(part => part.charAt(0).toUpperCase() + part.slice(1))
    .join(' ');
}

function found<T>(item: T | undefined, name: string): T {
  if (item === undefined) {
    throw new NotFoundError(`There is no fixture for '${name}'`);
  }
  return item;
}

async function notImplemented(): Promise<never> {
  throw new NotImplementedError('The fixtures cannot be changed');
}
