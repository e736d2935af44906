/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* The shapes of grants, operations and offboardings, as JSON Schema. */
export const grantSchemas = {
  OperationError: {
    type: 'object',
    required: ['kind', 'name', 'message'],
    properties: {
      kind: { type: 'string', enum: ['retry', 'parked', 'blocked'] },
      name: { type: 'string' },
      message: { type: 'string' },
      remedy: { type: 'string' },
    },
  },
  OperationStepName: {
    type: 'string',
    enum: [
      'resolve-identity',
      'ensure-assignment',
      'ensure-profile',
      'wait-in-service',
      'ensure-execution-role',
      'tag',
      'verify',
      'stop-apps',
      'cool-off',
      'delete-spaces',
      'delete-profile',
      'remove-assignment',
      'verify-removed',
    ],
  },
  Operation: {
    type: 'object',
    required: ['operationId', 'kind', 'status', 'steps', 'startedAt'],
    properties: {
      operationId: { type: 'string' },
      kind: {
        type: 'string',
        enum: ['provision', 'change-role', 'deprovision'],
      },
      status: {
        type: 'string',
        enum: ['running', 'waiting', 'blocked', 'succeeded', 'cancelled'],
      },
      steps: {
        type: 'array',
        items: {
          type: 'object',
          required: ['name', 'status', 'attempts'],
          properties: {
            name: { $ref: '#/components/schemas/OperationStepName' },
            status: {
              type: 'string',
              enum: ['waiting', 'running', 'done', 'blocked'],
            },
            attempts: { type: 'integer' },
            changed: { type: 'boolean' },
            detail: { type: 'string' },
            error: { $ref: '#/components/schemas/OperationError' },
          },
        },
      },
      nextTryAt: { type: 'string' },
      startedAt: { type: 'string' },
      endedAt: { type: 'string' },
    },
  },
  Grant: {
    type: 'object',
    required: [
      'grantId',
      'requestId',
      'person',
      'displayName',
      'team',
      'domainId',
      'executionRole',
      'status',
    ],
    properties: {
      grantId: { type: 'string' },
      requestId: { type: 'string' },
      person: { type: 'string' },
      displayName: { type: 'string' },
      team: { type: 'string' },
      domainId: { type: 'string' },
      executionRole: { type: 'string' },
      status: { $ref: '#/components/schemas/GrantStatus' },
      throughGroup: {
        type: 'object',
        description:
          'The Identity Center group whose assignment the grant lives by',
        required: ['groupId', 'displayName'],
        properties: {
          groupId: { type: 'string' },
          displayName: { type: 'string' },
        },
      },
      profileName: { type: 'string' },
      startsAt: { type: 'string' },
      endedAt: { type: 'string' },
      expiresAt: { type: 'string' },
      endedReason: { type: 'string' },
      deprovisionAt: { type: 'string' },
      remainingAccess: { type: 'array', items: { type: 'string' } },
      operation: { $ref: '#/components/schemas/Operation' },
    },
  },
  GrantList: {
    type: 'object',
    required: ['items'],
    properties: {
      items: {
        type: 'array',
        items: { $ref: '#/components/schemas/Grant' },
      },
      nextCursor: { type: 'string' },
    },
  },
  OffboardingPreview: {
    type: 'object',
    required: [
      'grantId',
      'apps',
      'spaces',
      'remainingAccess',
      'coolingOff',
      'seenAt',
    ],
    properties: {
      grantId: { type: 'string' },
      apps: {
        type: 'array',
        items: {
          type: 'object',
          required: ['type', 'name', 'status'],
          properties: {
            type: { type: 'string' },
            name: { type: 'string' },
            space: { type: 'string' },
            status: { type: 'string' },
          },
        },
      },
      spaces: {
        type: 'array',
        items: {
          type: 'object',
          required: ['name', 'shared'],
          properties: {
            name: { type: 'string' },
            sizeGb: { type: 'integer' },
            shared: { type: 'boolean' },
          },
        },
      },
      profileName: { type: 'string' },
      homeDirectoryUid: { type: 'string' },
      remainingAccess: { type: 'array', items: { type: 'string' } },
      coolingOff: { type: 'string' },
      seenAt: { type: 'string' },
    },
  },
} as const;
