/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { InMemoryCatalogClient } from '@backstage/catalog-client/testUtils';
import { createDevApp } from '@backstage/frontend-dev-utils';
import {
  ApiBlueprint,
  coreApis,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import orgPlugin from '@backstage/plugin-org/alpha';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import studioPlugin, { sagemakerStudioApiRef } from '../src';
import { entities } from './entities';
import { FixtureStudioApi, VIEWER } from './FixtureStudioApi';

const fixtureCatalog = createFrontendModule({
  pluginId: 'catalog',
  extensions: [
    ApiBlueprint.make({
      params: defineParams =>
        defineParams({
          api: catalogApiRef,
          deps: {},
          factory: () => new InMemoryCatalogClient({ entities }),
        }),
    }),
  ],
});

const fixtureStudio = createFrontendModule({
  pluginId: 'sagemaker-studio',
  extensions: [
    ApiBlueprint.make({
      params: defineParams =>
        defineParams({
          api: sagemakerStudioApiRef,
          deps: {},
          factory: () => new FixtureStudioApi(),
        }),
    }),
  ],
});

const fixtureViewer = createFrontendModule({
  pluginId: 'app',
  extensions: [
    ApiBlueprint.make({
      name: 'permission',
      params: defineParams =>
        defineParams({
          api: permissionApiRef,
          deps: {},
          factory: () => ({
            authorize: async () => ({ result: AuthorizeResult.ALLOW }),
          }),
        }),
    }),
    ApiBlueprint.make({
      name: 'identity',
      params: defineParams =>
        defineParams({
          api: coreApis.identity,
          deps: {},
          factory: () => ({
            getProfileInfo: async () => ({ displayName: 'Mira Santos' }),
            getBackstageIdentity: async () => ({
              type: 'user' as const,
              userEntityRef: VIEWER,
              ownershipEntityRefs: [VIEWER, 'group:default/forecasting'],
            }),
            getCredentials: async () => ({}),
            signOut: async () => {},
          }),
        }),
    }),
  ],
});

createDevApp({
  features: [
    catalogPlugin,
    orgPlugin,
    studioPlugin,
    fixtureCatalog,
    fixtureStudio,
    fixtureViewer,
  ],
});
