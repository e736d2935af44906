/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { operations, paths } from '../generated/operations';

type Method = 'get' | 'post' | 'put';

/** The paths of the API document that have this method. */
export type PathWith<TMethod extends Method> = {
  [P in keyof paths]: paths[P] extends Record<TMethod, object> ? P : never;
}[keyof paths];

/** The input of an operation: path parameters, query and body. */
export type Input<
  TMethod extends Method,
  TPath extends keyof paths,
> = paths[TPath] extends Record<TMethod, { parameters: infer TParameters }>
  ? Pick<TParameters, keyof TParameters & ('path' | 'query')> &
      Body<paths[TPath][TMethod]>
  : never;

/** The answer of a successful call. */
export type Answer<
  TMethod extends Method,
  TPath extends keyof paths,
> = paths[TPath] extends Record<TMethod, { responses: infer TResponses }>
  ? Json<TResponses[keyof TResponses & (200 | 201)]>
  : never;

/**
 * The filter of an operation that lists.
 *
 * @public
 */
export type Query<TOperation extends keyof operations> = NonNullable<
  operations[TOperation]['parameters']['query']
>;

type Body<TOperation> = TOperation extends { requestBody: infer TBody }
  ? { body: Json<TBody> }
  : { body?: undefined };

type Json<TContent> = TContent extends {
  content: { 'application/json': infer TJson };
}
  ? TJson
  : never;
