/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Calls that the policies of docs/iam have to refuse, one or more for each restriction in them. */
import { IAMClient, SimulatePrincipalPolicyCommand } from '@aws-sdk/client-iam';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { PORTAL_EXTERNAL_ID, PORTAL_ROLE } from '@studio-access/sandbox';
import {
  COMPANY,
  PORTAL_KEY,
} from '../../integration/__testUtils__/startTestSandbox';
import { awsErrorName } from '../awsErrors';
import type { Gateways } from '../Gateways';
import {
  ADMINISTRATORS,
  CREATED_DOMAIN,
  FULL_ACCESS,
  MEMBER_ACCOUNT,
  newDomain,
  newRole,
  type Need,
} from './policyCalls';

const { machineLearning, researchLab } = COMPANY;
/** Not a Region in which the account has domains. */
const elsewhere = { ...machineLearning, region: 'us-east-1' };
const otherDomain = 'd-other0000001';
const otherApplication =
  'arn:aws:sso::111111111111:application/ssoins-0000000000000000/apl-0000000000000000';
const administratorRole = `arn:aws:iam::${MEMBER_ACCOUNT}:role/OrganizationAccountAccessRole`;
const app = {
  type: 'JupyterLab',
  name: 'default',
  status: 'InService',
  profileName: 'nobody',
};

export type RefusedCall = {
  name: string;
  send: (gateways: Gateways, endpoint: string) => Promise<unknown>;
};

/** Whether AWS refuses for want of a permission. */
export async function isDenied(call: Promise<unknown>): Promise<boolean> {
  try {
    await call;
    return false;
  } catch (error) {
    return [
      'AccessDenied',
      'AccessDeniedException',
      'UnauthorizedOperation',
    ].includes(awsErrorName(error));
  }
}

const clients = new Map<string, IAMClient>();

function iamOf(endpoint: string, accountId: string): IAMClient {
  const key = `${endpoint} ${accountId}`;
  const client =
    clients.get(key) ??
    new IAMClient({
      endpoint,
      region: 'eu-west-1',
      credentials: ADMINISTRATORS[accountId],
    });
  clients.set(key, client);
  return client;
}

/** What IAM's simulator says of a role's permission. */
export async function simulate(
  endpoint: string,
  of: { accountId: string; principalArn: string },
  { action, resource, context = {} }: Need,
): Promise<boolean> {
  const iam = iamOf(endpoint, of.accountId);
  const { EvaluationResults = [] } = await iam.send(
    new SimulatePrincipalPolicyCommand({
      PolicySourceArn: of.principalArn,
      ActionNames: [action],
      ResourceArns: [resource],
      ContextEntries: Object.entries(context).map(([key, value]) => ({
        ContextKeyName: key,
        ContextKeyType: 'string',
        ContextKeyValues: [value],
      })),
    }),
  );
  return EvaluationResults[0]?.EvalDecision === 'allowed';
}

function assume(
  endpoint: string,
  options: {
    credentials?: typeof PORTAL_KEY;
    RoleArn: string;
    ExternalId?: string;
  },
): Promise<unknown> {
  const { credentials = PORTAL_KEY, ...input } = options;
  const sts = new STSClient({ endpoint, region: 'eu-west-1', credentials });
  return sts.send(
    new AssumeRoleCommand({ RoleSessionName: 'tests', ...input }),
  );
}

const memberRole = `arn:aws:iam::${MEMBER_ACCOUNT}:role/${PORTAL_ROLE}`;

/** Permissions that no call of a gateway asks for, so that only the simulator can try. */
function simulated(refused: ({ name: string } & Need)[]): RefusedCall[] {
  return refused.map(({ name, ...need }) => ({
    name,
    send: async (_gateways, endpoint) => {
      const of = { accountId: MEMBER_ACCOUNT, principalArn: memberRole };
      if (!(await simulate(endpoint, of, need))) {
        throw Object.assign(new Error('Denied'), { name: 'AccessDenied' });
      }
    },
  }));
}

