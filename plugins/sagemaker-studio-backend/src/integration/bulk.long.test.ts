/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  Grant,
  TeamAccess,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { flowsDatabase } from './__testUtils__/flowsDatabase';
import { DEPARTMENT, startDepartment } from './__testUtils__/startDepartment';
import {
  answerOf,
  startStudioBackend,
} from './__testUtils__/startStudioBackend';

jest.setTimeout(300_000);

const PEOPLE = 200;
const { domain, team, lead } = DEPARTMENT;
/** Calls a second; fewer than the back end makes when nothing holds it. */
const RATES = {
  identityCenter: 25,
  identityStore: 25,
  sageMaker: { write: 15, describe: 40, list: 40 },
};
const THROTTLED = ['CreateApplicationAssignment', 'CreateUserProfile'];
const THROTTLES = 3;

describe('a whole department', () => {
  const databases = flowsDatabase();

  it('a throttled bulk of 200 people converges without duplicates', async () => {
    const sandbox = await startDepartment(PEOPLE);
    const { admin } = sandbox;
    admin.world.timings.userProfile = 20;
    for (const account of Object.values(admin.world.accounts)) {
      account.quotas['*'] = { ...account.quotas['*'], userProfiles: 1000 };
    }
    const knex = await databases.init();
    const backend = await startStudioBackend({ sandbox, knex });
    try {
      await backend.sync();
      const before = Object.keys(admin.world.identityCenter.assignments).length;
      admin.setRateLimits(RATES);
      // How often the rates bite depends on the machine; these throttle on any.
      for (const operation of THROTTLED) {
        admin.addFault({
          operation,
          times: THROTTLES,
          effect: { type: 'throttle' },
        });
      }
      admin.clearCalls();
      const asked = await answerOf(
        201,
        backend.as(lead).ask({ kind: 'onboard-team', team, domainId: domain }),
      );
      expect(asked.status).toBe('approved');
      expect(asked.grants).toHaveLength(PEOPLE);
      const counts = async () => {
        const rows: { status: string; count: number }[] = await knex(
          'access_grants',
        )
          .select('status')
          .count({ count: '*' })
          .groupBy('status');
        return Object.fromEntries(rows.map(row => [row.status, row.count]));
      };
      await backend.until(
        async () => (await counts()).active === PEOPLE,
        'Not everybody gets in',
        150,
      );
      const outcomes = admin.calls().map(({ outcome }) => outcome);
      expect(
        outcomes.filter(outcome => outcome === 'ThrottlingException').length,
      ).toBeGreaterThanOrEqual(THROTTLED.length * THROTTLES);
      const done = (operation: string) =>
        admin.calls({ operation }).filter(({ outcome }) => outcome === 'ok')
          .length;
      const { assignments } = admin.world.identityCenter;
      expect(Object.keys(assignments)).toHaveLength(PEOPLE);
      expect(done('CreateApplicationAssignment')).toBe(PEOPLE - before);
      expect(done('CreateUserProfile')).toBe(PEOPLE);
      const profiles = Object.values(admin.world.userProfiles);
      expect(
        new Set(profiles.map(profile => profile.singleSignOnUserValue)).size,
      ).toBe(PEOPLE);
      expect(profiles).toHaveLength(PEOPLE);
      admin.setRateLimits({
        identityCenter: 0,
        identityStore: 0,
        sageMaker: { write: 0, describe: 0, list: 0 },
      });
      const page = await answerOf<TeamAccess>(
        200,
        backend.as(lead).call(studio => studio.getTeamAccess(team)),
      );
      expect(
        page.people.filter(({ diagnosis }) => diagnosis.code !== 'ready'),
      ).toEqual([]);
      const grants = await answerOf<{ items: Grant[] }>(
        200,
        backend
          .as(lead)
          .call(studio => studio.listGrants({ team, limit: 200 })),
      );
      expect(new Set(grants.items.map(({ person }) => person)).size).toBe(
        PEOPLE,
      );
    } finally {
      await backend.stop();
      await sandbox.stop();
    }
  });
});
