/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { toPersonRows, toRequestRow } from './recordRows';
import type { RequestQuery } from './requestQueries';
import type { RequestRecord } from '../model/records';
import { present } from '../util/__testUtils__/present';
import { someOtherRequest, someRequest } from '../events/__testUtils__/records';
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
      someOtherRequest('r-2', { approvers: ['group:default/ml-platform'] }),
      someOtherRequest('r-3', { requester: MIRA.ref }),
      someOtherRequest('r-4', { requesterUserId: MIRA.userId }),
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

  it('are one of a kind for a person and a domain until they are decided', async () => {
    const first = someRequest('r-1', { kind: 'onboard-team' });
    expect(await insert(first)).toBe('stored');
    const [jonas] = first.people;
    const other = { ...present(jonas), userId: 'other-id' };
    expect(
      await insert(someRequest('r-2', { people: [other, ...first.people] })),
    ).toBe('duplicate');
    expect(await store.getRequest('r-2')).toBeUndefined();
    expect(
      await insert(
        someRequest('r-3', { kind: 'extend' }),
        someRequest('r-4', { domainId: 'd-other' }),
        someRequest('r-5', { people: [other] }),
        someRequest('r-6', { status: 'approved' }),
      ),
    ).toBe('stored');
    const open = () =>
      store.findOpenRequests({
        kind: 'grant',
        domainId: first.domainId,
        userIds: [present(jonas).userId, other.userId, 'nobody'],
      });
    expect(await open()).toEqual(
      new Map([
        ['jonas-id', 'r-1'],
        ['other-id', 'r-5'],
      ]),
    );

    expect(
      await store.commit({
        update: { requests: [{ ...first, status: 'rejected' }] },
        events: [],
      }),
    ).toBe('stored');
    expect(await open()).toEqual(new Map([['other-id', 'r-5']]));
    expect(await insert(someRequest('r-7'))).toBe('stored');
  });

  it('from before there was one of a kind are all decided, and the oldest keeps others out', async () => {
    const directory = migrationsDirectory();
    const [, behind] = await knex.migrate.list({ directory });
    expect(behind).toEqual([]);
    do {
      await knex.migrate.down({ directory });
    } while (await knex.schema.hasColumn('access_request_holds', 'user_id'));
    const old = [
      someRequest('r-2', { createdAt: '2026-11-02T09:00:00.000Z' }),
      someRequest('r-1', { kind: 'onboard-team' }),
    ];
    await knex('access_requests').insert(
      old.map(request => {
        // Columns of later migrations.
        const {
          team_group_id: _,
          team_rule: __,
          asked: ___,
          ended_message: ____,
          ...row
        } = toRequestRow(request);
        return row;
      }),
    );
    await knex('access_request_people').insert(old.flatMap(toPersonRows));
    await knex.migrate.latest({ directory });
    const open = () =>
      store.findOpenRequests({
        kind: 'grant',
        domainId: 'd-researchlab1',
        userIds: ['jonas-id'],
      });
    expect(await open()).toEqual(new Map([['jonas-id', 'r-1']]));

    for (const requestId of ['r-2', 'r-1']) {
      const read = present(await store.getRequest(requestId));
      // A change that leaves it open, then the decision.
      for (const status of ['in-review', 'rejected'] as const) {
        const { version } = present(await store.getRequest(requestId));
        expect(
          await store.commit({
            update: { requests: [{ ...read, version, status }] },
            events: [],
          }),
        ).toBe('stored');
      }
    }
    expect(await open()).toEqual(new Map());
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
    expect(await ids({ team: { ref: 'group:default/research' } })).toEqual([
      'r-4',
    ]);
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
