/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  AuthService,
  BackstageCredentials,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import {
  SagemakerStudioClient,
  type RequestOptions,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { notAllowedError } from '../util/errors';
import { say } from '../util/say';

const PLUGIN_ID = 'sagemaker-studio';

type Person = {
  /** Catalog ref. */
  ref: string;
  client: SagemakerStudioClient;
  /** For every call of the client. */
  options: RequestOptions;
};

/**
 * Calls this plugin's own HTTP API for whoever invokes an action, so that an agent meets the same checks as everybody. Each
 * call says that it comes from an agent, which is why no such request is ever approved automatically.
 */
export class AgentCalls {
  readonly #auth: AuthService;
  readonly #client: SagemakerStudioClient;

  constructor(options: { auth: AuthService; discovery: DiscoveryService }) {
    this.#auth = options.auth;
    this.#client = new SagemakerStudioClient({
      discoveryApi: options.discovery,
      source: 'agent',
    });
  }

  /**
   * The person on whose behalf an action runs.
   *
   * @throws NotAllowedError where a service calls for nobody
   */
  async person(credentials: BackstageCredentials): Promise<Person> {
    if (!this.#auth.isPrincipal(credentials, 'user')) {
      throw notAllowedError(say('refused.agent-for-nobody'));
    }
    return {
      ref: credentials.principal.userEntityRef,
      client: this.#client,
      options: await this.#options(credentials),
    };
  }

  /** The standing of a catalog user, which only plugins may ask for. */
  async standingOf(ref: string) {
    return this.#client.getStanding(
      ref,
      await this.#options(await this.#auth.getOwnServiceCredentials()),
    );
  }

  async #options(onBehalfOf: BackstageCredentials): Promise<RequestOptions> {
    return this.#auth.getPluginRequestToken({
      onBehalfOf,
      targetPluginId: PLUGIN_ID,
    });
  }
}
