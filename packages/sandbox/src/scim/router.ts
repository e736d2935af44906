/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* SCIM 2.0 as Identity Center receives it from an identity provider, with what its endpoint supports and no more. */
import { randomUUID, timingSafeEqual } from 'node:crypto';
import express, {
  ErrorRequestHandler,
  Request,
  Response,
  Router,
} from 'express';
import { DateTime } from 'luxon';
import type { SandboxContext } from '../SandboxContext';
import {
  allSchemas,
  resourceTypeList,
  schemaList,
  serviceProviderConfig,
} from './discovery';
import { invalid, ScimError } from './errors';
import {
  createGroup,
  deleteGroup,
  getGroup,
  listGroups,
  patchGroup,
} from './groups';
import type { ScimCall } from './ScimCall';
import {
  createUser,
  deleteUser,
  getUser,
  listUsers,
  patchUser,
  putUser,
} from './users';

/** The bearer token of the SCIM endpoint; fixed, as are the access keys of the demo company. */
export const SCIM_TOKEN = 'sandbox-scim-token';

const ERROR_SCHEMA = 'urn:ietf:params:scim:api:messages:2.0:Error';

function hasToken(authorization: string | undefined): boolean {
  const expected = Buffer.from(`Bearer ${SCIM_TOKEN}`);
  const given = Buffer.from(authorization ?? '');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** The id that a path ends in. */
const idOf = (req: Request<{ id: string }>) => req.params.id;

function answer(res: Response, status: number, body?: object): void {
  res.status(status);
  if (body) {
    res.type('application/json').send(JSON.stringify(body));
  } else {
    res.end();
  }
}

/** AWS tells one sentence for everything that is wrong; what it was stands in a header of the sandbox's own. */
const answerError: ErrorRequestHandler = (error, _req, res, next) => {
  const refusal =
    error instanceof SyntaxError ? invalid('The body is not JSON') : error;
  if (!(refusal instanceof ScimError)) {
    next(error);
    return;
  }
  const { status, detail, message } = refusal;
  res.setHeader('x-sandbox-reason', encodeURIComponent(message));
  answer(res, status, {
    schema: [ERROR_SCHEMA],
    schemas: [ERROR_SCHEMA],
    detail,
    status: String(status),
    exceptionRequestId: res.getHeader('x-amzn-requestid'),
    timeStamp: DateTime.utc().toFormat('yyyy-MM-dd HH:mm:ss.SSS'),
  });
};

/** The receiving side of automatic provisioning, at `/scim/v2`. */
export function createScimRouter(context: SandboxContext): Router {
  const scim = Router();

  scim.use((req, res, next) => {
    res.setHeader('x-amzn-requestid', randomUUID());
    if (hasToken(req.headers.authorization)) {
      next();
    } else {
      answer(res, 401);
    }
  });
  scim.use(express.json({ type: () => true, strict: false, limit: '1mb' }));

  const callOf = (req: Request): ScimCall => ({
    world: context.world,
    now: context.now(),
    query: req.query,
    body: req.body,
  });

  scim
    .route('/Users')
    .get((req, res) => answer(res, 200, listUsers(callOf(req))))
    .post((req, res) => answer(res, 201, createUser(callOf(req))));
  scim
    .route('/Users/:id')
    .get((req, res) => answer(res, 200, getUser(callOf(req), idOf(req))))
    .put((req, res) => answer(res, 200, putUser(callOf(req), idOf(req))))
    .patch((req, res) => answer(res, 200, patchUser(callOf(req), idOf(req))))
    .delete((req, res) => {
      deleteUser(callOf(req), idOf(req));
      answer(res, 204);
    });
  scim
    .route('/Groups')
    .get((req, res) => answer(res, 200, listGroups(callOf(req))))
    .post((req, res) => answer(res, 201, createGroup(callOf(req))));
  scim
    .route('/Groups/:id')
    .get((req, res) => answer(res, 200, getGroup(callOf(req), idOf(req))))
    .patch((req, res) => {
      patchGroup(callOf(req), idOf(req));
      answer(res, 204);
    })
    .delete((req, res) => {
      deleteGroup(callOf(req), idOf(req));
      answer(res, 204);
    });
  scim.get('/ServiceProviderConfig', (_req, res) =>
    answer(res, 200, serviceProviderConfig),
  );
  scim.get('/ResourceTypes', (_req, res) => answer(res, 200, resourceTypeList));
  scim.get('/Schemas', (_req, res) => answer(res, 200, schemaList));
  scim.get('/Schemas/:id', (req, res, next) => {
    const schema = allSchemas.find(({ id }) => id === idOf(req));
    if (schema) {
      answer(res, 200, schema);
    } else {
      next();
    }
  });
  scim.use(req => {
    throw invalid(`${req.method} is not supported at ${req.path}`);
  });
  scim.use(answerError);

  const router = Router();
  router.use('/scim/v2', scim);
  return router;
}
