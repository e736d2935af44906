/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Which permissions a call needs: the IAM action, and the ARN of each resource that it acts on. Source: "Actions, resources,
 * and condition keys" of AWS's Service Authorization Reference, whose page is named beside each service, columns "Resource
 * types" and "Dependent actions". An action without a resource type acts on `*`.
 */
import { Permission } from '../../policies/evaluate';
import { AwsCall } from '../AwsCall';

/** Input of a call, which has been checked against the model. */
type Input = Record<string, unknown>;
type ResourcesOf = (call: AwsCall, input: Input) => string[];

type Needs = {
  /** ARNs of the resources, each of which has to be allowed. */
  resources: ResourcesOf;
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

/** `sagemaker:AddTags` for what is created with tags. */
function tags(_call: AwsCall, input: Input, resource: string): Permission[] {
  const { Tags } = input;
  return Array.isArray(Tags) && Tags.length > 0
    ? [{ action: 'sagemaker:AddTags', resource }]
    : [];
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
      ...tags(call, input, resource),
    ],
  },
  DescribeDomain: domain,
  ListDomains: ANY,
  UpdateDomain: { ...domain, dependent: passesDomainRole },
  DeleteDomain: domain,
  CreateUserProfile: {
    ...profile,
    dependent: (call, input, resource) => [
      ...passesProfileRole(call, input),
      ...tags(call, input, resource),
    ],
  },
  DescribeUserProfile: profile,
  ListUserProfiles: ANY,
  UpdateUserProfile: { ...profile, dependent: passesProfileRole },
  DeleteUserProfile: profile,
  ListSpaces: ANY,
  DescribeSpace: space,
  CreateSpace: { ...space, dependent: tags },
  DeleteSpace: space,
  ListApps: ANY,
  DescribeApp: app,
  CreateApp: { ...app, dependent: tags },
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
  ListRegions: instance,
  DescribeRegion: instance,
};

// IAM: list_awsidentityandaccessmanagementiam.html

const iam: Record<string, Needs> = {
  GetRole: {
    resources: ({ caller }, input) => [
      `arn:aws:iam::${caller.accountId}:role/${text(input, 'RoleName')}`,
    ],
  },
  SimulatePrincipalPolicy: {
    resources: (_call, input) => [text(input, 'PolicySourceArn')],
  },
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
  return needs
    .resources(call, input)
    .flatMap(resource => [
      { action: `${service}:${operation}`, resource },
      ...(needs.dependent?.(call, input, resource) ?? []),
    ]);
}

/** Whether the table says what the operation needs. */
export function isKnown(service: string, operation: string): boolean {
  return table[service]?.[operation] !== undefined;
}
