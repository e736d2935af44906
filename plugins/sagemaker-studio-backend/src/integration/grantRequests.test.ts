/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Requests to change the role of grants, to revoke and to extend them: who may ask, and what happens. */
import type {
  PersonOverview,
  SagemakerStudioClient,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { profileOf } from '@studio-access/sandbox';
import { companyEntities } from './__testUtils__/companyEntities';
import { answerOf } from './__testUtils__/startStudioBackend';
import { COMPANY } from './__testUtils__/startTestSandbox';
import { LEADS_DECIDE, useStudio } from './__testUtils__/useStudio';
import { only } from '../util/__testUtils__/items';

jest.setTimeout(240_000);

type ErrorBody = { error: { name: string; message: string } };

const BEN = 'user:default/ben.carter';

describe('requests against grants', () => {
  const studio = useStudio();

  it('change the role in place', async () => {
    await studio.startDeciding();
    const grant = await studio.letBenIn();
    const asked = await answerOf(
      201,
      studio.backend.as('mira.santos').ask({
        kind: 'change-role',
        grantIds: [grant.grantId],
        executionRole: COMPANY.engineerRole,
      }),
    );
    // She asked, so another lead has to decide.
    await answerOf(403, studio.backend.as('mira.santos').decide(asked));
    await answerOf(200, studio.backend.as('jonas.weber').decide(asked));
    const done = await studio.backend.settle(
      asked.requestId,
      ({ grants }) => grants[0]?.status === 'active',
    );
    expect(done.grants[0]).toMatchObject({
      grantId: grant.grantId,
      executionRole: COMPANY.engineerRole,
    });
    expect(
      profileOf(
        studio.sandbox.admin.world,
        COMPANY.researchLab,
        'ben.carter@alpenglow.example',
      )?.userSettings,
    ).toMatchObject({ ExecutionRole: COMPANY.engineerRole });
    const same = await answerOf<ErrorBody>(
      409,
      studio.backend.as('mira.santos').ask({
        kind: 'change-role',
        grantIds: [grant.grantId],
        executionRole: COMPANY.engineerRole,
      }),
    );
    expect(same.error.message).toContain('Ben Carter has the executionRole');
  });

  it('revoke at once for oneself and by a lead, and by nobody else', async () => {
    await studio.startDeciding();
    const grant = await studio.letBenIn();
    const revoke = {
      kind: 'revoke' as const,
      grantIds: [grant.grantId],
      justification: 'No longer needed',
    };
    const denied = await answerOf<ErrorBody>(
      403,
      studio.backend.as('olga.petrova').ask(revoke),
    );
    expect(denied.error.message).toContain('The access of Ben Carter');
    expect(studio.hasAccess('ben.carter')).toBe(true);

    const own = await answerOf(
      201,
      studio.backend.as('ben.carter').ask(revoke),
    );
    expect(own).toMatchObject({
      status: 'approved',
      decision: { automatic: true, by: 'policy:built-in:revocation' },
      grants: [{ grantId: grant.grantId }],
    });
    const gone = await studio.backend.settle(
      own.requestId,
      ({ grants }) => grants[0]?.status === 'ended',
    );
    expect(gone.grants[0]?.endedReason).toBe('revoked');
    expect(studio.hasAccess('ben.carter')).toBe(false);
    const again = await answerOf<ErrorBody>(
      409,
      studio.backend.as('ben.carter').ask(revoke),
    );
    expect(again.error.message).toContain('has ended');

    const next = await studio.letBenIn();
    // Neither the policy nor the team in the catalog is asked.
    await studio.startDeciding(
      [
        {
          ...LEADS_DECIDE,
          teams: ['group:default/research'],
          approvers: [BEN],
        },
      ],
      {
        entities: companyEntities(studio.sandbox.admin.world).filter(
          ({ metadata }) => metadata.name !== 'forecasting',
        ),
      },
    );
    const byLead = await answerOf(
      201,
      studio.backend
        .as('mira.santos')
        .ask({ ...revoke, grantIds: [next.grantId] }),
    );
    await studio.backend.settle(
      byLead.requestId,
      ({ grants }) => grants[0]?.status === 'ended',
    );
    expect(studio.hasAccess('ben.carter')).toBe(false);
  });

  it.each([
    ['the MCP server', { through: 'plugin:mcp-actions' }],
    ['any other service', { through: 'plugin:assistant' }],
    ['an agent that calls by itself', { source: 'agent' as const }],
  ])('%s asks and reads for a lead, and decides nothing', async (_, way) => {
    await studio.startDeciding();
    const mira = studio.backend.as('mira.santos');
    const agent = studio.backend.as('mira.santos', way);
    const forDecision = await answerOf(
      201,
      studio.backend.as('ben.carter').ask({}),
    );
    const page = 'on the page';
    const refused = async (call: ReturnType<typeof agent.call>) => {
      const { error } = await answerOf<ErrorBody>(403, call);
      expect(error.message).toContain('A person has to');
      expect(error.message).toContain(page);
    };

    const asked = await answerOf(
      201,
      agent.ask({ people: ['user:default/priya.nair'] }),
    );
    expect(await agent.request(asked.requestId)).toMatchObject({
      status: 'in-review',
      requester: mira.ref,
    });
    await answerOf(
      200,
      agent.call(client =>
        client.planRequest({
          kind: 'grant',
          team: 'group:default/forecasting',
          domainId: COMPANY.researchLab,
        }),
      ),
    );
    const before = await studio.knex('access_events');
    await refused(agent.decide(forDecision));
    await refused(agent.decide(forDecision, 'rejected'));
    await refused(
      agent.call(client => client.withdrawRequest(asked.requestId)),
    );
    const decision = { hash: 'a'.repeat(64) };
    const { requestId } = asked;
    const ofPlatform = studio.backend.as('ingrid.larsen', way);
    for (const act of [
      (client: SagemakerStudioClient) => client.acceptMassChange(decision),
      (client: SagemakerStudioClient) => client.rejectMassChange(decision),
      (client: SagemakerStudioClient) => client.retryDomainCreation(requestId),
      (client: SagemakerStudioClient) => client.cancelDomainCreation(requestId),
    ]) {
      await refused(ofPlatform.call(act));
    }
    expect(await studio.knex('access_events')).toEqual(before);

    await answerOf(200, mira.decide(forDecision));
    const { grants } = await studio.backend.settle(forDecision.requestId);
    const { grantId, operation } = only(grants);
    await refused(
      agent.call(client => client.retryOperation(operation?.operationId ?? '')),
    );
    await answerOf(
      201,
      mira.ask({
        kind: 'revoke',
        grantIds: [grantId],
        offboarding: { deleteSpaces: true, deleteProfile: true },
      }),
    );
    await refused(agent.call(client => client.undoOffboarding(grantId)));
    await answerOf(
      200,
      mira.call(client => client.undoOffboarding(grantId)),
    );
  });

  it('a template asks and retries, and decides nothing', async () => {
    await studio.startDeciding();
    const template = studio.backend.as('mira.santos', {
      through: 'plugin:scaffolder',
    });
    const asked = await answerOf(
      201,
      template.ask({ people: ['user:default/priya.nair'] }),
    );
    expect(asked.source).toBe('template');
    await answerOf(
      403,
      template.call(client => client.withdrawRequest(asked.requestId)),
    );
    await answerOf(
      403,
      studio.backend
        .as('jonas.weber', { through: 'plugin:scaffolder' })
        .decide(asked),
    );
    await answerOf(200, studio.backend.as('jonas.weber').decide(asked));
    const { grants } = await studio.backend.settle(asked.requestId);
    // Allowed, and refused because nothing is blocked.
    await answerOf(
      409,
      template.call(client =>
        client.retryOperation(grants[0]?.operation?.operationId ?? ''),
      ),
    );
  });

  it('are for nobody who is disabled by now, but for a revocation', async () => {
    await studio.startDeciding();
    const grant = await studio.letBenIn({ duration: 'P1D' });
    const mira = studio.backend.as('mira.santos');
    const jonas = studio.backend.as('jonas.weber');
    const against = { grantIds: [grant.grantId] };
    const extend = { ...against, kind: 'extend' as const, duration: 'P1D' };
    const change = {
      ...against,
      kind: 'change-role' as const,
      executionRole: COMPANY.engineerRole,
    };
    const asked = [
      await answerOf(201, mira.ask(extend)),
      await answerOf(201, mira.ask(change)),
    ];
    const setStatus = (status: string) =>
      studio
        .knex('inventory_users')
        .where('user_name', 'ben.carter@alpenglow.example')
        .update({ status });
    await setStatus('DISABLED');
    for (const request of asked) {
      const { error } = await answerOf<ErrorBody>(409, jonas.decide(request));
      expect(error.message).toContain('ben.carter@alpenglow.example');
      expect(error.message).toContain('disabled');
      await answerOf(
        200,
        mira.call(client => client.withdrawRequest(request.requestId)),
      );
    }
    for (const input of [extend, change]) {
      const { error } = await answerOf<ErrorBody>(409, mira.ask(input));
      expect(error.message).toContain('disabled');
    }
    await setStatus('ENABLED');
    await answerOf(201, mira.ask(extend));
    await setStatus('DISABLED');
    await answerOf(201, mira.ask({ ...against, kind: 'revoke' }));
  });

  it('are one of a kind at a time, whatever the number that was sent', async () => {
    await studio.startDeciding();
    const grant = await studio.letBenIn({ duration: 'P10D' });
    const extend = {
      kind: 'extend' as const,
      grantIds: [grant.grantId],
      duration: 'P5D',
    };
    const answers = await Promise.all([
      studio.backend.as('ben.carter').ask(extend),
      studio.backend.as('jonas.weber').ask(extend),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    const first = only(answers.filter(({ status }) => status === 201));
    const second = only(answers.filter(({ status }) => status === 409));
    expect(second.body.error.requestId).toBe(first.body.requestId);
    expect(second.body.error.message).toContain('Ben Carter');

    await answerOf(
      200,
      studio.backend
        .as(first.body.requester.split('/')[1])
        .call(client => client.withdrawRequest(first.body.requestId)),
    );
    // Withdrawing again changes nothing, and a withdrawn request holds nothing.
    await answerOf(
      200,
      studio.backend
        .as(first.body.requester.split('/')[1])
        .call(client => client.withdrawRequest(first.body.requestId)),
    );
    await answerOf(201, studio.backend.as('ben.carter').ask(extend));
  });

  it('end undecided when their grant does', async () => {
    await studio.startDeciding();
    const grant = await studio.letBenIn({ duration: 'P10D' });
    const ben = studio.backend.as('ben.carter');
    const extend = await answerOf(
      201,
      ben.ask({
        kind: 'extend',
        grantIds: [grant.grantId],
        duration: 'P5D',
      }),
    );
    const revoke = await answerOf(
      201,
      ben.ask({ kind: 'revoke', grantIds: [grant.grantId] }),
    );
    // It waits for nobody any more, and no page says so.
    const { access } = await answerOf<PersonOverview>(
      200,
      ben.call(client => client.getPersonOverview('user:default/ben.carter')),
    );
    expect(access.map(({ pendingRequestId }) => pendingRequestId)).toEqual([
      undefined,
    ]);
    const refused = await answerOf<ErrorBody>(
      409,
      studio.backend.as('mira.santos').decide(extend),
    );
    expect(refused.error.message).toContain('The access of Ben Carter');
    await studio.backend.settle(
      revoke.requestId,
      ({ grants }) => grants[0]?.status === 'ended',
    );
    await studio.backend.tendRequests();
    expect((await ben.request(extend.requestId)).status).toBe('invalidated');
  });
});
