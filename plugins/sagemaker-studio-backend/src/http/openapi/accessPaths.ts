/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { accessSchemas } from './accessSchemas';
import { cursorText, domainIdText, refText } from './texts';

/* The routes of the access list, of single domains and of history. */
export const accessPaths = {
  '/access': {
    get: {
      operationId: 'ListAccess',
      summary:
        'Who holds what in which domain, in pages, with counts by diagnosis.',
      parameters: [
        { in: 'query', name: 'domainId', schema: domainIdText },
        {
          in: 'query',
          name: 'team',
          description: 'group:default/forecasting',
          allowReserved: true,
          schema: refText,
        },
        {
          in: 'query',
          name: 'person',
          description: 'user:default/jane.doe',
          allowReserved: true,
          schema: refText,
        },
        {
          in: 'query',
          name: 'diagnosis',
          description: 'Any of these; ready,unused',
          style: 'form',
          explode: false,
          schema: {
            type: 'array',
            minItems: 1,
            items: { $ref: '#/components/schemas/DiagnosisCode' },
          },
        },
        {
          in: 'query',
          name: 'search',
          description:
            'Part of a name, an email address, a profile or a group; neither letter case nor accents matter',
          allowReserved: true,
          schema: { type: 'string', maxLength: 200 },
        },
        {
          in: 'query',
          name: 'sort',
          description: 'A leading dash turns the order round; name',
          schema: {
            type: 'string',
            enum: [
              'name',
              '-name',
              'diagnosis',
              '-diagnosis',
              'lastActivityAt',
              '-lastActivityAt',
              'expiresAt',
              '-expiresAt',
            ],
          },
        },
        {
          in: 'query',
          name: 'limit',
          schema: { type: 'integer', minimum: 1, maximum: 200 },
        },
        { in: 'query', name: 'cursor', schema: cursorText },
      ],
      responses: {
        '200': {
          description: 'OK',
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/AccessList' },
            },
          },
        },
        default: { $ref: '#/components/responses/Error' },
      },
    },
  },
  '/history': {
    get: {
      operationId: 'GetHistory',
      summary:
        'What was counted day by day, and today as it is now; days on which nothing was counted are absent. Without domainId all domains are added up, so who is in two counts twice.',
      parameters: [
        { in: 'query', name: 'domainId', schema: domainIdText },
        {
          in: 'query',
          name: 'team',
          description: 'group:default/forecasting',
          allowReserved: true,
          schema: refText,
        },
        {
          in: 'query',
          name: 'days',
          description: 'How far back, today included; 30',
          schema: { type: 'integer', minimum: 1, maximum: 4000 },
        },
      ],
      responses: {
        '200': {
          description: 'OK',
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/History' },
            },
          },
        },
        default: { $ref: '#/components/responses/Error' },
      },
    },
  },
  '/domains/{domainId}': {
    get: {
      operationId: 'GetDomain',
      summary: 'One domain with its counts and what runs in it.',
      parameters: [
        {
          in: 'path',
          name: 'domainId',
          required: true,
          schema: domainIdText,
        },
      ],
      responses: {
        '200': {
          description: 'OK',
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/DomainOverview' },
            },
          },
        },
        default: { $ref: '#/components/responses/Error' },
      },
    },
  },
} as const;

const { PersonAccess } = accessSchemas;

const counts = {
  type: 'object',
  description: 'By diagnosis',
  additionalProperties: { type: 'integer' },
} as const;

/* Their shapes. */
export const accessListSchemas = {
  AccessRow: {
    ...PersonAccess,
    required: [...PersonAccess.required, 'domainName'],
    properties: {
      ...PersonAccess.properties,
      domainName: { type: 'string' },
    },
  },
  AccessList: {
    type: 'object',
    required: ['items', 'counts', 'total'],
    properties: {
      items: {
        type: 'array',
        items: { $ref: '#/components/schemas/AccessRow' },
      },
      nextCursor: { type: 'string' },
      counts,
      total: { type: 'integer' },
      warnings: {
        type: 'array',
        items: { $ref: '#/components/schemas/DomainWarning' },
      },
      syncedAt: { type: 'string' },
    },
  },
  History: {
    type: 'object',
    required: ['items'],
    properties: {
      items: {
        type: 'array',
        items: {
          type: 'object',
          required: ['day', 'people', 'ready', 'unused', 'runningApps'],
          properties: {
            day: { type: 'string' },
            people: { type: 'integer' },
            ready: { type: 'integer' },
            unused: { type: 'integer' },
            runningApps: { type: 'integer' },
          },
        },
      },
    },
  },
  RunningApp: {
    type: 'object',
    required: ['type', 'name', 'status'],
    properties: {
      type: { type: 'string' },
      name: { type: 'string' },
      status: { type: 'string' },
      instanceType: { type: 'string' },
      spaceName: { type: 'string' },
      profileName: { type: 'string' },
      person: { type: 'string' },
      displayName: { type: 'string' },
      lastActivityAt: { type: 'string' },
    },
  },
  DomainOverview: {
    type: 'object',
    required: ['domain', 'counts', 'people', 'runningApps', 'viewer'],
    properties: {
      domain: { $ref: '#/components/schemas/StudioDomain' },
      counts,
      people: { type: 'integer' },
      runningApps: {
        type: 'array',
        items: { $ref: '#/components/schemas/RunningApp' },
      },
      viewer: {
        type: 'object',
        required: ['mayRefresh'],
        properties: { mayRefresh: { type: 'boolean' } },
      },
      failures: {
        type: 'array',
        items: { $ref: '#/components/schemas/SyncFailure' },
      },
      syncedAt: { type: 'string' },
    },
  },
} as const;