export const REFUSED_CALLS: RefusedCall[] = [
  {
    name: 'describing a domain in another Region',
    send: gateways => gateways.studio(elsewhere).describeDomain(researchLab),
  },
  {
    name: 'tagging a profile of another domain',
    send: gateways =>
      gateways.studio(machineLearning).addTags({
        arn: `arn:aws:sagemaker:eu-west-1:${MEMBER_ACCOUNT}:user-profile/${otherDomain}/nobody`,
        tags: { a: 'b' },
      }),
  },
  {
    name: 'deleting an app of another domain',
    send: gateways =>
      gateways
        .studio(machineLearning)
        .deleteApp({ domainId: otherDomain, ...app }),
  },
  {
    name: 'passing a role that is no execution role',
    send: gateways =>
      gateways.studio(machineLearning).updateProfileRole({
        domainId: researchLab,
        name: 'nobody',
        executionRole: administratorRole,
      }),
  },
  {
    // No call to SageMaker passes a role to another service, so only the simulator can try.
    name: 'passing an execution role to EC2',
    send: async (_gateways, endpoint) => {
      const isAllowed = await simulate(
        endpoint,
        { accountId: MEMBER_ACCOUNT, principalArn: memberRole },
        {
          action: 'iam:PassRole',
          resource: COMPANY.scientistRole,
          context: { 'iam:PassedToService': 'ec2.amazonaws.com' },
        },
      );
      if (!isAllowed) {
        throw Object.assign(new Error('Denied'), { name: 'AccessDenied' });
      }
    },
  },
  {
    name: 'creating a role without the boundary',
    send: gateways =>
      gateways
        .roles(machineLearning)
        .createExecutionRole({ ...newRole, permissionsBoundary: FULL_ACCESS }),
  },
  {
    name: 'creating a role elsewhere than below the path',
    send: gateways =>
      gateways
        .roles(machineLearning)
        .createExecutionRole({ ...newRole, path: '/', tags: {} }),
  },
  {
    name: 'attaching another policy',
    send: gateways =>
      gateways.roles(machineLearning).attachPolicy({
        roleName: newRole.name,
        policyArn: 'arn:aws:iam::aws:policy/AdministratorAccess',
      }),
  },
  {
    name: 'attaching a policy to a role that is not of the portal',
    send: gateways =>
      gateways.roles(machineLearning).attachPolicy({
        roleName: 'OrganizationAccountAccessRole',
        policyArn: FULL_ACCESS,
      }),
  },
  {
    name: 'listing the policies of a role that is not of the portal',
    send: gateways =>
      gateways
        .roles(machineLearning)
        .listAttachedPolicies('OrganizationAccountAccessRole'),
  },
  {
    name: 'deleting a role that is not of the portal',
    send: gateways =>
      gateways
        .roles(machineLearning)
        .deleteRole('OrganizationAccountAccessRole'),
  },
  {
    name: 'detaching a policy from a role that is not of the portal',
    send: gateways =>
      gateways.roles(machineLearning).detachPolicy({
        roleName: 'OrganizationAccountAccessRole',
        policyArn: FULL_ACCESS,
      }),
  },
  {
    name: 'creating a domain in another Region',
    send: gateways =>
      gateways.studio(elsewhere).createDomain({ ...newDomain, tags: {} }),
  },
  {
    name: 'tagging a domain that exists',
    send: gateways =>
      gateways.studio(machineLearning).addTags({
        arn: `arn:aws:sagemaker:eu-west-1:${MEMBER_ACCOUNT}:domain/${researchLab}`,
        tags: { 'studio-access:created': 'true' },
      }),
  },
  {
    name: 'deleting a domain that the portal has not created',
    send: gateways =>
      gateways.studio(machineLearning).deleteDomain(researchLab),
  },
  ...simulated([
    {
      name: 'deleting a domain in another Region',
      action: 'sagemaker:DeleteDomain',
      resource: `arn:aws:sagemaker:us-east-1:${MEMBER_ACCOUNT}:domain/${CREATED_DOMAIN}`,
      context: { 'aws:ResourceTag/studio-access:created': 'true' },
    },
    {
      name: 'tagging something else in creating a domain',
      action: 'sagemaker:AddTags',
      resource: `arn:aws:sagemaker:us-east-1:${MEMBER_ACCOUNT}:domain/*`,
      context: { 'sagemaker:TaggingAction': 'CreateDomain' },
    },
    {
      name: 'creating the service-linked role of another service',
      action: 'iam:CreateServiceLinkedRole',
      resource: `arn:aws:iam::${MEMBER_ACCOUNT}:role/aws-service-role/ec2.amazonaws.com/AWSServiceRoleForEC2`,
    },
    {
      name: 'passing a created role to EC2',
      action: 'iam:PassRole',
      resource: newDomain.executionRole,
      context: { 'iam:PassedToService': 'ec2.amazonaws.com' },
    },
  ]),
  {
    name: 'simulating what a user may do',
    send: async (_gateways, endpoint) => {
      const isAllowed = await simulate(
        endpoint,
        { accountId: MEMBER_ACCOUNT, principalArn: memberRole },
        {
          action: 'iam:SimulatePrincipalPolicy',
          resource: `arn:aws:iam::${MEMBER_ACCOUNT}:user/alpenglow-ml`,
        },
      );
      if (!isAllowed) {
        throw Object.assign(new Error('Denied'), { name: 'AccessDenied' });
      }
    },
  },
  {
    name: 'reading the assignments of an application of another instance',
    send: gateways =>
      gateways
        .identityCenter()
        .listAssignments({ applicationArn: otherApplication }),
  },
  {
    name: 'assigning to an application of another instance',
    send: gateways =>
      gateways.identityCenter().createAssignment({
        applicationArn: otherApplication,
        principalType: 'USER',
        principalId: '93677ab1c2-00000000-0000-4000-8000-000000000001',
      }),
  },
  {
    name: "assuming the administrators' role",
    send: (_gateways, endpoint) =>
      assume(endpoint, { RoleArn: administratorRole }),
  },
  {
    name: "assuming the portal's role without the external id",
    send: (_gateways, endpoint) => assume(endpoint, { RoleArn: memberRole }),
  },
  {
    name: "assuming the portal's role as somebody else of the account",
    send: (_gateways, endpoint) =>
      assume(endpoint, {
        credentials: ADMINISTRATORS['111111111111'],
        RoleArn: memberRole,
        ExternalId: PORTAL_EXTERNAL_ID,
      }),
  },
];
