/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Bench } from '../Bench';
import { awsClients } from '../harness/aws';
import { Backend } from '../harness/backend';
import { somePeople } from '../harness/directory';
import { Sandbox } from '../harness/sandbox';
import { atMost, round, type Row } from '../rows';
import { quantile, timed } from '../statistics';

const MEGABYTE = 1024 * 1024;
const UNLIMITED = { identityCenter: 1000, sageMaker: 1000 };

/** The same page while everything around it grows. */
export const growth: Bench = {
  name: 'growth',
  question:
    'What do the same page and the memory cost at 1,000 and at 50,000 profiles?',
  async run({ postgres, folder, size, say }) {
    const sizes = size === 'full' ? [1_000, 50_000] : [25, 50];
    const reads = size === 'full' ? 400 : 20;
    const measured: { p99: number; resident: number; held: number }[] = [];
    const rows: Row[] = [];
    for (const profiles of sizes) {
      say(`${profiles} profiles`);
      const sandbox = await Sandbox.start({
        folder: `${folder}/${profiles}`,
        world: { people: profiles, profiles, inUse: true },
      });
      let backend: Backend | undefined;
      try {
        const members = await somePeople(
          awsClients(sandbox.url).identityStore,
          25,
        );
        const team = { name: 'measured', members };
        const options: Parameters<typeof Backend.start>[0] = {
          folder: `${folder}/${profiles}`,
          postgres,
          prefix: `bench_growth_${profiles}_`,
          sandboxUrl: sandbox.url,
          teams: [team],
          pace: UNLIMITED,
        };
        backend = await Backend.start(options);
        await backend.untilSynced({ team: team.name, minutes: 15 });
        // After the first read, the resident memory of the process is the memory that it keeps.
        await sandbox.untilQuiet();
        await backend.untilIdle();
        const { studio } = backend;
        const read = () => studio.getTeamAccess(`group:default/${team.name}`);
        const times: number[] = [];
        for (let index = 0; index < reads + 20; index++) {
          const time = await timed(read);
          if (index >= 20) {
            times.push(time);
          }
        }
        const p99 = quantile(times, 0.99);
        const held = (await backend.settleMemory()) / MEGABYTE;
        const { residentBytes, mostBytes } = backend.memory();
        const resident = residentBytes / MEGABYTE;
        measured.push({ p99, resident, held });
        await backend.stop();
        backend = await Backend.start(options);
        await backend.studio.getTeamAccess(`group:default/${team.name}`);
        const restarted = backend.memory().residentBytes / MEGABYTE;
        rows.push(
          {
            bench: growth.name,
            metric: `page, p99, at ${profiles} profiles`,
            value: p99,
            unit: 'ms',
          },
          {
            bench: growth.name,
            metric: `resident memory after a sync of ${profiles} profiles`,
            value: resident,
            unit: 'MB',
          },
          {
            bench: growth.name,
            metric: `heap held after a sync of ${profiles} profiles`,
            value: held,
            unit: 'MB',
          },
          {
            bench: growth.name,
            metric: `most memory during a sync of ${profiles} profiles`,
            value: mostBytes / MEGABYTE,
            unit: 'MB',
          },
          {
            bench: growth.name,
            metric: `resident memory after a restart at ${profiles} profiles`,
            value: restarted,
            unit: 'MB',
          },
        );
      } finally {
        await backend?.stop();
        await sandbox.stop();
      }
    }
    const [first, last] = [measured.at(0), measured.at(-1)];
    if (!first || !last) {
      throw new Error('No size was measured; name at least one');
    }
    return [
      ...rows,
      atMost(1.5, {
        bench: growth.name,
        metric: 'growth of the p99',
        value: last.p99 / first.p99,
        unit: 'times',
      }),
      atMost(100, {
        bench: growth.name,
        metric: 'growth of the resident memory',
        value: last.resident - first.resident,
        unit: 'MB',
        reason: `what the heap holds after a collection grows by ${round(
          last.held - first.held,
        )} MB; the rest is memory that the process took before and has not given back`,
      }),
    ];
  },
};
