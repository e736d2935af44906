/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
export * from './actionDraft';
export * from './coolingOff';
export * from './errors';
export * from './eventText';
export * from './grantActions';
export * from './idempotencyKey';
export * from './peopleTable';
export * from './planDifference';
export * from './progress';
export * from './requestDraft';
export * from './requestPages';
export * from './roleName';
export * from './startDay';
export * from './state';
