/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Bench } from '../Bench';
import { awsClients } from '../harness/aws';
import { Backend } from '../harness/backend';
import { FIRST_DOMAIN } from '../harness/company';
import { somePeople } from '../harness/directory';
import { isProbe, Sandbox } from '../harness/sandbox';
import { readLive } from '../peers/livePage';
import { atLeast, atMost } from '../rows';
import { median, quantile, timed } from '../statistics';

/** Reads that are not counted. */
const WARM_UP = 20;
const UNLIMITED = { identityCenter: 1000, sageMaker: 1000 };

/** The team page against a plugin that has no inventory. */
export const teamPage: Bench = {
  name: 'team-page',
  question:
    'How long does the page of a team of 25 take, in a domain of 10,000 profiles and a directory of 50,000?',
  async run({ postgres, folder, size, say }) {
    const [people, profiles, reads, loads] =
      size === 'full' ? [50_000, 10_000, 400, 3] : [60, 30, 20, 1];
    const sandbox = await Sandbox.start({
      folder,
      world: { people, profiles, inUse: true },
    });
    const clients = awsClients(sandbox.url);
    const members = await somePeople(clients.identityStore, 25);
    const team = { name: 'measured', members };
    let backend: Backend | undefined;
    try {
      say('live calls, as a plugin without inventory makes them');
      const live: number[] = [];
      await sandbox.clearCalls();
      const loadLive = () =>
        readLive(clients, { domainId: FIRST_DOMAIN, members });
      for (let load = 0; load < loads; load++) {
        live.push(await timed(loadLive));
      }
      const calls = (await sandbox.calls()).length / loads;

      const seen = (await loadLive()).filter(({ profile }) => profile).length;

      say('first sync');
      backend = await Backend.start({
        folder,
        postgres,
        prefix: 'bench_team_page_',
        sandboxUrl: sandbox.url,
        teams: [team],
        pace: UNLIMITED,
      });
      await backend.untilSynced({ team: team.name });
      const { studio } = backend;
      const read = () => studio.getTeamAccess(`group:default/${team.name}`);
      const shown = (await read()).people.filter(
        ({ domainId, profile }) => domainId === FIRST_DOMAIN && profile,
      ).length;
      if (shown !== seen) {
        throw new Error(
          `The page shows ${shown} profiles of the team, AWS holds ${seen}`,
        );
      }

      await sandbox.untilQuiet();
      await backend.untilIdle();
      await sandbox.clearCalls();
      say(`${reads} reads`);
      const page: number[] = [];
      const trivial: number[] = [];
      for (let index = 0; index < reads + WARM_UP; index++) {
        const [a, b] = [
          await timed(read),
          await timed(() => backend!.readEntity('group', team.name)),
        ];
        // The first ones warm both up.
        if (index >= WARM_UP) {
          page.push(a);
          trivial.push(b);
        }
      }
      const processorBefore = backend.processorMs();
      for (let index = 0; index < reads; index++) {
        await read();
      }
      const processor = backend.processorMs() - processorBefore;
      const own = (await sandbox.calls()).filter(call => !isProbe(call));
      const ownCalls = own.length / (2 * reads + WARM_UP);
      const bench = teamPage.name;
      return [
        {
          bench,
          metric: 'page, median',
          value: median(page),
          unit: 'ms',
          peer: median(live),
        },
        atMost(15, {
          bench,
          metric: 'processor time a page',
          value: processor / reads,
          unit: 'ms',
        }),
        atMost(0, {
          bench,
          metric: 'AWS calls a page',
          value: ownCalls,
          unit: 'calls',
          peer: calls,
        }),
        atLeast(200, {
          bench,
          metric: 'faster than live calls, median',
          value: median(live) / median(page),
          unit: 'times',
        }),
        atMost(2 * quantile(trivial, 0.99), {
          bench,
          metric: 'page, p99, against a trivial read',
          value: quantile(page, 0.99),
          unit: 'ms',
          peer: quantile(trivial, 0.99),
        }),
      ];
    } finally {
      await backend?.stop();
      await sandbox.stop();
    }
  },
};
