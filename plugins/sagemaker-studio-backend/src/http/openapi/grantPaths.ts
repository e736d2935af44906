/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { idempotencyKey } from './idempotencyKey';
import { cursorText, domainIdText, idText, refText } from './texts';

/* The routes of grants. */
export const grantPaths = {
  '/grants': {
    get: {
      operationId: 'ListGrants',
      summary:
        'Grants that one may see, newest first unless sort says otherwise; live ones unless status asks for others.',
      parameters: [
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
        { in: 'query', name: 'domainId', schema: domainIdText },
        {
          in: 'query',
          name: 'status',
          schema: { $ref: '#/components/schemas/GrantStatus' },
        },
        {
          in: 'query',
          name: 'sort',
          description:
            'A leading dash turns the order round; access without an end comes last either way; -createdAt',
          required: false,
          schema: {
            type: 'string',
            enum: [
              '-createdAt',
              'createdAt',
              '-expiresAt',
              'expiresAt',
              '-person',
              'person',
              '-domainId',
              'domainId',
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
              schema: { $ref: '#/components/schemas/GrantList' },
            },
          },
        },
        default: { $ref: '#/components/responses/Error' },
      },
    },
  },
  '/grants/{grantId}': {
    get: {
      operationId: 'GetGrant',
      summary: 'One grant with its newest operation.',
      parameters: [
        {
          in: 'path',
          name: 'grantId',
          required: true,
          schema: idText,
        },
      ],
      responses: {
        '200': {
          description: 'OK',
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/Grant' },
            },
          },
        },
        default: { $ref: '#/components/responses/Error' },
      },
    },
  },
  '/grants/{grantId}/offboarding': {
    get: {
      operationId: 'PreviewOffboarding',
      summary: 'What a full offboarding would take away, as last seen in AWS.',
      parameters: [
        {
          in: 'path',
          name: 'grantId',
          required: true,
          schema: idText,
        },
      ],
      responses: {
        '200': {
          description: 'OK',
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/OffboardingPreview' },
            },
          },
        },
        default: { $ref: '#/components/responses/Error' },
      },
    },
  },
  '/grants/{grantId}/undo': {
    post: {
      operationId: 'UndoOffboarding',
      summary:
        'Takes a revocation back; 409 once something irreversible has begun. Doing so again answers with the grant as it is.',
      parameters: [
        {
          in: 'path',
          name: 'grantId',
          required: true,
          schema: idText,
        },
        idempotencyKey,
      ],
      responses: {
        '200': {
          description: 'OK',
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/Grant' },
            },
          },
        },
        default: { $ref: '#/components/responses/Error' },
      },
    },
  },
  '/leavers/acceptance': {
    post: {
      operationId: 'AcceptLeavers',
      summary:
        'Suspends those who seem to have left and were held back, because they were too many at once; 409 when nobody is.',
      parameters: [idempotencyKey],
      responses: {
        '200': {
          description: 'OK',
          content: {
            'application/json': {
              schema: {
                type: 'object',
                required: ['suspended'],
                properties: { suspended: { type: 'integer' } },
              },
            },
          },
        },
        default: { $ref: '#/components/responses/Error' },
      },
    },
  },
  '/leavers/requests/acceptance': {
    post: {
      operationId: 'AcceptInvalidations',
      summary:
        'Invalidates the requests whose ground is gone and that were held back, because they were too many at once; 409 when none is.',
      parameters: [idempotencyKey],
      responses: {
        '200': {
          description: 'OK',
          content: {
            'application/json': {
              schema: {
                type: 'object',
                required: ['invalidated'],
                properties: { invalidated: { type: 'integer' } },
              },
            },
          },
        },
        default: { $ref: '#/components/responses/Error' },
      },
    },
  },
} as const;
