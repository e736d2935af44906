/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * This folder is the HTTP API: it authenticates and authorizes the caller, validates, and calls the services below.
 */
import { createValidatedOpenApiRouter } from '@backstage/backend-openapi-utils';
import { openApiDocument } from '@studio-access/backstage-plugin-sagemaker-studio-common/openapi';
import { json, type Router as ExpressRouter } from 'express';
import Router from 'express-promise-router';
import { namesInErrors } from './namesInErrors';
import { nulCharacters } from './nulCharacters';
import { nestingDepth } from './nestingDepth';
import type { RouterOptions } from './RouterOptions';
import { addAccessRoutes } from './routes/accessRoutes';
import { addDomainRoutes } from './routes/domainsRoutes';
import { addEventRoutes } from './routes/eventsRoutes';
import { addGrantRoutes } from './routes/grantsRoutes';
import { addIdentityRoutes } from './routes/identityRoutes';
import { addMassChangeRoutes } from './routes/massChangesRoutes';
import { addOperationRoutes } from './routes/operationsRoutes';
import { addPeopleRoutes } from './routes/peopleRoutes';
import { addPluginRoutes } from './routes/pluginRoutes';
import { addRefreshRoute } from './routes/refreshRoutes';
import { addRequestRoutes } from './routes/requestsRoutes';
import { addSettingsRoutes } from './routes/settingsRoutes';
import { addTeamRuleRoutes } from './routes/teamRulesRoutes';
import { addTeamRoutes } from './routes/teamsRoutes';
import { sayWhenToTryAgain } from './sayWhenToTryAgain';
import { unavailable } from './unavailable';
import { unknownFields } from './unknownFields';
import { wordedErrors } from './wordedErrors';

let validator: ExpressRouter | undefined;

/** Compiles a validator per operation at its first call. It depends on the document alone and serves every router. */
function validated(): ExpressRouter {
  validator ??= createValidatedOpenApiRouter(openApiDocument, {
    middleware: [
      // The settings of a large company are imported in one piece.
      json({ limit: '1mb' }),
      nestingDepth(),
      nulCharacters(),
      unknownFields(),
    ],
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
  addTeamRuleRoutes(router, options);
  addPeopleRoutes(router, options);
  addRequestRoutes(router, options);
  addOperationRoutes(router, options);
  addGrantRoutes(router, options);
  addMassChangeRoutes(router, options);
  addSettingsRoutes(router, options);
  addEventRoutes(router, options);
  addRefreshRoute(router, options);
  addIdentityRoutes(router, options);
  addPluginRoutes(router, options);
  router.use(sayWhenToTryAgain);
  router.use(unavailable(options));
  router.use(wordedErrors(options));
  router.use(namesInErrors(options));
  return router;
}
