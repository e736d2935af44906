/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Automatic approvals while the quota of profiles leaves too little room. */
import { present } from '../util/__testUtils__/present';
import { answerOf } from './__testUtils__/startStudioBackend';
import { LEADS_DECIDE, useStudio } from './__testUtils__/useStudio';

jest.setTimeout(240_000);

const AUTOMATIC = { ...LEADS_DECIDE, automatic: ['lead-onboards-own-team'] };
/** The world has three profiles in the account and Region. */
const ROOM_FOR_ONE = 4;

describe('a policy that approves at once', () => {
  const studio = useStudio();

  function setQuota(userProfiles: number) {
    const { accounts } = studio.sandbox.admin.world;
    present(accounts['222222222222']).quotas = {
      '*': { userProfiles, domains: 10 },
    };
  }

  const onboard = (...people: string[]) =>
    answerOf(
      201,
      studio.mira().ask({
        kind: 'onboard-team',
        people: people.map(name => `user:default/${name}`),
      }),
    );

  it('leaves a plan that exceeds the quota to the approvers', async () => {
    setQuota(ROOM_FOR_ONE);
    await studio.startDeciding([AUTOMATIC]);
    const asked = await onboard('aiko.tanaka', 'priya.nair');
    expect(asked).toMatchObject({
      status: 'in-review',
      approvers: ['user:default/mira.santos', 'user:default/jonas.weber'],
      plan: {
        warnings: [
          expect.stringContaining('leaves room for 1.'),
          expect.stringContaining('a person has to decide'),
        ],
      },
    });
    expect(await studio.countGrants()).toBe(0);
    await answerOf(403, studio.mira().decide(asked));
    const decided = await answerOf(
      200,
      studio.backend.as('jonas.weber').decide(asked),
    );
    expect(decided.status).toBe('approved');
  });

  it('counts profiles that were approved and are not there yet', async () => {
    setQuota(ROOM_FOR_ONE);
    await studio.startDeciding([AUTOMATIC]);
    expect((await onboard('aiko.tanaka')).status).toBe('approved');
    expect((await onboard('priya.nair')).status).toBe('in-review');
  });

  it('approves one of two at once that would each fit alone', async () => {
    setQuota(ROOM_FOR_ONE);
    await studio.startDeciding([AUTOMATIC]);
    const asked = await Promise.all([
      onboard('aiko.tanaka'),
      onboard('priya.nair'),
    ]);
    expect(asked.map(({ status }) => status).sort()).toEqual([
      'approved',
      'in-review',
    ]);
  });

  it('has the quota read again when it is in the way, since somebody may have had it raised', async () => {
    setQuota(ROOM_FOR_ONE);
    await studio.startDeciding([AUTOMATIC]);
    setQuota(100);
    await studio
      .knex('inventory_readiness')
      .where('subject', 'quotas')
      .update({ seen_at: new Date(Date.now() - 120_000).toISOString() });
    const asked = await onboard('aiko.tanaka', 'priya.nair');
    expect(asked.status).toBe('in-review');
    await answerOf(
      200,
      studio.mira().call(client => client.withdrawRequest(asked.requestId)),
    );
    await studio.backend.until(
      async () =>
        (
          await studio.mira().client.getReadiness(asked.domainId)
        ).checks.some(({ sentence }) => sentence.includes('of 100 user')),
      'The quota is not read again',
    );
    expect((await onboard('aiko.tanaka', 'priya.nair')).status).toBe(
      'approved',
    );
  });
});
