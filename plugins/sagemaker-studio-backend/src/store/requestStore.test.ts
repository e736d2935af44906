/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import type { RequestQuery } from './requestQueries';
import type { RequestRecord } from '../model/records';
import { someRequest } from '../events/__testUtils__/records';
import { AccessStore } from './AccessStore';
import { migrationsDirectory } from '../database/applyMigrations';
import { only } from '../util/__testUtils__/items';

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_16'],
  disableDocker: true,
});
const MIRA = { ref: 'user:default/mira.santos', userId: 'mira-id' };

describe.each(databases.eachSupportedId())('requests on %s', id => {
  let knex: Knex;
  let store: AccessStore;

  beforeEach(async () => {
    knex = await databases.init(id);
    await knex.migrate.latest({ directory: migrationsDirectory() });
    store = new AccessStore({ knex });
  });

  async function insert(...requests: RequestRecord[]) {
    return store.commit({ insert: { requests }, events: [] });
  }

  async function ids(query: Partial<RequestQuery>) {
    const requests = await store.listRequests({ limit: 100, ...query });
    return requests.map(({ requestId }) => requestId);
  }

  it('come back as they were stored', async () => {
    const request = someRequest('r-1', {
      kind: 'revoke',
      duration: 'P30D',
      grantIds: ['g-1', 'g-2'],
      offboarding: { deleteSpaces: true, deleteProfile: false },
      expiresAt: '2026-11-09T08:00:00.000Z',
      reminders: ['2026-11-03T08:00:00.000Z', '2026-11-05T08:00:00.000Z'],
      stages: [
        {
          name: 'lead',
          approvers: [MIRA.ref],
          quorum: 1,
          fallback: false,
          status: 'approved',
          votes: [
            {
              by: MIRA.ref,
              userId: MIRA.userId,
              outcome: 'approved',
              at: '2026-11-02T09:00:00.000Z',
            },
          ],
        },
        {
          name: 'platform',
          approvers: ['group:default/ml-platform'],
          quorum: 2,
          fallback: true,
          status: 'in-review',
          votes: [],
        },
      ],
      approvers: ['group:default/ml-platform'],
    });
    expect(await insert(request)).toBe('stored');
    expect(await store.getRequest('r-1')).toEqual(request);
  });

  it('are to decide for approvers of the stage in review who have not voted', async () => {
    await insert(
      someRequest('r-1'),
      someRequest('r-2', { approvers: ['group:default/ml-platform'] }),
      someRequest('r-3', { requester: MIRA.ref }),
      someRequest('r-4', { requesterUserId: MIRA.userId }),
      someRequest('r-5', { status: 'approved' }),
    );
    const toDecide = { ...MIRA, refs: [MIRA.ref] };
    expect(await ids({ toDecide })).toEqual(['r-1']);
    expect(
      await ids({
        toDecide: { ...MIRA, refs: [MIRA.ref, 'group:default/ml-platform'] },
      }),
    ).toEqual(['r-2', 'r-1']);

    const read = (await store.getRequest('r-1'))!;
    const stage = only(read.stages);
    await store.commit({
      update: {
        requests: [
          {
            ...read,
            // A second catalog name of the same human.
            stages: [
              {
                ...stage,
                quorum: 2,
                votes: [
                  {
                    at: read.createdAt,
                    outcome: 'approved',
                    by: 'user:default/mira',
                    userId: MIRA.userId,
                  },
                ],
              },
            ],
          },
        ],
      },
      events: [],
    });
    expect(await ids({ toDecide })).toEqual([]);
    // The approvers of a later stage take the place of those of the first.
    const voted = (await store.getRequest('r-1'))!;
    await store.commit({
      update: {
        requests: [{ ...voted, stages: [], approvers: ['user:default/x'] }],
      },
      events: [],
    });
    expect(
      await ids({
        toDecide: { ref: 'user:default/x', refs: ['user:default/x'] },
      }),
    ).toEqual(['r-1']);
    expect(await ids({ toDecide })).toEqual([]);
  });

  it('hold their grants, one of a kind, until they are decided', async () => {
    const extend = someRequest('r-1', { kind: 'extend', grantIds: ['g-1'] });
    expect(await insert(extend)).toBe('stored');
    expect(
      await insert(
        someRequest('r-2', { kind: 'extend', grantIds: ['g-2', 'g-1'] }),
      ),
    ).toBe('duplicate');
    expect(await store.getRequest('r-2')).toBeUndefined();
    expect(
      await insert(someRequest('r-3', { kind: 'revoke', grantIds: ['g-1'] })),
    ).toBe('stored');
    const against = () =>
      store.findRequestsAgainst({ kind: 'extend', grantIds: ['g-1', 'g-2'] });
    expect(await against()).toEqual(new Map([['g-1', 'r-1']]));

    expect(
      await store.commit({
        update: { requests: [{ ...extend, status: 'rejected' }] },
        events: [],
      }),
    ).toBe('stored');
    expect(await against()).toEqual(new Map());
    expect(
      await insert(someRequest('r-4', { kind: 'extend', grantIds: ['g-1'] })),
    ).toBe('stored');
  });

  it('are listed by each filter, in each order, page by page', async () => {
    const at = (minute: number) => `2026-11-02T08:0${minute}:00.000Z`;
    await insert(
      someRequest('r-1', { createdAt: at(1), updatedAt: at(9) }),
      someRequest('r-2', {
        createdAt: at(2),
        updatedAt: at(2),
        kind: 'extend',
        requester: MIRA.ref,
      }),
      someRequest('r-3', {
        createdAt: at(2),
        updatedAt: at(3),
        domainId: 'd-other',
        people: [],
      }),
      someRequest('r-4', {
        createdAt: at(4),
        updatedAt: at(4),
        team: 'group:default/research',
        status: 'expired',
      }),
    );
    expect(await ids({})).toEqual(['r-4', 'r-3', 'r-2', 'r-1']);
    expect(await ids({ kind: 'extend' })).toEqual(['r-2']);
    expect(await ids({ requester: { ref: MIRA.ref } })).toEqual(['r-2']);
    expect(await ids({ domainId: 'd-other' })).toEqual(['r-3']);
    expect(await ids({ status: 'expired' })).toEqual(['r-4']);
    expect(await ids({ team: 'group:default/research' })).toEqual(['r-4']);
    expect(
      await ids({ people: [{ ref: 'user:default/jonas.weber' }] }),
    ).toEqual(['r-4', 'r-2', 'r-1']);

    for (const [sort, expected] of [
      [{ by: 'createdAt', descending: true }, ['r-4', 'r-3', 'r-2', 'r-1']],
      [{ by: 'createdAt', descending: false }, ['r-1', 'r-2', 'r-3', 'r-4']],
      [{ by: 'updatedAt', descending: true }, ['r-1', 'r-4', 'r-3', 'r-2']],
      [{ by: 'updatedAt', descending: false }, ['r-2', 'r-3', 'r-4', 'r-1']],
    ] as const) {
      const seen: string[] = [];
      let after: RequestQuery['after'];
      for (;;) {
        const [request] = await store.listRequests({ sort, limit: 1, after });
        if (!request) {
          break;
        }
        seen.push(request.requestId);
        after = { value: request[sort.by], requestId: request.requestId };
      }
      expect(seen).toEqual(expected);
    }
  });
});
