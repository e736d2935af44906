/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { createValidatedOpenApiRouter } from '@backstage/backend-openapi-utils';
import { openApiDocument } from '@studio-access/backstage-plugin-sagemaker-studio-common/openapi';
import { json, type Router } from 'express';
import type { Caller } from './Caller';
import { nulCharacters } from './nulCharacters';
import { addAccessRoutes, type AccessRouteOptions } from './routes/access';
import {
  addDirectoryRoute,
  type DirectoryRouteOptions,
} from './routes/directory';
import { addDomainRoutes, type DomainRouteOptions } from './routes/domains';
import {
  addEffectiveAccessRoutes,
  type EffectiveAccessRouteOptions,
} from './routes/effectiveAccess';
import { addEntryRoute, type EntryRouteOptions } from './routes/entry';
import { addEventRoutes, type EventRouteOptions } from './routes/events';
import { addGrantRoutes, type GrantRouteOptions } from './routes/grants';
import {
  addOperationRoutes,
  type OperationRouteOptions,
} from './routes/operations';
import { addPeopleRoutes, type PeopleRouteOptions } from './routes/people';
import { addPlanRoutes, type PlanRouteOptions } from './routes/plans';
import {
  addReadinessRoute,
  type ReadinessRouteOptions,
} from './routes/readiness';
import { addRefreshRoute, type RefreshRouteOptions } from './routes/refresh';
import { addRequestRoutes, type RequestRouteOptions } from './routes/requests';
import { addStandingRoute, type StandingRouteOptions } from './routes/standing';
import { addTeamRoutes, type TeamRouteOptions } from './routes/teams';
import { unknownFields } from './unknownFields';

export type RouterOptions = { caller: Caller } & DomainRouteOptions &
  TeamRouteOptions &
  PeopleRouteOptions &
  PlanRouteOptions &
  RequestRouteOptions &
  OperationRouteOptions &
  GrantRouteOptions &
  EventRouteOptions &
  RefreshRouteOptions &
  EntryRouteOptions &
  ReadinessRouteOptions &
  EffectiveAccessRouteOptions &
  AccessRouteOptions &
  DirectoryRouteOptions &
  StandingRouteOptions;

/** Everything the plugin serves. */
export function createRouter(options: RouterOptions): Router {
  const router: Router = createValidatedOpenApiRouter(openApiDocument, {
    middleware: [json(), nulCharacters(), unknownFields()],
  });
  addAccessRoutes(router, options);
  addDomainRoutes(router, options);
  addTeamRoutes(router, options);
  addPeopleRoutes(router, options);
  addPlanRoutes(router, options);
  addRequestRoutes(router, options);
  addOperationRoutes(router, options);
  addGrantRoutes(router, options);
  addEventRoutes(router, options);
  addRefreshRoute(router, options);
  addEntryRoute(router, options);
  addReadinessRoute(router, options);
  addEffectiveAccessRoutes(router, options);
  addDirectoryRoute(router, options);
  addStandingRoute(router, options);
  return router;
}
