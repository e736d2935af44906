/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* What creating a domain would do, what undoing it takes, and what stands in its way. */
import type {
  DomainProblem,
  NewDomain,
  Plan,
  PlannedDomain,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { DomainConfig } from '../config/StudioConfig';
import { hashPlan } from '../model/planHash';

/** A domain that has the name already, as AWS shows it. */
export type ExistingDomain = {
  domainId: string;
  domainArn: string;
  status: string;
  authMode: 'SSO' | 'IAM';
  executionRole: string;
  network: {
    access: 'internet' | 'vpc-only';
    vpcId?: string;
    subnetIds: string[];
    securityGroupIds: string[];
  };
  sharing: { enabled: boolean; s3OutputPath?: string; kmsKey?: string };
  kmsKey?: string;
  storage: { defaultSpaceGb?: number; maximumSpaceGb?: number };
  idleMinutes?: number;
  attributesSessions: boolean;
};

export type NewDomainFacts = {
  domain: NewDomain;
  /** Ref of the team. */
  owner: string;
  /** ARN of the default execution role, which may be still to create. */
  executionRole: string;
  existing?: ExistingDomain;
  problems: DomainProblem[];
};

/** The plan of a request that creates a domain. */
export function planNewDomain(facts: NewDomainFacts): Plan {
  const { domain, owner, executionRole, existing } = facts;
  const differences = existing ? domainDifferences(facts, existing) : [];
  const problems = [
    ...facts.problems,
    ...(existing &&
    differences.length &&
    !facts.problems.some(({ code }) => code === 'already-known')
      ? [nameTaken(domain, existing, differences)]
      : []),
  ];
  const planned: PlannedDomain = {
    domain,
    domainId: existing?.domainId,
    steps: stepsOf(facts),
    undo: undoOf(facts),
    problems,
  };
  return {
    domainId: '',
    executionRole,
    items: [],
    warnings: [],
    newDomain: planned,
    // Over what is done, not over how it is said.
    hash: hashPlan({
      domain,
      owner,
      executionRole,
      domainId: existing?.domainId,
      steps: planned.steps.map(step => step.do),
      problems: problems.map(({ code }) => code),
    }),
  };
}

/** That the portal knows the domain already, and whose it is. */
export function knownDomain(
  domainId: string,
  { owners }: Pick<DomainConfig, 'owners'> = { owners: [] },
): string {
  return `The domain ${domainId} is known to this portal already${
    owners.length
      ? ` and belongs to ${owners.join(', ')}.`
      : ', and nobody is named as its owner.'
  }`;
}

function stepsOf({
  domain,
  owner,
  executionRole,
  existing,
}: NewDomainFacts): PlannedDomain['steps'] {
  const { name, accountId, region, network, mode = 'manage' } = domain;
  return [
    ...(domain.createRole === undefined
      ? []
      : [
          {
            do: 'create-role' as const,
            sentence: `Create the execution role ${executionRole} with the permissions boundary.`,
          },
        ]),
    existing
      ? {
          do: 'adopt-domain' as const,
          sentence: `Adopt the domain ${existing.domainId}, which has the name ${name} and all these settings already.`,
        }
      : {
          do: 'create-domain' as const,
          sentence: `Create the domain ${name} in account ${accountId}, ${region}, in ${
            network.vpcId
          } ${
            network.access === 'internet'
              ? 'with access to the internet'
              : 'without access to the internet'
          }, with the execution role ${executionRole}.`,
        },
    ...(existing
      ? []
      : [
          {
            do: 'set-up' as const,
            sentence:
              'Wait until it is in service, which takes some minutes. AWS makes its application in IAM Identity Center and its file system.',
          },
        ]),
    {
      do: 'manage' as const,
      sentence:
        mode === 'manage'
          ? `Manage it for ${owner}: people can ask for access at once.`
          : `Observe it for ${owner}: it is shown, and nothing in it is changed.`,
    },
  ];
}

function undoOf({ domain, existing }: NewDomainFacts): string[] {
  return existing
    ? ['The domain was there before and stays, whatever becomes of this.']
    : [
        'Until it is in service, the request can be cancelled; what it has made is deleted again.',
        'Afterwards a domain is deleted in AWS, once every profile, space and app in it is deleted. The home directories of its people are lost unless its file system is kept, which costs storage.',
        'Its name, its VPC, its key and signing in through IAM Identity Center can never be changed.',
        ...(domain.createRole === undefined
          ? []
          : ['The execution role stays until it is deleted in IAM.']),
      ];
}

function nameTaken(
  { name }: NewDomain,
  { domainId }: ExistingDomain,
  differences: string[],
): DomainProblem {
  return {
    code: 'name-taken',
    message: `The domain ${domainId} has the name '${name}' already, and is another: ${differences.join(
      '; ',
    )}.`,
    remedy:
      'Choose another name, or ask for exactly these settings to adopt it.',
  };
}

/** In which ways a domain is not the one that is asked for; what is not asked for may be as it is. */
export function domainDifferences(
  { domain, executionRole }: Pick<NewDomainFacts, 'domain' | 'executionRole'>,
  existing: ExistingDomain,
): string[] {
  const { network, sharing, kmsKey, storage, idleMinutes } = domain;
  const difference = (what: string, is: unknown, asked: unknown) =>
    is === asked
      ? []
      : [`${what} is ${is ?? 'not set'}, asked for ${asked ?? 'none'}`];
  const inOrder = (ids: string[] = []) => [...ids].sort().join(', ') || 'none';
  return [
    ...difference('its status', existing.status, 'InService').filter(
      () => existing.status !== 'Pending',
    ),
    ...difference('signing in', existing.authMode, 'SSO'),
    ...difference('the execution role', existing.executionRole, executionRole),
    ...difference('the VPC', existing.network.vpcId, network.vpcId),
    ...difference(
      'the subnets',
      inOrder(existing.network.subnetIds),
      inOrder(network.subnetIds),
    ),
    ...difference(
      'the security groups',
      inOrder(existing.network.securityGroupIds),
      inOrder(network.securityGroupIds),
    ),
    ...difference(
      'the network access',
      existing.network.access,
      network.access,
    ),
    ...difference(
      'where shared notebooks go',
      existing.sharing.enabled ? existing.sharing.s3OutputPath : undefined,
      sharing?.s3OutputPath,
    ),
    ...(kmsKey ? difference('the key', existing.kmsKey, kmsKey) : []),
    ...(storage
      ? [
          ...difference(
            'the usual size of spaces',
            existing.storage.defaultSpaceGb,
            storage.defaultSpaceGb,
          ),
          ...difference(
            'the largest size of spaces',
            existing.storage.maximumSpaceGb,
            storage.maximumSpaceGb,
          ),
        ]
      : []),
    ...difference(
      'minutes until idle apps are shut down',
      existing.idleMinutes,
      idleMinutes,
    ),
    ...difference(
      'attributing sessions to profiles',
      existing.attributesSessions,
      domain.attributeSessions ?? true,
    ),
  ];
}
