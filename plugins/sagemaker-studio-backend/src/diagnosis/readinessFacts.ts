/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  DomainSetup,
  RefReport,
  StandingReport,
  StudioDomain,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';

/** Why a value could not be read from AWS. */
export type Unseen =
  /** An IAM action is missing. */
  | { outcome: 'not-allowed'; action: string }
  | { outcome: 'failed'; message: string };

/** A value read from AWS, or why it could not be read. */
export type Observation<T> = ({ outcome: 'seen' } & T) | Unseen;

/** The Identity Center instance, as it says of itself. */
export type InstanceSeen = {
  /** `ACTIVE` when it can be used. */
  status: string;
  statusReason?: string;
  ownerAccountId?: string;
  /** Account instances have none. */
  permissionSets?: boolean;
};

/** The Identity Center application of a domain. */
export type ApplicationSeen =
  | { found: false }
  | ({
      found: true;
      status: string;
      /** Whether jobs may go on after a sign-out; absent where it could not be read. */
      backgroundSessions?: boolean;
    } & Partial<AssignmentRequirement>);

/** Whether people have to be assigned to an application, or why that was not seen. */
export type AssignmentRequirement = {
  assignmentRequired: boolean;
  assignmentUnseen: Unseen;
};

/** Sessions and idle apps in the default settings of a domain, and how it is set up. */
export type SettingsSeen = {
  /** ExecutionRoleSessionNameMode */
  sessionNames?: string;
  /** Whether ExecutionRoleIdentityConfig has the profile as source identity. */
  sourceIdentity: boolean;
  /** Whether identities of people are passed on to other services, which may go on after a sign-out; absent: not read. */
  identityPropagation?: boolean;
  idleShutdown: { app: string; enabled: boolean; minutes?: number }[];
  /** For the page of the domain; absent: not read. */
  setup?: Omit<DomainSetup, 'seenAt' | 'tags'>;
  /** Absent where they could not be read. */
  tags?: DomainSetup['tags'];
};

/** The execution roles that requests may name. */
export type RolesSeen = {
  roles: { arn: string; found: boolean; trustsSageMaker: boolean }[];
};

/** Whether people who work as the execution roles may open a space and an app of their own, according to IAM. */
export type RolePermissionsSeen = {
  roles: { arn: string; missing: { action: string; resource: string }[] }[];
  /** The key of an encrypted domain. */
  kmsKey?: string;
};

/** Whether the portal's own role may pass execution roles to SageMaker. */
export type PassRoleSeen = {
  /** ARN of the role or user by which the portal acts. */
  by: string;
  decisions: { arn: string; allowed: boolean }[];
};

/** The resources of an account and Region that quotas count. */
export type QuotaResource = 'userProfiles' | 'spaces' | 'runningApps';

/** Applied quotas of an account and Region. */
export type QuotasSeen = {
  quotas: { resource: QuotaResource; code: string; limit: number }[];
};

/** The inputs of readiness; what is absent was never read. */
export type ReadinessFacts = {
  /** ISO 8601; the time of now. */
  at: string;
  domain: StudioDomain;
  /** Whether a policy lets anybody ask for access to it. */
  isCovered: boolean;
  identityCenter: {
    accountId: string;
    region: string;
    instance?: { instanceArn: string; identityStoreId: string };
    /** Whether the instance is taken from the configuration, so that nobody had to find it. */
    configured?: boolean;
  };
  directory: {
    /** ISO 8601; when it was last read to its end. */
    syncedAt?: string;
    /** Why it could not be read since. */
    failure?: string;
    users: number;
    /** Users with an id of an identity provider. */
    provisioned: number;
    groups: number;
  };
  /** Findings of the last look through the catalog for the domain; absent before the first. */
  trust?: { standing: StandingReport; refs: RefReport[] };
  instance?: Observation<InstanceSeen>;
  application?: Observation<ApplicationSeen>;
  settings?: Observation<SettingsSeen>;
  roles?: Observation<RolesSeen>;
  rolePermissions?: Observation<RolePermissionsSeen>;
  passRole?: Observation<PassRoleSeen>;
  quotas?: Observation<QuotasSeen>;
  /** Names of the spaces to which remote IDEs may connect. */
  remoteSpaces: string[];
  /** Of the account in the Region, as far as the inventory holds it. */
  used: Record<QuotaResource, number>;
};
