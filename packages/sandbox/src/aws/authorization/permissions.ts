/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Which permissions a call needs: the IAM action, and the ARN of each resource that it acts on. Source: "Actions, resources,
 * and condition keys" of AWS's Service Authorization Reference, whose page is named beside each service, columns "Resource
 * types" and "Dependent actions". An action without a resource type acts on `*`.
 */
import { ConditionContext } from '../../policies/compilePolicy';
import { Permission } from '../../policies/evaluate';
import { detailsOf, roleArnOf } from '../../world/roles';
import { own } from '../../world/tables';
import { AwsCall } from '../AwsCall';

/** Input of a call, which has been checked against the model. */
type Input = Record<string, unknown>;
type ResourcesOf = (call: AwsCall, input: Input) => string[];

type Needs = {
  /** ARNs of the resources, each of which has to be allowed. */
  resources: ResourcesOf;
  /** Values of condition keys. */
  context?: (call: AwsCall, input: Input) => ConditionContext;
  /** Further permissions that the input calls for. */
  dependent?: (call: AwsCall, input: Input, resource: string) => Permission[];
};

const text = (input: Input, name: string): string => String(input[name] ?? '');
const member = (input: Input, name: string): Input =>
  Object(input[name]) as Input;

const ANY: Needs = { resources: () => ['*'] };

// SageMaker: list_amazonsagemakerai.html

function sageMakerArn({ region, caller }: AwsCall, resource: string): string {
  return `arn:aws:sagemaker:${region}:${caller.accountId}:${resource}`;
}

/** SageMaker's names are not case sensitive, and its ARNs have them in lower case. */
const inDomain = (kind: string, ...names: string[]): ResourcesOf => {
  return (call, input) => {
    const path = names.map(name => text(input, name).toLowerCase());
    return [
      sageMakerArn(call, [kind, text(input, 'DomainId'), ...path].join('/')),
    ];
  };
};
const domain: Needs = { resources: inDomain('domain') };
const profile: Needs = {
  resources: inDomain('user-profile', 'UserProfileName'),
};
const space: Needs = { resources: inDomain('space', 'SpaceName') };
const app: Needs = {
  resources: (call, input) => {
    const owner =
      input.SpaceName === undefined ? 'UserProfileName' : 'SpaceName';
    return inDomain('app', owner, 'AppType', 'AppName')(call, input);
  },
};
const tagged: Needs = {
  resources: (_call, input) => [text(input, 'ResourceArn')],
};

/** `sagemaker:AddTags` for what is created with tags by an operation. */
function tagsOf(operation: string) {
  return (_call: AwsCall, input: Input, resource: string): Permission[] => {
    const { Tags } = input;
    return Array.isArray(Tags) && Tags.length > 0
      ? [
          {
            action: 'sagemaker:AddTags',
            resource,
            context: { 'sagemaker:TaggingAction': operation },
          },
        ]
      : [];
  };
}

/** `iam:PassRole` for the execution role that SageMaker gets. */
function passedRole(settingsName: string) {
  return (_call: AwsCall, input: Input): Permission[] => {
    const { ExecutionRole } = member(input, settingsName);
    return typeof ExecutionRole === 'string'
      ? [
          {
            action: 'iam:PassRole',
            resource: ExecutionRole,
            context: { 'iam:PassedToService': 'sagemaker.amazonaws.com' },
          },
        ]
      : [];
  };
}

/** What SageMaker does with the permissions of whoever creates a domain. */
function domainSetUp({ caller }: AwsCall, input: Input): Permission[] {
  const hasFileSystem = input.HomeEfsFileSystemCreation !== 'Disabled';
  return [
    {
      action: 'iam:CreateServiceLinkedRole',
      resource: `arn:aws:iam::${caller.accountId}:role/aws-service-role/sagemaker.amazonaws.com/AWSServiceRoleForAmazonSageMakerNotebooks`,
    },
    ...(input.AuthMode === 'SSO'
      ? [{ action: 'sso:CreateManagedApplicationInstance', resource: '*' }]
      : []),
    ...(hasFileSystem
      ? ['CreateFileSystem', 'CreateMountTarget'].map(name => ({
          action: `elasticfilesystem:${name}`,
          resource: '*',
        }))
      : []),
  ];
}

const CREATED_TAG = 'studio-access:created';

