/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Route } from 'react-router-dom';
import { mountPoints } from './plugin';
import { provideRoutable } from './provide';

const MyAccess = provideRoutable({
  name: 'SagemakerStudioMyAccess',
  load: () =>
    import('../pages/MyAccess/MyAccessPage').then(m => m.MyAccessPage),
  mountPoint: mountPoints.myAccess,
});

const Requests = provideRoutable({
  name: 'SagemakerStudioRequests',
  load: () =>
    import('../pages/Requests/RequestsRouter').then(m => m.RequestsRouter),
  mountPoint: mountPoints.requests,
});

const Domains = provideRoutable({
  name: 'SagemakerStudioDomains',
  load: () =>
    import('../pages/Domains/DomainsRouter').then(m => m.DomainsRouter),
  mountPoint: mountPoints.domains,
});

const Events = provideRoutable({
  name: 'SagemakerStudioEvents',
  load: () => import('../pages/Events/EventsPage').then(m => m.EventsPage),
  mountPoint: mountPoints.events,
});

const Settings = provideRoutable({
  name: 'SagemakerStudioSettings',
  load: () =>
    import('../pages/Settings/SettingsRouter').then(m => m.SettingsRouter),
  mountPoint: mountPoints.settings,
});

/**
 * The sub-pages. The old system discovers routes by walking through the app's elements and does not look into
 * components, so these have to be among the app's routes.
 *
 * @public
 */
export const sagemakerStudioRoutes = (
  <>
    <Route path="my-access" element={<MyAccess />} />
    <Route path="requests" element={<Requests />} />
    <Route path="domains" element={<Domains />} />
    <Route path="events" element={<Events />} />
    <Route path="settings" element={<Settings />} />
  </>
);
