/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import {
  ApiBlueprint,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';
import { RiFlaskLine } from '@remixicon/react';
import { SagemakerStudioClient } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { sagemakerStudioApiRef } from './api';
import {
  domainCard,
  domainContent,
  personCard,
  teamCard,
  teamContent,
} from './extensions/entity';
import { myStudioWidget } from './extensions/home';
import {
  domainsPage,
  eventsPage,
  myAccessPage,
  requestsPage,
  settingsPage,
  studioPage,
} from './extensions/pages';
import {
  domainResult,
  domainResultType,
  requestResult,
  requestResultType,
} from './extensions/search';
import {
  createFromTemplateRouteRef,
  domainContentRouteRef,
  domainRouteRef,
  domainsRouteRef,
  eventsRouteRef,
  myAccessRouteRef,
  policiesRouteRef,
  requestRouteRef,
  requestsRouteRef,
  rootRouteRef,
  settingsRouteRef,
  teamAccessRouteRef,
} from './routes';
import { pageTitles } from './translations/pages';

const studioApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: sagemakerStudioApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: ({ discoveryApi, fetchApi }) =>
        new SagemakerStudioClient({ discoveryApi, fetchApi, source: 'page' }),
    }),
});

/**
 * Pages, entity tabs, cards and the home page widget.
 *
 * @public
 */
export const sagemakerStudioPlugin = createFrontendPlugin({
  pluginId: 'sagemaker-studio',
  title: pageTitles.title,
  icon: <RiFlaskLine />,
  info: { packageJson: () => import('../package.json') },
  routes: {
    root: rootRouteRef,
    myAccess: myAccessRouteRef,
    requests: requestsRouteRef,
    request: requestRouteRef,
    domains: domainsRouteRef,
    domain: domainRouteRef,
    domainContent: domainContentRouteRef,
    events: eventsRouteRef,
    policies: policiesRouteRef,
    settings: settingsRouteRef,
    teamAccess: teamAccessRouteRef,
  },
  externalRoutes: { createFromTemplate: createFromTemplateRouteRef },
  extensions: [
    studioApi,
    studioPage,
    myAccessPage,
    requestsPage,
    domainsPage,
    eventsPage,
    settingsPage,
    teamContent,
    personCard,
    teamCard,
    domainContent,
    domainCard,
    myStudioWidget,
    domainResult,
    domainResultType,
    requestResult,
    requestResultType,
  ],
});
