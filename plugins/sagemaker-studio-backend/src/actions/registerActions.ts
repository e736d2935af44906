/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * This folder offers to agents what they may do: read, plan and ask. Nothing here decides, takes access away, deletes data or
 * changes settings; that is left to people, on the pages of the portal.
 */
import type {
  AuthService,
  DiscoveryService,
  RootConfigService,
} from '@backstage/backend-plugin-api';
import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import type { ActionsOptions } from './ActionsOptions';
import { AgentCalls } from './AgentCalls';
import { addExplainAccess } from './explainAccess';
import { addFileRequest } from './fileRequest';
import { addGetRequest } from './getRequest';
import { addListDomains } from './listDomains';
import { addListMyRequests } from './listMyRequests';
import { addPlanRequest } from './planRequest';
import { addSimulateRequest } from './simulateRequest';
import { addWhoAmI } from './whoAmI';

/** Offers the actions in the actions registry of Backstage, from which agents get them over MCP. */
export function registerActions(options: {
  registry: ActionsRegistryService;
  auth: AuthService;
  discovery: DiscoveryService;
  config: RootConfigService;
}): void {
  const baseUrl = options.config.getOptionalString('app.baseUrl') ?? '';
  const actions: ActionsOptions = {
    registry: options.registry,
    calls: new AgentCalls(options),
    addressOf: path => `${baseUrl.replace(/\/+$/, '')}${path}`,
  };
  addWhoAmI(actions);
  addExplainAccess(actions);
  addListDomains(actions);
  addListMyRequests(actions);
  addGetRequest(actions);
  addPlanRequest(actions);
  addSimulateRequest(actions);
  addFileRequest(actions);
}