/** Tags that policies ask about, of a domain that exists. */
function domainTags({ world }: AwsCall, input: Input): ConditionContext {
  const tags = own(world.domains, text(input, 'DomainId'))?.tags ?? {};
  return { [`aws:ResourceTag/${CREATED_TAG}`]: own(tags, CREATED_TAG) };
}

const passesProfileRole = passedRole('UserSettings');
const passesDomainRole = passedRole('DefaultUserSettings');

const sagemaker: Record<string, Needs> = {
  AddTags: tagged,
  ListTags: tagged,
  DeleteTags: tagged,
  CreateDomain: {
    // The id is not known before.
    resources: call => [sageMakerArn(call, 'domain/*')],
    dependent: (call, input, resource) => [
      ...passesDomainRole(call, input),
      ...tagsOf('CreateDomain')(call, input, resource),
      ...domainSetUp(call, input),
    ],
  },
  DescribeDomain: domain,
  ListDomains: ANY,
  UpdateDomain: {
    ...domain,
    context: domainTags,
    dependent: passesDomainRole,
  },
  DeleteDomain: { ...domain, context: domainTags },
  CreateUserProfile: {
    ...profile,
    dependent: (call, input, resource) => [
      ...passesProfileRole(call, input),
      ...tagsOf('CreateUserProfile')(call, input, resource),
    ],
  },
  DescribeUserProfile: profile,
  ListUserProfiles: ANY,
  UpdateUserProfile: { ...profile, dependent: passesProfileRole },
  DeleteUserProfile: profile,
  ListSpaces: ANY,
  DescribeSpace: space,
  CreateSpace: { ...space, dependent: tagsOf('CreateSpace') },
  DeleteSpace: space,
  ListApps: ANY,
  DescribeApp: app,
  CreateApp: { ...app, dependent: tagsOf('CreateApp') },
  DeleteApp: app,
  CreatePresignedDomainUrl: profile,
};

// Identity Store: list_identitystore.html

const storeArn: ResourcesOf = ({ world }, input) => [
  `arn:aws:identitystore::${
    world.identityCenter.ownerAccountId
  }:identitystore/${text(input, 'IdentityStoreId')}`,
];
const ofStore = (...others: ((input: Input) => string[])[]): Needs => ({
  resources: (call, input) => [
    ...storeArn(call, input),
    ...others.flatMap(arnsOf => arnsOf(input)),
  ],
});
const storeArns = (kind: string, ids: unknown[]) =>
  ids.map(id => `arn:aws:identitystore:::${kind}/${id}`);
const user = (input: Input) => storeArns('user', [input.UserId]);
const memberUser = (input: Input) =>
  storeArns('user', [member(input, 'MemberId').UserId]);
const group = (input: Input) => storeArns('group', [input.GroupId]);
const groups = ({ GroupIds }: Input) =>
  storeArns('group', Array.isArray(GroupIds) ? GroupIds : []);
const membership = (input: Input) =>
  storeArns('membership', [input.MembershipId]);
const allUsers = () => storeArns('user', ['*']);
const allGroups = () => storeArns('group', ['*']);
const allMemberships = () => storeArns('membership', ['*']);

const identitystore: Record<string, Needs> = {
  CreateGroup: ofStore(),
  CreateGroupMembership: ofStore(group, memberUser),
  CreateUser: ofStore(),
  DeleteGroup: ofStore(group),
  DeleteGroupMembership: ofStore(membership),
  DeleteUser: ofStore(user),
  DescribeGroup: ofStore(group),
  DescribeGroupMembership: ofStore(membership),
  DescribeUser: ofStore(user),
  GetGroupId: ofStore(allGroups),
  GetGroupMembershipId: ofStore(allMemberships, group, memberUser),
  GetUserId: ofStore(allUsers),
  IsMemberInGroups: ofStore(allMemberships, groups, memberUser),
  ListGroupMemberships: ofStore(allMemberships, group),
  ListGroupMembershipsForMember: ofStore(allMemberships, memberUser),
  ListGroups: ofStore(allGroups),
  ListUsers: ofStore(allUsers),
  UpdateGroup: ofStore(group),
  UpdateUser: ofStore(user),
};

// IAM Identity Center: list_awsiamidentitycenter.html

