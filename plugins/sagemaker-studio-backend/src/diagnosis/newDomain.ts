/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* What creating a domain would do, what undoing it takes, and what stands in its way. */
import {
  type DomainProblem,
  type NewDomain,
  type Plan,
  type PlannedDomain,
  englishOf,
  type Message,
  type MessageCode,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { DomainConfig } from '../config/StudioConfig';
import { hashPlan } from '../model/planHash';
import { messageAndRemedy, say, sentenceOf } from '../util/say';

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
  const undo = undoOf(facts);
  const planned: PlannedDomain = {
    domain,
    domainId: existing?.domainId,
    steps: stepsOf(facts),
    undo: undo.map(englishOf),
    messages: { undo },
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
): Message {
  return owners.length
    ? say('new-domain.known', { domain: domainId, owners })
    : say('new-domain.known-unowned', { domain: domainId });
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
            ...sentenceOf(
              say('new-domain.create-role', { role: executionRole }),
            ),
          },
        ]),
    existing
      ? {
          do: 'adopt-domain' as const,
          ...sentenceOf(
            say('new-domain.adopt', { domain: existing.domainId, name }),
          ),
        }
      : {
          do: 'create-domain' as const,
          ...sentenceOf(
            say('new-domain.create', {
              name,
              account: accountId,
              region,
              vpc: network.vpcId,
              access: say(`new-domain.${network.access}`),
              role: executionRole,
            }),
          ),
        },
    ...(existing
      ? []
      : [
          {
            do: 'set-up' as const,
            ...sentenceOf(say('new-domain.set-up')),
          },
        ]),
    {
      do: 'manage' as const,
      ...sentenceOf(say(`new-domain.${mode}`, { owner })),
    },
  ];
}

function undoOf({ domain, existing }: NewDomainFacts): Message[] {
  return existing
    ? [say('new-domain.undo.adopted')]
    : [
        say('new-domain.undo.before'),
        say('new-domain.undo.after'),
        say('new-domain.undo.never'),
        ...(domain.createRole === undefined
          ? []
          : [say('new-domain.undo.role')]),
      ];
}

function nameTaken(
  { name }: NewDomain,
  { domainId }: ExistingDomain,
  differences: Message[],
): DomainProblem {
  return {
    code: 'name-taken',
    ...messageAndRemedy(
      say('new-domain.name-taken', { domain: domainId, name, differences }),
      say('new-domain.name-taken.remedy'),
    ),
  };
}

/** The attributes of a domain that can differ. */
type DomainPart = MessageCode extends infer Code
  ? Code extends `domain-part.${infer Part}`
    ? Part
    : never
  : never;

/** In which ways a domain is not the one that is asked for; what is not asked for may be as it is. */
export function domainDifferences(
  { domain, executionRole }: Pick<NewDomainFacts, 'domain' | 'executionRole'>,
  existing: ExistingDomain,
): Message[] {
  const { network, sharing, kmsKey, storage, idleMinutes } = domain;
  const difference = (
    what: DomainPart,
    is: unknown,
    asked: unknown,
  ): Message[] =>
    is === asked
      ? []
      : [
          say('new-domain.difference', {
            what: say(`domain-part.${what}`),
            is: is === undefined ? say('new-domain.not-set') : String(is),
            asked: asked === undefined ? say('new-domain.none') : String(asked),
          }),
        ];
  const inOrder = (ids: string[] = []) => [...ids].sort().join(', ') || 'none';
  return [
    ...difference('status', existing.status, 'InService').filter(
      () => existing.status !== 'Pending',
    ),
    ...difference('sign-in', existing.authMode, 'SSO'),
    ...difference('role', existing.executionRole, executionRole),
    ...difference('vpc', existing.network.vpcId, network.vpcId),
    ...difference(
      'subnets',
      inOrder(existing.network.subnetIds),
      inOrder(network.subnetIds),
    ),
    ...difference(
      'security-groups',
      inOrder(existing.network.securityGroupIds),
      inOrder(network.securityGroupIds),
    ),
    ...difference('access', existing.network.access, network.access),
    ...difference(
      'sharing',
      existing.sharing.enabled ? existing.sharing.s3OutputPath : undefined,
      sharing?.s3OutputPath,
    ),
    ...(kmsKey ? difference('key', existing.kmsKey, kmsKey) : []),
    ...(storage
      ? [
          ...difference(
            'usual-space',
            existing.storage.defaultSpaceGb,
            storage.defaultSpaceGb,
          ),
          ...difference(
            'largest-space',
            existing.storage.maximumSpaceGb,
            storage.maximumSpaceGb,
          ),
        ]
      : []),
    ...difference('idle', existing.idleMinutes, idleMinutes),
    ...difference(
      'sessions',
      existing.attributesSessions,
      domain.attributeSessions ?? true,
    ),
  ];
}
