/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Settings, roles and quotas change by the month, so each is read once a day and when a refresh is requested: one read is
 * one piece of work. A read that is not allowed is recorded as such; once it is allowed, the next read shows it. IAM and
 * Service Quotas are called in the lane of the account and Region, since nothing else calls them.
 */
import { Duration } from 'luxon';
import { classifyAwsError, missingAction } from '../../aws/awsErrors';
import type { Gateways } from '../../aws/Gateways';
import type { ObservedDomain } from '../../aws/observed';
import { trustsSageMaker } from '../../diagnosis/trustPolicy';
import type {
  AssignmentRequirement,
  QuotaResource,
} from '../../diagnosis/readinessFacts';
import {
  studioLane,
  type LaneId,
  type LaneWorker,
} from '../../scheduling/Lane';
import { inMilliseconds, now } from '../../util/now';
import type { InventoryReader } from '../store/InventoryReader';
import type {
  DueRead,
  ReadinessObservations,
  ReadinessStore,
  ReadinessSubject,
} from './ReadinessStore';

/** How often each is read. */
const FREQUENCY = Duration.fromObject({ days: 1 });
/** After a read that failed for a reason that passes. */
const RETRY_AFTER = Duration.fromObject({ minutes: 5 });

const QUOTAS: { resource: QuotaResource; code: string }[] = [
  { resource: 'userProfiles', code: 'L-AC46C40F' },
  { resource: 'spaces', code: 'L-8E5333B4' },
  { resource: 'runningApps', code: 'L-4E39DDC4' },
];

const ACTIONS: Record<ReadinessSubject, string> = {
  instance: 'sso:DescribeInstance',
  application: 'sso:DescribeApplication',
  settings: 'sagemaker:DescribeDomain',
  roles: 'iam:GetRole',
  passRole: 'iam:SimulatePrincipalPolicy',
  quotas: 'servicequotas:GetServiceQuota',
};

type Call = { signal: AbortSignal; background: true };

/** Reads what makes domains ready for people, beyond what the sync reads. */
export class ReadinessWorker implements LaneWorker {
  readonly #options: ReadinessWorkerOptions;

  constructor(options: ReadinessWorkerOptions) {
    this.#options = options;
  }

  /** Has everything read again as soon as possible. */
  async requestRefresh(): Promise<void> {
    await this.#options.store.requestAll();
  }

  async work(lane: LaneId, options: { signal: AbortSignal }): Promise<boolean> {
    const { store, inventory, places } = this.#options;
    const place = places.find(each => studioLane(each) === lane);
    const due = place
      ? await store.findDue(
          ['settings', 'roles', 'passRole', 'quotas'],
          [place],
        )
      : lane === 'identity-center' &&
        (await store.findDue(['instance', 'application'], 'applications'));
    const domain = due && (await inventory.getDomain(due.domainId));
    if (!due || !domain) {
      return false;
    }
    await this.#due(due, domain, {
      signal: options.signal,
      background: true,
    });
    await store.removeGone();
    return true;
  }

  async #due(due: DueRead, domain: ObservedDomain, call: Call): Promise<void> {
    const { store } = this.#options;
    const startedAt = now();
    const dueAt = inMilliseconds(FREQUENCY.toMillis());
    try {
      const seen = await this.#observe(due.subject, domain, call);
      await store.record(due, seen, { startedAt, dueAt });
    } catch (error) {
      if (call.signal.aborted) {
        return;
      }
      const { action, ...failure } = failureOf(ACTIONS[due.subject], error);
      if (failure.passes) {
        await store.postpone(
          due,
          { outcome: 'failed', message: failure.message },
          {
            startedAt,
            dueAt: inMilliseconds(RETRY_AFTER.toMillis()),
          },
        );
      } else {
        await store.record(
          due,
          action
            ? { outcome: 'not-allowed', action }
            : { outcome: 'failed', message: failure.message },
          { startedAt, dueAt },
        );
      }
    }
  }

  async #observe(
    subject: ReadinessSubject,
    domain: ObservedDomain,
    call: Call,
  ): Promise<ReadinessObservations[ReadinessSubject]> {
    const { gateways, executionRolesOf } = this.#options;
    switch (subject) {
      case 'instance':
        return {
          outcome: 'seen',
          ...(await gateways.identityCenter().describeInstance(call)),
        };
      case 'application': {
        const { applicationArn = '' } = domain;
        const application = await gateways
          .identityCenter()
          .describeApplication(applicationArn, call);
        return application
          ? {
              outcome: 'seen',
              found: true,
              ...application,
              ...(await this.#observeAssignmentRequired(applicationArn, call)),
            }
          : { outcome: 'seen', found: false };
      }
      case 'settings':
        return {
          outcome: 'seen',
          ...(await gateways
            .studio(domain)
            .describeDomainSettings(domain.domainId, call)),
        };
      case 'roles':
        return this.#observeRoles(domain, call);
      case 'passRole':
        return {
          outcome: 'seen',
          ...(await gateways
            .account(domain)
            .simulatePassRole(executionRolesOf(domain), call)),
        };
      case 'quotas':
        return this.#observeQuotas(domain, call);
      default:
        throw new TypeError(`Unknown subject: ${subject satisfies never}`);
    }
  }

  async #observeRoles(
    domain: ObservedDomain,
    call: Call,
  ): Promise<ReadinessObservations['roles']> {
    const { gateways, executionRolesOf } = this.#options;
    const roles: { arn: string; found: boolean; trustsSageMaker: boolean }[] =
      [];
    for (const arn of executionRolesOf(domain)) {
      const policy = await gateways.account(domain).getTrustPolicy(arn, call);
      roles.push({
        arn,
        found: policy !== undefined,
        trustsSageMaker: policy !== undefined && trustsSageMaker(policy),
      });
    }
    return { outcome: 'seen', roles };
  }

  async #observeQuotas(
    domain: ObservedDomain,
    call: Call,
  ): Promise<ReadinessObservations['quotas']> {
    const quotas: { resource: QuotaResource; code: string; limit: number }[] =
      [];
    for (const { resource, code } of QUOTAS) {
      quotas.push({
        resource,
        code,
        limit: await this.#options.gateways
          .account(domain)
          .getQuota(code, call),
      });
    }
    return { outcome: 'seen', quotas };
  }

  /** When this may not be read, the rest of the application is recorded all the same. */
  async #observeAssignmentRequired(
    applicationArn: string,
    call: Call,
  ): Promise<Partial<AssignmentRequirement>> {
    try {
      return {
        assignmentRequired: await this.#options.gateways
          .identityCenter()
          .isAssignmentRequired(applicationArn, call),
      };
    } catch (error) {
      const { passes, action, message } = failureOf(
        'sso:GetApplicationAssignmentConfiguration',
        error,
      );
      if (passes) {
        throw error;
      }
      return {
        assignmentUnseen: action
          ? { outcome: 'not-allowed', action }
          : { outcome: 'failed', message },
      };
    }
  }
}

function failureOf(
  ofAction: string,
  error: unknown,
): { passes: boolean; action?: string; message: string } {
  const { kind, message } = classifyAwsError(error, { action: ofAction });
  return {
    passes: kind !== 'blocked',
    action: missingAction(error, ofAction),
    message,
  };
}

type ReadinessWorkerOptions = {
  gateways: Gateways;
  store: ReadinessStore;
  inventory: Pick<InventoryReader, 'getDomain'>;
  places: { accountId: string; region: string }[];
  /** ARNs of the roles that requests for a domain may name. */
  executionRolesOf: (domain: ObservedDomain) => string[];
};
