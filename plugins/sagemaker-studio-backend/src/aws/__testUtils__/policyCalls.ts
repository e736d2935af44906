/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Every call that the gateways can send, with the IAM permissions that it takes. Most are about what does not exist: AWS
 * authorizes a call before it looks.
 */
import { PORTAL_ROLE } from '@studio-access/sandbox';
import { COMPANY } from '../../integration/__testUtils__/startTestSandbox';
import type { Gateways } from '../Gateways';
import type { NewDomain } from '../newDomain';

export const OWNER_ACCOUNT = '111111111111';
export const MEMBER_ACCOUNT = COMPANY.machineLearning.accountId;

/** Of the users who may do everything in their account. */
export const ADMINISTRATORS: Record<
  string,
  { accessKeyId: string; secretAccessKey: string }
> = {
  [OWNER_ACCOUNT]: {
    accessKeyId: 'SANDBOXMANAGEMENT01',
    secretAccessKey: 'sandbox-management-secret',
  },
  [MEMBER_ACCOUNT]: {
    accessKeyId: 'SANDBOXML0000000001',
    secretAccessKey: 'sandbox-ml-secret',
  },
};
const MEMBER_ROLE = `arn:aws:iam::${MEMBER_ACCOUNT}:role/${PORTAL_ROLE}`;

/** A permission: the action, the ARN, and whatever a condition may ask for. */
export type Need = {
  action: string;
  resource: string;
  context?: Record<string, string>;
};

export type PolicyCall = {
  name: string;
  /** The account whose role sends it. */
  accountId: string;
  /** Whether it only reads. */
  reads: boolean;
  needs: Need[];
  /** Whether only creating a domain takes it. */
  creates?: boolean;
  send: (gateways: Gateways) => Promise<unknown>;
};

const USER = '93677ab1c2-00000000-0000-4000-8000-000000000001';
const GROUP = '93677ab1c2-00000000-0000-4000-8000-000000000002';
const { applicationArn, scientistRole, engineerRole } = COMPANY;
const place = COMPANY.machineLearning;
const domainId = COMPANY.researchLab;
const profile = { domainId, name: 'nobody' };
const app = {
  domainId,
  spaceName: 'nowhere',
  type: 'JupyterLab',
  name: 'default',
  status: 'InService',
};
const assignment = {
  applicationArn,
  principalType: 'USER',
  principalId: USER,
} as const;
/** A domain with the tag of those that the portal has created. */
export const CREATED_DOMAIN = 'd-created00001';
const TAGS = { 'studio-access:grant': 'g' };

const studioArn = (resource: string, region = 'eu-west-1') =>
  `arn:aws:sagemaker:${region}:${MEMBER_ACCOUNT}:${resource}`;
const profileArn = studioArn(`user-profile/${domainId}/nobody`);
const domainArn = studioArn(`domain/${domainId}`);
const store = `arn:aws:identitystore::${OWNER_ACCOUNT}:identitystore/${COMPANY.identityStoreId}`;
const inStore = (kind: string, id = '*') =>
  `arn:aws:identitystore:::${kind}/${id}`;

const needs = (action: string, ...resources: string[]): Need[] =>
  resources.map(resource => ({ action, resource }));
const passed = (resource: string): Need => ({
  action: 'iam:PassRole',
  resource,
  context: { 'iam:PassedToService': 'sagemaker.amazonaws.com' },
});

function studioCall(
  action: string,
  resource: string,
  send: (studio: ReturnType<Gateways['studio']>) => Promise<unknown>,
  more: Need[] = [],
): PolicyCall {
  return {
    name: `${action} on ${resource}`,
    accountId: MEMBER_ACCOUNT,
    reads: /:(List|Describe)/.test(action),
    needs: [...needs(action, resource), ...more],
    send: gateways => send(gateways.studio(place)),
  };
}

function accountCall(
  action: string,
  resource: string,
  send: (account: ReturnType<Gateways['account']>) => Promise<unknown>,
): PolicyCall {
  return {
    name: `${action} on ${resource}`,
    accountId: MEMBER_ACCOUNT,
    reads: true,
    needs: needs(action, resource),
    send: gateways => send(gateways.account(place)),
  };
}

function centerCall(
  action: string,
  resources: string[],
  send: (center: ReturnType<Gateways['identityCenter']>) => Promise<unknown>,
): PolicyCall {
  return {
    name: action,
    accountId: OWNER_ACCOUNT,
    reads: !/Create|Delete/.test(action),
    needs: needs(action, ...resources),
    send: gateways => send(gateways.identityCenter()),
  };
}

/** A call to the Identity Store or about the instance, for which the instance is looked up first. */
function storeCall(
  action: string,
  resources: string[],
  send: (center: ReturnType<Gateways['identityCenter']>) => Promise<unknown>,
): PolicyCall {
  const call = centerCall(action, resources, send);
  return {
    ...call,
    needs: [...needs('sso:ListInstances', '*'), ...call.needs],
  };
}

