/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { domainIdText, refText } from './texts';

/* The readiness of domains, and why somebody can or cannot open Studio. */
export const readinessPaths = {
  '/domains/{domainId}/readiness': {
    get: {
      operationId: 'GetReadiness',
      summary: 'Whether people can be let into a domain, check by check.',
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
              schema: { $ref: '#/components/schemas/DomainReadiness' },
            },
          },
        },
        default: { $ref: '#/components/responses/Error' },
      },
    },
  },
  '/people/{kind}/{namespace}/{name}/entry': {
    get: {
      operationId: 'ExplainEntry',
      summary: 'Why a person can or cannot open Studio in a domain.',
      parameters: [
        {
          in: 'path',
          name: 'kind',
          required: true,
          schema: refText,
        },
        {
          in: 'path',
          name: 'namespace',
          required: true,
          schema: refText,
        },
        {
          in: 'path',
          name: 'name',
          required: true,
          schema: refText,
        },
        {
          in: 'query',
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
              schema: { $ref: '#/components/schemas/EntryExplanation' },
            },
          },
        },
        default: { $ref: '#/components/responses/Error' },
      },
    },
  },
} as const;

/* Their shapes, as JSON Schema. */
export const readinessSchemas = {
  DomainReadiness: {
    type: 'object',
    required: ['domainId', 'status', 'checks'],
    properties: {
      domainId: { type: 'string' },
      status: { type: 'string', enum: ['ready', 'attention', 'not-ready'] },
      checks: {
        type: 'array',
        items: {
          type: 'object',
          required: ['code', 'status', 'sentence'],
          properties: {
            code: {
              type: 'string',
              enum: [
                'identity-center-instance',
                'region',
                'sso-mode',
                'domain-in-service',
                'application',
                'assignment-required',
                'users-synced',
                'execution-role-trust',
                'pass-role',
                'quota',
                'session-names',
                'idle-shutdown',
                'managed',
              ],
            },
            status: {
              type: 'string',
              enum: ['ok', 'attention', 'failed', 'not-checked'],
            },
            sentence: { type: 'string' },
            remedy: { type: 'string' },
          },
        },
      },
      seenAt: { type: 'string' },
    },
  },
  EntryExplanation: {
    type: 'object',
    required: [
      'person',
      'domainId',
      'domainName',
      'canEnter',
      'checks',
      'diagnosis',
    ],
    properties: {
      person: { $ref: '#/components/schemas/Person' },
      domainId: { type: 'string' },
      domainName: { type: 'string' },
      canEnter: { type: 'boolean' },
      checks: {
        type: 'array',
        items: {
          type: 'object',
          required: ['code', 'status', 'sentence'],
          properties: {
            code: {
              type: 'string',
              enum: [
                'domain-signs-in-by-identity-center',
                'domain-in-service',
                'application-enabled',
                'identity-known',
                'user-enabled',
                'assigned',
                'profile-exists',
                'profile-in-service',
                'role-as-granted',
                'grant-in-force',
              ],
            },
            status: {
              type: 'string',
              enum: ['passed', 'failed', 'not-reached'],
            },
            sentence: { type: 'string' },
          },
        },
      },
      diagnosis: { $ref: '#/components/schemas/Diagnosis' },
      failure: {
        type: 'object',
        required: ['code', 'sentence', 'remedy', 'who'],
        properties: {
          code: { type: 'string' },
          sentence: { type: 'string' },
          remedy: { type: 'string' },
          who: {
            type: 'string',
            enum: [
              'you',
              'team-lead',
              'platform-team',
              'identity-provider',
              'aws-administrator',
            ],
          },
        },
      },
      repair: { $ref: '#/components/schemas/RepairProposal' },
      links: {
        type: 'object',
        required: ['studio'],
        properties: {
          studio: { type: 'string' },
          accessPortal: { type: 'string' },
          identityProvider: { type: 'string' },
        },
      },
      syncedAt: { type: 'string' },
    },
  },
  RepairProposal: {
    type: 'object',
    required: ['label', 'input'],
    properties: {
      label: { type: 'string' },
      input: { $ref: '#/components/schemas/PlanInput' },
    },
  },
} as const;
