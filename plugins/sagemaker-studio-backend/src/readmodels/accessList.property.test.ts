/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * After random changes in AWS, the catalog and grants, in any order, the updated list equals a list computed from
 * scratch, and the counts match the rows.
 */
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import fc from 'fast-check';
import type { Knex } from 'knex';
import type { GrantRecord } from '../model/records';
import type {
  ObservedDomain,
  ObservedProfile,
  ObservedUser,
} from '../aws/observed';
import { migrationsDirectory } from '../database/applyMigrations';
import { AccessStore } from '../store/AccessStore';
import { inTransaction } from '../database/transaction';
import { someGrant, someRequest } from '../events/__testUtils__/records';
import { IdentityResolver } from '../directory/IdentityResolver';
import { TestInventory } from '../inventory/__testUtils__/TestInventory';
import {
  assignmentsScope,
  domainScope,
  usageScope,
} from '../inventory/store/syncRows';
import {
  ReadinessStore,
  type ReadinessObservations,
} from '../inventory/readiness/ReadinessStore';
import { studioLane } from '../scheduling/Lane';
import { Domains } from '../facts/Domains';
import {
  propertyRuns,
  propertyTime,
} from '../integration/__testUtils__/propertyRuns';
import {
  ACCESS_COUNTS,
  ACCESS_LIST,
  toAccessListRow,
  type AccessListRow,
} from './accessListRows';
import { AccessProjector, type ProjectorConfig } from './AccessProjector';
import { DomainProjection } from './DomainProjection';
import { CatalogPeopleLinks } from '../directory/CatalogPeopleLinks';
import { itemAt } from '../util/__testUtils__/items';

jest.setTimeout(propertyTime(300_000));

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_16'],
  disableDocker: true,
});

const PLACE = { accountId: '222222222222', region: 'eu-west-1' };
const CONFIG: ProjectorConfig = { domains: {}, unusedAfter: 'P60D' };
const ROLE = 'arn:aws:iam::222222222222:role/StudioDataScientist';
const DOMAINS: ObservedDomain[] = [
  domain('d-one', { applicationArn: applicationOf('d-one') }),
  domain('d-two', { applicationArn: applicationOf('d-two') }),
  domain('d-iam', { authMode: 'IAM' }),
];
const PEOPLE = [0, 1, 2, 3, 4];
const GROUPS = [0, 1];

function applicationOf(domainId: string): string {
  return `arn:aws:sso::111111111111:application/ssoins-1/apl-${domainId}`;
}

function domain(
  domainId: string,
  more: Partial<ObservedDomain>,
): ObservedDomain {
  return {
    domainId,
    domainArn: `arn:aws:sagemaker:eu-west-1:222222222222:domain/${domainId}`,
    name: domainId,
    ...PLACE,
    authMode: 'SSO',
    status: 'InService',
    url: `https://${domainId}`,
    unifiedStudio: false,
    defaultExecutionRole: ROLE,
    createdAt: '2026-01-01T00:00:00.000Z',
    modifiedAt: '2026-01-01T00:00:00.000Z',
    ...more,
  };
}

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

