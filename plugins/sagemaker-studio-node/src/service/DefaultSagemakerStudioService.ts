/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type {
  AuthService,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import {
  SagemakerStudioClient,
  type AccessEvent,
  type AccessRequest,
  type Directory,
  type DomainList,
  type DomainSettings,
  type DomainSettingsInput,
  type DomainTeamsList,
  type Operation,
  type PersonOverview,
  type Plan,
  type PlanInput,
  type RequestDocumentList,
  type RequestInput,
  type SagemakerStudioApi,
  type Settings,
  type SettingsSimulation,
  type Standing,
  type TeamAccess,
  type TeamRule,
  type TeamRuleInput,
  type TeamRuleList,
  type TeamRuleSimulation,
  type TeamSettings,
  type TeamSettingsInput,
  type WriteOptions,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type {
  SagemakerStudioService,
  SagemakerStudioServiceRequestOptions,
  SagemakerStudioServiceWriteOptions,
} from './SagemakerStudioService';

/**
 * Speaks to the plugin's back end over HTTP, each call with a fresh token on behalf of the given credentials.
 *
 * @public
 */
export class DefaultSagemakerStudioService implements SagemakerStudioService {
  readonly #auth: AuthService;
  readonly #client: SagemakerStudioApi;

  static create(options: {
    auth: AuthService;
    discovery: DiscoveryService;
  }): DefaultSagemakerStudioService {
    return new DefaultSagemakerStudioService(
      options.auth,
      new SagemakerStudioClient({ discoveryApi: options.discovery }),
    );
  }

  private constructor(auth: AuthService, client: SagemakerStudioApi) {
    this.#auth = auth;
    this.#client = client;
  }

  async listDomains(
    options: SagemakerStudioServiceRequestOptions,
  ): Promise<DomainList> {
    return this.#client.listDomains(await this.#authorise(options));
  }

  async getTeamAccess(
    team: string,
    options: SagemakerStudioServiceRequestOptions,
  ): Promise<TeamAccess> {
    return this.#client.getTeamAccess(team, await this.#authorise(options));
  }

  async getPersonOverview(
    person: string,
    options: SagemakerStudioServiceRequestOptions,
  ): Promise<PersonOverview> {
    return this.#client.getPersonOverview(
      person,
      await this.#authorise(options),
    );
  }

  async planRequest(
    input: PlanInput,
    options: SagemakerStudioServiceRequestOptions,
  ): Promise<Plan> {
    return this.#client.planRequest(input, await this.#authorise(options));
  }

  async createRequest(
    input: RequestInput,
    options: SagemakerStudioServiceRequestOptions & { idempotencyKey: string },
  ): Promise<AccessRequest> {
    return this.#client.createRequest(input, {
      ...(await this.#authorise(options)),
      idempotencyKey: options.idempotencyKey,
    });
  }

  async listRequests(
    filter: Parameters<SagemakerStudioApi['listRequests']>[0],
    options: SagemakerStudioServiceRequestOptions,
  ): Promise<{ items: AccessRequest[]; nextCursor?: string }> {
    return this.#client.listRequests(filter, await this.#authorise(options));
  }

  async getRequest(
    requestId: string,
    options: SagemakerStudioServiceRequestOptions,
  ): Promise<AccessRequest> {
    return this.#client.getRequest(requestId, await this.#authorise(options));
  }

  async listRequestEvents(
    requestId: string,
    filter: Parameters<SagemakerStudioApi['listRequestEvents']>[1],
    options: SagemakerStudioServiceRequestOptions,
  ): Promise<{ items: AccessEvent[]; nextCursor?: string }> {
    return this.#client.listRequestEvents(
      requestId,
      filter,
      await this.#authorise(options),
    );
  }

  async retryOperation(
    operationId: string,
    options: SagemakerStudioServiceWriteOptions,
  ): Promise<Operation> {
    return this.#client.retryOperation(
      operationId,
      await this.#authorise(options),
    );
  }

  async retryDomainCreation(
    requestId: string,
    options: SagemakerStudioServiceWriteOptions,
  ): Promise<AccessRequest> {
    return this.#client.retryDomainCreation(
      requestId,
      await this.#authorise(options),
    );
  }

  async getSettings(
    options: SagemakerStudioServiceRequestOptions,
  ): Promise<Settings> {
    return this.#client.getSettings(await this.#authorise(options));
  }

  async simulateDomainSettings(
    domainId: string,
    input: DomainSettingsInput,
    options: SagemakerStudioServiceRequestOptions,
  ): Promise<SettingsSimulation> {
    return this.#client.simulateDomainSettings(
      domainId,
      input,
      await this.#authorise(options),
    );
  }

  async setDomain(
    domainId: string,
    input: DomainSettingsInput,
    options: SagemakerStudioServiceWriteOptions,
  ): Promise<DomainSettings> {
    return this.#client.setDomain(
      domainId,
      input,
      await this.#authorise(options),
    );
  }

  async simulateTeamSettings(
    team: string,
    input: TeamSettingsInput,
    options: SagemakerStudioServiceRequestOptions,
  ): Promise<SettingsSimulation> {
    return this.#client.simulateTeamSettings(
      team,
      input,
      await this.#authorise(options),
    );
  }

  async setTeam(
    team: string,
    input: TeamSettingsInput,
    options: SagemakerStudioServiceWriteOptions,
  ): Promise<TeamSettings> {
    return this.#client.setTeam(team, input, await this.#authorise(options));
  }

  async listTeamRules(
    filter: Parameters<SagemakerStudioApi['listTeamRules']>[0],
    options: SagemakerStudioServiceRequestOptions,
  ): Promise<TeamRuleList> {
    return this.#client.listTeamRules(filter, await this.#authorise(options));
  }

  async simulateTeamRule(
    team: string,
    domainId: string,
    input: TeamRuleInput,
    options: SagemakerStudioServiceRequestOptions,
  ): Promise<TeamRuleSimulation> {
    return this.#client.simulateTeamRule(
      team,
      domainId,
      input,
      await this.#authorise(options),
    );
  }

  async setTeamRule(
    team: string,
    domainId: string,
    input: TeamRuleInput,
    options: SagemakerStudioServiceWriteOptions,
  ): Promise<TeamRule> {
    return this.#client.setTeamRule(
      team,
      domainId,
      input,
      await this.#authorise(options),
    );
  }

  async refresh(options: SagemakerStudioServiceWriteOptions): Promise<void> {
    await this.#client.refresh(await this.#authorise(options));
  }

  async getDirectory(
    options: SagemakerStudioServiceRequestOptions,
  ): Promise<Directory> {
    return this.#client.getDirectory(await this.#authorise(options));
  }

  async listDomainTeams(
    options: SagemakerStudioServiceRequestOptions,
  ): Promise<DomainTeamsList> {
    return this.#client.listDomainTeams(await this.#authorise(options));
  }

  async listRequestDocuments(
    filter: Parameters<SagemakerStudioApi['listRequestDocuments']>[0],
    options: SagemakerStudioServiceRequestOptions,
  ): Promise<RequestDocumentList> {
    return this.#client.listRequestDocuments(
      filter,
      await this.#authorise(options),
    );
  }

  async getStanding(
    user: string,
    options: SagemakerStudioServiceRequestOptions,
  ): Promise<Standing> {
    return this.#client.getStanding(user, await this.#authorise(options));
  }

  async #authorise(
    options: SagemakerStudioServiceWriteOptions,
  ): Promise<WriteOptions> {
    const { token } = await this.#auth.getPluginRequestToken({
      onBehalfOf: options.credentials,
      targetPluginId: 'sagemaker-studio',
    });
    return {
      token,
      signal: options.signal,
      idempotencyKey: options.idempotencyKey,
    };
  }
}
