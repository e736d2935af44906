/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/**
 * The API document. It has an entry of its own, so that browsers do not load it with the client.
 *
 * @packageDocumentation
 */
export * from './ApiDocument';
export { openApiDocument } from './generated/openApiDocument';
