/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import {
  PageBlueprint,
  SubPageBlueprint,
} from '@backstage/frontend-plugin-api';
import { RiFlaskLine } from '@remixicon/react';
import {
  domainsRouteRef,
  eventsRouteRef,
  myAccessRouteRef,
  requestsRouteRef,
  rootRouteRef,
  settingsRouteRef,
} from '../routes';
import {
  pageTitles,
  sagemakerStudioPagesTranslationRef,
} from '../translations/pages';

/**
 * A title in the reader's language. Before 1.57, Backstage takes strings alone: there titles are in English, and
 * `app.extensions` can set others.
 */
function titleOf(key: keyof typeof pageTitles) {
  return typeof sagemakerStudioPagesTranslationRef === 'function'
    ? sagemakerStudioPagesTranslationRef(key)
    : pageTitles[key];
}

export const studioPage = PageBlueprint.make({
  params: {
    path: '/sagemaker-studio',
    routeRef: rootRouteRef,
    title: titleOf('title'),
    icon: <RiFlaskLine />,
  },
});

export const myAccessPage = SubPageBlueprint.make({
  name: 'my-access',
  params: {
    path: 'my-access',
    routeRef: myAccessRouteRef,
    title: titleOf('myAccess'),
    loader: () =>
      import('../pages/MyAccess/MyAccessPage').then(m => <m.MyAccessPage />),
  },
});

export const requestsPage = SubPageBlueprint.make({
  name: 'requests',
  params: {
    path: 'requests',
    routeRef: requestsRouteRef,
    title: titleOf('requests'),
    loader: () =>
      import('../pages/Requests/RequestsRouter').then(m => (
        <m.RequestsRouter />
      )),
  },
});

export const domainsPage = SubPageBlueprint.make({
  name: 'domains',
  params: {
    path: 'domains',
    routeRef: domainsRouteRef,
    title: titleOf('domains'),
    loader: () =>
      import('../pages/Domains/DomainsRouter').then(m => <m.DomainsRouter />),
  },
});

export const eventsPage = SubPageBlueprint.make({
  name: 'events',
  params: {
    path: 'events',
    routeRef: eventsRouteRef,
    title: titleOf('events'),
    loader: () =>
      import('../pages/Events/EventsPage').then(m => <m.EventsPage />),
  },
});

export const settingsPage = SubPageBlueprint.make({
  name: 'settings',
  params: {
    path: 'settings',
    routeRef: settingsRouteRef,
    title: titleOf('settings'),
    loader: () =>
      import('../pages/Settings/SettingsRouter').then(m => (
        <m.SettingsRouter />
      )),
  },
});
