/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  StudioApplication,
  StudioDomain,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Limit } from 'p-limit';
import type { ObservedDomain } from '../aws/observed';
import type { StudioConfig } from '../config/StudioConfig';
import { domainObstacle } from '../diagnosis/domainObstacle';
import type { ApplicationSeen } from '../diagnosis/readinessFacts';
import type { InventoryReader } from '../inventory/store/InventoryReader';
import type { Observed } from '../inventory/store/Inventory';
import type { ReadinessStore } from '../inventory/readiness/ReadinessStore';
import { freshnessOf } from './freshness';
import { statementLimit } from '../util/statements';
import { notFoundError } from '../util/errors';
import { say } from '../util/say';

/** ARNs of the roles that requests for a domain may name, the default first. */
export function executionRolesOf(
  domain: Pick<ObservedDomain, 'domainId' | 'defaultExecutionRole'>,
  config: Pick<StudioConfig, 'domains'>,
): string[] {
  return [
    ...new Set([
      domain.defaultExecutionRole,
      ...(config.domains[domain.domainId]?.executionRoles ?? []),
    ]),
  ];
}

/** The domains that a sync has seen, with what the configuration says of each. */
export class Domains {
  readonly #inventory: InventoryReader;
  readonly #applications: Pick<ReadinessStore, 'listApplications'>;
  readonly #config: Pick<StudioConfig, 'domains'>;
  readonly #limit: Limit;

  constructor(options: DomainsOptions) {
    this.#inventory = options.inventory;
    this.#applications = options.applications;
    this.#config = options.config;
    this.#limit = statementLimit(options);
  }

  /** Manageable ones first, then by name. */
  async list(): Promise<StudioDomain[]> {
    const [domains, applications, syncs] = await Promise.all([
      this.#limit(() => this.#inventory.listDomains()),
      this.#limit(() => this.#applications.listApplications()),
      this.#limit(() => this.#inventory.listSyncs()),
    ]);
    return domains
      .map(domain => ({
        ...this.#toDomain(domain, applications.get(domain.domainId)),
        ...freshnessOf(domain, syncs),
      }))
      .sort(
        (a, b) =>
          Number(Boolean(a.obstacle)) - Number(Boolean(b.obstacle)) ||
          a.name.localeCompare(b.name) ||
          a.domainId.localeCompare(b.domainId),
      );
  }

  /** All, or the one that is asked for. @throws NotFoundError naming the domain when no sync has seen it */
  async listAsked(domainId: string | undefined): Promise<StudioDomain[]> {
    return domainId === undefined ? this.list() : [await this.get(domainId)];
  }

  /** The domain, unless no sync has seen it. */
  async find(domainId: string): Promise<StudioDomain | undefined> {
    const domain = await this.#inventory.getDomain(domainId);
    if (!domain) {
      return undefined;
    }
    const applications = await this.#applications.listApplications(domainId);
    return {
      ...this.#toDomain(domain, applications.get(domainId)),
      ...freshnessOf(domain, await this.#inventory.listSyncs()),
    };
  }

  /** @throws NotFoundError naming the domain when no sync has seen it. */
  async get(domainId: string): Promise<StudioDomain> {
    const domain = await this.find(domainId);
    if (!domain) {
      const known = await this.list();
      throw notFoundError(
        known.length
          ? say('refused.no-domain', {
              domain: domainId,
              known: known.map(each => `${each.domainId} (${each.name})`),
            })
          : say('refused.no-domain-yet', { domain: domainId }),
      );
    }
    return domain;
  }

  #toDomain(
    domain: Observed<ObservedDomain>,
    application: ApplicationSeen | undefined,
  ): StudioDomain {
    const configured = this.#config.domains[domain.domainId];
    const mode = configured?.mode ?? 'observe';
    return {
      domainId: domain.domainId,
      domainArn: domain.domainArn,
      name: domain.name,
      accountId: domain.accountId,
      region: domain.region,
      authMode: domain.authMode,
      status: domain.status,
      url: domain.url,
      applicationArn: domain.applicationArn,
      application: domain.applicationArn
        ? toApplication(application)
        : undefined,
      defaultExecutionRole: domain.defaultExecutionRole,
      mode,
      executionRoles: executionRolesOf(domain, this.#config),
      contact: configured?.contact,
      owners: configured?.owners?.length ? configured.owners : undefined,
      obstacle: domainObstacle({ ...domain, mode }),
      seenAt: domain.seenAt,
    };
  }
}

function toApplication(
  seen: ApplicationSeen | undefined,
): StudioApplication | undefined {
  if (!seen) {
    return undefined;
  }
  return seen.found
    ? {
        status: seen.status === 'ENABLED' ? 'enabled' : 'disabled',
        // As AWS has it until somebody changes it.
        assignmentRequired: seen.assignmentRequired ?? true,
      }
    : { status: 'missing', assignmentRequired: true };
}

type DomainsOptions = {
  inventory: InventoryReader;
  applications: Pick<ReadinessStore, 'listApplications'>;
  config: Pick<StudioConfig, 'domains'>;
  /** Whether all is read through one transaction, so one statement after the other. */
  inTransaction?: boolean;
};
