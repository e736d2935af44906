/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  GrantRequestKind,
  Offboarding,
  Plan,
  StudioDomain,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Knex } from 'knex';
import { firstOf } from '../util/firstOf';
import { addDuration } from '../model/durations';
import type { AssignedGroup, Beneficiary, GrantRecord } from '../model/records';
import type { DomainFacts, PersonFacts } from '../diagnosis/facts';
import { planOfGrants } from '../diagnosis/grantPlan';
import { exceedsHeadroom, type ProfileHeadroom } from '../diagnosis/headroom';
import { computePlan } from '../diagnosis/plan';
import { hasBackgroundSessions } from '../diagnosis/waysAround';
import type { InventoryReader } from '../inventory/store/InventoryReader';
import type { ReadinessStore } from '../inventory/readiness/ReadinessStore';
import type { GrantFactsReader } from '../facts/GrantFactsReader';
import { GroupFactsReader } from '../facts/GroupFactsReader';
import type { PersonFactsReader } from '../facts/PersonFactsReader';
import type { AccessStore } from '../store/AccessStore';
import type { Subject } from '../facts/subjects';

/** Computes plans from what the inventory holds now. */
export class AccessPlanner {
  readonly #options: AccessPlannerOptions;
  readonly #groups: GroupFactsReader;

  constructor(options: AccessPlannerOptions) {
    this.#options = options;
    this.#groups = new GroupFactsReader(options);
  }

  /** The plan that brings people into a domain, and who they are in Identity Center. */
  async planAccess(options: {
    subjects: Subject[];
    domain: StudioDomain;
    executionRole: string;
    throughGroup?: AssignedGroup;
    /** Whether people take over profiles that carry their login and were made for somebody else. */
    handOver?: boolean;
  }): Promise<{
    plan: Plan;
    people: Beneficiary[];
    /** Whether more profiles are planned than the quota leaves room for. */
    exceedsQuota: boolean;
    /** Whether the quota leaves room for them still, for the transaction that lets them in. */
    stillFits: (transaction: Knex.Transaction) => Promise<boolean>;
  }> {
    const { subjects, domain, executionRole, throughGroup, handOver } = options;
    const { personFacts, inventory } = this.#options;
    const read = await personFacts.read(subjects, [domain]);
    const here = read.get(domain.domainId) ?? [];
    const facts = here.map(each => each.facts);
    const people = facts.flatMap(toBeneficiary);
    const readHeadroom = await this.#headroomOf(domain, people);
    const headroom = await readHeadroom();
    const plan = computePlan({
      domain,
      executionRole,
      people: facts,
      takenProfileNames: await inventory.listProfileNames(domain.domainId),
      throughGroup: throughGroup?.groupId,
      handOver,
      groups: await this.#groups.read(domain.applicationArn, [
        throughGroup,
        ...facts.map(({ grant }) => grant?.throughGroup),
      ]),
      runningProfiles: await this.#runningProfiles(domain.domainId, facts),
      headroom,
    });
    const exceedsQuota = exceedsHeadroom(plan.items, headroom);
    if (exceedsQuota) {
      await this.#options.readiness.requestQuotas(domain);
    }
    return {
      plan,
      people,
      exceedsQuota,
      stillFits: async transaction =>
        !exceedsHeadroom(plan.items, await readHeadroom(transaction)),
    };
  }

  /** The plan of a request against grants. It depends on nothing but the grants, so that access can always be revoked. */
  async planAgainst(
    grants: GrantRecord[],
    options: {
      kind: GrantRequestKind;
      domain?: StudioDomain;
      /** For `change-role`. */
      executionRole: string;
      /** For `extend`; absent means until revoked. */
      duration?: string;
      offboarding?: Offboarding;
    },
  ): Promise<Plan> {
    const { kind, duration, offboarding } = options;
    const first = firstOf(grants);
    const isRoleChange = kind === 'change-role';
    const executionRole = isRoleChange
      ? options.executionRole
      : first.executionRole;
    const shared = {
      domain: options.domain ?? domainOf(first),
      executionRole,
      grants: await this.#options.grantFacts.read(grants),
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
      default: {
        const { observations } = await this.#options.readiness.read(
          first.domainId,
        );
        return planOfGrants({
          ...shared,
          input: { kind, offboarding },
          backgroundSessions: hasBackgroundSessions(observations),
        });
      }
    }
  }

  /** Profiles whose apps, or the apps of whose private spaces, are running. */
  async #runningProfiles(
    domainId: string,
    people: PersonFacts[],
  ): Promise<string[]> {
    const { inventory } = this.#options;
    const names = people.flatMap(
      ({ profile, profileOfAnother }) =>
        (profile ?? profileOfAnother)?.name ?? [],
    );
    const spaces = await inventory.listSpaces({ domainId, owners: names });
    const owners = new Map(
      spaces
        .filter(({ shared }) => !shared)
        .map(({ name, owner }) => [name, owner]),
    );
    const apps = await inventory.listApps({
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

  /** Profiles that others have been granted and that AWS does not show yet are taken already. */
  async #headroomOf(
    domain: StudioDomain,
    people: Beneficiary[],
  ): Promise<
    (transaction?: Knex.Transaction) => Promise<ProfileHeadroom | undefined>
  > {
    const { readiness, store } = this.#options;
    const { domainId, region } = domain;
    const { quotas } = (await readiness.read(domainId)).observations;
    const quota =
      quotas?.outcome === 'seen'
        ? quotas.quotas.find(({ resource }) => resource === 'userProfiles')
        : undefined;
    const userIds = people.map(({ userId }) => userId);
    return async transaction => {
      if (!quota) {
        return undefined;
      }
      const { limit, code } = quota;
      const used = await readiness.countUsed(domain, { transaction });
      const toCome = await store.countProfilesToCome(domain, {
        except: { domainId, userIds },
        transaction,
      });
      return {
        left: Math.max(0, limit - used.userProfiles - toCome),
        code,
        region,
      };
    };
  }
}

type AccessPlannerOptions = {
  personFacts: PersonFactsReader;
  grantFacts: GrantFactsReader;
  inventory: InventoryReader;
  readiness: Pick<ReadinessStore, 'read' | 'countUsed' | 'requestQuotas'>;
  store: Pick<AccessStore, 'countProfilesToCome'>;
};

/** A domain that no sync sees any more, from what a grant holds of it. */
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
