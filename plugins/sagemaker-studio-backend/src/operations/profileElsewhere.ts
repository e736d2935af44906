/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { classifyAwsError } from '../aws/awsErrors';
import type { ObservedDomain, ObservedProfile } from '../aws/observed';
import { opensFor } from './profiles';
import { blocked, type StepContext, type StepResult } from './Step';
import { messageAndRemedy, quote, say } from '../util/say';

/**
 * AWS documents that a profile cannot be in several domains of a Region in one account, but not whether a person may
 * have a profile in each. If AWS refuses it, waiting does not help, unlike while the domain is being updated.
 *
 * @param error - the error of CreateUserProfile, although neither the name nor the person is taken in the domain
 * @returns the obstacle, if it is a profile in another domain
 */
export async function refusedElsewhere(
  context: StepContext,
  error: unknown,
): Promise<StepResult | undefined> {
  const { grant, gateways, signal } = context;
  const elsewhere = await findElsewhere(context);
  if (!elsewhere) {
    return undefined;
  }
  const { status } = await context.call('sagemaker:DescribeDomain', () =>
    gateways.studio(grant).describeDomain(grant.domainId, { signal }),
  );
  if (status !== 'InService') {
    return undefined;
  }
  const { profile, domain } = elsewhere;
  const { name, message } = classifyAwsError(error, {
    action: 'sagemaker:CreateUserProfile',
  });
  return blocked({
    name,
    ...messageAndRemedy(
      quote(message),
      say('error.profile-elsewhere.remedy', {
        person: grant.displayName,
        profile: profile.name,
        domain: domain.name,
        domainId: domain.domainId,
      }),
    ),
  });
}

async function findElsewhere({
  grant,
  inventory,
}: StepContext): Promise<
  { profile: ObservedProfile; domain: ObservedDomain } | undefined
> {
  const others = (await inventory.listDomains()).filter(
    domain =>
      domain.accountId === grant.accountId &&
      domain.region === grant.region &&
      domain.domainId !== grant.domainId,
  );
  for (const domain of others) {
    const profiles = await inventory.listProfiles({
      domainId: domain.domainId,
      userNames: [grant.userName],
    });
    const profile = profiles.find(each => opensFor(each, grant));
    if (profile) {
      return { profile, domain };
    }
  }
  return undefined;
}
