/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  GrantRequestKind,
  Offboarding,
  Plan,
  StudioDomain,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { addDuration } from '../model/durations';
import type { AssignedGroup, Beneficiary, GrantRecord } from '../model/records';
import type { DomainFacts, PersonFacts } from '../diagnosis/facts';
import { planOfGrants } from '../diagnosis/grantPlan';
import type { ProfileHeadroom } from '../diagnosis/headroom';
import { computePlan } from '../diagnosis/plan';
import type { InventoryReader } from '../inventory/store/InventoryReader';
import type { ReadinessStore } from '../inventory/readiness/ReadinessStore';
import type { GrantFactsReader } from '../facts/GrantFactsReader';
import { GroupFactsReader } from '../facts/GroupFactsReader';
import type { PersonFactsReader, Subject } from '../facts/PersonFactsReader';

/** Computes plans from what the inventory holds now. */
export class AccessPlanner {
  readonly #situations: PersonFactsReader;
  readonly #grantFacts: GrantFactsReader;
  readonly #inventory: InventoryReader;
  readonly #groups: GroupFactsReader;
  readonly #readiness: Pick<ReadinessStore, 'read' | 'countUsed'>;

  static create(options: AccessPlannerOptions): AccessPlanner {
    return new AccessPlanner(options);
  }

  private constructor(options: AccessPlannerOptions) {
    this.#situations = options.personFacts;
    this.#grantFacts = options.grantFacts;
    this.#inventory = options.inventory;
    this.#groups = GroupFactsReader.create(options);
    this.#readiness = options.readiness;
  }

  /** The plan that brings people into a domain, and who they are in Identity Center. */
  async planAccess(options: {
    subjects: Subject[];
    domain: StudioDomain;
    executionRole: string;
    throughGroup?: AssignedGroup;
  }): Promise<{ plan: Plan; people: Beneficiary[] }> {
    const { subjects, domain, executionRole, throughGroup } = options;
    const facts =
      (await this.#situations.read(subjects, [domain])).get(domain.domainId) ??
      [];
    return {
      plan: computePlan({
        domain,
        executionRole,
        people: facts,
        takenProfileNames: await this.#inventory.listProfileNames(
          domain.domainId,
        ),
        throughGroup: throughGroup?.groupId,
        groups: await this.#groups.read(domain.applicationArn, [
          throughGroup,
          ...facts.map(({ grant }) => grant?.throughGroup),
        ]),
        runningProfiles: await this.#runningProfiles(domain.domainId, facts),
        headroom: await this.#headroomOf(domain),
      }),
      people: facts.flatMap(toBeneficiary),
    };
  }

  /** The plan of a request against grants. Goes by what the grants hold, so that leaving never waits for anything else. */
  async planAgainst(
    grants: GrantRecord[],
    options: {
      kind: GrantRequestKind;
      domain?: StudioDomain;
      /** For `change-role`. */
      executionRole?: string;
      /** For `extend`; absent means until revoked. */
      duration?: string;
      offboarding?: Offboarding;
    },
  ): Promise<Plan> {
    const { kind, duration } = options;
    const executionRole = options.executionRole ?? grants[0].executionRole;
    const facts = await this.#grantFacts.read(grants);
    const shared = {
      domain: options.domain ?? domainOf(grants[0]),
      executionRole,
      grants: facts,
    };
    switch (kind) {
      case 'extend':
        return planOfGrants({
          ...shared,
          input: {
            kind,
            to: ({ expiresAt }) =>
              expiresAt && duration && addDuration(expiresAt, duration),
          },
        });
      case 'change-role':
        return planOfGrants({ ...shared, input: { kind, executionRole } });
      default:
        return planOfGrants({
          ...shared,
          input: { kind, offboarding: options.offboarding },
        });
    }
  }

  /** Of those whose role would be another, in their own apps or in those of their private spaces. */
  async #runningProfiles(
    domainId: string,
    people: PersonFacts[],
  ): Promise<string[]> {
    const names = people.flatMap(({ profile }) => profile?.name ?? []);
    const owned = (
      await this.#inventory.listSpaces({ domainId, owners: names })
    ).filter(({ shared }) => !shared);
    const owners = new Map(owned.map(({ name, owner }) => [name, owner]));
    const apps = await this.#inventory.listApps({
      domainId,
      profileNames: names,
      spaceNames: [...owners.keys()],
    });
    return apps
      .filter(({ status }) => status === 'InService' || status === 'Pending')
      .flatMap(
        ({ profileName, spaceName }) =>
          (spaceName === undefined ? profileName : owners.get(spaceName)) ?? [],
      );
  }

  async #headroomOf(
    domain: StudioDomain,
  ): Promise<ProfileHeadroom | undefined> {
    const { observations } = await this.#readiness.read(domain.domainId);
    const quota =
      observations.quotas?.outcome === 'seen'
        ? observations.quotas.quotas.find(
            ({ resource }) => resource === 'userProfiles',
          )
        : undefined;
    if (!quota) {
      return undefined;
    }
    const { userProfiles } = await this.#readiness.countUsed(domain);
    return {
      left: Math.max(0, quota.limit - userProfiles),
      code: quota.code,
      region: domain.region,
    };
  }
}

type AccessPlannerOptions = {
  personFacts: PersonFactsReader;
  grantFacts: GrantFactsReader;
  inventory: InventoryReader;
  readiness: Pick<ReadinessStore, 'read' | 'countUsed'>;
};

/** What a grant remembers of its domain, when no sync sees it any more. */
function domainOf(grant: GrantRecord): DomainFacts {
  return {
    domainId: grant.domainId,
    name: grant.domainId,
    accountId: grant.accountId,
    authMode: 'SSO',
    applicationArn: grant.applicationArn,
    defaultExecutionRole: grant.executionRole,
  };
}

function toBeneficiary(facts: PersonFacts): Beneficiary[] {
  return facts.identity.outcome === 'found'
    ? [
        {
          person: facts.person,
          displayName: facts.displayName,
          userId: facts.identity.userId,
          userName: facts.identity.userName,
        },
      ]
    : [];
}
