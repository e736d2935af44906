/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
export * from './directory';
export * from './domain';
export * from './grant';
export * from './person';
export * from './plan';
export * from './request';