const person = fc.constantFrom(...PEOPLE);
const domainId = fc.constantFrom('d-one', 'd-two', 'd-iam');
const ssoDomainId = fc.constantFrom('d-one', 'd-two');
const userNames = fc.constantFrom('ana', 'ben', 'cleo', 'Dan', 'eve', 'nobody');
const aProfile = fc.record({
  name: fc.nat({ max: 3 }),
  owner: fc.option(userNames, { nil: undefined }),
  status: fc.constantFrom('InService', 'InService', 'Pending', 'Failed'),
  day: fc.integer({ min: 1, max: 9 }),
});
const principal = fc.oneof(
  person.map(each => ({
    principalType: 'USER' as const,
    principalId: `user-${each}`,
  })),
  fc.constantFrom(...GROUPS).map(each => ({
    principalType: 'GROUP' as const,
    principalId: `group-${each}`,
  })),
);
const directory = fc.record({
  users: fc.uniqueArray(
    fc.record({ person, name: userNames, disabled: fc.boolean() }),
    { selector: each => each.person },
  ),
  groups: fc.uniqueArray(
    fc.record({
      group: fc.constantFrom(...GROUPS),
      name: fc.constantFrom('research', 'ml-platform'),
      members: fc.uniqueArray(person),
    }),
    { selector: each => each.group },
  ),
});
const change = fc.oneof(
  {
    weight: 2,
    arbitrary: directory.map(given => ({ do: 'directory' as const, given })),
  },
  fc
    .uniqueArray(fc.nat({ max: 2 }))
    .map(kept => ({ do: 'domains' as const, kept })),
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('profiles' as const),
      domainId,
      profiles: fc.uniqueArray(aProfile, { selector: each => each.name }),
    }),
  },
  fc.record({
    do: fc.constant('profile' as const),
    domainId,
    profile: aProfile,
  }),
  fc.record({
    do: fc.constant('no-profile' as const),
    domainId,
    name: fc.nat({ max: 3 }),
  }),
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('assignments' as const),
      domainId: ssoDomainId,
      principals: fc.uniqueArray(principal, {
        selector: each => each.principalId,
      }),
    }),
  },
  fc.record({
    do: fc.constantFrom('assign' as const, 'unassign' as const),
    domainId: ssoDomainId,
    principal,
  }),
  fc.record({
    do: fc.constant('spaces' as const),
    domainId,
    spaces: fc.uniqueArray(
      fc.record({
        name: fc.nat({ max: 2 }),
        owner: fc.option(fc.nat({ max: 3 }), { nil: undefined }),
        day: fc.integer({ min: 1, max: 9 }),
      }),
      { selector: each => each.name },
    ),
  }),
  fc.record({
    do: fc.constant('apps' as const),
    domainId,
    apps: fc.uniqueArray(
      fc.record({
        space: fc.option(fc.nat({ max: 2 }), { nil: undefined }),
        profile: fc.nat({ max: 3 }),
        status: fc.constantFrom('InService', 'Failed'),
        day: fc.integer({ min: 1, max: 9 }),
      }),
      { selector: each => `${each.space ?? ''}|${each.profile}` },
    ),
  }),
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('grant' as const),
      domainId: ssoDomainId,
      person,
      status: fc.constantFrom<GrantRecord['status'][]>(
        'provisioning',
        'active',
        'suspended',
        'deprovision-blocked',
        'ended',
      ),
    }),
  },
  fc.record({
    do: fc.constant('request' as const),
    domainId: ssoDomainId,
    person,
    status: fc.constantFrom('in-review' as const, 'withdrawn' as const),
  }),
  fc
    .uniqueArray(
      fc.record({
        name: userNames,
        namespace: fc.constantFrom('default', 'default', 'branch'),
        title: fc.nat({ max: 1 }),
      }),
      { selector: each => `${each.namespace}/${each.name}` },
    )
    .map(users => ({ do: 'catalog' as const, users })),
  fc.record({
    do: fc.constant('application' as const),
    domainId: ssoDomainId,
    seen: fc.constantFrom<ReadinessObservations['application'][]>(
      { outcome: 'failed', message: 'It is out of reach.' },
      { outcome: 'seen', found: false },
      ...[true, false].flatMap(assignmentRequired =>
        ['ENABLED', 'DISABLED'].map(status => ({
          outcome: 'seen' as const,
          found: true as const,
          status,
          assignmentRequired,
        })),
      ),
    ),
  }),
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('synced' as const),
      scope: fc.constantFrom(
        'identity-center',
        domainScope('d-one'),
        domainScope('d-two'),
        domainScope('d-iam'),
        studioLane(PLACE),
        usageScope('d-one'),
        usageScope('d-two'),
        assignmentsScope(applicationOf('d-one')),
        assignmentsScope(applicationOf('d-two')),
      ),
    }),
  },
  fc.constant({ do: 'places' as const }),
);
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

