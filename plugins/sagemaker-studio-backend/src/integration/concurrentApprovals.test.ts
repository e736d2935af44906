/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Approvals that race each other. */
import { answerOf } from './__testUtils__/startStudioBackend';
import { LEADS_DECIDE, useStudio } from './__testUtils__/useStudio';
import { only } from '../util/__testUtils__/items';

jest.setTimeout(240_000);

describe('approvals at the same moment', () => {
  const studio = useStudio();

  it('two approvers in the same moment', async () => {
    await studio.startDeciding();
    const asked = await answerOf(201, studio.backend.as('ben.carter').ask({}));
    const answers = await Promise.all([
      studio.backend.as('mira.santos').decide(asked),
      studio.backend.as('jonas.weber').decide(asked),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const first = only(answers.filter(({ status }) => status === 200));
    const second = only(answers.filter(({ status }) => status === 409));
    const { by } = first.body.decision;
    expect(second.body.error.message).toContain(
      `already approved by ${
        by === 'user:default/mira.santos' ? 'Mira Santos' : 'Jonas Weber'
      } at 20`,
    );
    const done = await studio.backend.settle(asked.requestId);
    expect(done.stages[0]?.votes).toHaveLength(1);
    expect(await studio.countGrants()).toBe(1);
  });

  it('two approvers in the same moment, where it takes two', async () => {
    await studio.startDeciding([
      {
        ...LEADS_DECIDE,
        approvers: undefined as unknown as string,
        stages: [{ name: 'leads', approvers: ['team-leads'], quorum: 2 }],
      },
    ]);
    const asked = await answerOf(201, studio.backend.as('ben.carter').ask({}));
    const mira = studio.backend.as('mira.santos');
    // Two votes of one person count once.
    const answers = await Promise.all([
      answerOf(200, mira.decide(asked)),
      answerOf(200, mira.decide(asked)),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([
      'in-review',
      'in-review',
    ]);
    expect((await mira.request(asked.requestId)).viewerMayDecide).toBe(false);
    expect(await studio.countGrants()).toBe(0);

    const again = await answerOf(201, studio.backend.as('aiko.tanaka').ask({}));
    await Promise.all([
      answerOf(200, mira.decide(again)),
      answerOf(200, studio.backend.as('jonas.weber').decide(again)),
    ]);
    const done = await studio.backend.settle(again.requestId);
    expect(done.status).toBe('approved');
    expect(done.stages[0]?.votes.map(({ by }) => by).sort()).toEqual([
      'user:default/jonas.weber',
      'user:default/mira.santos',
    ]);
    expect(await studio.countGrants()).toBe(1);
    // One no ends it, whatever was said before.
    const rejected = await answerOf(
      200,
      studio.backend.as('jonas.weber').decide(asked, 'rejected'),
    );
    expect(rejected).toMatchObject({
      status: 'rejected',
      decision: { by: 'user:default/jonas.weber' },
    });
    expect(await studio.countGrants()).toBe(1);
  });
});
