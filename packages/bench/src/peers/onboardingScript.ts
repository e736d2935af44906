/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Onboarding as a script of AWS's samples does it: one person after the other, the assignment, the profile, and a look
 * every second until the profile is in service. It looks at nothing before, and does not check the assignment after.
 */
import {
  CreateUserProfileCommand,
  DescribeDomainCommand,
  DescribeUserProfileCommand,
} from '@aws-sdk/client-sagemaker';
import { CreateApplicationAssignmentCommand } from '@aws-sdk/client-sso-admin';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AwsClients } from '../harness/aws';
import type { Member } from '../harness/company';

export async function onboardOneByOne(
  { sageMaker, ssoAdmin }: AwsClients,
  options: { domainId: string; members: Member[] },
): Promise<void> {
  const { domainId, members } = options;
  const domain = await sageMaker.send(
    new DescribeDomainCommand({ DomainId: domainId }),
  );
  for (const { userId, userName, name } of members) {
    const UserProfileName = name.replace(/[^a-zA-Z0-9-]/g, '-');
    await ssoAdmin.send(
      new CreateApplicationAssignmentCommand({
        ApplicationArn: domain.SingleSignOnApplicationArn,
        PrincipalId: userId,
        PrincipalType: 'USER',
      }),
    );
    await sageMaker.send(
      new CreateUserProfileCommand({
        DomainId: domainId,
        UserProfileName,
        SingleSignOnUserIdentifier: 'UserName',
        SingleSignOnUserValue: userName,
      }),
    );
    let status: string | undefined;
    while (status !== 'InService') {
      await sleep(1000);
      const profile = await sageMaker.send(
        new DescribeUserProfileCommand({
          DomainId: domainId,
          UserProfileName,
        }),
      );
      status = profile.Status;
      if (status === 'Failed') {
        throw new Error(`The profile ${UserProfileName} failed`);
      }
    }
  }
}
