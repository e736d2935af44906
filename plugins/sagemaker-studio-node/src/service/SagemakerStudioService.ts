/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type {
  AccessEvent,
  AccessRequest,
  Directory,
  DomainList,
  DomainSettings,
  DomainSettingsInput,
  DomainTeamsList,
  Operation,
  PersonOverview,
  Plan,
  PlanInput,
  RequestDocumentList,
  RequestInput,
  SagemakerStudioApi,
  Settings,
  SettingsSimulation,
  Standing,
  TeamAccess,
  TeamRule,
  TeamRuleInput,
  TeamRuleList,
  TeamRuleSimulation,
  TeamSettings,
  TeamSettingsInput,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';

/**
 * Options of every call.
 *
 * @public
 */
export type SagemakerStudioServiceRequestOptions = {
  /** On whose behalf the call is made: a user's credentials, or a plugin's own. */
  credentials: BackstageCredentials;
  signal?: AbortSignal;
};

/**
 * Options of calls that write, other than a new request.
 *
 * @public
 */
export type SagemakerStudioServiceWriteOptions =
  SagemakerStudioServiceRequestOptions & {
    /**
     * Sent as `Idempotency-Key`: repeating the call with the same key gives the same answer, and nothing is done a
     * second time. Default: a new key for each call.
     */
    idempotencyKey?: string;
  };

/**
 * `SagemakerStudioApi` for back ends, with credentials in place of a token: what reads, plans and asks, and what templates do that a
 * person has started. Deciding, taking back and accepting are not among it, since only people do so, on the page. Every method throws `ResponseError` from
 * `@backstage/errors` on a 4xx or 5xx, whose message names the thing concerned and says what to do.
 *
 * @public
 */
export interface SagemakerStudioService {
  /** Every domain that the last syncs saw. */
  listDomains(
    options: SagemakerStudioServiceRequestOptions,
  ): Promise<DomainList>;

  /** The access of a team's members; `team` is a full catalog ref, `group:default/forecasting`. */
  getTeamAccess(
    team: string,
    options: SagemakerStudioServiceRequestOptions,
  ): Promise<TeamAccess>;

  /** One person's access to every domain; `person` is a full catalog ref, `user:default/jane.doe`. */
  getPersonOverview(
    person: string,
    options: SagemakerStudioServiceRequestOptions,
  ): Promise<PersonOverview>;

  /** Plans a request without filing it. */
  planRequest(
    input: PlanInput,
    options: SagemakerStudioServiceRequestOptions,
  ): Promise<Plan>;

  /**
   * Files a request. The same `idempotencyKey` with the same input answers with the request that exists; with another
   * input it is a conflict (409).
   */
  createRequest(
    input: RequestInput,
    options: SagemakerStudioServiceRequestOptions & { idempotencyKey: string },
  ): Promise<AccessRequest>;

  /** Requests, newest first. */
  listRequests(
    filter: Parameters<SagemakerStudioApi['listRequests']>[0],
    options: SagemakerStudioServiceRequestOptions,
  ): Promise<{ items: AccessRequest[]; nextCursor?: string }>;

  /** One request with its plan, decision, grants and their operations. */
  getRequest(
    requestId: string,
    options: SagemakerStudioServiceRequestOptions,
  ): Promise<AccessRequest>;

  /** The events of a request, oldest first unless `sort` says otherwise, page by page. */
  listRequestEvents(
    requestId: string,
    filter: Parameters<SagemakerStudioApi['listRequestEvents']>[1],
    options: SagemakerStudioServiceRequestOptions,
  ): Promise<{ items: AccessEvent[]; nextCursor?: string }>;

  /** Tries a blocked operation again at once; for templates only, since of all other services this is refused (403). */
  retryOperation(
    operationId: string,
    options: SagemakerStudioServiceWriteOptions,
  ): Promise<Operation>;

  /** Goes on with the creation of a domain that is blocked; for templates only. */
  retryDomainCreation(
    requestId: string,
    options: SagemakerStudioServiceWriteOptions,
  ): Promise<AccessRequest>;

  /** The settings of domains and teams, each with its source. */
  getSettings(options: SagemakerStudioServiceRequestOptions): Promise<Settings>;

  /** Simulates a change to the settings of a domain. */
  simulateDomainSettings(
    domainId: string,
    input: DomainSettingsInput,
    options: SagemakerStudioServiceRequestOptions,
  ): Promise<SettingsSimulation>;

  /** Changes the settings of a domain; for templates only, since of all other services this is refused (403). */
  setDomain(
    domainId: string,
    input: DomainSettingsInput,
    options: SagemakerStudioServiceWriteOptions,
  ): Promise<DomainSettings>;

  /** Simulates a change of a team's leads. `team` is a full catalog ref. */
  simulateTeamSettings(
    team: string,
    input: TeamSettingsInput,
    options: SagemakerStudioServiceRequestOptions,
  ): Promise<SettingsSimulation>;

  /** Names the leads of a team; for templates only. */
  setTeam(
    team: string,
    input: TeamSettingsInput,
    options: SagemakerStudioServiceWriteOptions,
  ): Promise<TeamSettings>;

  /** Rules that keep the access of teams in step with their members, of all teams or of one. */
  listTeamRules(
    filter: Parameters<SagemakerStudioApi['listTeamRules']>[0],
    options: SagemakerStudioServiceRequestOptions,
  ): Promise<TeamRuleList>;

  /** Whom a rule would ask for; changes nothing. */
  simulateTeamRule(
    team: string,
    domainId: string,
    input: TeamRuleInput,
    options: SagemakerStudioServiceRequestOptions,
  ): Promise<TeamRuleSimulation>;

  /** Sets the rule of a team for a domain; for templates only. */
  setTeamRule(
    team: string,
    domainId: string,
    input: TeamRuleInput,
    options: SagemakerStudioServiceWriteOptions,
  ): Promise<TeamRule>;

  /** Asks for a sync now; ends when it is queued, not when it has run. */
  refresh(options: SagemakerStudioServiceWriteOptions): Promise<void>;

  /** The whole directory; for other plugins only (service credentials). 503 before the first complete sync. */
  getDirectory(
    options: SagemakerStudioServiceRequestOptions,
  ): Promise<Directory>;

  /** Which teams have access to which domain; for other plugins only (service credentials). */
  listDomainTeams(
    options: SagemakerStudioServiceRequestOptions,
  ): Promise<DomainTeamsList>;

  /** Requests as search documents; for other plugins only (service credentials). Page by page, oldest first. */
  listRequestDocuments(
    filter: Parameters<SagemakerStudioApi['listRequestDocuments']>[0],
    options: SagemakerStudioServiceRequestOptions,
  ): Promise<RequestDocumentList>;

  /**
   * Which groups a catalog user is in by the word of trusted entities; for other plugins only (service credentials).
   * `user` is a full catalog ref, `user:default/jane.doe`.
   */
  getStanding(
    user: string,
    options: SagemakerStudioServiceRequestOptions,
  ): Promise<Standing>;
}