/** Brings changes about the way the product does. */
class World {
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

/** The expected list, computed from scratch. */
async function makeAnew(knex: Knex, at: string): Promise<AccessListRow[]> {
  const domains = await new Domains({
    inventory: new TestInventory({ knex }),
    applications: new ReadinessStore({ knex }),
    config: CONFIG,
  }).list();
  const entries = await inTransaction(knex, async transaction => {
    const all = [];
    for (const each of domains) {
      all.push(
        ...(await new DomainProjection({
          transaction,
          domain: each,
          at,
          unusedAfter: CONFIG.unusedAfter,
        }).make({
          userIds: new Set(PEOPLE.map(one => `user-${one}`)),
          userNames: new Set(),
          profiles: new Set([0, 1, 2, 3].map(one => `profile-${one}`)),
        })),
      );
    }
    return all;
  });
  return entries.map(toAccessListRow);
}

const keyOf = (row: AccessListRow) => `${row.domain_id} ${row.subject}`;
const byKey = (rows: AccessListRow[]) =>
  Object.fromEntries(
    rows.map(row => [keyOf(row), { ...row, detail: JSON.parse(row.detail) }]),
  );

describe.each(databases.eachSupportedId())('the access list on %s', id => {
  it('is always what it would be if it were made anew', async () => {
    const shared = await databases.init(id);
    await shared.migrate.latest({ directory: migrationsDirectory() });
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            changes: fc.array(change, { minLength: 1, maxLength: 4 }),
            days: fc.nat({ max: 40 }),
          }),
          { minLength: 1, maxLength: 12 },
        ),
        async turns => {
          await empty(shared);
          const world = new World(shared);
          let today = new Date('2026-06-01T10:00:00.000Z');
          const at = () => today.toISOString();
          const projector = new AccessProjector({
            knex: shared,
            config: CONFIG,
            now: at,
          });
          await world.apply({ do: 'domains', kept: [0, 1, 2] });
          for (const { changes, days } of turns) {
            for (const each of changes) {
              await world.apply(each);
            }
            today = new Date(today.getTime() + days * 86_400_000);
            await projector.age();
            await projector.catchUp();

            const rows: AccessListRow[] = await shared(ACCESS_LIST);
            expect(byKey(rows)).toEqual(byKey(await makeAnew(shared, at())));
            expect(await readCounts(shared)).toEqual(countRows(rows));
          }
        },
      ),
      propertyRuns(id === 'SQLITE_3' ? 12 : 5),
    );
  });
});

async function empty(knex: Knex): Promise<void> {
  for (const table of [
    'inventory_domains',
    'inventory_profiles',
    'inventory_users',
    'inventory_groups',
    'inventory_memberships',
    'inventory_assignments',
    'inventory_spaces',
    'inventory_apps',
    'inventory_activity',
    'access_requests',
    'access_request_people',
    'access_request_approvers',
    'access_request_grants',
    'access_grants',
    'access_operations',
    'access_people',
    'access_marks',
    'inventory_readiness',
    'inventory_syncs',
    ACCESS_LIST,
    ACCESS_COUNTS,
  ]) {
    await knex(table).delete();
  }
  await knex('access_projection').update({ aged_on: null, linked_at: null });
}

async function readCounts(knex: Knex): Promise<Record<string, number>> {
  const rows = await knex(ACCESS_COUNTS).where('people', '>', 0);
  return Object.fromEntries(
    rows.map(row => [`${row.domain_id} ${row.diagnosis}`, row.people]),
  );
}

function countRows(rows: AccessListRow[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { domain_id: domainOfRow, diagnosis } of rows) {
    const key = `${domainOfRow} ${diagnosis}`;
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}
