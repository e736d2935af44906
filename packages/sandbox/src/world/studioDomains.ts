/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { Application, StudioDomain, World } from './World';

/** The Identity Center application behind an SSO domain, also of those that do not tell; none for IAM domains. */
export function applicationOfDomain(
  world: World,
  domain: StudioDomain,
): Application | undefined {
  const arn = domain.applicationArn ?? domain.hiddenApplicationArn;
  return arn === undefined ? undefined : world.identityCenter.applications[arn];
}

/** Whether AWS shows the application through its API; it does not for domains from before 2023-10-01. */
export function isApplicationShown(
  world: World,
  application: Application,
): boolean {
  const domain = application.domainId && world.domains[application.domainId];
  return !domain || domain.applicationArn === application.applicationArn;
}

export function domainArn(domain: StudioDomain): string {
  return `arn:aws:sagemaker:${domain.region}:${domain.accountId}:domain/${domain.domainId}`;
}

/** The execution role of profiles that have none of their own. */
export function defaultExecutionRole(domain: StudioDomain): string | undefined {
  const userSettings = domain.settings.DefaultUserSettings as
    | { ExecutionRole?: string }
    | undefined;
  return userSettings?.ExecutionRole;
}

/** Where Studio is opened. */
export function domainUrl(baseUrl: string, domainId: string): string {
  return `${baseUrl}/studio/${domainId}`;
}
