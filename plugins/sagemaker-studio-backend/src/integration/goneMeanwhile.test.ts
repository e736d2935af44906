/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Approvals of requests that cannot be carried out any more. */
import assert from 'node:assert/strict';
import { findUserByUserName } from '@studio-access/sandbox';
import { companyEntities } from './__testUtils__/companyEntities';
import { answerOf } from './__testUtils__/startStudioBackend';
import { COMPANY } from './__testUtils__/startTestSandbox';
import { LEADS_DECIDE, useStudio } from './__testUtils__/useStudio';

jest.setTimeout(240_000);

type ErrorBody = { error: { name: string; message: string } };

const BEN = 'user:default/ben.carter';

describe('what is gone while a request waits', () => {
  const studio = useStudio();

  it('a request for somebody who is deleted meanwhile', async () => {
    await studio.startDeciding();
    const asked = await answerOf(201, studio.backend.as('ben.carter').ask({}));
    const other = await answerOf(
      201,
      studio.backend
        .as('ben.carter')
        .ask({ people: ['user:default/aiko.tanaka'] }),
    );

    // The catalog alone may be wrong about who is there.
    const { world } = studio.sandbox.admin;
    await studio.startDeciding([LEADS_DECIDE], {
      entities: companyEntities(world).filter(
        ({ metadata }) => metadata.name !== 'ben.carter',
      ),
    });
    await studio.backend.tendRequests();
    const mira = studio.backend.as('mira.santos');
    expect((await mira.request(asked.requestId)).status).toBe('in-review');
    await answerOf(409, mira.decide(asked));

    await studio.startDeciding();
    const user = findUserByUserName(world, 'ben.carter@alpenglow.example')!;
    delete world.identityCenter.users[user.userId];
    await studio.backend.sync();
    const refused = await answerOf<ErrorBody>(
      409,
      studio.backend.as('mira.santos').decide(asked),
    );
    expect(refused.error.message).toContain('Ben Carter');
    await studio.backend.tendRequests();
    for (const { requestId } of [asked, other]) {
      expect(
        await studio.backend.as('mira.santos').request(requestId),
      ).toMatchObject({
        status: 'invalidated',
        endedReason: expect.stringContaining(BEN),
      });
    }
    const late = await answerOf<ErrorBody>(
      409,
      studio.backend.as('mira.santos').decide(asked),
    );
    expect(late.error.message).toContain('already invalidated');
    expect(await studio.countGrants()).toBe(0);
    expect(studio.writes()).toEqual([]);
  });

  it('a request for a domain that is gone meanwhile', async () => {
    await studio.startDeciding();
    const asked = await answerOf(201, studio.backend.as('ben.carter').ask({}));
    delete studio.sandbox.admin.world.domains[COMPANY.researchLab];
    await studio.backend.sync();
    await studio.backend.tendRequests();
    expect(
      await studio.backend.as('ben.carter').request(asked.requestId),
    ).toMatchObject({
      status: 'invalidated',
      endedReason: expect.stringContaining(COMPANY.researchLab),
    });
  });

  it('all requests for a domain that is gone, however many they are', async () => {
    await studio.startDeciding([LEADS_DECIDE], {
      config: { leavers: { maxAtOnce: 1, maxShare: 0 } },
    });
    const asked = [];
    for (const person of ['ben.carter', 'aiko.tanaka', 'priya.nair']) {
      asked.push(await answerOf(201, studio.backend.as(person).ask({})));
    }
    delete studio.sandbox.admin.world.domains[COMPANY.researchLab];
    await studio.backend.sync();
    await studio.backend.tendRequests();
    for (const { requestId } of asked) {
      const { status } = await studio.backend
        .as('ingrid.larsen')
        .request(requestId);
      expect(status).toBe('invalidated');
    }
  });

  it('a domain with many profiles, in which nobody gets access any more', async () => {
    await studio.start();
    const jonas = await studio.bringIn('jonas.weber');
    const { world } = studio.sandbox.admin;
    const isHere = ([key]: [string, unknown]) =>
      key.startsWith(COMPANY.researchLab);
    const profile = studio.aws.profile('jonas.weber');
    assert(profile);
    for (let number = 1; number <= 12; number += 1) {
      const userProfileName = `more-${number}`;
      world.userProfiles[`${COMPANY.researchLab}/${userProfileName}`] = {
        ...profile,
        userProfileName,
        singleSignOnUserValue: undefined,
      };
    }
    await studio.backend.sync();

    delete world.domains[COMPANY.researchLab];
    for (const [gone] of Object.entries(world.userProfiles).filter(isHere)) {
      delete world.userProfiles[gone];
    }
    await studio.backend.sync();
    await studio.backend.sync();

    const { error } = await answerOf<ErrorBody>(
      404,
      studio.mira().ask({
        kind: 'onboard-team',
        people: ['user:default/aiko.tanaka'],
      }),
    );
    expect(error.message).toContain(
      `There is no domain '${COMPANY.researchLab}'`,
    );
    await studio.untilGrant(jonas, ({ status }) => status === 'ended');
  });
});
