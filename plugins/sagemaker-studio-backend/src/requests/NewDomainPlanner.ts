/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  DomainProblem,
  NewDomain,
  Plan,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { LRUCache } from 'lru-cache';
import { missingAction } from '../aws/awsErrors';
import type { Gateways } from '../aws/Gateways';
import type { CallOptions, ObservedNetwork } from '../aws/observed';
import type { StudioConfig } from '../config/StudioConfig';
import { knownDomain, planNewDomain } from '../diagnosis/newDomain';
import { readExistingDomain } from '../facts/existingDomain';
import type { InventoryReader } from '../inventory/store/InventoryReader';
import { createdRoleArn } from '../model/executionRole';
import { roleName } from '../model/roleName';
import type { DomainCreationStore } from '../store/DomainCreationStore';

const DOMAINS_QUOTA = 'L-B683BCB0';
const TIMEOUT_MS = 15_000;
/** Networks hardly change, and a form asks for them again and again. */
const NETWORKS_MS = 60_000;

const ROLES_NOT_CREATED: DomainProblem = {
  code: 'roles-not-created',
  message: 'This portal does not create execution roles.',
  remedy:
    'Name a role that exists, or ask the people who run this portal to set sagemakerStudio.domainCreation.executionRoles in app-config.',
};

/** Looks in AWS for what creating a domain would meet. Nothing is written. */
export class NewDomainPlanner {
  readonly #options: NewDomainPlannerOptions;
  readonly #networks = new LRUCache<string, ObservedNetwork[]>({
    max: 100,
    ttl: NETWORKS_MS,
  });

  constructor(options: NewDomainPlannerOptions) {
    this.#options = options;
  }

  /** @param domain - `executionRole` or `createRole` is given, and not both */
  async plan(
    domain: NewDomain,
    options: {
      /** Ref of the team. */
      owner: string;
      /** The request that is planned again. */
      requestId?: string;
    },
  ): Promise<Plan> {
    const executionRole = executionRoleOf(domain);
    const facts = { domain, owner: options.owner, executionRole };
    const misplaced = this.#checkPlace(domain);
    if (misplaced) {
      return planNewDomain({ ...facts, problems: [misplaced] });
    }
    const call = { signal: AbortSignal.timeout(TIMEOUT_MS) };
    const { gateways, creations } = this.#options;
    const studio = gateways.studio(domain);
    const problems: DomainProblem[] = [];
    const look = async <T>(action: string, read: () => Promise<T>) => {
      try {
        return await read();
      } catch (error) {
        const missing = missingAction(error, action);
        if (missing === undefined) {
          throw error;
        }
        problems.push(notAllowed(missing, domain));
        return undefined;
      }
    };
    const live = await creations.findLive(domain, domain.name);
    if (live && live.requestId !== options.requestId) {
      problems.push(beingCreated(domain, live.requestId));
    }
    const existing = live
      ? undefined
      : await look('sagemaker:ListDomains', async () => {
          const domainId = await studio.findDomainId(domain.name, call);
          return domainId === undefined
            ? undefined
            : readExistingDomain(studio, domainId, call);
        });
    problems.push(
      ...(existing ? this.#checkKnown(existing.domainId) : []),
      ...((await look('iam:GetRole', () => this.#checkRoles(domain, call))) ??
        []),
      ...((await look('ec2:DescribeVpcs', () =>
        this.#checkNetwork(domain, call),
      )) ?? []),
      ...(existing ? [] : await this.#checkQuota(domain, call)),
    );
    return planNewDomain({ ...facts, existing, problems });
  }

  #checkPlace({ accountId, region }: NewDomain): DomainProblem | undefined {
    const { places, identityCenter } = this.#options.config;
    if (region !== identityCenter.region) {
      return {
        code: 'wrong-region',
        message: `IAM Identity Center is in ${identityCenter.region}, and a domain that signs people in through it has to be in the same Region, not in ${region}.`,
        remedy: `Create the domain in ${identityCenter.region}.`,
      };
    }
    const place = places.find(
      each => each.accountId === accountId && each.region === region,
    );
    if (!place) {
      return {
        code: 'place-not-configured',
        message: `The portal does not read the domains of account ${accountId} in ${region}.`,
        remedy:
          'The people who run this portal can add the account and the Region to sagemakerStudio.accounts in app-config.',
      };
    }
    return place.domainIds
      ? {
          code: 'place-not-configured',
          message: `The portal reads only some domains of account ${accountId} in ${region}, so it would not see a new one.`,
          remedy:
            'The people who run this portal can add the account and the Region to sagemakerStudio.accounts in app-config, so that all its domains are read.',
        }
      : undefined;
  }

  /** Whoever owns it has not asked for another owner. */
  #checkKnown(domainId: string): DomainProblem[] {
    const known = this.#options.config.domains[domainId];
    return known
      ? [
          {
            code: 'already-known',
            message: knownDomain(domainId, known),
            remedy:
              'Ask for access to it, or choose another name for a new one.',
          },
        ]
      : [];
  }

  async #checkRoles(
    domain: NewDomain,
    call: CallOptions,
  ): Promise<DomainProblem[]> {
    const { accountId, executionRole, createRole, executionRoles } = domain;
    const roles = this.#options.gateways.roles(domain);
    const named = new Set([
      ...(executionRole === undefined ? [] : [executionRole]),
      ...(executionRoles ?? []),
    ]);
    const problems: DomainProblem[] = [];
    if (createRole !== undefined) {
      // It will be there by then.
      named.delete(executionRoleOf(domain));
      problems.push(
        ...(await this.#checkRoleToCreate(domain, createRole, call)),
      );
    }
    for (const arn of named) {
      if (arn.split(':')[4] !== accountId) {
        problems.push(roleOfAnother(arn, accountId));
        continue;
      }
      const role = await roles.findRole(roleName(arn), call);
      if (role?.arn !== arn) {
        problems.push(roleNotFound(arn));
      }
    }
    return problems;
  }

  async #checkRoleToCreate(
    domain: NewDomain,
    createRole: string,
    call: CallOptions,
  ): Promise<DomainProblem[]> {
    const { config, gateways } = this.#options;
    if (!config.domainCreation.executionRoles) {
      return [ROLES_NOT_CREATED];
    }
    const taken = await gateways.roles(domain).findRole(createRole, call);
    return taken ? [roleNameTaken(taken.arn, createRole)] : [];
  }

  async #checkNetwork(
    domain: NewDomain,
    call: CallOptions,
  ): Promise<DomainProblem[]> {
    const { accountId, region, network } = domain;
    const { vpcId, subnetIds, securityGroupIds = [], access } = network;
    const key = `${accountId}:${region}`;
    const networks =
      this.#networks.get(key) ??
      (await this.#options.gateways.networks(domain).listNetworks(call));
    this.#networks.set(key, networks);
    const vpc = networks.find(each => each.vpcId === vpcId);
    if (!vpc) {
      return [
        networkNotFound(
          `There is no VPC ${vpcId} in account ${accountId}, ${region}.`,
          `Those there are: ${
            networks
              .map(each => `${each.vpcId}${each.name ? ` (${each.name})` : ''}`)
              .join(', ') || 'none'
          }.`,
        ),
      ];
    }
    const known = [
      ...vpc.subnets.map(({ subnetId }) => subnetId),
      ...vpc.securityGroups.map(({ groupId }) => groupId),
    ];
    const unknown = [...subnetIds, ...securityGroupIds].filter(
      id => !known.includes(id),
    );
    return [
      ...(unknown.length
        ? [
            networkNotFound(
              `${unknown.join(', ')} is not in the VPC ${vpcId}.`,
              `Its subnets and security groups are ${known.join(', ')}.`,
            ),
          ]
        : []),
      ...(access === 'vpc-only' && securityGroupIds.length === 0
        ? [
            {
              code: 'security-group-missing' as const,
              message:
                'A domain without access to the internet needs a security group for its apps.',
              remedy: 'Name one of the VPC, or choose access to the internet.',
            },
          ]
        : []),
    ];
  }

  /** Without the quota nothing is held against the domain: AWS says so when it is used up. */
  async #checkQuota(
    domain: NewDomain,
    call: CallOptions,
  ): Promise<DomainProblem[]> {
    const { gateways, inventory } = this.#options;
    const { accountId, region } = domain;
    const count = (await inventory.listDomains()).filter(
      each => each.accountId === accountId && each.region === region,
    ).length;
    try {
      const quota = await gateways
        .account(domain)
        .getQuota(DOMAINS_QUOTA, call);
      return count < quota
        ? []
        : [
            {
              code: 'quota',
              message: `Account ${accountId} has ${count} domains in ${region}, and its quota is ${quota}.`,
              remedy: `Have the quota "Studio domains per Region" (${DOMAINS_QUOTA}) raised in Service Quotas, or delete a domain.`,
            },
          ];
    } catch (error) {
      if (missingAction(error, 'servicequotas:GetServiceQuota') === undefined) {
        throw error;
      }
      return [];
    }
  }
}

