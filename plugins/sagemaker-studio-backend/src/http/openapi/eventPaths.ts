/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { cursorText, domainIdText, idText } from './texts';

/* The routes of the record of events. */
export const eventPaths = {
  '/events': {
    get: {
      operationId: 'ListEvents',
      summary: 'The record of events, newest first.',
      parameters: [
        {
          in: 'query',
          name: 'after',
          description: 'Only what was recorded after this sequence.',
          required: false,
          schema: { type: 'integer', minimum: 0, maximum: 2147483647 },
        },
        {
          in: 'query',
          name: 'type',
          description: 'A type, or a family such as grant.*',
          required: false,
          allowReserved: true,
          schema: {
            type: 'string',
            maxLength: 64,
            pattern: '^[a-z]+\\.([a-z-]+|\\*)$',
          },
        },
        {
          in: 'query',
          name: 'actor',
          description: 'user:default/jane.doe, policy:<name>, or system',
          required: false,
          allowReserved: true,
          schema: { type: 'string', minLength: 1, maxLength: 255 },
        },
        {
          in: 'query',
          name: 'requestId',
          required: false,
          schema: idText,
        },
        {
          in: 'query',
          name: 'grantId',
          required: false,
          schema: idText,
        },
        {
          in: 'query',
          name: 'domainId',
          description: 'Of requests for this domain.',
          required: false,
          schema: domainIdText,
        },
        {
          in: 'query',
          name: 'limit',
          required: false,
          schema: { type: 'integer', minimum: 1, maximum: 500 },
        },
        {
          in: 'query',
          name: 'cursor',
          required: false,
          schema: cursorText,
        },
      ],
      responses: {
        '200': {
          description: 'OK',
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/EventPage' },
            },
          },
        },
        default: { $ref: '#/components/responses/Error' },
      },
    },
  },
  '/events/export': {
    get: {
      operationId: 'ExportEvents',
      summary:
        'All events, oldest first. A transfer that is cut off does not end properly.',
      parameters: [
        {
          in: 'query',
          name: 'format',
          required: true,
          schema: { type: 'string', enum: ['jsonl', 'csv'] },
        },
      ],
      responses: {
        '200': {
          description: 'A line for each event',
          content: {
            'application/jsonl': { schema: { type: 'string' } },
            'text/csv': { schema: { type: 'string' } },
          },
        },
        default: { $ref: '#/components/responses/Error' },
      },
    },
  },
  '/events/verification': {
    get: {
      operationId: 'VerifyEvents',
      summary:
        'Reads the whole record and tells what was altered or is missing.',
      responses: {
        '200': {
          description: 'OK',
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/EventVerification' },
            },
          },
        },
        default: { $ref: '#/components/responses/Error' },
      },
    },
  },
} as const;

/* What they answer with. */
export const eventSchemas = {
  AccessEvent: {
    type: 'object',
    required: ['sequence', 'type', 'actor', 'detail', 'at'],
    properties: {
      sequence: { type: 'integer' },
      requestId: {
        type: 'string',
        description: 'Absent where it belongs to none, as leavers.* do.',
      },
      grantId: { type: 'string' },
      operationId: { type: 'string' },
      type: { type: 'string' },
      actor: { type: 'string' },
      source: { type: 'string', enum: ['page', 'template', 'api', 'agent'] },
      actorChain: { type: 'array', items: { type: 'string' } },
      detail: { type: 'object' },
      previousHash: { type: 'string' },
      hash: { type: 'string' },
      at: { type: 'string' },
    },
  },
  ListedEvent: {
    allOf: [
      { $ref: '#/components/schemas/AccessEvent' },
      {
        type: 'object',
        description: 'What it is about, looked up; not covered by the hash.',
        properties: {
          domainId: { type: 'string' },
          displayName: { type: 'string' },
        },
      },
    ],
  },
  EventPage: {
    type: 'object',
    required: ['items'],
    properties: {
      items: {
        type: 'array',
        items: { $ref: '#/components/schemas/ListedEvent' },
      },
      nextCursor: { type: 'string' },
    },
  },
  EventVerification: {
    type: 'object',
    required: ['intact', 'checked', 'faults'],
    properties: {
      intact: { type: 'boolean' },
      checked: { type: 'integer' },
      head: { type: 'string' },
      faults: {
        type: 'array',
        items: {
          type: 'object',
          required: ['sequence', 'fault'],
          properties: {
            sequence: { type: 'integer' },
            fault: {
              type: 'string',
              enum: ['altered', 'missing', 'misplaced'],
            },
          },
        },
      },
    },
  },
} as const;
