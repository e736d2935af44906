/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Requests for a person outside the team: votes, changed plans, withdrawal. */
import type {
  AccessRequest,
  PersonOverview,
  TeamAccess,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { findUserByUserName } from '@studio-access/sandbox';
import { findBreak, readEventChain } from '../events/__testUtils__/eventChain';
import { answerOf } from './__testUtils__/startStudioBackend';
import { COMPANY } from './__testUtils__/startTestSandbox';
import { useStudio } from './__testUtils__/useStudio';

jest.setTimeout(240_000);

describe('the decision about an outsider', () => {
  const studio = useStudio();

  beforeEach(() => studio.start());

  it('lets an outsider in once a lead has approved, and nobody else', async () => {
    const ben = studio.backend.as('ben.carter');
    const mira = studio.backend.as('mira.santos');
    const asked = await studio.benAsks();
    expect(asked).toMatchObject({
      status: 'in-review',
      approvers: ['user:default/mira.santos'],
      viewerMayDecide: false,
    });
    await answerOf(403, ben.decide(asked));
    await answerOf(403, studio.backend.as('tomas.oliveira').decide(asked));
    expect((await mira.request(asked.requestId)).viewerMayDecide).toBe(true);
    expect(studio.writes()).toEqual([]);

    const approved = await answerOf(200, mira.decide(asked));
    expect(approved).toMatchObject({
      status: 'approved',
      decision: { by: mira.ref, automatic: false },
    });
    const done = await studio.backend.settle(asked.requestId);
    expect(done.grants[0]?.status).toBe('active');
    expect(studio.hasAccess('ben.carter')).toBe(true);

    const overview = await answerOf<PersonOverview>(
      200,
      ben.call(client => client.getPersonOverview('user:default/ben.carter')),
    );
    expect(
      overview.access.find(({ domainId }) => domainId === COMPANY.researchLab),
    ).toMatchObject({
      diagnosis: { code: 'ready' },
      links: {
        accessPortal: `${studio.sandbox.url}/start`,
        identityProvider: `${studio.sandbox.url}/okta`,
      },
    });
    const page = await answerOf<TeamAccess>(
      200,
      mira.call(client => client.getTeamAccess('group:default/forecasting')),
    );
    expect(
      page.people.filter(({ membership }) => membership === 'guest'),
    ).toMatchObject([{ person: { entityRef: ben.ref } }]);

    const events = await ben.events(asked.requestId);
    expect(events.map(({ type }) => type)).toEqual([
      'request.submitted',
      'request.approved',
      'grant.provisioning',
      'operation.started',
      ...Array(7).fill('step.done'),
      'operation.succeeded',
      'grant.active',
    ]);
    expect(findBreak(await readEventChain(studio.knex))).toBeUndefined();
  });

  it('does not let a lead decide what she asked for, or what is for her', async () => {
    const mira = studio.backend.as('mira.santos');
    const own = await answerOf(
      201,
      mira.ask({ people: ['user:default/ben.carter'] }),
    );
    expect(own.status).toBe('in-review');
    await answerOf(403, mira.decide(own));
    const forHer = await answerOf(
      201,
      studio.backend.as('ben.carter').ask({ people: [mira.ref] }),
    );
    await answerOf(403, mira.decide(forHer));
    const list = await answerOf<{ items: AccessRequest[] }>(
      200,
      mira.call(client => client.listRequests({ view: 'to-decide' })),
    );
    expect(list.items).toEqual([]);
  });

  it('answers the same to an approver who says the same again, and refuses to undo it', async () => {
    const asked = await studio.benAsks();
    const mira = studio.backend.as('mira.santos');
    const answers = await Promise.all([
      answerOf(200, mira.decide(asked)),
      answerOf(200, mira.decide(asked)),
    ]);
    expect(answers.map(({ decision }) => decision)).toEqual([
      answers[0].decision,
      answers[0].decision,
    ]);
    const refused = await answerOf<{ error: { message: string } }>(
      409,
      mira.decide(asked, 'rejected'),
    );
    expect(refused.error.message).toContain(
      'already approved by Mira Santos at 20',
    );
    const done = await studio.backend.settle(asked.requestId);
    expect(done.grants).toHaveLength(1);
  });

  it('shows the difference when the plan has changed, and wants another decision', async () => {
    const asked = await studio.benAsks();
    const { world } = studio.sandbox.admin;
    const user = findUserByUserName(world, 'ben.carter@alpenglow.example')!;
    world.identityCenter.assignments[
      `${COMPANY.applicationArn}|USER|${user.userId}`
    ] = {
      applicationArn: COMPANY.applicationArn,
      principalType: 'USER',
      principalId: user.userId,
      createdAt: Date.now(),
    };
    await studio.backend.sync();
    const mira = studio.backend.as('mira.santos');
    const refused = await answerOf<{ error: { message: string } }>(
      409,
      mira.decide(asked),
    );
    expect(refused.error.message).toContain(
      'Now: Ben Carter stays assigned to the domain',
    );
    const revised = await mira.request(asked.requestId);
    expect(revised.plan.hash).not.toBe(asked.plan.hash);
    expect(revised.status).toBe('in-review');
    await answerOf(200, mira.decide(revised));
    expect(
      (await studio.backend.settle(asked.requestId)).grants[0]?.status,
    ).toBe('active');
  });

  it('refuses to approve what a person who has left asked for', async () => {
    const asked = await answerOf(
      201,
      studio.backend
        .as('ben.carter')
        .ask({ people: ['user:default/jonas.weber'] }),
    );
    const { world } = studio.sandbox.admin;
    findUserByUserName(world, 'ben.carter@alpenglow.example')!.status =
      'DISABLED';
    await studio.backend.sync();
    const refused = await answerOf<{ error: { message: string } }>(
      409,
      studio.backend.as('mira.santos').decide(asked),
    );
    expect(refused.error.message).toContain(
      "'ben.carter@alpenglow.example' of Ben Carter, who asked, is disabled",
    );
  });

  it('takes a request back for who asked, and for nobody else', async () => {
    const asked = await studio.benAsks();
    const withdraw = (name: string) =>
      studio.backend
        .as(name)
        .call(client => client.withdrawRequest(asked.requestId));
    await answerOf(403, withdraw('mira.santos'));
    const withdrawn = await answerOf(200, withdraw('ben.carter'));
    expect(withdrawn.status).toBe('withdrawn');
    await answerOf(409, studio.backend.as('mira.santos').decide(asked));
  });
});
