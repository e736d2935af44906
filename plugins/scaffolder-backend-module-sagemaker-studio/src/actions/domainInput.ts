/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type {
  NewDomain,
  RequestInput,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { fullRef, sourceOf } from './input';

/** The input of the action that creates a domain, as templates write it; a form leaves fields empty. */
export type DomainInput = {
  owner: string;
  name: string;
  accountId: string;
  region: string;
  executionRole?: string;
  createRole?: string;
  vpcId: string;
  subnetIds: string[];
  securityGroupIds?: string[];
  networkAccess?: 'internet' | 'vpc-only';
  sharing?: { s3OutputPath?: string; kmsKey?: string };
  kmsKey?: string;
  storage?: { defaultSpaceGb: number; maximumSpaceGb: number };
  idleMinutes?: number;
  attributeSessions?: boolean;
  tags?: Record<string, string>;
  mode?: 'observe' | 'manage';
  executionRoles?: string[];
  contact?: string;
  justification: string;
};

/** Maps the input: entity references become full, and fields that a form left empty are dropped. */
export function toDomainRequest(
  input: DomainInput,
  initiator: BackstageCredentials,
): RequestInput {
  return {
    kind: 'create-domain',
    team: fullRef(input.owner, 'owner', 'group'),
    newDomain: toNewDomain(input),
    justification: input.justification,
    source: sourceOf(initiator),
  };
}

function toNewDomain(input: DomainInput): NewDomain {
  const s3OutputPath = filled(input.sharing?.s3OutputPath);
  return {
    name: input.name.trim(),
    accountId: input.accountId.trim(),
    region: input.region.trim(),
    executionRole: filled(input.executionRole),
    createRole: filled(input.createRole),
    network: {
      access: input.networkAccess ?? 'internet',
      vpcId: input.vpcId.trim(),
      subnetIds: listOf(input.subnetIds) ?? [],
      securityGroupIds: listOf(input.securityGroupIds),
    },
    sharing:
      s3OutputPath === undefined
        ? undefined
        : { s3OutputPath, kmsKey: filled(input.sharing?.kmsKey) },
    kmsKey: filled(input.kmsKey),
    storage: input.storage,
    idleMinutes: input.idleMinutes,
    attributeSessions: input.attributeSessions,
    tags:
      input.tags &&
      Object.entries(input.tags).map(([key, value]) => ({ key, value })),
    mode: input.mode,
    executionRoles: listOf(input.executionRoles),
    contact: filled(input.contact),
  };
}

function filled(text: string | undefined): string | undefined {
  return text?.trim() || undefined;
}

function listOf(texts: string[] = []): string[] | undefined {
  const values = texts.flatMap(text => filled(text) ?? []);
  return values.length ? values : undefined;
}
