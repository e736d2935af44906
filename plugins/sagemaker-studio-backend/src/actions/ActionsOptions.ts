/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import type { AgentCalls } from './AgentCalls';

/** The dependencies of the actions. */
export type ActionsOptions = {
  registry: ActionsRegistryService;
  calls: AgentCalls;
  /** The whole address of a page, for the person whom the agent works for. */
  addressOf: (path: string) => string;
};
