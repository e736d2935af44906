/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { paths } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { RequestHandler } from 'express';

/** A router whose handlers have the types of the API document. */
export type StudioRouter = {
  get<TRoute extends keyof Routes<'get'>>(
    route: TRoute,
    handler: Handler<Routes<'get'>[TRoute]>,
  ): unknown;
  post<TRoute extends keyof Routes<'post'>>(
    route: TRoute,
    handler: Handler<Routes<'post'>[TRoute]>,
  ): unknown;
  put<TRoute extends keyof Routes<'put'>>(
    route: TRoute,
    handler: Handler<Routes<'put'>[TRoute]>,
  ): unknown;
};

/** The operations of a method by path, as Express writes it. */
type Routes<TMethod extends 'get' | 'post' | 'put'> = {
  [P in keyof paths as paths[P] extends Record<TMethod, object>
    ? ExpressPath<P>
    : never]: paths[P][TMethod];
};

/** `/grants/{grantId}` → `/grants/:grantId` */
type ExpressPath<TPath extends string> =
  TPath extends `${infer TStart}{${infer TName}}${infer TEnd}`
    ? `${TStart}:${TName}${ExpressPath<TEnd>}`
    : TPath;

type Handler<TOperation> = TOperation extends {
  parameters: { path?: infer TPath; query?: infer TQuery };
  requestBody?: infer TBody;
  responses: infer TResponses;
}
  ? RequestHandler<
      TPath,
      Json<TResponses[keyof TResponses & (200 | 201 | 202)]>,
      Json<TBody>,
      NonNullable<TQuery>
    >
  : never;

type Json<TContent> = TContent extends {
  content: { 'application/json': infer TJson };
}
  ? TJson
  : unknown;
