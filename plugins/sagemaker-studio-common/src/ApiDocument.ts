/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/**
 * As much of OpenAPI 3.1 as the API document uses.
 *
 * @public
 */
export type ApiDocument = {
  openapi: string;
  info: {
    title: string;
    version: string;
    description: string;
    license: { name: string; url: string };
    contact: {};
  };
  servers: { url: string }[];
  tags: { name: string }[];
  paths: Record<string, Partial<Record<'get' | 'post' | 'put', ApiOperation>>>;
  components: {
    parameters: Record<string, ApiParameter>;
    responses: Record<string, ApiResponse>;
    schemas: Record<string, ApiSchema>;
  };
};

/**
 * An operation of the API document.
 *
 * @public
 */
export type ApiOperation = {
  operationId: string;
  tags: string[];
  summary: string;
  description?: string;
  parameters?: (ApiParameter | ApiReference)[];
  requestBody?: { required: boolean; content: ApiContent };
  /** By status, or `default`. */
  responses: Record<string, ApiResponse | ApiReference>;
};

/**
 * Another place of the API document, such as `#/components/parameters/cursor`.
 *
 * @public
 */
export type ApiReference = { $ref: string; description?: string };

/**
 * A parameter of the API document.
 *
 * @public
 */
export type ApiParameter = {
  name: string;
  in: 'path' | 'query' | 'header';
  description?: string;
  required?: boolean;
  allowReserved?: boolean;
  style?: 'form';
  explode?: boolean;
  schema: ApiSchema;
};

/**
 * A response of the API document.
 *
 * @public
 */
export type ApiResponse = { description: string; content?: ApiContent };

/**
 * Schemas by media type.
 *
 * @public
 */
export type ApiContent = Record<string, { schema: ApiSchema }>;

/**
 * As much of JSON Schema as the API document uses.
 *
 * @public
 */
export type ApiSchema = {
  $ref?: string;
  description?: string;
  type?: 'string' | 'integer' | 'number' | 'boolean' | 'array' | 'object';
  format?: string;
  const?: string;
  enum?: string[];
  pattern?: string;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  items?: ApiSchema;
  required?: string[];
  properties?: Record<string, ApiSchema>;
  propertyNames?: ApiSchema;
  additionalProperties?: boolean | ApiSchema;
  allOf?: ApiSchema[];
  oneOf?: ApiSchema[];
};
