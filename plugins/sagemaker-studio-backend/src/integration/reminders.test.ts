/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Reminders and expiry of requests in review. */
import { answerOf } from './__testUtils__/startStudioBackend';
import { LEADS_DECIDE, useStudio } from './__testUtils__/useStudio';

jest.setTimeout(240_000);

type ErrorBody = { error: { name: string; message: string } };

describe('reminders', () => {
  const studio = useStudio();

  it('reminds once for each time that is due, and expires what nobody decides', async () => {
    const policy = {
      ...LEADS_DECIDE,
      requestExpiry: 'P9D',
      reminders: ['P1D', 'P2D', 'P5D'],
    };
    await studio.startDeciding([policy]);
    const asked = await answerOf(201, studio.backend.as('ben.carter').ask({}));
    const reminders = async () =>
      (await studio.backend.as('ben.carter').events(asked.requestId)).filter(
        ({ type }) => type === 'request.reminded',
      );
    await studio.backend.tendRequests();
    expect(await reminders()).toEqual([]);
    const reminder = {
      actor: 'system',
      detail: {
        approvers: ['user:default/mira.santos', 'user:default/jonas.weber'],
        stage: 'approval',
      },
    };
    // Two have come due meanwhile; nobody needs both.
    await studio.passDays(3);
    await studio.backend.tendRequests();
    await studio.backend.tendRequests();
    await studio.startDeciding([policy]);
    await studio.backend.tendRequests();
    expect(await reminders()).toMatchObject([reminder]);
    await studio.passDays(3);
    await studio.backend.tendRequests();
    expect(await reminders()).toMatchObject([reminder, reminder]);

    await studio.passDays(3);
    const late = await answerOf<ErrorBody>(
      409,
      studio.backend.as('mira.santos').decide(asked),
    );
    expect(late.error.message).toContain('expired undecided');
    await studio.backend.tendRequests();
    const expired = await studio.backend
      .as('ben.carter')
      .request(asked.requestId);
    expect(expired.status).toBe('expired');
    expect(await studio.countGrants()).toBe(0);
    expect(
      (await studio.backend.as('ben.carter').events(asked.requestId)).filter(
        ({ type }) => type === 'request.expired',
      ),
    ).toHaveLength(1);
  });
});
