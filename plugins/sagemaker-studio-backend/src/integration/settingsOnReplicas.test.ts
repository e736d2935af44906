/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Settings that change again and again on two back ends of one database, over HTTP. On PostgreSQL each has connections of
 * its own, as two replicas do; SQLite has one file and one process, which the two share.
 */
import { TestDatabases } from '@backstage/backend-test-utils';
import type {
  AccessEvent,
  DomainSettingsInput,
  Settings,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import knexFactory, { type Knex } from 'knex';
import { setTimeout as sleep } from 'node:timers/promises';
import { itemAt } from '../util/__testUtils__/items';
import { present } from '../util/__testUtils__/present';
import {
  answerOf,
  startStudioBackend,
} from './__testUtils__/startStudioBackend';
import {
  COMPANY,
  startTestSandbox,
  type TestSandbox,
} from './__testUtils__/startTestSandbox';

jest.setTimeout(240_000);

type Backend = Awaited<ReturnType<typeof startStudioBackend>>;
type ErrorBody = { error: { name: string; message: string } };
/** What a replica shows of the settings that the test changes. */
type Shown = {
  lab: Choice;
  legacy: Choice;
  leads: { version: number; leads: string[] };
  policy: { version: number; max?: string };
};
type Choice = { version: number; contact?: string; maxDuration?: string };

const MIRA = 'user:default/mira.santos';
const DANIEL = 'user:default/daniel.kim';
const FORECASTING = 'group:default/forecasting';
/** A policy of the portal. */
const SHORTER = 'shorter';
const LAB: DomainSettingsInput = {
  version: 0,
  mode: 'manage',
  owners: [DANIEL],
  roles: [{ role: COMPANY.scientistRole }],
  maxDuration: 'P29D',
};

/** In each, five changes are made. */
const ROUNDS = 5;
/** Within so long after a change, both replicas say and do the same. */
const AGREED_WITHIN_MS = 5_000;

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_16'],
  disableDocker: true,
});