const ROLES = `arn:aws:iam::${MEMBER_ACCOUNT}:role/studio-access`;
export const newRole = {
  path: '/studio-access/',
  name: 'nobody',
  description: 'Of nobody',
  permissionsBoundary: `arn:aws:iam::${MEMBER_ACCOUNT}:policy/StudioExecutionBoundary`,
  tags: TAGS,
};
/** A role that IAM does not delete, since it has policies: the call is authorized, and changes nothing. */
export const ROLE_IN_USE = 'in-use';
export const FULL_ACCESS = 'arn:aws:iam::aws:policy/AmazonSageMakerFullAccess';
/** A domain that no account can have: AWS authorizes the call, and then finds no such network. */
export const newDomain: NewDomain = {
  name: 'nowhere',
  executionRole: `${ROLES}/nobody`,
  network: {
    access: 'internet',
    vpcId: 'vpc-00000000000000000',
    subnetIds: ['subnet-00000000000000000'],
    securityGroupIds: [],
  },
  attributeSessions: true,
  tags: TAGS,
};

/** A call that only creating a domain takes, which reading domains does not allow either. */
function creatingCall(
  name: string,
  send: PolicyCall['send'],
  ...permissions: Need[]
): PolicyCall {
  return {
    name,
    accountId: MEMBER_ACCOUNT,
    reads: false,
    creates: true,
    needs: permissions,
    send,
  };
}

const CREATING_CALLS: PolicyCall[] = [
  creatingCall(
    'ec2:DescribeVpcs',
    gateways => gateways.networks(place).listNetworks(),
    ...needs('ec2:DescribeVpcs', '*'),
    ...needs('ec2:DescribeSubnets', '*'),
    ...needs('ec2:DescribeSecurityGroups', '*'),
  ),
  creatingCall(
    'iam:CreateRole',
    gateways => gateways.roles(place).createExecutionRole(newRole),
    {
      action: 'iam:CreateRole',
      resource: `${ROLES}/nobody`,
      context: { 'iam:PermissionsBoundary': newRole.permissionsBoundary },
    },
    ...needs('iam:TagRole', `${ROLES}/nobody`),
  ),
  creatingCall(
    'iam:ListAttachedRolePolicies',
    async gateways => {
      await gateways.roles(place).findRole('nobody');
      await gateways.roles(place).listAttachedPolicies('nobody');
    },
    ...needs('iam:ListAttachedRolePolicies', `${ROLES}/nobody`),
  ),
  creatingCall(
    'iam:AttachRolePolicy',
    gateways =>
      gateways
        .roles(place)
        .attachPolicy({ roleName: 'nobody', policyArn: FULL_ACCESS }),
    {
      action: 'iam:AttachRolePolicy',
      resource: `${ROLES}/nobody`,
      context: { 'iam:PolicyARN': FULL_ACCESS },
    },
  ),
  creatingCall(
    'iam:DetachRolePolicy',
    gateways =>
      gateways
        .roles(place)
        .detachPolicy({ roleName: 'nobody', policyArn: FULL_ACCESS }),
    ...needs('iam:DetachRolePolicy', `${ROLES}/nobody`),
  ),
  creatingCall(
    'iam:DeleteRole',
    gateways => gateways.roles(place).deleteRole(ROLE_IN_USE),
    ...needs('iam:DeleteRole', `${ROLES}/${ROLE_IN_USE}`),
  ),
  creatingCall(
    'sagemaker:CreateDomain',
    gateways => gateways.studio(place).createDomain(newDomain),
    ...needs('sagemaker:CreateDomain', studioArn('domain/*')),
    passed(`${ROLES}/nobody`),
    {
      action: 'sagemaker:AddTags',
      resource: studioArn('domain/*'),
      context: { 'sagemaker:TaggingAction': 'CreateDomain' },
    },
    ...needs(
      'iam:CreateServiceLinkedRole',
      `arn:aws:iam::${MEMBER_ACCOUNT}:role/aws-service-role/sagemaker.amazonaws.com/AWSServiceRoleForAmazonSageMakerNotebooks`,
    ),
    ...needs('sso:CreateManagedApplicationInstance', '*'),
    ...needs('elasticfilesystem:CreateFileSystem', '*'),
    ...needs('elasticfilesystem:CreateMountTarget', '*'),
  ),
  creatingCall(
    'sagemaker:DeleteDomain',
    gateways => gateways.studio(place).deleteDomain(CREATED_DOMAIN),
    {
      action: 'sagemaker:DeleteDomain',
      resource: studioArn(`domain/${CREATED_DOMAIN}`),
      context: { 'aws:ResourceTag/studio-access:created': 'true' },
    },
  ),
];

