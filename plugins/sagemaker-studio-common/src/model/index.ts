/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
export * from './accessList';
export * from './directory';
export * from './domain';
export * from './effectiveAccess';
export * from './entryCheck';
export * from './eventTypes';
export * from './grant';
export * from './person';
export * from './plan';
export * from './readiness';
export * from './request';
