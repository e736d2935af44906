/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  DomainProblem,
  Message,
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
import { messageAndRemedy, say } from '../util/say';
import type { DomainCreationStore } from '../store/DomainCreationStore';

const DOMAINS_QUOTA = 'L-B683BCB0';
const TIMEOUT_MS = 15_000;
/** Networks hardly change, and a form asks for them again and again. */
const NETWORKS_MS = 60_000;

const ROLES_NOT_CREATED: DomainProblem = {
  code: 'roles-not-created',
  ...messageAndRemedy(
    say('new-domain.roles-not-created'),
    say('new-domain.roles-not-created.remedy'),
  ),
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
      problems.push(beingCreated(domain));
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
        ...messageAndRemedy(
          say('new-domain.wrong-region', {
            home: identityCenter.region,
            region,
          }),
          say('new-domain.wrong-region.remedy', {
            home: identityCenter.region,
          }),
        ),
      };
    }
    const place = places.find(
      each => each.accountId === accountId && each.region === region,
    );
    if (!place) {
      return {
        code: 'place-not-configured',
        ...messageAndRemedy(
          say('new-domain.place', { account: accountId, region }),
          say('new-domain.place.remedy'),
        ),
      };
    }
    return place.domainIds
      ? {
          code: 'place-not-configured',
          ...messageAndRemedy(
            say('new-domain.place-partly', { account: accountId, region }),
            say('new-domain.place-partly.remedy'),
          ),
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
            ...messageAndRemedy(
              knownDomain(domainId, known),
              say('new-domain.known.remedy'),
            ),
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
          say('new-domain.no-vpc', { vpc: vpcId, account: accountId, region }),
          say('new-domain.no-vpc.remedy', {
            known: networks.length
              ? networks
                  .map(
                    each =>
                      `${each.vpcId}${each.name ? ` (${each.name})` : ''}`,
                  )
                  .join(', ')
              : say('new-domain.none'),
          }),
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
              say('new-domain.not-in-vpc', {
                ids: unknown.join(', '),
                vpc: vpcId,
              }),
              say('new-domain.not-in-vpc.remedy', { known: known.join(', ') }),
            ),
          ]
        : []),
      ...(access === 'vpc-only' && securityGroupIds.length === 0
        ? [
            {
              code: 'security-group-missing' as const,
              ...messageAndRemedy(
                say('new-domain.security-group'),
                say('new-domain.security-group.remedy'),
              ),
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
              ...messageAndRemedy(
                say('new-domain.quota', {
                  account: accountId,
                  number: count,
                  region,
                  quota,
                }),
                say('new-domain.quota.remedy', { code: DOMAINS_QUOTA }),
              ),
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
    ...messageAndRemedy(
      say('new-domain.not-allowed', { action, account: accountId }),
      say('new-domain.not-allowed.remedy'),
    ),
  };
}

function beingCreated({ name }: NewDomain): DomainProblem {
  return {
    code: 'being-created',
    ...messageAndRemedy(
      say('new-domain.being-created', { name }),
      say('new-domain.being-created.remedy'),
    ),
  };
}

function roleOfAnother(role: string, accountId: string): DomainProblem {
  return {
    code: 'role-of-another-account',
    ...messageAndRemedy(
      say('new-domain.role-account', { role, account: accountId }),
      say('new-domain.role-account.remedy'),
    ),
  };
}

function roleNotFound(role: string): DomainProblem {
  return {
    code: 'role-not-found',
    ...messageAndRemedy(
      say('new-domain.no-role', { role }),
      say('new-domain.no-role.remedy'),
    ),
  };
}

function roleNameTaken(arn: string, name: string): DomainProblem {
  return {
    code: 'role-name-taken',
    ...messageAndRemedy(
      say('new-domain.role-taken', { name, role: arn }),
      say('new-domain.role-taken.remedy'),
    ),
  };
}

function networkNotFound(message: Message, remedy: Message): DomainProblem {
  return {
    code: 'network-not-found',
    ...messageAndRemedy(message, remedy),
  };
}
