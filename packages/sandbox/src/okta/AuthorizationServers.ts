/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { randomBytes } from 'node:crypto';
import type { Provider } from 'oidc-provider';
import type { SandboxContext } from '../SandboxContext';
import { findingByJwt, giveAccessTokensAsJwt } from './accessTokens';
import { oidcConfiguration } from './oidcConfiguration';
import { OidcStore } from './OidcStore';
import { SigningKey } from './SigningKey';

/** One of Okta's authorization servers: its mount path, and the path of its issuer. */
export type ServerPlace = { mount: string; issuerPath: string };

/** The custom authorization server that every Okta organization starts with. */
export const DEFAULT_SERVER: ServerPlace = {
  mount: '/oauth2/default',
  issuerPath: '/oauth2/default',
};

/** The organization's own authorization server. */
export const ORG_SERVER: ServerPlace = { mount: '/oauth2', issuerPath: '' };

/** A sign-in is between the browser and Okta, whichever server it is for. The rest is each server's own. */
const SHARED = ['Interaction', 'Session', 'Grant'];

/**
 * Okta's authorization servers, by a certified OpenID Connect library. The library is an ES module and is loaded at the first
 * request, so that a sandbox whose sign-in nobody uses, as in most tests, neither waits for it nor needs a runtime that can
 * load it.
 */
export class AuthorizationServers {
  readonly #context: SandboxContext;
  readonly #store = new OidcStore();
  readonly #cookieKey = randomBytes(32).toString('hex');
  readonly #loading = new Map<ServerPlace, Promise<Provider>>();
  #key?: SigningKey;

  constructor(options: { context: SandboxContext }) {
    this.#context = options.context;
  }

  get key(): SigningKey {
    this.#key ??= new SigningKey();
    return this.#key;
  }

  issuerOf({ issuerPath }: ServerPlace): string {
    return `${this.#context.baseUrl}${issuerPath}`;
  }

  /** The provider behind a server; a failure to load it is not kept. */
  async provider(place: ServerPlace): Promise<Provider> {
    const loading = this.#loading.get(place) ?? this.#create(place);
    this.#loading.set(place, loading);
    try {
      return await loading;
    } catch (error) {
      this.#loading.delete(place);
      throw error;
    }
  }

  async #create(place: ServerPlace): Promise<Provider> {
    const { Provider: OidcProvider } = await import('oidc-provider');
    const issuer = this.issuerOf(place);
    const provider = new OidcProvider(issuer, {
      ...oidcConfiguration(this.#context),
      adapter: kind => {
        const adapter = this.#store.adapter(
          SHARED.includes(kind) ? kind : `${issuer} ${kind}`,
        );
        return kind === 'AccessToken'
          ? findingByJwt(adapter, this.key, issuer)
          : adapter;
      },
      jwks: { keys: [this.key.jwk] },
      cookies: {
        keys: [this.#cookieKey],
        names: {
          session: 'okta_oidc_session',
          interaction: 'okta_oidc_interaction',
          resume: 'okta_oidc_resume',
        },
      },
    });
    giveAccessTokensAsJwt(provider, this.key, {
      issuer,
      audience: place === DEFAULT_SERVER ? 'api://default' : issuer,
      subjectOf: id => this.#context.world.okta.people[id]?.login,
    });
    return provider;
  }
}
