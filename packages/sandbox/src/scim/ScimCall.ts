/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { World } from '../world/World';
import type { ListQuery } from './lists';

/** One request: the state of the sandbox, its time in milliseconds, and what the request brings. */
export type ScimCall = {
  world: World;
  now: number;
  query: ListQuery;
  body: unknown;
};
