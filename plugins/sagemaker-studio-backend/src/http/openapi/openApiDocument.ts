/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { accessListSchemas, accessPaths } from './accessPaths';
import { accessSchemas } from './accessSchemas';
import {
  effectiveAccessPaths,
  effectiveAccessSchemas,
} from './effectiveAccessPaths';
import { grantPaths } from './grantPaths';
import { grantSchemas } from './grantSchemas';
import { eventPaths, eventSchemas } from './eventPaths';
import { idempotencyKey } from './idempotencyKey';
import { readinessPaths, readinessSchemas } from './readinessPaths';
import { requestSchemas } from './requestSchemas';
import { cursorText, domainIdText, idText, refText } from './texts';

/** The HTTP API. It is served at /openapi.json, and every request is checked against it before a route sees it. */
export const openApiDocument = {
  openapi: '3.1.0',
  info: {
    title: 'sagemaker-studio',
    version: '1',
    description:
      'Access to SageMaker Studio domains: who has it, who asks for it, who decides.',
    license: {
      name: 'Apache-2.0',
      url: 'http://www.apache.org/licenses/LICENSE-2.0.html',
    },
    contact: {},
  },
  servers: [{ url: '/' }],
  components: {
    schemas: {
      ...accessSchemas,
      ...accessListSchemas,
      ...grantSchemas,
      ...requestSchemas,
      ...eventSchemas,
      ...readinessSchemas,
      ...effectiveAccessSchemas,
      Error: {
        type: 'object',
        required: ['error', 'response'],
        properties: {
          error: {
            type: 'object',
            required: ['name', 'message'],
            properties: {
              name: { type: 'string' },
              message: { type: 'string' },
            },
          },
          response: {
            type: 'object',
            required: ['statusCode'],
            properties: { statusCode: { type: 'integer' } },
          },
        },
      },
    },
    responses: {
      Error: {
        description:
          'The message names the thing concerned and says what to do.',
        content: {
          'application/json': {
            schema: { $ref: '#/components/schemas/Error' },
          },
        },
      },
    },
  },
  paths: {
    '/domains': {
      get: {
        operationId: 'ListDomains',
        summary: 'The Studio domains that a sync has seen.',
        responses: {
          '200': {
            description: 'OK',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/DomainList' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/teams/{kind}/{namespace}/{name}': {
      get: {
        operationId: 'GetTeamAccess',
        summary: 'What the people of a team hold in which domain.',
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
        ],
        responses: {
          '200': {
            description: 'OK',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/TeamAccess' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/people/{kind}/{namespace}/{name}': {
      get: {
        operationId: 'GetPersonOverview',
        summary: 'What one person holds in every domain.',
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
        ],
        responses: {
          '200': {
            description: 'OK',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/PersonOverview' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/plans': {
      post: {
        operationId: 'PlanRequest',
        summary: 'What a request would do; files nothing.',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/PlanInput' },
            },
          },
        },
        responses: {
          '200': {
            description: 'OK',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Plan' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/simulations': {
      post: {
        operationId: 'SimulateRequest',
        summary:
          'Who would decide a request, whether it would be automatic, and who would be told; files nothing.',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/PlanInput' },
            },
          },
        },
        responses: {
          '200': {
            description: 'OK',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/PolicySimulation' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/requests': {
      get: {
        operationId: 'ListRequests',
        summary: 'Requests, newest first.',
        parameters: [
          {
            in: 'query',
            name: 'view',
            required: false,
            schema: { type: 'string', enum: ['mine', 'to-decide', 'all'] },
          },
          {
            in: 'query',
            name: 'team',
            description: 'group:default/forecasting',
            required: false,
            allowReserved: true,
            schema: refText,
          },
          {
            in: 'query',
            name: 'status',
            required: false,
            schema: { $ref: '#/components/schemas/RequestStatus' },
          },
          {
            in: 'query',
            name: 'kind',
            required: false,
            schema: { $ref: '#/components/schemas/RequestKind' },
          },
          {
            in: 'query',
            name: 'domainId',
            required: false,
            schema: domainIdText,
          },
          {
            in: 'query',
            name: 'requester',
            description: 'user:default/jane.doe',
            required: false,
            allowReserved: true,
            schema: refText,
          },
          {
            in: 'query',
            name: 'person',
            description: 'For whom; user:default/jane.doe',
            required: false,
            allowReserved: true,
            schema: refText,
          },
          {
            in: 'query',
            name: 'sort',
            description: 'A leading dash puts the latest first; -createdAt',
            required: false,
            schema: {
              type: 'string',
              enum: ['-createdAt', 'createdAt', '-updatedAt', 'updatedAt'],
            },
          },
          {
            in: 'query',
            name: 'limit',
            required: false,
            schema: { type: 'integer', minimum: 1, maximum: 200 },
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
                schema: { $ref: '#/components/schemas/RequestList' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
      post: {
        operationId: 'CreateRequest',
        summary:
          'Asks for access. The same key with the same input answers with the request that exists.',
        parameters: [
          {
            in: 'header',
            name: 'Idempotency-Key',
            required: true,
            schema: { type: 'string', minLength: 1, maxLength: 255 },
          },
        ],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/RequestInput' },
            },
          },
        },
        responses: {
          '200': {
            description: 'The request that exists',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/AccessRequest' },
              },
            },
          },
          '201': {
            description: 'Filed',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/AccessRequest' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/requests/{requestId}': {
      get: {
        operationId: 'GetRequest',
        summary: 'A request with everything that came of it.',
        parameters: [
          {
            in: 'path',
            name: 'requestId',
            required: true,
            schema: idText,
          },
        ],
        responses: {
          '200': {
            description: 'OK',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/AccessRequest' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/requests/{requestId}/events': {
      get: {
        operationId: 'ListRequestEvents',
        summary:
          'Everything decided and done about a request, in order unless sort says otherwise.',
        parameters: [
          {
            in: 'path',
            name: 'requestId',
            required: true,
            schema: idText,
          },
          {
            in: 'query',
            name: 'view',
            description:
              'milestones leaves out what only tells of steps and attempts; all',
            required: false,
            schema: { type: 'string', enum: ['all', 'milestones'] },
          },
          {
            in: 'query',
            name: 'sort',
            description: 'A leading dash puts the latest first; sequence',
            required: false,
            schema: { type: 'string', enum: ['sequence', '-sequence'] },
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
                schema: { $ref: '#/components/schemas/EventList' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/requests/{requestId}/decision': {
      post: {
        operationId: 'DecideRequest',
        summary:
          'Approves or rejects. 409 when the plan has changed or somebody was first.',
        parameters: [
          {
            in: 'path',
            name: 'requestId',
            required: true,
            schema: idText,
          },
          idempotencyKey,
        ],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/DecisionInput' },
            },
          },
        },
        responses: {
          '200': {
            description: 'OK',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/AccessRequest' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/requests/{requestId}/withdrawal': {
      post: {
        operationId: 'WithdrawRequest',
        summary:
          'Takes a request back; by the requester, while in review. Doing so again answers the same.',
        parameters: [
          {
            in: 'path',
            name: 'requestId',
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
                schema: { $ref: '#/components/schemas/AccessRequest' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    '/operations/{operationId}/retry': {
      post: {
        operationId: 'RetryOperation',
        summary:
          'Tries a blocked operation again at once. Doing so again answers with the operation as it is.',
        parameters: [
          {
            in: 'path',
            name: 'operationId',
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
                schema: { $ref: '#/components/schemas/Operation' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    ...accessPaths,
    ...grantPaths,
    '/refresh': {
      post: {
        operationId: 'Refresh',
        summary: 'Asks for a sync now; answers when it is queued.',
        parameters: [
          idempotencyKey,
          {
            name: 'acceptRemovals',
            in: 'query',
            description:
              'Also removes what the sync refused to remove, since so much was gone from AWS at once',
            schema: { type: 'string', enum: ['true', 'false'] },
          },
        ],
        responses: {
          '202': { description: 'Queued' },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
    ...eventPaths,
    ...readinessPaths,
    ...effectiveAccessPaths,
    '/directory': {
      get: {
        operationId: 'GetDirectory',
        summary: 'Users and groups of Identity Center, for other plugins only.',
        responses: {
          '200': {
            description: 'OK',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Directory' },
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    },
  },
} as const;
