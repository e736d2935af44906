/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/**
 * What both sides of the SageMaker Studio access plugin say to each other: types, permissions and the API client.
 *
 * @packageDocumentation
 */
export * from './annotations';
export * from './client';
export * from './eventTypes';
export * from './generated/types';
export * from './permissions';
export * from './requestKinds';
export * from './signals';
export * from './visibleText';
