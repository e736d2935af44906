/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Approvals of requests that cannot be carried out any more. */
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
    expect(refused.error.message).toContain('ben.carter');
    await studio.backend.tendRequests();
    for (const { requestId } of [asked, other]) {
      expect(
        await studio.backend.as('mira.santos').request(requestId),
      ).toMatchObject({
        status: 'invalidated',
        endedReason: expect.stringContaining(`'${BEN}'`),
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
});
