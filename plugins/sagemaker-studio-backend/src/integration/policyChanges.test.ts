/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Requests in review whose policy changes. */
import type { JsonObject } from '@backstage/types';
import type { AccessRequest } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { answerOf } from './__testUtils__/startStudioBackend';
import { LEADS_DECIDE, useStudio } from './__testUtils__/useStudio';

jest.setTimeout(240_000);

type ErrorBody = { error: { name: string; message: string } };

const BEN = 'user:default/ben.carter';

describe('a policy that changes while a request waits', () => {
  const studio = useStudio();

  it('a request approved while the policy changed', async () => {
    await studio.startDeciding();
    const asked = await answerOf(201, studio.backend.as('ben.carter').ask({}));
    await studio.startDeciding([
      {
        ...LEADS_DECIDE,
        approvers: undefined as unknown as string,
        stages: [
          { name: 'lead', approvers: ['team-leads'] },
          { name: 'platform', approvers: ['group:default/ml-platform'] },
        ],
      },
    ]);
    const mira = studio.backend.as('mira.santos');
    const refused = await answerOf<ErrorBody>(409, mira.decide(asked));
    expect(refused.error.message).toContain(
      'The stages were approval and are now lead, then platform.',
    );
    expect(await studio.countGrants()).toBe(0);

    const revised = await mira.request(asked.requestId);
    expect(revised.stages.map(({ name, status }) => [name, status])).toEqual([
      ['lead', 'in-review'],
      ['platform', 'waiting'],
    ]);
    expect(revised.policy.version).not.toBe(asked.policy.version);
    const halfway = await answerOf(200, mira.decide(revised));
    expect(halfway).toMatchObject({
      status: 'in-review',
      approvers: ['group:default/ml-platform'],
    });
    expect(await studio.countGrants()).toBe(0);
    await answerOf(403, studio.backend.as('jonas.weber').decide(revised));
    const ingrid = studio.backend.as('ingrid.larsen');
    const toDecide = await answerOf<{ items: AccessRequest[] }>(
      200,
      ingrid.call(client => client.listRequests({ view: 'to-decide' })),
    );
    expect(toDecide.items.map(({ requestId }) => requestId)).toEqual([
      asked.requestId,
    ]);
    const approved = await answerOf(200, ingrid.decide(revised));
    expect(approved.status).toBe('approved');
    expect(
      (await mira.events(asked.requestId))
        .map(({ type }) => type)
        .filter(type => type.startsWith('request.')),
    ).toEqual([
      'request.submitted',
      'request.policy-changed',
      'request.voted',
      'request.stage-approved',
      'request.approved',
    ]);
  });

  it('a yes of somebody whom the policy no longer asks', async () => {
    const asking = (lead: string, ...owners: string[]): JsonObject => ({
      ...LEADS_DECIDE,
      approvers: undefined as unknown as string,
      stages: [
        { name: 'lead', approvers: [`user:default/${lead}`] },
        {
          name: 'owners',
          approvers: owners.map(name => `user:default/${name}`),
          quorum: 2,
        },
      ],
    });
    await studio.startDeciding([
      asking('mira.santos', 'daniel.kim', 'ingrid.larsen'),
    ]);
    const asked = await answerOf(201, studio.backend.as('ben.carter').ask({}));
    await answerOf(200, studio.backend.as('mira.santos').decide(asked));
    await answerOf(200, studio.backend.as('daniel.kim').decide(asked));
    const votes = async () =>
      (
        await studio.backend.as('mira.santos').request(asked.requestId)
      ).stages.map(stage => [
        stage.status,
        ...stage.votes.map(({ by, lapsedAt }) => [
          by.split('/')[1],
          lapsedAt === undefined ? 'counts' : 'lapsed',
        ]),
      ]);

    // Others in a stage that is still open: what is left of it goes on.
    await studio.startDeciding([
      asking('mira.santos', 'rahul.mehta', 'ingrid.larsen'),
    ]);
    const refused = await answerOf<ErrorBody>(
      409,
      studio.backend.as('ingrid.larsen').decide(asked),
    );
    expect(refused.error.message).toContain(
      "The approval of the stage 'owners' by Daniel Kim no longer counts",
    );
    expect(await votes()).toEqual([
      ['approved', ['mira.santos', 'counts']],
      ['in-review', ['daniel.kim', 'lapsed']],
    ]);
    await answerOf(403, studio.backend.as('daniel.kim').decide(asked));
    await answerOf(200, studio.backend.as('ingrid.larsen').decide(asked));

    // Others in a stage that was complete: it is open again, for whom the policy asks now.
    await studio.startDeciding([
      asking('jonas.weber', 'rahul.mehta', 'ingrid.larsen'),
    ]);
    await answerOf<ErrorBody>(
      409,
      studio.backend.as('jonas.weber').decide(asked),
    );
    expect(await votes()).toEqual([
      ['in-review', ['mira.santos', 'lapsed']],
      ['waiting', ['daniel.kim', 'lapsed'], ['ingrid.larsen', 'counts']],
    ]);
    await answerOf(403, studio.backend.as('rahul.mehta').decide(asked));
    await answerOf(200, studio.backend.as('jonas.weber').decide(asked));
    expect(await studio.countGrants()).toBe(0);

    // The same, found by time rather than by somebody who decides.
    await studio.startDeciding([
      asking('jonas.weber', 'rahul.mehta', 'daniel.kim'),
    ]);
    await studio.backend.tendRequests();
    expect(await votes()).toEqual([
      ['approved', ['mira.santos', 'lapsed'], ['jonas.weber', 'counts']],
      ['in-review', ['daniel.kim', 'lapsed'], ['ingrid.larsen', 'lapsed']],
    ]);
    await studio.backend.tendRequests();
    await answerOf(200, studio.backend.as('rahul.mehta').decide(asked));
    // Asked again, one may say yes again.
    const toDecide = await answerOf<{ items: AccessRequest[] }>(
      200,
      studio.backend
        .as('daniel.kim')
        .call(client => client.listRequests({ view: 'to-decide' })),
    );
    expect(toDecide.items.map(({ requestId }) => requestId)).toEqual([
      asked.requestId,
    ]);
    const approved = await answerOf(
      200,
      studio.backend.as('daniel.kim').decide(asked),
    );
    expect(approved.status).toBe('approved');
    expect(await studio.countGrants()).toBe(1);
    const events = await studio.backend
      .as('mira.santos')
      .events(asked.requestId);
    expect(
      events
        .filter(({ type }) => type === 'request.policy-changed')
        .map(({ detail }) => detail.difference),
    ).toEqual([
      [expect.stringContaining('by user:default/daniel.kim')],
      [expect.stringContaining('by user:default/mira.santos')],
      [expect.stringContaining('by user:default/ingrid.larsen')],
    ]);
  });

  it('is not approved once the policy allows it no more, but can be rejected', async () => {
    await studio.startDeciding();
    const asked = await answerOf(201, studio.backend.as('ben.carter').ask({}));
    await studio.startDeciding([
      { ...LEADS_DECIDE, duration: { max: 'P30D' } },
    ]);
    const mira = studio.backend.as('mira.santos');
    const endless = await answerOf<ErrorBody>(409, mira.decide(asked));
    expect(endless.error.message).toContain('duration');

    await studio.startDeciding([
      { ...LEADS_DECIDE, teams: ['group:default/research'], approvers: [BEN] },
    ]);
    const gone = await answerOf<ErrorBody>(
      403,
      studio.backend.as('mira.santos').decide(asked),
    );
    expect(gone.error.message).toContain('No policy lets the team');
    expect(await studio.countGrants()).toBe(0);
    await answerOf(
      200,
      studio.backend.as('mira.santos').decide(asked, 'rejected'),
    );
  });
});