type NewDomainPlannerOptions = {
  gateways: Gateways;
  inventory: Pick<InventoryReader, 'listDomains'>;
  creations: Pick<DomainCreationStore, 'findLive'>;
  config: Pick<
    StudioConfig,
    'places' | 'identityCenter' | 'domainCreation' | 'domains'
  >;
};

/** The ARN of the default execution role, which may be still to create. */
export function executionRoleOf(domain: NewDomain): string {
  return domain.createRole === undefined
    ? domain.executionRole ?? ''
    : createdRoleArn(domain, domain.createRole);
}

function notAllowed(action: string, { accountId }: NewDomain): DomainProblem {
  return {
    code: 'not-allowed',
    message: `The IAM action ${action} is missing for the portal's role in account ${accountId}.`,
    remedy:
      'Attach docs/iam/create-domain.json to that role, then plan it again.',
  };
}

function beingCreated({ name }: NewDomain, requestId: string): DomainProblem {
  return {
    code: 'being-created',
    message: `The domain '${name}' is being created already, by the request '${requestId}'.`,
    remedy: 'Wait for it, or cancel it first.',
  };
}

function roleOfAnother(role: string, accountId: string): DomainProblem {
  return {
    code: 'role-of-another-account',
    message: `The role ${role} is not of account ${accountId}.`,
    remedy: 'SageMaker takes only roles of the account of the domain.',
  };
}

function roleNotFound(role: string): DomainProblem {
  return {
    code: 'role-not-found',
    message: `There is no role ${role}.`,
    remedy: 'Check its ARN with its path, or have a role created.',
  };
}

function roleNameTaken(arn: string, name: string): DomainProblem {
  return {
    code: 'role-name-taken',
    message: `The account has a role with the name '${name}' already: ${arn}.`,
    remedy: 'Choose another name, or name this role as the execution role.',
  };
}

function networkNotFound(message: string, remedy: string): DomainProblem {
  return { code: 'network-not-found', message, remedy };
}
