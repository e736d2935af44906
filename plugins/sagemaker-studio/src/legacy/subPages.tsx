/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Route } from 'react-router-dom';
import { mountPoints } from './plugin';
import { provideRoutable } from './provide';

const MyAccess = provideRoutable({
  name: 'SagemakerStudioMyAccess',
  load: () => import('../pages/MyAccess').then(m => m.MyAccessPage),
  mountPoint: mountPoints.myAccess,
});

const Requests = provideRoutable({
  name: 'SagemakerStudioRequests',
  load: () => import('../pages/Requests').then(m => m.RequestsRouter),
  mountPoint: mountPoints.requests,
});

const Domains = provideRoutable({
  name: 'SagemakerStudioDomains',
  load: () => import('../pages/Domains').then(m => m.DomainsRouter),
  mountPoint: mountPoints.domains,
});

const Events = provideRoutable({
  name: 'SagemakerStudioEvents',
  load: () => import('../pages/Events').then(m => m.EventsPage),
  mountPoint: mountPoints.events,
});

/**
 * What lies beneath the page. The old system finds addresses by walking through the app's elements and does not look into
 * components, so that these have to be among its routes.
 *
 * @public
 */
export const sagemakerStudioRoutes = (
  <>
    <Route path="my-access" element={<MyAccess />} />
    <Route path="requests" element={<Requests />} />
    <Route path="domains" element={<Domains />} />
    <Route path="events" element={<Events />} />
  </>
);