const application: Needs = {
  resources: (_call, input) => [text(input, 'ApplicationArn')],
};
const instance: Needs = {
  resources: (_call, input) => [text(input, 'InstanceArn')],
};

const sso: Record<string, Needs> = {
  ListInstances: ANY,
  DescribeInstance: instance,
  ListApplications: ANY,
  DescribeApplication: application,
  CreateApplicationAssignment: application,
  DeleteApplicationAssignment: application,
  DescribeApplicationAssignment: application,
  ListApplicationAssignments: application,
  ListApplicationAssignmentsForPrincipal: instance,
  GetApplicationAssignmentConfiguration: application,
  PutApplicationAssignmentConfiguration: application,
  GetApplicationSessionConfiguration: application,
  PutApplicationSessionConfiguration: application,
  ListRegions: instance,
  DescribeRegion: instance,
};

// IAM: list_awsidentityandaccessmanagementiam.html

/** A role with the path that it has, if it exists. */
const role: Needs = {
  resources: ({ world, caller }, input) => {
    const account = own(world.accounts, caller.accountId);
    const name = text(input, 'RoleName');
    return account
      ? [roleArnOf(account, name)]
      : [`arn:aws:iam::${caller.accountId}:role/${name}`];
  },
};

/** The boundary of a role that exists. */
function boundaryOf(
  { world, caller }: AwsCall,
  input: Input,
): string | undefined {
  const account = own(world.accounts, caller.accountId);
  return (
    account && detailsOf(account, text(input, 'RoleName')).permissionsBoundary
  );
}

const iam: Record<string, Needs> = {
  AttachRolePolicy: {
    ...role,
    context: (call, input) => ({
      'iam:PolicyARN': text(input, 'PolicyArn'),
      'iam:PermissionsBoundary': boundaryOf(call, input),
    }),
  },
  CreateRole: {
    // The path asked for, also where a role of that name exists below another.
    resources: ({ caller }, input) => [
      `arn:aws:iam::${caller.accountId}:role${text(input, 'Path') || '/'}${text(
        input,
        'RoleName',
      )}`,
    ],
    context: (_call, { PermissionsBoundary: boundary }) => ({
      'iam:PermissionsBoundary':
        typeof boundary === 'string' ? boundary : undefined,
    }),
    dependent: (_call, { Tags }, resource) =>
      Array.isArray(Tags) && Tags.length > 0
        ? [{ action: 'iam:TagRole', resource }]
        : [],
  },
  DeleteRole: role,
  DetachRolePolicy: role,
  GetRole: role,
  ListAttachedRolePolicies: role,
  TagRole: role,
  SimulatePrincipalPolicy: {
    resources: (_call, input) => [text(input, 'PolicySourceArn')],
  },
};

// EC2: list_amazonec2.html

const ec2: Record<string, Needs> = {
  DescribeSecurityGroups: ANY,
  DescribeSubnets: ANY,
  DescribeVpcs: ANY,
};

// Service Quotas: list_servicequotas.html

const servicequotas: Record<string, Needs> = {
  GetServiceQuota: ANY,
  GetAWSDefaultServiceQuota: ANY,
};

// STS: list_awssecuritytokenservice.html. Whether a role may be assumed depends on its trust policy as well: see trust.ts.

const FREE: Needs = { resources: () => [] };

const sts: Record<string, Needs> = {
  AssumeRole: FREE,
  // "No permissions are required to perform this operation."
  GetCallerIdentity: FREE,
};

const table: Record<string, Record<string, Needs>> = {
  sagemaker,
  identitystore,
  sso,
  iam,
  ec2,
  servicequotas,
  sts,
};

/**
 * The permissions that a call needs.
 * @throws Error when the table does not say.
 */
export function permissionsOf(
  { service, operation }: { service: string; operation: string },
  call: AwsCall,
  input: Input,
): Permission[] {
  const needs = table[service]?.[operation];
  if (!needs) {
    throw new Error(`No permission is known for ${service}:${operation}`);
  }
  return needs.resources(call, input).flatMap(resource => [
    {
      action: `${service}:${operation}`,
      resource,
      ...(needs.context ? { context: needs.context(call, input) } : {}),
    },
    ...(needs.dependent?.(call, input, resource) ?? []),
  ]);
}

/** Whether the table says what the operation needs. */
export function isKnown(service: string, operation: string): boolean {
  return table[service]?.[operation] !== undefined;
}
