/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import {
  createExternalRouteRef,
  createRouteRef,
  createSubRouteRef,
} from '@backstage/frontend-plugin-api';

export const rootRouteRef = createRouteRef();

export const myAccessRouteRef = createRouteRef();

export const requestsRouteRef = createRouteRef();

export const requestRouteRef = createSubRouteRef({
  parent: requestsRouteRef,
  path: '/:requestId',
});

export const domainsRouteRef = createRouteRef();

export const domainRouteRef = createSubRouteRef({
  parent: domainsRouteRef,
  path: '/:domainId',
});

export const domainContentRouteRef = createRouteRef();

export const eventsRouteRef = createRouteRef();

export const settingsRouteRef = createRouteRef();

export const policiesRouteRef = createSubRouteRef({
  parent: settingsRouteRef,
  path: '/policies',
});

export const teamAccessRouteRef = createRouteRef();

/** The form of a template, where the app has the scaffolder. */
export const createFromTemplateRouteRef = createExternalRouteRef({
  params: ['namespace', 'templateName'],
  defaultTarget: 'scaffolder.selectedTemplate',
});
