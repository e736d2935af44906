/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/**
 * Types, permissions and the API client that the frontend and the backend of the SageMaker Studio access plugin share.
 *
 * @packageDocumentation
 */
export * from './annotations';
export * from './client';
export * from './eventTypes';
export * from './generated/types';
export * from './joinRequests';
export * from './messages';
export * from './permissions';
export * from './requestKinds';
export * from './signals';
export * from './visibleText';
