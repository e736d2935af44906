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
  QuotasSeen,
  RolePermissionsSeen,
  RolesSeen,
  SettingsSeen,
  Unseen,
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
  rolePermissions: 'iam:SimulatePrincipalPolicy',
  passRole: 'iam:SimulatePrincipalPolicy',
  quotas: 'servicequotas:GetServiceQuota',
};

/** Read in the lane of the account and Region. */
export const STUDIO_SUBJECTS: ReadinessSubject[] = [
  'settings',
  'roles',
  'rolePermissions',
  'passRole',
  'quotas',
];

type Call = { signal: AbortSignal; background: true };

/** Reads what makes domains ready for people, beyond what the sync reads. */
export class ReadinessWorker implements LaneWorker {
  readonly laneWork = 'reading';
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
      ? await store.findDue(STUDIO_SUBJECTS, [place])
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
      const observed = await this.#observe(due.subject, domain, call);
      await store.record(due, observed, { startedAt, dueAt });
    } catch (error) {
      if (call.signal.aborted) {
        return;
      }
      const { passes, unseen } = failureOf(ACTIONS[due.subject], error);
      if (passes) {
        const retryAt = inMilliseconds(RETRY_AFTER.toMillis());
        await store.postpone(due, unseen, { startedAt, dueAt: retryAt });
      } else {
        await store.record(due, unseen, { startedAt, dueAt });
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
        return seen(await gateways.identityCenter().describeInstance(call));
      case 'application': {
        const { applicationArn = '' } = domain;
        const identityCenter = gateways.identityCenter();
        const application = await identityCenter.describeApplication(
          applicationArn,
          call,
        );
        if (!application) {
          return seen({ found: false as const });
        }
        const [backgroundSessions] = await unlessDenied(
          'sso:GetApplicationSessionConfiguration',
          identityCenter.hasBackgroundSessions(applicationArn, call),
        );
        return seen({
          found: true as const,
          ...application,
          ...(await this.#observeAssignmentRequired(applicationArn, call)),
          backgroundSessions,
        });
      }
      case 'settings':
        return seen({
          ...(await gateways
            .studio(domain)
            .describeDomainSettings(domain.domainId, call)),
          tags: await this.#observeTags(domain, call),
        });
      case 'roles': {
        const roles: RolesSeen['roles'] = [];
        for (const arn of executionRolesOf(domain)) {
          const policy = await gateways
            .account(domain)
            .getTrustPolicy(arn, call);
          const found = policy !== undefined;
          const trusts = found && trustsSageMaker(policy);
          roles.push({ arn, found, trustsSageMaker: trusts });
        }
        return seen({ roles });
      }
      case 'rolePermissions': {
        const { domainId } = domain;
        const { kmsKey } = await gateways
          .studio(domain)
          .describeDomainSettings(domainId, call);
        const roles: RolePermissionsSeen['roles'] = [];
        for (const arn of executionRolesOf(domain)) {
          const missing = await gateways
            .account(domain)
            .simulateStudio(arn, { domain, kmsKey }, call);
          roles.push({ arn, missing });
        }
        return seen({ roles, kmsKey });
      }
      case 'passRole':
        return seen(
          await gateways
            .account(domain)
            .simulatePassRole(executionRolesOf(domain), call),
        );
      case 'quotas': {
        const quotas: QuotasSeen['quotas'] = [];
        for (const { resource, code } of QUOTAS) {
          const limit = await gateways.account(domain).getQuota(code, call);
          quotas.push({ resource, code, limit });
        }
        return seen({ quotas });
      }
      default:
        throw new TypeError(`Unknown subject: ${subject satisfies never}`);
    }
  }

  async #observeTags(
    domain: ObservedDomain,
    call: Call,
  ): Promise<SettingsSeen['tags']> {
    const [tags] = await unlessDenied(
      'sagemaker:ListTags',
      this.#options.gateways
        .studio(domain)
        .listTags({ arn: domain.domainArn }, call),
    );
    return (
      tags &&
      Object.entries(tags)
        .map(([key, value]) => ({ key, value }))
        .sort((a, b) => a.key.localeCompare(b.key))
    );
  }

  async #observeAssignmentRequired(
    applicationArn: string,
    call: Call,
  ): Promise<Partial<AssignmentRequirement>> {
    const gateway = this.#options.gateways.identityCenter();
    const [assignmentRequired, assignmentUnseen] = await unlessDenied(
      'sso:GetApplicationAssignmentConfiguration',
      gateway.isAssignmentRequired(applicationArn, call),
    );
    return assignmentUnseen ? { assignmentUnseen } : { assignmentRequired };
  }
}

/** The value, or why it cannot be read: one unreadable setting does not hide the others. */
async function unlessDenied<T>(
  action: string,
  read: Promise<T>,
): Promise<[T, undefined] | [undefined, Unseen]> {
  try {
    return [await read, undefined];
  } catch (error) {
    const { passes, unseen } = failureOf(action, error);
    if (passes) {
      throw error;
    }
    return [undefined, unseen];
  }
}

function failureOf(
  ofAction: string,
  error: unknown,
): { passes: boolean; unseen: Unseen } {
  const { kind, message } = classifyAwsError(error, { action: ofAction });
  const action = missingAction(error, ofAction);
  return {
    passes: kind !== 'blocked',
    unseen: action
      ? { outcome: 'not-allowed', action }
      : { outcome: 'failed', message },
  };
}

function seen<T extends object>(value: T): { outcome: 'seen' } & T {
  return { outcome: 'seen', ...value };
}

type ReadinessWorkerOptions = {
  gateways: Gateways;
  store: ReadinessStore;
  inventory: Pick<InventoryReader, 'getDomain'>;
  places: { accountId: string; region: string }[];
  /** ARNs of the roles that requests for a domain may name. */
  executionRolesOf: (domain: ObservedDomain) => string[];
};
