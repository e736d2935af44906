/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * The record of a team holds what is recorded of its requests and its access, and nothing of anybody else's: teams share
 * names over time, requests reuse the access of other teams, and much belongs to no team.
 */
import { TestDatabases } from '@backstage/backend-test-utils';
import fc from 'fast-check';
import type { Knex } from 'knex';
import { EventLog } from '../events/EventLog';
import {
  someEvent,
  someGrant,
  someOtherRequest,
} from '../events/__testUtils__/records';
import {
  propertyRuns,
  propertyTime,
} from '../integration/__testUtils__/propertyRuns';
import { migrationsDirectory } from '../database/applyMigrations';
import { teamKey } from '../model/teamKey';
import { AccessStore } from '../store/AccessStore';
import { EventService } from './EventService';

jest.setTimeout(propertyTime(240_000));

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_16'],
  disableDocker: true,
});

/** Two teams had the same name one after the other; the last has no group. */
const TEAMS = [
  { ref: 'group:default/forecasting', groupId: 'g-1' },
  { ref: 'group:default/forecasting', groupId: 'g-2' },
  { ref: 'group:default/fraud', groupId: 'g-3' },
  { ref: 'group:default/guests' },
];
const team = fc.nat({ max: TEAMS.length - 1 });
const some = fc.nat({ max: 3 });
const world = fc.record({
  requests: fc.array(team, { minLength: 4, maxLength: 4 }),
  grants: fc.array(team, { minLength: 4, maxLength: 4 }),
  events: fc.array(
    fc.record({
      request: fc.option(some, { nil: undefined }),
      grant: fc.option(some, { nil: undefined }),
    }),
    { minLength: 1, maxLength: 20 },
  ),
});

describe.each(databases.eachSupportedId())('the record of a team on %s', id => {
  let knex: Knex;

  beforeAll(async () => {
    knex = await databases.init(id);
    await knex.migrate.latest({ directory: migrationsDirectory() });
  });

  it('is what its requests and its access are recorded with, and no more', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(world, async ({ requests, grants, events }) => {
        run += 1;
        const store = new AccessStore({ knex });
        const nameOf = (what: string, index: number) =>
          `${what}-${run}-${index}`;
        const of = (index: number) => {
          const { ref, groupId } = TEAMS[index] ?? { ref: '' };
          return { team: ref, teamGroupId: groupId };
        };
        const first = (await new EventLog({ knex }).readEnd()).lastSequence;
        await store.commit({
          insert: {
            requests: requests.map((each, index) =>
              someOtherRequest(nameOf('request', index), of(each)),
            ),
            grants: grants.map((each, index) =>
              someGrant(nameOf('grant', index), {
                ...of(each),
                requestId: nameOf('request', index),
                userId: nameOf('user', index),
              }),
            ),
          },
          events: events.map(({ request, grant }) =>
            someEvent('request.reminded', {
              requestId:
                request === undefined ? '' : nameOf('request', request),
              grantId: grant === undefined ? undefined : nameOf('grant', grant),
            }),
          ),
        });
        const expected = events.map(({ request, grant }) => {
          if (grant !== undefined) {
            return grants[grant];
          }
          return request === undefined ? undefined : requests[request];
        });
        for (const [index, asked] of TEAMS.entries()) {
          const service = new EventService({
            knex,
            eventLog: new EventLog({ knex, batch: 7 }),
            teamIdentifier: { identifyOne: async () => asked },
            config: { teams: [] },
          });
          const filter = { team: asked.ref };
          const wanted = expected.flatMap((each, number) =>
            each === index ? first + number + 1 : [],
          );
          const { items } = await service.list({
            ...filter,
            after: first,
            limit: 500,
          });
          expect(items.map(({ sequence }) => sequence).reverse()).toEqual(
            wanted,
          );
          const exported = [];
          for await (const line of await service.export('jsonl', filter)) {
            const { sequence } = JSON.parse(line);
            if (sequence > first) {
              exported.push(sequence);
            }
          }
          expect([teamKey(asked), exported]).toEqual([teamKey(asked), wanted]);
        }
      }),
      propertyRuns(20),
    );
  });
});
