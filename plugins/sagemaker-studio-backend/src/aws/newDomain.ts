/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  CreateDomainCommandInput,
  UserSettings,
} from '@aws-sdk/client-sagemaker';

/** A domain that is to be created, in the options of the product. People sign in to it through Identity Center. */
export type NewDomain = {
  name: string;
  /** ARN of the default execution role. */
  executionRole: string;
  network: {
    access: 'internet' | 'vpc-only';
    vpcId: string;
    subnetIds: string[];
    /** Of apps; a domain that is closed to the internet needs one. */
    securityGroupIds: string[];
  };
  /** Absent: people cannot share notebooks. */
  sharing?: { s3OutputPath: string; kmsKey?: string };
  /** Of home directories and volumes; absent: a key of AWS. */
  kmsKey?: string;
  storage?: { defaultSpaceGb: number; maximumSpaceGb: number };
  /** Minutes after which idle apps are shut down; absent: never. */
  idleMinutes?: number;
  /** Whether sessions of the execution role carry the name of the profile. */
  attributeSessions: boolean;
  tags: Record<string, string>;
};

export function toCreateDomainInput(
  domain: NewDomain,
): CreateDomainCommandInput {
  const { name, network, kmsKey, attributeSessions, tags } = domain;
  return {
    DomainName: name,
    AuthMode: 'SSO',
    VpcId: network.vpcId,
    SubnetIds: network.subnetIds,
    AppNetworkAccessType:
      network.access === 'vpc-only' ? 'VpcOnly' : 'PublicInternetOnly',
    KmsKeyId: kmsKey,
    DefaultUserSettings: toUserSettings(domain),
    DomainSettings: attributeSessions
      ? { ExecutionRoleIdentityConfig: 'USER_PROFILE_NAME' }
      : undefined,
    Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
  };
}

function toUserSettings(domain: NewDomain): UserSettings {
  const { executionRole, network, sharing, storage, idleMinutes } = domain;
  const idle: UserSettings['JupyterLabAppSettings'] =
    idleMinutes === undefined
      ? undefined
      : {
          AppLifecycleManagement: {
            IdleSettings: {
              LifecycleManagement: 'ENABLED',
              IdleTimeoutInMinutes: idleMinutes,
            },
          },
        };
  return {
    ExecutionRole: executionRole,
    SecurityGroups: network.securityGroupIds.length
      ? network.securityGroupIds
      : undefined,
    SharingSettings: sharing && {
      NotebookOutputOption: 'Allowed',
      S3OutputPath: sharing.s3OutputPath,
      S3KmsKeyId: sharing.kmsKey,
    },
    SpaceStorageSettings: storage && {
      DefaultEbsStorageSettings: {
        DefaultEbsVolumeSizeInGb: storage.defaultSpaceGb,
        MaximumEbsVolumeSizeInGb: storage.maximumSpaceGb,
      },
    },
    JupyterLabAppSettings: idle,
    CodeEditorAppSettings: idle,
  };
}
