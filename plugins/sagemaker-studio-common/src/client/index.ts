/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
export { createIdempotencyKey } from './createIdempotencyKey';
export type { Query } from './calls';
export type { components, operations, paths } from '../generated/operations';
export type { RequestOptions, WriteOptions } from './options';
export * from './SagemakerStudioClient';
export { waitingRequestsOf } from './waitingRequestsOf';
