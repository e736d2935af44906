/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { Knex } from 'knex';
import type { ObservedProfile, ObservedUser } from '../../aws/observed';
import { AccessStore } from '../../store/AccessStore';
import { someGrant, someRequest } from '../../events/__testUtils__/records';
import { IdentityResolver } from '../../directory/IdentityResolver';
import { TestInventory } from '../../inventory/__testUtils__/TestInventory';
import { ReadinessStore } from '../../inventory/readiness/ReadinessStore';
import { CatalogPeopleLinks } from '../../directory/CatalogPeopleLinks';
import { itemAt } from '../../util/__testUtils__/items';
import { applicationOf, DOMAINS, PLACE, type Change } from './accessChanges';

function user(person: number, more: { name: string; disabled: boolean }) {
  return {
    userId: `user-${person}`,
    userName: `${more.name}@alpenglow.example`,
    displayName: `Person ${more.name}`,
    email: `${more.name}@alpenglow.example`,
    externalIds: [],
    status: more.disabled ? ('DISABLED' as const) : ('ENABLED' as const),
  } satisfies ObservedUser;
}

function profile(
  domainId: string,
  given: { name: number; owner?: string; status: string; day: number },
): ObservedProfile {
  const at = `2026-0${given.day}-01T00:00:00.000Z`;
  return {
    domainId,
    name: `Profile-${given.name}`,
    profileArn: `arn:aws:sagemaker:eu-west-1:222222222222:user-profile/${domainId}/${given.name}`,
    status: given.status,
    singleSignOnUserValue:
      given.owner === undefined
        ? undefined
        : `${given.owner}@alpenglow.example`,
    createdAt: at,
    modifiedAt: at,
  };
}

/** Applies changes in the way the product does. */
export class AccessWorld {
  readonly #knex: Knex;
  readonly #inventory: TestInventory;
  readonly #access: AccessStore;
  #count = 0;

  constructor(knex: Knex) {
    this.#knex = knex;
    this.#inventory = new TestInventory({ knex });
    this.#access = new AccessStore({ knex });
  }

  async apply(given: Change): Promise<void> {
    const inventory = this.#inventory;
    switch (given.do) {
      case 'directory':
        return inventory.replaceDirectory({
          users: uniqueByName(given.given.users).map(each =>
            user(each.person, each),
          ),
          groups: given.given.groups.map(each => ({
            groupId: `group-${each.group}`,
            displayName: each.name,
            memberUserIds: each.members.map(member => `user-${member}`),
          })),
        });
      case 'domains':
        return inventory.replaceDomains(
          PLACE,
          given.kept.map(index => itemAt(DOMAINS, index)),
        );
      case 'profiles':
        return inventory.replaceProfiles(
          given.domainId,
          given.profiles.map(each => profile(given.domainId, each)),
        );
      case 'profile':
        return inventory.recordProfile(profile(given.domainId, given.profile));
      case 'no-profile':
        return inventory.forgetProfile({
          domainId: given.domainId,
          name: `Profile-${given.name}`,
        });
      case 'assignments':
        return inventory.replaceAssignments(
          applicationOf(given.domainId),
          given.principals.map(each => ({
            applicationArn: applicationOf(given.domainId),
            ...each,
          })),
        );
      case 'assign':
        return inventory.recordAssignment({
          applicationArn: applicationOf(given.domainId),
          ...given.principal,
        });
      case 'unassign':
        return inventory.forgetAssignment({
          applicationArn: applicationOf(given.domainId),
          ...given.principal,
        });
      case 'spaces':
        return inventory.replaceSpaces(
          given.domainId,
          given.spaces.map(each => ({
            domainId: given.domainId,
            name: `space-${each.name}`,
            status: 'InService',
            owner:
              each.owner === undefined ? undefined : `profile-${each.owner}`,
            shared: false,
            modifiedAt: `2026-0${each.day}-02T00:00:00.000Z`,
          })),
        );
      case 'apps':
        return inventory.replaceApps(
          given.domainId,
          given.apps.map(each => ({
            domainId: given.domainId,
            ...(each.space === undefined
              ? { profileName: `profile-${each.profile}` }
              : { spaceName: `space-${each.space}` }),
            type: 'JupyterLab',
            name: `app-${each.profile}`,
            status: each.status,
            createdAt: `2026-0${each.day}-03T00:00:00.000Z`,
          })),
        );
      case 'grant':
        return this.#grant(given);
      case 'request':
        return this.#request(given);
      case 'application':
        return new ReadinessStore({ knex: this.#knex }).record(
          { domainId: given.domainId, subject: 'application' },
          given.seen,
          {
            startedAt: '2026-06-01T10:00:00.000Z',
            dueAt: '2026-06-02T10:00:00.000Z',
          },
        );
      case 'synced':
        return inventory.recordCompleteSync(given.scope);
      case 'catalog':
        return this.#links(given.users).renew();
      default:
        return inventory.removePlacesExcept([
          { accountId: '333333333333', region: 'eu-west-1' },
        ]);
    }
  }

  /** Changes the live grant of the person, or makes one with an operation. */
  async #grant(given: Extract<Change, { do: 'grant' }>): Promise<void> {
    const userId = `user-${given.person}`;
    const [live] = await this.#access.listLiveGrants({
      userIds: [userId],
      domainId: given.domainId,
    });
    this.#count += 1;
    const grant =
      live ??
      someGrant(`grant-${this.#count}`, {
        domainId: given.domainId,
        userId,
        person: `user:default/person-${given.person}`,
        displayName: `Granted ${given.person}`,
      });
    const operation = {
      operationId: `operation-${this.#count}`,
      version: 0,
      grantId: grant.grantId,
      requestId: grant.requestId,
      kind: 'provision' as const,
      status: 'running' as const,
      steps: [],
      rounds: 0,
      lane: 'identity-center',
      startedAt: grant.createdAt,
    };
    const changed = { ...grant, status: given.status };
    await this.#access.commit({
      insert: { grants: live ? [] : [changed], operations: [operation] },
      update: { grants: live ? [changed] : [] },
      events: [],
    });
  }

  async #request(given: Extract<Change, { do: 'request' }>): Promise<void> {
    this.#count += 1;
    await this.#access.commit({
      insert: {
        requests: [
          someRequest(`request-${this.#count}`, {
            status: given.status,
            domainId: given.domainId,
            people: [
              {
                person: `user:default/person-${given.person}`,
                displayName: `Asked ${given.person}`,
                userId: `user-${given.person}`,
                userName: 'asked',
              },
            ],
          }),
        ],
      },
      events: [],
    });
  }

  #links(
    users: { name: string; namespace: string; title: number }[],
  ): CatalogPeopleLinks {
    return new CatalogPeopleLinks({
      knex: this.#knex,
      auth: mockServices.auth(),
      logger: mockServices.logger.mock(),
      identities: new IdentityResolver({ reader: this.#inventory }),
      catalog: catalogServiceMock({
        entities: users.map(each => ({
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'User',
          metadata: { namespace: each.namespace, name: each.name },
          spec: {
            profile: {
              displayName: `${each.name} ${each.title}`,
              email: `${each.name}@alpenglow.example`,
            },
            memberOf: [],
          },
        })),
      }),
    });
  }
}

/** Identity Center has each username once. */
function uniqueByName<T extends { name: string }>(users: T[]): T[] {
  return [...new Map(users.map(each => [each.name, each])).values()];
}
