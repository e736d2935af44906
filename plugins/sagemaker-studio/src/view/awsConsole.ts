/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { StudioDomain } from '@studio-access/backstage-plugin-sagemaker-studio-common';

/* Addresses of things in the AWS console. What the console asks for is its own matter: whoever opens them signs in there. */

/** The console of each partition has a domain of its own. */
const HOSTS: Record<string, string> = {
  aws: 'console.aws.amazon.com',
  'aws-cn': 'console.amazonaws.cn',
  'aws-us-gov': 'console.amazonaws-us-gov.com',
};

type Place = Pick<StudioDomain, 'domainArn' | 'domainId' | 'region'>;

/** A domain. Undefined where the partition has no console that is known. */
export function consoleUrlOfDomain(domain: Place): string | undefined {
  const host = hostOf(domain.domainArn);
  const { region } = domain;
  return (
    host &&
    `https://${region}.${host}/sagemaker/home?region=${region}#/studio/${domain.domainId}`
  );
}

/** The user profiles of a domain. */
export function consoleUrlOfProfiles(domain: Place): string | undefined {
  const url = consoleUrlOfDomain(domain);
  return url && `${url}?tab=users`;
}

/** A user profile of a domain. */
export function consoleUrlOfProfile(
  domain: Place,
  profileName: string,
): string | undefined {
  const url = consoleUrlOfDomain(domain);
  return url && `${url}/user/${profileName}`;
}

/** An IAM role. */
export function consoleUrlOfRole(arn: string): string | undefined {
  const host = hostOf(arn);
  const name = /:role\/(?:.*\/)?([^/]+)$/.exec(arn)?.[1];
  return host && name && `https://${host}/iam/home#/roles/${name}`;
}

/** The Identity Center instance of an application. */
export function consoleUrlOfApplication(arn: string): string | undefined {
  const host = hostOf(arn);
  const instance = /:application\/ssoins-(\w+)\//.exec(arn)?.[1];
  return (
    host &&
    instance &&
    `https://${host}/singlesignon/home#/instances/${instance}/dashboard`
  );
}

function hostOf(arn: string): string | undefined {
  return HOSTS[arn.split(':')[1] ?? ''];
}
