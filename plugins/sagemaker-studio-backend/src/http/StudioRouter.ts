/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { createValidatedOpenApiRouter } from '@backstage/backend-openapi-utils';
import type { openApiDocument } from './openapi/openApiDocument';

/** The router that checks each request against the API document. */
export type StudioRouter = ReturnType<
  typeof createValidatedOpenApiRouter<typeof openApiDocument>
>;
