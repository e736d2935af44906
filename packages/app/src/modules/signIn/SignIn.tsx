/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { SignInPage } from '@backstage/core-components';
import { oktaAuthApiRef } from '@backstage/frontend-plugin-api';
import { SignInPageBlueprint } from '@backstage/plugin-app-react';

export const SignIn = SignInPageBlueprint.make({
  params: {
    loader: async () => props =>
      (
        <SignInPage
          {...props}
          title="Sign in"
          align="center"
          provider={{
            id: 'okta-auth-provider',
            title: 'Okta',
            message: 'Sign in with your company account',
            apiRef: oktaAuthApiRef,
          }}
        />
      ),
  },
});
