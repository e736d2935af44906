/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { isApplicationShown, domainUrl } from '../../world/studioDomains';
import { orderBy } from '../../world/tables';
import { Application } from '../../world/World';
import { AwsCall } from '../AwsCall';
import { accessDenied, validationError } from '../AwsError';
import { pageOf } from '../protocol/pages';
import {
  isOwner,
  pageSize,
  requireApplication,
  requireInstance,
} from './access';

type ListApplicationsInput = {
  InstanceArn: string;
  MaxResults?: number;
  NextToken?: string;
  Filter?: { ApplicationAccount?: string; ApplicationProvider?: string };
};

/** AWS gives no more on a page, whatever is asked for. */
const MAX_PAGE = 50;

const byArn = orderBy<Application>(application => application.applicationArn);

function describe(
  call: AwsCall,
  application: Application,
): Record<string, unknown> {
  const { instanceArn, identityStoreId, ownerAccountId } =
    call.world.identityCenter;
  const { domainId } = application;
  return {
    ApplicationArn: application.applicationArn,
    ApplicationProviderArn: application.applicationProviderArn,
    Name: application.name,
    ApplicationAccount: application.applicationAccount,
    InstanceArn: instanceArn,
    IdentityStoreArn: `arn:aws:identitystore::${ownerAccountId}:identitystore/${identityStoreId}`,
    Status: application.status,
    PortalOptions: {
      SignInOptions: domainId
        ? {
            Origin: 'APPLICATION',
            ApplicationUrl: domainUrl(call.baseUrl, domainId),
          }
        : { Origin: 'IDENTITY_CENTER' },
      Visibility: 'ENABLED',
    },
    CreatedDate: application.createdAt / 1000,
    CreatedFrom: application.region,
  };
}

export function describeApplication(
  call: AwsCall,
  { ApplicationArn }: { ApplicationArn: string },
): Record<string, unknown> {
  return describe(
    call,
    requireApplication(call, ApplicationArn, 'sso:DescribeApplication'),
  );
}

export function listApplications(
  call: AwsCall,
  input: ListApplicationsInput,
): Record<string, unknown> {
  const { InstanceArn, Filter = {}, MaxResults } = input;
  const { ApplicationAccount, ApplicationProvider } = Filter;
  requireInstance(call, InstanceArn, 'sso:ListApplications');
  if (!isOwner(call) && ApplicationAccount !== call.caller.accountId) {
    throw accessDenied(call.caller.arn, 'sso:ListApplications', InstanceArn);
  }
  const { records, NextToken } = pageOf({
    from: byArn(call.world.identityCenter.applications),
    keep: application =>
      isApplicationShown(call.world, application) &&
      (ApplicationAccount ?? application.applicationAccount) ===
        application.applicationAccount &&
      (ApplicationProvider ?? application.applicationProviderArn) ===
        application.applicationProviderArn,
    maxResults: Math.min(pageSize(call, MaxResults), MAX_PAGE),
    nextToken: input.NextToken,
    scope: ['ListApplications', ApplicationAccount, ApplicationProvider],
  });
  return {
    Applications: records.map(application => describe(call, application)),
    NextToken,
  };
}

export function getApplicationAssignmentConfiguration(
  call: AwsCall,
  { ApplicationArn }: { ApplicationArn: string },
): Record<string, unknown> {
  const { assignmentRequired } = requireApplication(
    call,
    ApplicationArn,
    'sso:GetApplicationAssignmentConfiguration',
  );
  if (call.world.switches.assignmentConfiguration === 'validation') {
    throw validationError(
      `The application with arn '${ApplicationArn}' is not supported for this action.`,
    );
  }
  return { AssignmentRequired: assignmentRequired };
}

export function putApplicationAssignmentConfiguration(
  call: AwsCall,
  input: { ApplicationArn: string; AssignmentRequired: boolean },
): Record<string, unknown> {
  const application = requireApplication(
    call,
    input.ApplicationArn,
    'sso:PutApplicationAssignmentConfiguration',
  );
  call.world.identityCenter.applications[input.ApplicationArn] = {
    ...application,
    assignmentRequired: input.AssignmentRequired,
  };
  return {};
}

export function getApplicationSessionConfiguration(
  call: AwsCall,
  { ApplicationArn }: { ApplicationArn: string },
): Record<string, unknown> {
  const { backgroundSessions } = requireApplication(
    call,
    ApplicationArn,
    'sso:GetApplicationSessionConfiguration',
  );
  return {
    UserBackgroundSessionApplicationStatus: backgroundSessions,
  };
}

export function putApplicationSessionConfiguration(
  call: AwsCall,
  input: {
    ApplicationArn: string;
    UserBackgroundSessionApplicationStatus?: Application['backgroundSessions'];
  },
): Record<string, unknown> {
  const application = requireApplication(
    call,
    input.ApplicationArn,
    'sso:PutApplicationSessionConfiguration',
  );
  const backgroundSessions =
    input.UserBackgroundSessionApplicationStatus ??
    application.backgroundSessions;
  call.world.identityCenter.applications[input.ApplicationArn] = {
    ...application,
    backgroundSessions,
  };
  return {};
}
