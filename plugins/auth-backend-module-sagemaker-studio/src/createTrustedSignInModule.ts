/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  coreServices,
  createBackendModule,
  type BackendFeature,
} from '@backstage/backend-plugin-api';
import {
  authProvidersExtensionPoint,
  createOAuthProviderFactory,
  type OAuthAuthenticator,
} from '@backstage/plugin-auth-node';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import {
  readTrustedOrigins,
  sagemakerStudioServiceRef,
} from '@studio-access/backstage-plugin-sagemaker-studio-node';
import { createTrustedSignInResolver } from './createTrustedSignInResolver';

/**
 * Options of {@link createTrustedSignInModule}.
 *
 * @public
 */
export type TrustedSignInModuleOptions<TProfile> = {
  /** Below `auth.providers`: `okta`, `oidc`, `microsoft`. */
  providerId: string;
  /** Of the module that brings the provider. */
  authenticator: OAuthAuthenticator<unknown, TProfile>;
};

/**
 * A sign-in provider that signs people in as the trusted user with their address, whatever `signIn.resolvers` says. Add it
 * instead of the provider's own module, whose resolvers also find users that anybody has registered.
 *
 * @public
 */
export function createTrustedSignInModule<TProfile>(
  options: TrustedSignInModuleOptions<TProfile>,
): BackendFeature {
  const { providerId, authenticator } = options;
  return createBackendModule({
    pluginId: 'auth',
    moduleId: `sagemaker-studio-${providerId}`,
    register(reg) {
      reg.registerInit({
        deps: {
          providers: authProvidersExtensionPoint,
          auth: coreServices.auth,
          catalog: catalogServiceRef,
          config: coreServices.rootConfig,
          logger: coreServices.logger,
          studio: sagemakerStudioServiceRef,
        },
        async init({ providers, config, ...services }) {
          providers.registerProvider({
            providerId,
            factory: createOAuthProviderFactory({
              authenticator,
              signInResolver: createTrustedSignInResolver({
                ...services,
                trustedOrigins: readTrustedOrigins(config),
              }),
            }),
          });
        },
      });
    },
  });
}
