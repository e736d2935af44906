/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * This folder is the HTTP API: it authenticates and authorizes the caller, validates, and calls the services below.
 */
import { createValidatedOpenApiRouter } from '@backstage/backend-openapi-utils';
import { openApiDocument } from '@studio-access/backstage-plugin-sagemaker-studio-common/openapi';
import { json, type Router as ExpressRouter } from 'express';
import Router from 'express-promise-router';
import type { CallerAuthorizer } from './CallerAuthorizer';
import { nulCharacters } from './nulCharacters';
import {
  addAccessRoutes,
  type AccessRouteOptions,
} from './routes/accessRoutes';
import {
  addDirectoryRoute,
  type DirectoryRouteOptions,
} from './routes/directoryRoutes';
import {
  addDomainRoutes,
  type DomainRouteOptions,
} from './routes/domainsRoutes';
import {
  addEffectiveAccessRoutes,
  type EffectiveAccessRouteOptions,
} from './routes/effectiveAccessRoutes';
import { addEntryRoute, type EntryRouteOptions } from './routes/entryRoutes';
import { addEventRoutes, type EventRouteOptions } from './routes/eventsRoutes';
import { addGrantRoutes, type GrantRouteOptions } from './routes/grantsRoutes';
import {
  addOperationRoutes,
  type OperationRouteOptions,
} from './routes/operationsRoutes';
import {
  addPeopleRoutes,
  type PeopleRouteOptions,
} from './routes/peopleRoutes';
import { addPlanRoutes, type PlanRouteOptions } from './routes/plansRoutes';
import {
  addReadinessRoute,
  type ReadinessRouteOptions,
} from './routes/readinessRoutes';
import {
  addRefreshRoute,
  type RefreshRouteOptions,
} from './routes/refreshRoutes';
import {
  addRequestRoutes,
  type RequestRouteOptions,
} from './routes/requestsRoutes';
import { addTeamRoutes, type TeamRouteOptions } from './routes/teamsRoutes';
import {
  addStandingRoute,
  type StandingRouteOptions,
} from './routes/standingRoutes';
import { unknownFields } from './unknownFields';

export type RouterOptions = { caller: CallerAuthorizer } & DomainRouteOptions &
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

let validator: ExpressRouter | undefined;

/** Compiles a validator per operation at its first call. It depends on the document alone and serves every router. */
function validated(): ExpressRouter {
  validator ??= createValidatedOpenApiRouter(openApiDocument, {
    middleware: [json(), nulCharacters(), unknownFields()],
    // The document is held against the standard when its types are generated.
    validatorOptions: { validateApiSpec: false },
  });
  return validator;
}

/** Everything the plugin serves. */
export function createRouter(options: RouterOptions): ExpressRouter {
  const router = Router();
  router.use(validated());
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
