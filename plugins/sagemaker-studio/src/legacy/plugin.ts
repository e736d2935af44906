/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { convertLegacyRouteRef } from '@backstage/core-compat-api';
import {
  createApiFactory,
  createPlugin,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { SagemakerStudioClient } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { sagemakerStudioApiRef } from '../api';
import {
  createFromTemplateRouteRef,
  domainContentRouteRef,
  domainsRouteRef,
  eventsRouteRef,
  myAccessRouteRef,
  requestsRouteRef,
  rootRouteRef,
  settingsRouteRef,
  teamAccessRouteRef,
} from '../routes';

/** The route refs of the plugin, converted for the old system. */
export const mountPoints = {
  root: convertLegacyRouteRef(rootRouteRef),
  myAccess: convertLegacyRouteRef(myAccessRouteRef),
  requests: convertLegacyRouteRef(requestsRouteRef),
  domains: convertLegacyRouteRef(domainsRouteRef),
  events: convertLegacyRouteRef(eventsRouteRef),
  settings: convertLegacyRouteRef(settingsRouteRef),
  teamAccess: convertLegacyRouteRef(teamAccessRouteRef),
  domainContent: convertLegacyRouteRef(domainContentRouteRef),
};

/**
 * The plugin for apps on the old frontend system.
 *
 * @public
 */
export const sagemakerStudioPlugin = createPlugin({
  id: 'sagemaker-studio',
  apis: [
    createApiFactory({
      api: sagemakerStudioApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: ({ discoveryApi, fetchApi }) =>
        new SagemakerStudioClient({ discoveryApi, fetchApi, source: 'page' }),
    }),
  ],
  routes: mountPoints,
  externalRoutes: {
    createFromTemplate: convertLegacyRouteRef(createFromTemplateRouteRef),
  },
});
