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

/*
 * Titles of pages and tabs are plain strings in the app tree, which is built before the language is known, so they are
 * in English. A portal in another language sets them under `app.extensions`.
 */
export const studioPage = PageBlueprint.make({
  params: {
    path: '/sagemaker-studio',
    routeRef: rootRouteRef,
    title: 'Studio access',
    icon: <RiFlaskLine />,
  },
});

export const myAccessPage = SubPageBlueprint.make({
  name: 'my-access',
  params: {
    path: 'my-access',
    routeRef: myAccessRouteRef,
    title: 'My access',
    loader: () =>
      import('../pages/MyAccess/MyAccessPage').then(m => <m.MyAccessPage />),
  },
});

export const requestsPage = SubPageBlueprint.make({
  name: 'requests',
  params: {
    path: 'requests',
    routeRef: requestsRouteRef,
    title: 'Requests',
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
    title: 'Domains',
    loader: () =>
      import('../pages/Domains/DomainsRouter').then(m => <m.DomainsRouter />),
  },
});

export const eventsPage = SubPageBlueprint.make({
  name: 'events',
  params: {
    path: 'events',
    routeRef: eventsRouteRef,
    title: 'Events',
    loader: () =>
      import('../pages/Events/EventsPage').then(m => <m.EventsPage />),
  },
});

export const settingsPage = SubPageBlueprint.make({
  name: 'settings',
  params: {
    path: 'settings',
    routeRef: settingsRouteRef,
    title: 'Settings',
    loader: () =>
      import('../pages/Settings/SettingsRouter').then(m => (
        <m.SettingsRouter />
      )),
  },
});
