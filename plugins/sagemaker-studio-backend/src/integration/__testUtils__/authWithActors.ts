/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';

/** As the real service does and its mock does not, tells in tokens which plugin acts on behalf of a person. */
export const authWithActors = createServiceFactory({
  service: coreServices.auth,
  deps: { plugin: coreServices.pluginMetadata },
  factory({ plugin }) {
    const pluginId = plugin.getId();
    const auth = mockServices.auth({ pluginId });
    const issue = auth.getPluginRequestToken.bind(auth);
    return Object.assign(auth, {
      async getPluginRequestToken(options: Parameters<typeof issue>[0]) {
        const { onBehalfOf } = options;
        return auth.isPrincipal(onBehalfOf, 'user')
          ? {
              token: mockCredentials.user.token(
                onBehalfOf.principal.userEntityRef,
                { actor: { subject: `plugin:${pluginId}` } },
              ),
            }
          : issue(options);
      },
    });
  },
});
