/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { createHash } from 'node:crypto';
import { DateTime } from 'luxon';
import { applicationArn, studioApplication } from '../applications';
import { DEFAULT_SWITCHES } from '../switches';
import { profileKey } from '../userProfiles';
import { StudioDomain, UserProfile, World } from '../World';
import { createNetworks, STUDIO_SUBNETS, STUDIO_VPC } from './networks';
import { ADMINISTRATOR_ROLE, PORTAL_ROLE } from './policies';

export const MANAGEMENT_ACCOUNT = '111111111111';
export const ML_ACCOUNT = '222222222222';
export const PRODUCTION_ACCOUNT = '333333333333';
/** The account of the demo company that has no domain. */
export const LABS_ACCOUNT = '444444444444';
export const HOME_REGION = 'eu-west-1';
/** Where generated companies have their domains, in this order. */
export const DOMAIN_REGIONS = [HOME_REGION, 'eu-central-1', 'us-east-1'];

/** Milliseconds of an ISO 8601 time. */
export function at(iso: string): number {
  return DateTime.fromISO(iso, { zone: 'utc' }).toMillis();
}

/** A UUID that depends on the text alone, so that seeds are the same every time. */
export function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

/** A principal's id in the identity store of the seeds. */
export function principalIdOf(text: string): string {
  return `93677ab1c2-${uuidOf(text)}`;
}

/** An id as Okta gives: `00u` for a person, `00g` for a group, then 17 letters and digits. */
export function oktaIdOf(prefix: '00u' | '00g', text: string): string {
  const hash = createHash('sha256').update(`okta ${text}`).digest('base64');
  return prefix + hash.replace(/[^a-zA-Z0-9]/g, '').slice(0, 17);
}

/** Three accounts and an empty Identity Center: what every seed starts from, without policies. */
export function createSkeleton(): World {
  return {
    clockOffset: 0,
    accounts: {
      [MANAGEMENT_ACCOUNT]: {
        accountId: MANAGEMENT_ACCOUNT,
        name: 'alpenglow-management',
        accessKeys: { SANDBOXMANAGEMENT01: 'sandbox-management-secret' },
        roleKeys: {
          SANDBOXPORTAL000001: {
            roleName: PORTAL_ROLE,
            secretAccessKey: 'sandbox-portal-secret',
          },
        },
        roles: [PORTAL_ROLE],
        quotas: {},
        iam: { policies: {}, trustPolicies: {} },
      },
      [ML_ACCOUNT]: {
        accountId: ML_ACCOUNT,
        name: 'alpenglow-ml',
        accessKeys: { SANDBOXML0000000001: 'sandbox-ml-secret' },
        roleKeys: {},
        roles: [
          PORTAL_ROLE,
          ADMINISTRATOR_ROLE,
          'StudioDataScientist',
          'StudioMlEngineer',
        ],
        quotas: { '*': { userProfiles: 100, domains: 10, spaces: 100 } },
        iam: { policies: {}, trustPolicies: {} },
        networks: DOMAIN_REGIONS.flatMap(createNetworks),
      },
      [PRODUCTION_ACCOUNT]: {
        accountId: PRODUCTION_ACCOUNT,
        name: 'alpenglow-production',
        accessKeys: { SANDBOXPRODUCTION01: 'sandbox-production-secret' },
        roleKeys: {},
        roles: [PORTAL_ROLE, ADMINISTRATOR_ROLE, 'StudioAnalyst'],
        quotas: {},
        iam: { policies: {}, trustPolicies: {} },
        networks: DOMAIN_REGIONS.flatMap(createNetworks),
      },
    },
    sessions: {},
    identityCenter: {
      instanceArn: 'arn:aws:sso:::instance/ssoins-72237f0e1c9a4b5d',
      identityStoreId: 'd-93677ab1c2',
      ownerAccountId: MANAGEMENT_ACCOUNT,
      region: HOME_REGION,
      users: {},
      groups: {},
      memberships: {},
      applications: {},
      assignments: {},
    },
    domains: {},
    userProfiles: {},
    spaces: {},
    apps: {},
    okta: {
      people: {},
      groups: {},
      scimEnabled: true,
      pushed: { users: {}, groups: {} },
    },
    switches: { ...DEFAULT_SWITCHES },
    timings: { domain: 5000, userProfile: 2000, space: 1000, app: 2000 },
  };
}

/** The input for a domain of a seed; all other fields are derived. */
export type SeedDomain = {
  domainId: string;
  domainName: string;
  accountId: string;
  /** Default: the Region of Identity Center. */
  region?: string;
  authMode: 'SSO' | 'IAM';
  /** Last part of the application's ARN; SSO only. */
  applicationId?: string;
  /** From before 2023-10-01: DescribeDomain does not tell the application. */
  legacy?: boolean;
  executionRole: string;
  createdAt: number;
  tags?: Record<string, string>;
};

/** Adds the domain and, for SSO, its application; gives the application's ARN. */
export function addDomain(world: World, seed: SeedDomain): string | undefined {
  const { domainId, accountId, createdAt, legacy } = seed;
  const { region = HOME_REGION } = seed;
  const arn = seed.applicationId && applicationArn(world, seed.applicationId);
  const domain: StudioDomain = {
    domainId,
    domainName: seed.domainName,
    accountId,
    region,
    authMode: seed.authMode,
    applicationArn: legacy ? undefined : arn,
    hiddenApplicationArn: legacy ? arn : undefined,
    managedApplicationInstanceId: legacy
      ? `ins-${uuidOf(domainId).replace(/-/g, '').slice(0, 16)}`
      : undefined,
    settings: {
      DefaultUserSettings: {
        ExecutionRole: seed.executionRole,
        StudioWebPortal: 'ENABLED',
        DefaultLandingUri: 'studio::',
      },
      AppNetworkAccessType: 'PublicInternetOnly',
      VpcId: STUDIO_VPC,
      SubnetIds: STUDIO_SUBNETS,
      HomeEfsFileSystemCreation: 'Enabled',
      TagPropagation: 'DISABLED',
    },
    tags: seed.tags ?? {},
    status: 'InService',
    createdAt,
    modifiedAt: createdAt,
  };
  world.domains[domainId] = domain;
  if (arn) {
    world.identityCenter.applications[arn] = studioApplication({
      applicationArn: arn,
      domainId,
      accountId,
      region,
      createdAt,
    });
  }
  return arn;
}

/** Adds a profile in service. */
export function addProfile(
  world: World,
  profile: Pick<UserProfile, 'domainId' | 'userProfileName'> &
    Partial<UserProfile> & { createdAt: number },
): void {
  const { domainId, userProfileName, createdAt } = profile;
  world.userProfiles[profileKey(domainId, userProfileName)] = {
    status: 'InService',
    modifiedAt: createdAt,
    homeEfsFileSystemUid: '200005',
    tags: {},
    ...profile,
  };
}
