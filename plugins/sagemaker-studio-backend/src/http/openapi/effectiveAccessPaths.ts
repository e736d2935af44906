/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { domainIdText, refText } from './texts';

/* Who may sign in to a domain, and what a change of an assignment would do to that. */
export const effectiveAccessPaths = {
  '/domains/{domainId}/effective-access': {
    get: {
      operationId: 'GetEffectiveAccess',
      summary: 'Who may sign in to a domain, and by which ways.',
      parameters: [
        {
          in: 'path',
          name: 'domainId',
          required: true,
          schema: domainIdText,
        },
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
      ],
      responses: {
        '200': {
          description: 'OK',
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/EffectiveAccess' },
            },
          },
        },
        default: { $ref: '#/components/responses/Error' },
      },
    },
  },
  '/effective-access/previews': {
    post: {
      operationId: 'PreviewAssignment',
      summary:
        'What a change of an assignment would do to who may sign in; changes nothing.',
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: { $ref: '#/components/schemas/AssignmentChange' },
          },
        },
      },
      responses: {
        '200': {
          description: 'OK',
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/EffectiveAccessPreview' },
            },
          },
        },
        default: { $ref: '#/components/responses/Error' },
      },
    },
  },
} as const;

/* Their shapes, as JSON Schema. */
export const effectiveAccessSchemas = {
  EffectiveAccess: {
    type: 'object',
    required: ['domainId', 'domainName', 'groups', 'people'],
    properties: {
      domainId: { type: 'string' },
      domainName: { type: 'string' },
      groups: {
        type: 'array',
        items: {
          type: 'object',
          required: ['groupId', 'displayName', 'members'],
          properties: {
            groupId: { type: 'string' },
            displayName: { type: 'string' },
            members: { type: 'integer' },
          },
        },
      },
      people: {
        type: 'array',
        items: {
          type: 'object',
          required: [
            'userId',
            'displayName',
            'direct',
            'groupIds',
            'hasProfile',
          ],
          properties: {
            userId: { type: 'string' },
            displayName: { type: 'string' },
            entityRef: { type: 'string' },
            sharedBy: { type: 'array', items: { type: 'string' } },
            direct: { type: 'boolean' },
            groupIds: { type: 'array', items: { type: 'string' } },
            hasProfile: { type: 'boolean' },
          },
        },
      },
      total: { type: 'integer' },
      note: { type: 'string' },
      syncedAt: { type: 'string' },
    },
  },
  AssignmentChange: {
    type: 'object',
    additionalProperties: false,
    required: ['domainId', 'change', 'principal'],
    properties: {
      domainId: { type: 'string', minLength: 1, maxLength: 63 },
      change: { type: 'string', enum: ['assign', 'remove-assignment'] },
      principal: {
        type: 'object',
        additionalProperties: false,
        required: ['type', 'id'],
        properties: {
          type: { type: 'string', enum: ['USER', 'GROUP'] },
          id: { type: 'string', minLength: 1, maxLength: 64 },
        },
      },
    },
  },
  EffectiveAccessPreview: {
    type: 'object',
    required: ['domainId', 'sentence', 'gains', 'loses', 'people'],
    properties: {
      domainId: { type: 'string' },
      sentence: { type: 'string' },
      gains: { type: 'integer' },
      loses: { type: 'integer' },
      people: {
        type: 'array',
        items: {
          type: 'object',
          required: ['userId', 'displayName', 'effect'],
          properties: {
            userId: { type: 'string' },
            displayName: { type: 'string' },
            entityRef: { type: 'string' },
            effect: { type: 'string', enum: ['gains', 'loses', 'keeps'] },
            because: { type: 'string' },
          },
        },
      },
    },
  },
} as const;
