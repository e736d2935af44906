/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { oktaAuthenticator } from '@backstage/plugin-auth-backend-module-okta-provider';
import { createTrustedSignInModule } from './createTrustedSignInModule';

/**
 * The sign-in provider `okta`; it takes the place of `@backstage/plugin-auth-backend-module-okta-provider`.
 *
 * @public
 */
export const authModuleSagemakerStudio = createTrustedSignInModule({
  providerId: 'okta',
  authenticator: oktaAuthenticator,
});