describe.each(databases.eachSupportedId())('two replicas on %s', id => {
  let sandbox: TestSandbox;
  let knex: Knex;
  let ownPool: Knex | undefined;
  let replicas: [Backend, Backend];

  beforeAll(async () => {
    sandbox = await startTestSandbox({
      studio: {
        domains: { [COMPANY.production]: { mode: 'observe' } },
        teams: [{ team: 'group:default/research', leads: [MIRA] }],
        policies: [
          {
            name: 'portal',
            teams: ['*'],
            domains: ['portal'],
            requesters: 'anyone',
            onBehalfOf: 'anyone',
            approvers: ['team-leads'],
          },
        ],
      },
    });
    knex = await databases.init(id);
    ownPool =
      id === 'POSTGRES_16' ? knexFactory(knex.client.config) : undefined;
    replicas = [
      await startStudioBackend({ sandbox, knex }),
      await startStudioBackend({ sandbox, knex: ownPool ?? knex }),
    ];
    await replicas[0].sync();
  });

  afterAll(async () => {
    await Promise.all(replicas.map(each => each.stop()));
    await ownPool?.destroy();
    await sandbox.stop();
  });

  const platform = (of: Backend) => of.as('ingrid.larsen');

  async function shownBy(of: Backend): Promise<Shown> {
    const all: Settings = await platform(of).client.getSettings();
    const choiceOf = (wanted: string): Choice => {
      const { version, contact, maxDuration } = present(
        all.domains.find(({ domainId }) => domainId === wanted),
      );
      return { version, contact, maxDuration };
    };
    const team = all.teams.find(each => each.team === FORECASTING);
    const policy = all.policies.find(({ name }) => name === SHORTER);
    return {
      lab: choiceOf(COMPANY.researchLab),
      legacy: choiceOf(COMPANY.legacyLab),
      leads: { version: team?.version ?? 0, leads: team?.leads ?? [] },
      policy: {
        version: policy?.version ?? 0,
        max: policy?.policy?.duration.max,
      },
    };
  }

  /** Two change the same domain at once. Whoever comes second is told so, looks again, and makes the change after all. */
  async function changeTogether(
    version: number,
    changes: { of: Backend; change: Partial<DomainSettingsInput> }[],
    before: Choice,
  ): Promise<void> {
    const put = (of: Backend, input: Partial<DomainSettingsInput>) =>
      platform(of).call(client =>
        client.setDomain(COMPANY.researchLab, { ...LAB, ...input }),
      );
    const answers = await Promise.all(
      changes.map(async ({ of, change }) => ({
        of,
        change,
        ...(await put(of, { ...before, ...change, version })),
      })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const { of, change } = present(answers.find(each => each.status === 409));
    const { lab } = await shownBy(of);
    expect(lab.version).toBe(version + 1);
    await answerOf(200, put(of, { ...lab, ...change }));
  }

  /** What decides on a replica: how long access may last, and which teams Daniel leads. */
  async function decidedBy(of: Backend): Promise<object> {
    const { status, body } = await of.as('ben.carter').ask({ duration: 'P1Y' });
    // Too long, or not managed as far as the replica knows.
    expect([400, 409]).toContain(status);
    const { error }: ErrorBody = body;
    const { ledTeams } = await of.asService().getStanding(DANIEL);
    return { max: /\((P\d+D)\)/.exec(error.message)?.[1], ledTeams };
  }

  /** Waits until both decide by what was changed. That goes first, since a replica that shows settings reads them anew. */
  async function agreeOn(shown: Shown): Promise<void> {
    const until = Date.now() + AGREED_WITHIN_MS;
    const expected = {
      max: shorterOf(shown.lab.maxDuration, shown.policy.max),
      ledTeams: shown.leads.leads.includes(DANIEL) ? [FORECASTING] : [],
    };
    const isExpected = (decided: object) =>
      JSON.stringify(decided) === JSON.stringify(expected);
    let decided = await Promise.all(replicas.map(decidedBy));
    while (!decided.every(isExpected) && Date.now() < until) {
      await sleep(100);
      decided = await Promise.all(replicas.map(decidedBy));
    }
    expect(decided).toEqual([expected, expected]);
    expect(await Promise.all(replicas.map(shownBy))).toEqual([shown, shown]);
  }

  it('lose none of twenty-five changes, record each, and agree within 5 s', async () => {
    const [first, second] = replicas;
    let lab: Choice = { version: 0 };
    for (let round = 0; round < ROUNDS; round++) {
      // They take turns.
      const [here, there] = round % 2 ? [second, first] : [first, second];
      const wanted = {
        contact: `#round-${round}`,
        maxDuration: `P${30 + round}D`,
      };
      const leads = round % 2 ? [MIRA, DANIEL] : [MIRA];
      // Now this is shorter, now what the domain allows.
      const max = `P${40 - 3 * round}D`;
      await Promise.all([
        changeTogether(
          lab.version,
          [
            { of: here, change: { contact: wanted.contact } },
            { of: there, change: { maxDuration: wanted.maxDuration } },
          ],
          lab,
        ),
        answerOf(
          200,
          platform(there).call(client =>
            client.setTeam(FORECASTING, { version: round, leads }),
          ),
        ),
        answerOf(
          200,
          platform(there).call(client =>
            client.setPolicy(SHORTER, {
              version: round,
              yaml: policyWith(max),
            }),
          ),
        ),
        answerOf(
          200,
          platform(here).call(client =>
            client.setDomain(COMPANY.legacyLab, {
              ...LAB,
              roles: [],
              version: round,
              contact: wanted.contact,
              maxDuration: wanted.maxDuration,
            }),
          ),
        ),
      ]);
      lab = { version: lab.version + 2, ...wanted };
      await agreeOn({
        lab,
        legacy: { version: round + 1, ...wanted },
        leads: { version: round + 1, leads },
        policy: { version: round + 1, max },
      });
    }
    const asked = await answerOf(
      201,
      second.as('ben.carter').ask({ duration: 'P20D' }),
    );
    expect(itemAt(asked.stages, 0).approvers).toEqual([MIRA]);

    for (const replica of replicas) {
      const { items } = await platform(replica).client.listEvents({
        type: 'settings.*',
        limit: 100,
      });
      const changes = items.toReversed();
      const of = (type: string) => changes.filter(each => each.type === type);
      expect(changes).toHaveLength(5 * ROUNDS);
      const ofDomain = (domainId: string) =>
        of('settings.domain-changed').filter(
          ({ detail }) => detail?.domainId === domainId,
        );
      expectChain(ofDomain(COMPANY.researchLab), 2 * ROUNDS);
      expectChain(ofDomain(COMPANY.legacyLab), ROUNDS);
      expectChain(of('settings.team-changed'), ROUNDS);
      expectChain(of('settings.policy-changed'), ROUNDS);
      const { checked, head } = await platform(replica).client.verifyEvents();
      expect(head).toBeDefined();
      expect(checked).toBeGreaterThanOrEqual(changes.length);
    }
  });

  function policyWith(max: string): string {
    return JSON.stringify({
      teams: ['*'],
      domains: ['portal'],
      requesters: 'anyone',
      onBehalfOf: 'anyone',
      approvers: [MIRA],
      duration: { max },
    });
  }

  function shorterOf(...all: (string | undefined)[]): string | undefined {
    return all
      .flatMap(each => each ?? [])
      .sort()
      .at(0);
  }

  /** Each change starts from what the one before has left. */
  function expectChain(changes: AccessEvent[], length: number) {
    expect(changes.map(({ detail }) => detail?.version)).toEqual(
      Array.from({ length }, (_, index) => index + 1),
    );
    changes.slice(1).forEach((change, index) => {
      expect(change.detail?.before).toEqual(
        itemAt(changes, index).detail?.after,
      );
    });
  }
});