/** Everything that the gateways send. */
export const POLICY_CALLS: PolicyCall[] = [
  studioCall('sagemaker:ListDomains', '*', studio => studio.listDomains(), [
    ...needs(
      'sagemaker:DescribeDomain',
      domainArn,
      studioArn(`domain/${COMPANY.legacyLab}`),
    ),
  ]),
  studioCall('sagemaker:DescribeDomain', domainArn, studio =>
    studio.describeDomain(domainId),
  ),
  studioCall('sagemaker:ListUserProfiles', '*', studio =>
    studio.listProfiles({ domainId }),
  ),
  studioCall('sagemaker:DescribeUserProfile', profileArn, studio =>
    studio.describeProfile(profile),
  ),
  studioCall('sagemaker:ListSpaces', '*', studio =>
    studio.listSpaces({ domainId }),
  ),
  studioCall('sagemaker:ListApps', '*', studio =>
    studio.listApps({ domainId }),
  ),
  studioCall(
    'sagemaker:DescribeApp',
    studioArn(`app/${domainId}/nowhere/jupyterlab/default`),
    studio => studio.getLastActivity(app),
  ),
  studioCall('sagemaker:ListTags', domainArn, studio =>
    studio.listTags({ arn: domainArn }),
  ),
  studioCall('sagemaker:AddTags', profileArn, studio =>
    studio.addTags({ arn: profileArn, tags: TAGS }),
  ),
  studioCall(
    'sagemaker:CreateUserProfile',
    profileArn,
    studio =>
      studio.createProfile({
        ...profile,
        singleSignOnUserValue: 'nobody',
        executionRole: scientistRole,
        tags: TAGS,
      }),
    [passed(scientistRole), ...needs('sagemaker:AddTags', profileArn)],
  ),
  studioCall(
    'sagemaker:UpdateUserProfile',
    profileArn,
    studio =>
      studio.updateProfileRole({ ...profile, executionRole: engineerRole }),
    [passed(engineerRole)],
  ),
  studioCall('sagemaker:DeleteUserProfile', profileArn, studio =>
    studio.deleteProfile(profile),
  ),
  studioCall(
    'sagemaker:DeleteSpace',
    studioArn(`space/${domainId}/nowhere`),
    studio => studio.deleteSpace({ domainId, name: 'nowhere' }),
  ),
  studioCall(
    'sagemaker:DeleteApp',
    studioArn(`app/${domainId}/nowhere/jupyterlab/default`),
    studio => studio.deleteApp(app),
  ),
  accountCall('iam:GetRole', scientistRole, account =>
    account.getTrustPolicy(scientistRole),
  ),
  {
    ...accountCall('iam:SimulatePrincipalPolicy', MEMBER_ROLE, account =>
      account.simulatePassRole([scientistRole]),
    ),
    // It reads its own role first, for the path in the ARN.
    needs: [
      ...needs('iam:GetRole', MEMBER_ROLE),
      ...needs('iam:SimulatePrincipalPolicy', MEMBER_ROLE),
    ],
  },
  accountCall('iam:SimulatePrincipalPolicy', scientistRole, account =>
    account.simulateStudio(scientistRole, { domain: { domainId, domainArn } }),
  ),
  accountCall('servicequotas:GetServiceQuota', '*', account =>
    account.getQuota('L-AC46C40F'),
  ),
  {
    ...accountCall('servicequotas:GetAWSDefaultServiceQuota', '*', account =>
      account.getQuota('L-00000000'),
    ),
    needs: needs('servicequotas:GetServiceQuota', '*').concat(
      needs('servicequotas:GetAWSDefaultServiceQuota', '*'),
    ),
  },
  storeCall('sso:DescribeInstance', [COMPANY.instanceArn], center =>
    center.describeInstance(),
  ),
  centerCall('sso:DescribeApplication', [applicationArn], center =>
    center.describeApplication(applicationArn),
  ),
  centerCall('sso:ListApplicationAssignments', [applicationArn], center =>
    center.listAssignments({ applicationArn }),
  ),
  centerCall(
    'sso:GetApplicationAssignmentConfiguration',
    [applicationArn],
    center => center.isAssignmentRequired(applicationArn),
  ),
  centerCall(
    'sso:GetApplicationSessionConfiguration',
    [applicationArn],
    center => center.hasBackgroundSessions(applicationArn),
  ),
  centerCall('sso:DescribeApplicationAssignment', [applicationArn], center =>
    center.hasAssignment(assignment),
  ),
  centerCall('sso:CreateApplicationAssignment', [applicationArn], center =>
    center.createAssignment(assignment),
  ),
  centerCall('sso:DeleteApplicationAssignment', [applicationArn], center =>
    center.deleteAssignment(assignment),
  ),
  storeCall('identitystore:ListUsers', [store, inStore('user')], center =>
    center.listUsers({}),
  ),
  storeCall(
    'identitystore:DescribeUser',
    [store, inStore('user', USER)],
    center => center.describeUser(USER),
  ),
  storeCall('identitystore:ListGroups', [store, inStore('group')], center =>
    center.listGroups({}),
  ),
  storeCall(
    'identitystore:DescribeGroup',
    [store, inStore('group', GROUP)],
    center => center.describeGroup(GROUP),
  ),
  storeCall(
    'identitystore:ListGroupMemberships',
    [store, inStore('membership'), inStore('group', GROUP)],
    center => center.listGroupMembers({ groupId: GROUP }),
  ),
  storeCall(
    'identitystore:IsMemberInGroups',
    [
      store,
      inStore('membership'),
      inStore('group', GROUP),
      inStore('user', USER),
    ],
    center => center.groupsHolding({ userId: USER, groupIds: [GROUP] }),
  ),
  ...CREATING_CALLS,
];
