/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

const freshness = {
  syncedAt: {
    type: 'string',
    description:
      'When the oldest of what is said of the domain was read; absent while part of it has never been read',
  },
  unread: {
    type: 'array',
    description:
      'What has never been read to its end; absent when everything has',
    items: {
      type: 'string',
      enum: ['domain', 'assignments', 'directory', 'usage'],
    },
  },
  failure: { $ref: '#/components/schemas/SyncFailure' },
} as const;

/* The shapes of people, domains and plans, as JSON Schema. */
export const accessSchemas = {
  DomainObstacle: {
    type: 'object',
    required: ['code', 'message', 'remedy'],
    properties: {
      code: {
        type: 'string',
        enum: [
          'iam-mode',
          'legacy',
          'unified-studio',
          'not-in-service',
          'observe-only',
        ],
      },
      message: { type: 'string' },
      remedy: { type: 'string' },
    },
  },
  StudioApplication: {
    type: 'object',
    required: ['status', 'assignmentRequired'],
    properties: {
      status: { type: 'string', enum: ['enabled', 'disabled', 'missing'] },
      assignmentRequired: { type: 'boolean' },
    },
  },
  SyncFailure: {
    type: 'object',
    required: ['part', 'at', 'message'],
    properties: {
      part: {
        type: 'string',
        enum: ['domain', 'assignments', 'directory', 'usage'],
      },
      at: { type: 'string' },
      message: { type: 'string' },
      action: {
        type: 'string',
        description: 'The IAM action that is missing; sagemaker:ListSpaces',
      },
      remedy: { type: 'string' },
      accountId: { type: 'string' },
      region: { type: 'string' },
      domainId: { type: 'string' },
    },
  },
  DomainWarning: {
    type: 'object',
    required: ['domainId', 'name'],
    properties: {
      domainId: { type: 'string' },
      name: { type: 'string' },
      ...freshness,
    },
  },
  StudioDomain: {
    type: 'object',
    required: [
      'domainId',
      'domainArn',
      'name',
      'accountId',
      'region',
      'authMode',
      'status',
      'url',
      'defaultExecutionRole',
      'mode',
      'executionRoles',
      'seenAt',
    ],
    properties: {
      domainId: { type: 'string' },
      domainArn: { type: 'string' },
      name: { type: 'string' },
      accountId: { type: 'string' },
      region: { type: 'string' },
      authMode: { type: 'string', enum: ['SSO', 'IAM'] },
      status: { type: 'string' },
      url: { type: 'string' },
      applicationArn: { type: 'string' },
      application: { $ref: '#/components/schemas/StudioApplication' },
      defaultExecutionRole: { type: 'string' },
      mode: { type: 'string', enum: ['observe', 'manage'] },
      executionRoles: { type: 'array', items: { type: 'string' } },
      obstacle: { $ref: '#/components/schemas/DomainObstacle' },
      seenAt: { type: 'string' },
      ...freshness,
    },
  },
  DomainList: {
    type: 'object',
    required: ['items'],
    properties: {
      syncedAt: { type: 'string' },
      failures: {
        type: 'array',
        items: { $ref: '#/components/schemas/SyncFailure' },
      },
      items: {
        type: 'array',
        items: { $ref: '#/components/schemas/StudioDomain' },
      },
    },
  },
  Person: {
    type: 'object',
    required: ['displayName'],
    properties: {
      entityRef: { type: 'string' },
      displayName: { type: 'string' },
      email: { type: 'string' },
      sharedBy: { type: 'array', items: { type: 'string' } },
      identityCenterUser: {
        type: 'object',
        required: ['userId', 'userName', 'status'],
        properties: {
          userId: { type: 'string' },
          userName: { type: 'string' },
          status: { type: 'string', enum: ['ENABLED', 'DISABLED'] },
        },
      },
    },
  },
  DiagnosisCode: {
    type: 'string',
    enum: [
      'ready',
      'ready-after-first-sign-in',
      'no-access',
      'in-progress',
      'not-known',
      'blocked',
      'profile-without-assignment',
      'profile-failed',
      'role-differs',
      'disabled-but-holding',
      'no-identity-center-user',
      'ambiguous-person',
      'access-nobody-granted',
      'profile-of-nobody',
      'two-profiles',
      'unused',
      'legacy-domain',
      'iam-domain',
      'unified-studio-domain',
      'domain-closed',
    ],
  },
  Diagnosis: {
    type: 'object',
    required: ['code', 'sentence'],
    properties: {
      code: { $ref: '#/components/schemas/DiagnosisCode' },
      sentence: { type: 'string' },
      repair: { $ref: '#/components/schemas/RepairProposal' },
    },
  },
  GrantStatus: {
    type: 'string',
    enum: [
      'scheduled',
      'provisioning',
      'provision-blocked',
      'active',
      'degraded',
      'suspended',
      'deprovisioning',
      'deprovision-blocked',
      'ended',
    ],
  },
  PersonAccess: {
    type: 'object',
    required: ['person', 'domainId', 'membership', 'assignment', 'diagnosis'],
    properties: {
      person: { $ref: '#/components/schemas/Person' },
      domainId: { type: 'string' },
      membership: { type: 'string', enum: ['member', 'guest'] },
      assignment: {
        type: 'object',
        required: ['direct', 'throughGroups'],
        properties: {
          direct: { type: 'boolean' },
          throughGroups: {
            type: 'array',
            items: {
              type: 'object',
              required: ['groupId', 'displayName'],
              properties: {
                groupId: { type: 'string' },
                displayName: { type: 'string' },
              },
            },
          },
        },
      },
      profile: {
        type: 'object',
        required: ['name', 'status'],
        properties: {
          name: { type: 'string' },
          status: { type: 'string' },
          executionRole: { type: 'string' },
          failureReason: { type: 'string' },
        },
      },
      grant: {
        type: 'object',
        required: ['grantId', 'requestId', 'status', 'executionRole'],
        properties: {
          grantId: { type: 'string' },
          requestId: { type: 'string' },
          team: {
            type: 'string',
            description: 'The team with which it was granted',
          },
          status: { $ref: '#/components/schemas/GrantStatus' },
          executionRole: { type: 'string' },
          startsAt: { type: 'string' },
          expiresAt: { type: 'string' },
          endedAt: {
            type: 'string',
            description:
              'When the access ended, even if what it left behind is being deleted only now',
          },
          deprovisionAt: {
            type: 'string',
            description: 'When the access of a suspended grant is taken away',
          },
          operation: {
            type: 'object',
            description:
              'What is being done in AWS, while that goes on or is blocked',
            required: ['kind'],
            properties: {
              kind: {
                type: 'string',
                enum: ['provision', 'change-role', 'deprovision'],
              },
              step: { $ref: '#/components/schemas/OperationStepName' },
              error: { $ref: '#/components/schemas/OperationError' },
            },
          },
        },
      },
      pendingRequestId: { type: 'string' },
      usage: {
        type: 'object',
        description:
          'Spaces, running apps and when they were last used; absent without a profile',
        required: ['spaces', 'runningApps'],
        properties: {
          spaces: { type: 'integer' },
          runningApps: {
            type: 'array',
            items: {
              type: 'object',
              required: ['type', 'name'],
              properties: {
                type: { type: 'string' },
                name: { type: 'string' },
                instanceType: { type: 'string' },
              },
            },
          },
          lastActivityAt: { type: 'string' },
        },
      },
      diagnosis: { $ref: '#/components/schemas/Diagnosis' },
    },
  },
  TeamAccess: {
    type: 'object',
    required: ['team', 'domains', 'people', 'viewer', 'pendingRequests'],
    properties: {
      team: {
        type: 'object',
        required: ['entityRef', 'displayName'],
        properties: {
          entityRef: { type: 'string' },
          displayName: { type: 'string' },
        },
      },
      domains: {
        type: 'array',
        items: { $ref: '#/components/schemas/StudioDomain' },
      },
      people: {
        type: 'array',
        items: { $ref: '#/components/schemas/PersonAccess' },
      },
      viewer: {
        type: 'object',
        required: ['isMember', 'isLead'],
        properties: {
          entityRef: { type: 'string' },
          isMember: { type: 'boolean' },
          isLead: { type: 'boolean' },
          mayAskForOthers: {
            type: 'array',
            description:
              'In which domains, and for which roles, the policies let the person ask for others of the team',
            items: {
              type: 'object',
              required: ['domainId', 'executionRoles'],
              properties: {
                domainId: { type: 'string' },
                executionRoles: { type: 'array', items: { type: 'string' } },
              },
            },
          },
        },
      },
      pendingRequests: {
        type: 'array',
        items: { $ref: '#/components/schemas/AccessRequest' },
      },
      syncedAt: { type: 'string' },
    },
  },
  StudioLinks: {
    type: 'object',
    required: ['studio'],
    properties: {
      studio: {
        type: 'string',
        description: "The domain's own address.",
      },
      accessPortal: {
        type: 'string',
        description: 'The AWS access portal, with a tile per application.',
      },
      identityProvider: {
        type: 'string',
        description: 'The dashboard of the identity provider.',
      },
    },
  },
  PersonOverview: {
    type: 'object',
    required: ['person', 'access', 'requests'],
    properties: {
      person: { $ref: '#/components/schemas/Person' },
      access: {
        type: 'array',
        items: {
          allOf: [
            { $ref: '#/components/schemas/PersonAccess' },
            {
              type: 'object',
              required: ['domain', 'links'],
              properties: {
                domain: { $ref: '#/components/schemas/StudioDomain' },
                links: { $ref: '#/components/schemas/StudioLinks' },
              },
            },
          ],
        },
      },
      requests: {
        type: 'array',
        items: { $ref: '#/components/schemas/AccessRequest' },
      },
      syncedAt: { type: 'string' },
    },
  },
  Directory: {
    type: 'object',
    required: ['users', 'groups', 'syncedAt'],
    properties: {
      users: { type: 'array', items: { type: 'object' } },
      groups: { type: 'array', items: { type: 'object' } },
      syncedAt: { type: 'string' },
    },
  },
} as const;
