/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
export * from './errors';
export * from './eventText';
export * from './idempotencyKey';
export * from './planDifference';
export * from './progress';
export * from './requestDraft';
export * from './requestPages';
export * from './roleName';
export * from './state';
