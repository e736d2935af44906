/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { isDeepStrictEqual } from 'node:util';
import {
  DATA_SCIENTIST,
  groupIdOf,
  IDENTITY_STORE_ID,
  INSTANCE_ARN,
  MANAGEMENT,
  ML,
  PRODUCTION,
  RESEARCH_LAB,
  RESEARCH_LAB_APPLICATION,
  userIdOf,
} from '../__testUtils__/clients';
import { signedCall } from '../__testUtils__/signedCall';
import { RunningSandbox } from '../Sandbox';
import { startSandbox } from '../server';
import { STUDIO_SUBNETS, STUDIO_VPC } from '../world/seeds/networks';
import { operationOf, serviceModels } from './models';
import { checkShape } from './protocol/validation';

type Output = Record<string, unknown>;

/** Calls every operation and holds every answer against AWS's model: each member known, each value within bounds. */
describe('answers are as the service models say', () => {
  let sandbox: RunningSandbox;
  const called = new Set<string>();
  /** Operation, and what is wrong with its answer. */
  let problems: unknown[];

  beforeEach(() => {
    problems = [];
  });

  beforeAll(async () => {
    sandbox = await startSandbox({
      port: 0,
      rateLimits: { identityCenter: 0, identityStore: 0 },
    });
  });
  afterAll(() => sandbox.stop());

  function caller(service: keyof typeof serviceModels, credentials: typeof ML) {
    const model = serviceModels[service];
    return async (
      operation: string,
      input: object,
      account = credentials,
    ): Promise<Output> => {
      const { status, text } = await signedCall(sandbox, {
        service,
        target: `${model.targetPrefix}.${operation}`,
        body: JSON.stringify(input),
        credentials: account,
      });
      called.add(`${service}.${operation}`);
      expect({ operation, status, text }).toMatchObject({ status: 200 });
      const { output: shape } = operationOf(model, operation);
      const output: Output = text === '' ? {} : JSON.parse(text);
      if (shape === undefined) {
        expect(text).toBe('');
        return output;
      }
      const { value, violations } = checkShape(model, shape, output);
      problems.push(...violations.map(violation => [operation, violation]));
      if (!isDeepStrictEqual(output, value)) {
        problems.push([operation, { output, known: value }]);
      }
      return output;
    };
  }

  it('for SageMaker', async () => {
    const call = caller('sagemaker', ML);
    const DomainId = RESEARCH_LAB;
    const profile = { DomainId, UserProfileName: 'ben' };
    const space = { DomainId, SpaceName: 'bens-space' };
    const app = { ...space, AppType: 'JupyterLab', AppName: 'default' };
    await call('ListDomains', { MaxResults: 1 });
    await call('DescribeDomain', { DomainId });
    await call('DescribeDomain', { DomainId: 'd-legacylab01' });
    await call('CreateUserProfile', {
      ...profile,
      SingleSignOnUserIdentifier: 'UserName',
      SingleSignOnUserValue: 'ben.carter@alpenglow.example',
      UserSettings: { ExecutionRole: DATA_SCIENTIST },
      Tags: [{ Key: 'team', Value: 'group:default/finance-analytics' }],
    });
    await call('DescribeUserProfile', profile);
    sandbox.admin.advanceTime(2000);
    await call('DescribeUserProfile', profile);
    await call('ListUserProfiles', { MaxResults: 1 });
    const UserProfileArn = `arn:aws:sagemaker:eu-west-1:222222222222:user-profile/${DomainId}/ben`;
    await call('AddTags', {
      ResourceArn: UserProfileArn,
      Tags: [{ Key: 'a', Value: 'b' }],
    });
    const { Tags } = await call('ListTags', { ResourceArn: UserProfileArn });
    expect(Tags).toHaveLength(2);
    await call('DeleteTags', { ResourceArn: UserProfileArn, TagKeys: ['a'] });
    await call('CreateSpace', {
      ...space,
      OwnershipSettings: { OwnerUserProfileName: 'ben' },
      SpaceSharingSettings: { SharingType: 'Private' },
    });
    sandbox.admin.advanceTime(2000);
    await call('DescribeSpace', space);
    await call('ListSpaces', {});
    await call('CreateApp', {
      ...app,
      ResourceSpec: { InstanceType: 'ml.t3.medium' },
    });
    await call('DescribeApp', app);
    await call('ListApps', {});
    sandbox.admin.advanceTime(2000);
    await call('DeleteApp', app);
    sandbox.admin.advanceTime(2000);
    await call('ListApps', {});
    await call('DeleteSpace', space);
    sandbox.admin.advanceTime(2000);
    await call('UpdateUserProfile', { ...profile, UserSettings: {} });
    sandbox.admin.advanceTime(2000);
    await call('DeleteUserProfile', profile);
    const { DomainId: newDomain } = await call('CreateDomain', {
      DomainName: 'short-lived',
      AuthMode: 'SSO',
      DefaultUserSettings: { ExecutionRole: DATA_SCIENTIST },
      SubnetIds: STUDIO_SUBNETS,
      VpcId: STUDIO_VPC,
      KmsKeyId: 'alias/key',
    });
    sandbox.admin.addFault({
      service: 'sagemaker',
      operation: 'UpdateDomain',
      effect: { type: 'fail-status', reason: 'No room' },
    });
    sandbox.admin.advanceTime(5000);
    await call('UpdateDomain', {
      DomainId: newDomain,
      DefaultSpaceSettings: { ExecutionRole: DATA_SCIENTIST },
    });
    sandbox.admin.advanceTime(5000);
    await expect(
      call('DescribeDomain', { DomainId: newDomain }),
    ).resolves.toMatchObject({
      Status: 'Update_Failed',
      FailureReason: 'No room',
    });
    await call('DeleteDomain', { DomainId: newDomain });
    const batch = { DomainId: 'd-production1', UserProfileName: 'batch' };
    await call('CreateUserProfile', batch, PRODUCTION);
    await call('DescribeUserProfile', batch, PRODUCTION);
    await call('CreatePresignedDomainUrl', batch, PRODUCTION);
    expect(problems).toEqual([]);
  });

  it('for the Identity Store', async () => {
    const call = caller('identitystore', MANAGEMENT);
    const store = { IdentityStoreId: IDENTITY_STORE_ID };
    const Extensions = ['aws:identitystore:enterprise'];
    await call('ListUsers', { ...store, MaxResults: 100 });
    await call('ListUsers', { ...store, MaxResults: 3, Extensions });
    await call('ListGroups', store);
    const { UserId } = await call('CreateUser', {
      ...store,
      UserName: 'nora.new@alpenglow.example',
      DisplayName: 'Nora New',
      Name: { GivenName: 'Nora', FamilyName: 'New' },
      Addresses: [{ Locality: 'Bern' }],
    });
    const MemberId = { UserId };
    await call('DescribeUser', { ...store, UserId, Extensions });
    await call('UpdateUser', {
      ...store,
      UserId,
      Operations: [{ AttributePath: 'title', AttributeValue: 'Boss' }],
    });
    await call('GetUserId', {
      ...store,
      AlternateIdentifier: {
        UniqueAttribute: {
          AttributePath: 'userName',
          AttributeValue: 'nora.new@alpenglow.example',
        },
      },
    });
    const { GroupId } = await call('CreateGroup', {
      ...store,
      DisplayName: 'newcomers',
      Description: 'They came last',
    });
    await call('DescribeGroup', { ...store, GroupId });
    await call('UpdateGroup', {
      ...store,
      GroupId,
      Operations: [{ AttributePath: 'description' }],
    });
    await call('GetGroupId', {
      ...store,
      AlternateIdentifier: {
        UniqueAttribute: {
          AttributePath: 'displayName',
          AttributeValue: 'newcomers',
        },
      },
    });
    const { MembershipId } = await call('CreateGroupMembership', {
      ...store,
      GroupId,
      MemberId,
    });
    await call('DescribeGroupMembership', { ...store, MembershipId });
    await call('GetGroupMembershipId', { ...store, GroupId, MemberId });
    await call('ListGroupMemberships', { ...store, GroupId });
    await call('ListGroupMembershipsForMember', { ...store, MemberId });
    await call('IsMemberInGroups', { ...store, MemberId, GroupIds: [GroupId] });
    await call('DeleteGroupMembership', { ...store, MembershipId });
    await call('DeleteGroup', { ...store, GroupId });
    await call('DeleteUser', { ...store, UserId });
    expect(problems).toEqual([]);
  });

  it('for Identity Center', async () => {
    const call = caller('sso', MANAGEMENT);
    const ApplicationArn = RESEARCH_LAB_APPLICATION;
    const InstanceArn = INSTANCE_ARN;
    await call('ListInstances', {});
    await call('DescribeInstance', { InstanceArn });
    await call('ListRegions', { InstanceArn });
    await call('DescribeRegion', { InstanceArn, RegionName: 'eu-west-1' });
    await call('ListApplications', { InstanceArn });
    await call('DescribeApplication', { ApplicationArn });
    const assignment = {
      ApplicationArn,
      PrincipalId: userIdOf(sandbox, 'ben.carter'),
      PrincipalType: 'USER',
    };
    await call('CreateApplicationAssignment', assignment);
    await call('DescribeApplicationAssignment', assignment);
    await call('ListApplicationAssignments', { ApplicationArn });
    await call('ListApplicationAssignmentsForPrincipal', {
      InstanceArn,
      PrincipalId: groupIdOf(sandbox, 'research'),
      PrincipalType: 'GROUP',
    });
    await call('DeleteApplicationAssignment', assignment);
    await call('PutApplicationAssignmentConfiguration', {
      ApplicationArn,
      AssignmentRequired: true,
    });
    await call('GetApplicationAssignmentConfiguration', { ApplicationArn });
    await call('PutApplicationSessionConfiguration', {
      ApplicationArn,
      UserBackgroundSessionApplicationStatus: 'DISABLED',
    });
    await expect(
      call('GetApplicationSessionConfiguration', { ApplicationArn }),
    ).resolves.toMatchObject({
      UserBackgroundSessionApplicationStatus: 'DISABLED',
    });
    expect(problems).toEqual([]);
  });

  it('for Service Quotas', async () => {
    const call = caller('servicequotas', ML);
    const quota = { ServiceCode: 'sagemaker', QuotaCode: 'L-AC46C40F' };
    await expect(call('GetServiceQuota', quota)).resolves.toMatchObject({
      Quota: { Value: 100 },
    });
    await expect(
      call('GetAWSDefaultServiceQuota', quota),
    ).resolves.toMatchObject({ Quota: { Value: 2 } });
    expect(problems).toEqual([]);
  });

  it('and every operation has been called', () => {
    const all = Object.entries(serviceModels)
      .filter(([, { query }]) => !query)
      .flatMap(([service, { operations }]) =>
        Object.keys(operations).map(operation => `${service}.${operation}`),
      );
    expect(all).toHaveLength(58);
    expect([...called].sort()).toEqual(all.sort());
  });
});
