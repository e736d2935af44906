/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { arnText, domainIdText, idText, refText } from './texts';

const requestFields = {
  kind: { $ref: '#/components/schemas/RequestKind' },
  team: { ...refText, description: 'group:default/forecasting' },
  domainId: domainIdText,
  executionRole: arnText,
  people: { type: 'array', maxItems: 500, items: refText },
  justification: { type: 'string', maxLength: 4000 },
  source: { $ref: '#/components/schemas/RequestSource' },
  duration: {
    type: 'string',
    maxLength: 64,
    description: 'ISO 8601, such as P90D; absent means what the policy gives',
  },
  grantIds: {
    type: 'array',
    minItems: 1,
    maxItems: 500,
    items: idText,
    description: 'For extend, change-role and revoke',
  },
  offboarding: { $ref: '#/components/schemas/Offboarding' },
  assignThrough: { $ref: '#/components/schemas/AssignThrough' },
  startsAt: {
    type: 'string',
    maxLength: 64,
    description:
      'ISO 8601; for grant and onboard-team: when the access is to begin, from which the duration counts; absent means once it is approved',
  },
} as const;

/* The shapes of requests, plans and decisions, as JSON Schema. */
export const requestSchemas = {
  RequestKind: {
    type: 'string',
    enum: ['grant', 'onboard-team', 'extend', 'change-role', 'revoke'],
  },
  RequestSource: {
    type: 'string',
    enum: ['page', 'template', 'api', 'agent'],
  },
  Offboarding: {
    type: 'object',
    description: 'For revoke; absent means that data and profile stay',
    additionalProperties: false,
    required: ['deleteSpaces', 'deleteProfile'],
    properties: {
      deleteSpaces: { type: 'boolean' },
      deleteProfile: { type: 'boolean' },
    },
  },
  AssignThrough: {
    type: 'object',
    description:
      'For grant and onboard-team: the Identity Center group whose assignment lets the people in, and with them all its members; absent means that each gets an assignment of their own',
    additionalProperties: false,
    required: ['group'],
    properties: {
      group: {
        type: 'string',
        minLength: 1,
        maxLength: 47,
        description: 'Id of the group in IAM Identity Center',
      },
    },
  },
  ApprovalStage: {
    type: 'object',
    required: ['name', 'approvers', 'quorum', 'status', 'votes', 'fallback'],
    properties: {
      name: { type: 'string' },
      approvers: { type: 'array', items: { type: 'string' } },
      quorum: { type: 'integer' },
      status: {
        type: 'string',
        enum: ['waiting', 'in-review', 'approved', 'rejected'],
      },
      votes: {
        type: 'array',
        items: {
          type: 'object',
          required: ['by', 'outcome', 'at'],
          properties: {
            by: { type: 'string' },
            outcome: { type: 'string', enum: ['approved', 'rejected'] },
            comment: { type: 'string' },
            at: { type: 'string' },
            lapsedAt: {
              type: 'string',
              description:
                'When the vote stopped counting, because the policy no longer asks whoever gave it',
            },
          },
        },
      },
      fallback: { type: 'boolean' },
    },
  },
  PolicySimulation: {
    type: 'object',
    required: ['policy', 'automatic', 'stages', 'notified', 'plan'],
    properties: {
      policy: {
        type: 'object',
        required: ['name', 'version'],
        properties: {
          name: { type: 'string' },
          version: { type: 'string' },
        },
      },
      automatic: { type: 'boolean' },
      stages: {
        type: 'array',
        items: {
          type: 'object',
          required: ['name', 'approvers', 'quorum', 'fallback'],
          properties: {
            name: { type: 'string' },
            approvers: { type: 'array', items: { type: 'string' } },
            quorum: { type: 'integer' },
            fallback: { type: 'boolean' },
          },
        },
      },
      notified: { type: 'array', items: { type: 'string' } },
      duration: { type: 'string' },
      plan: { $ref: '#/components/schemas/Plan' },
    },
  },
  RequestInput: {
    type: 'object',
    additionalProperties: false,
    required: ['kind', 'team', 'domainId', 'justification'],
    properties: requestFields,
  },
  PlanInput: {
    type: 'object',
    description: 'What a request would ask for; nobody reads a justification',
    additionalProperties: false,
    required: ['kind', 'team', 'domainId'],
    properties: requestFields,
  },
  Plan: {
    type: 'object',
    required: ['domainId', 'executionRole', 'items', 'warnings', 'hash'],
    properties: {
      domainId: { type: 'string' },
      executionRole: { type: 'string' },
      items: {
        type: 'array',
        items: {
          type: 'object',
          required: ['person', 'displayName', 'steps', 'changes', 'sentence'],
          properties: {
            person: { type: 'string' },
            displayName: { type: 'string' },
            steps: {
              type: 'array',
              items: {
                type: 'object',
                required: ['do'],
                properties: {
                  do: {
                    type: 'string',
                    enum: [
                      'assign',
                      'keep-assignment',
                      'keep-group-assignment',
                      'assign-group',
                      'create-profile',
                      'adopt-profile',
                      'change-role',
                      'extend',
                      'remove-assignment',
                      'remove-group-assignment',
                      'keep-shared-assignment',
                      'stop-apps',
                      'delete-spaces',
                      'delete-profile',
                    ],
                  },
                  profileName: {
                    type: 'string',
                    description:
                      'Of create-profile, adopt-profile, change-role and delete-profile',
                  },
                  from: {
                    type: 'string',
                    description:
                      'What was before; a role ARN of change-role, an end of extend',
                  },
                  to: {
                    type: 'string',
                    description:
                      'What will be; a role ARN of change-role, an end of extend',
                  },
                  groups: {
                    type: 'array',
                    items: { type: 'string' },
                    description:
                      'Of keep-group-assignment; names of the groups that let in',
                  },
                  groupId: {
                    type: 'string',
                    description: 'Of assign-group and remove-group-assignment',
                  },
                  displayName: {
                    type: 'string',
                    description: 'Of the group with groupId',
                  },
                  letsIn: {
                    type: 'integer',
                    description:
                      'Of assign-group; how many others it lets in as well',
                  },
                  shutsOut: {
                    type: 'integer',
                    description:
                      'Of remove-group-assignment; how many others lose this way in as well',
                  },
                  grantIds: {
                    type: 'array',
                    items: { type: 'string' },
                    description:
                      'Of keep-shared-assignment; the grants that still need it',
                  },
                  apps: {
                    type: 'array',
                    items: { type: 'string' },
                    description: 'Of stop-apps',
                  },
                  spaces: {
                    type: 'array',
                    description: 'Of delete-spaces',
                    items: {
                      type: 'object',
                      required: ['name'],
                      properties: {
                        name: { type: 'string' },
                        sizeGb: { type: 'number' },
                      },
                    },
                  },
                  homeDirectoryUid: {
                    type: 'string',
                    description: 'Of delete-profile',
                  },
                },
              },
            },
            changes: { type: 'boolean' },
            sentence: { type: 'string' },
            obstacle: {
              type: 'object',
              required: ['code', 'message', 'remedy'],
              properties: {
                code: {
                  type: 'string',
                  enum: [
                    'no-identity-center-user',
                    'user-disabled',
                    'ambiguous-identity',
                    'profile-failed',
                    'not-in-group',
                    'access-ending',
                  ],
                },
                message: { type: 'string' },
                remedy: { type: 'string' },
              },
            },
          },
        },
      },
      warnings: { type: 'array', items: { type: 'string' } },
      hash: { type: 'string' },
    },
  },
  RequestStatus: {
    type: 'string',
    enum: [
      'in-review',
      'approved',
      'rejected',
      'withdrawn',
      'expired',
      'invalidated',
    ],
  },
  AccessRequest: {
    type: 'object',
    required: [
      'requestId',
      'kind',
      'status',
      'team',
      'domainId',
      'executionRole',
      'people',
      'requester',
      'justification',
      'source',
      'plan',
      'policy',
      'approvers',
      'grants',
      'stages',
      'createdAt',
      'updatedAt',
    ],
    properties: {
      requestId: { type: 'string' },
      kind: { $ref: '#/components/schemas/RequestKind' },
      status: { $ref: '#/components/schemas/RequestStatus' },
      team: { type: 'string' },
      domainId: { type: 'string' },
      executionRole: { type: 'string' },
      people: { type: 'array', items: { type: 'string' } },
      requester: { type: 'string' },
      justification: { type: 'string' },
      source: { $ref: '#/components/schemas/RequestSource' },
      plan: { $ref: '#/components/schemas/Plan' },
      policy: {
        type: 'object',
        required: ['name', 'version'],
        properties: {
          name: { type: 'string' },
          version: { type: 'string' },
        },
      },
      approvers: { type: 'array', items: { type: 'string' } },
      decision: {
        type: 'object',
        required: ['outcome', 'by', 'automatic', 'at'],
        properties: {
          outcome: { type: 'string', enum: ['approved', 'rejected'] },
          by: { type: 'string' },
          automatic: { type: 'boolean' },
          comment: { type: 'string' },
          at: { type: 'string' },
        },
      },
      endedReason: { type: 'string' },
      grants: {
        type: 'array',
        items: { $ref: '#/components/schemas/Grant' },
      },
      duration: { type: 'string' },
      grantIds: { type: 'array', items: { type: 'string' } },
      offboarding: { $ref: '#/components/schemas/Offboarding' },
      assignThrough: {
        type: 'object',
        required: ['group', 'displayName'],
        properties: {
          group: { type: 'string' },
          displayName: { type: 'string' },
        },
      },
      startsAt: { type: 'string' },
      stages: {
        type: 'array',
        items: { $ref: '#/components/schemas/ApprovalStage' },
      },
      expiresAt: { type: 'string' },
      createdAt: { type: 'string' },
      updatedAt: { type: 'string' },
      viewerMayDecide: { type: 'boolean' },
    },
  },
  RequestList: {
    type: 'object',
    required: ['items'],
    properties: {
      items: {
        type: 'array',
        items: { $ref: '#/components/schemas/AccessRequest' },
      },
      nextCursor: { type: 'string' },
    },
  },
  EventList: {
    type: 'object',
    required: ['items'],
    properties: {
      items: {
        type: 'array',
        items: { $ref: '#/components/schemas/AccessEvent' },
      },
      nextCursor: { type: 'string' },
    },
  },
  DecisionInput: {
    type: 'object',
    additionalProperties: false,
    required: ['outcome', 'planHash'],
    properties: {
      outcome: { type: 'string', enum: ['approved', 'rejected'] },
      planHash: { type: 'string', minLength: 1, maxLength: 255 },
      comment: { type: 'string', maxLength: 4000 },
    },
  },
} as const;
