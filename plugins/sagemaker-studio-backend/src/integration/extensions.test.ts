/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Extending access, over HTTP and against the sandbox. */
import type {
  PersonOverview,
  Plan,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { answerOf } from './__testUtils__/startStudioBackend';
import { LEADS_DECIDE, useStudio } from './__testUtils__/useStudio';

jest.setTimeout(240_000);

type ErrorBody = { error: { name: string; message: string } };

const BEN = 'user:default/ben.carter';

describe('extensions', () => {
  const studio = useStudio();

  it('extension does not cut access', async () => {
    await studio.startDeciding();
    const grant = await studio.letBenIn({ duration: 'P1D' });
    expect(grant.expiresAt).toEqual(expect.any(String));
    studio.sandbox.admin.clearCalls();

    const ben = studio.backend.as('ben.carter');
    const asked = await answerOf(
      201,
      ben.ask({
        kind: 'extend',
        grantIds: [grant.grantId],
        duration: 'P30D',
      }),
    );
    const until = new Date(
      Date.parse(grant.expiresAt!) + 30 * 24 * 3_600_000,
    ).toISOString();
    expect(asked).toMatchObject({
      status: 'in-review',
      people: [BEN],
      plan: {
        items: [
          {
            changes: false,
            steps: [{ do: 'extend', from: grant.expiresAt, to: until }],
          },
        ],
      },
    });
    const extended = await answerOf(
      200,
      studio.backend.as('mira.santos').decide(asked),
    );
    expect(extended.grants).toMatchObject([
      { grantId: grant.grantId, status: 'active', expiresAt: until },
    ]);

    // As if two days had passed, and with them the end that it had before.
    const { expires_at } = await studio.knex('access_grants').first();
    await studio.knex('access_grants').update({
      expires_at: new Date(
        Date.parse(expires_at) - 2 * 24 * 3_600_000,
      ).toISOString(),
    });
    await studio.backend.keepTime();
    await studio.backend.sync();
    expect((await ben.request(asked.requestId)).grants[0]).toMatchObject({
      status: 'active',
      operation: { operationId: grant.operation!.operationId },
    });
    expect(studio.hasAccess('ben.carter')).toBe(true);
    expect(studio.writes()).toEqual([]);
  });

  it('extends no further than twice what the policy allows at a time, however often', async () => {
    await studio.startDeciding([
      {
        ...LEADS_DECIDE,
        duration: { max: 'P30D' },
        automatic: [{ kinds: ['extend'] }],
      },
    ]);
    const grant = await studio.letBenIn({ duration: 'P30D' });
    const ben = studio.backend.as('ben.carter');
    const extension = {
      kind: 'extend' as const,
      grantIds: [grant.grantId],
      duration: 'P30D',
    };
    expect((await answerOf(201, ben.ask(extension))).status).toBe('approved');
    const { error } = await answerOf<ErrorBody>(400, ben.ask(extension));
    expect(error.message).toMatch(/^duration cannot be added yet/);
    expect(error.message).toContain('the access of Ben Carter lasts');
    expect(error.message).toContain('(P30D)');
    // Once enough of it is over.
    const { expires_at } = await studio.knex('access_grants').first();
    await studio.knex('access_grants').update({
      expires_at: new Date(
        Date.parse(expires_at) - 30 * 24 * 3_600_000,
      ).toISOString(),
    });
    await answerOf(201, ben.ask(extension));
  });

  it('extends by as long as before, and without an end only when that is asked', async () => {
    await studio.startDeciding();
    const grant = await studio.letBenIn({ duration: 'P7D' });
    const ben = studio.backend.as('ben.carter');
    const extend = { kind: 'extend' as const, grantIds: [grant.grantId] };
    const stepsOf = async (input: { noEnd?: boolean; duration?: string }) => {
      const plan = await answerOf<Plan>(
        200,
        ben.call(client =>
          client.planRequest({
            ...extend,
            ...input,
            team: grant.team,
            domainId: grant.domainId,
          }),
        ),
      );
      expect(plan.terms).toEqual({
        usual: 'P7D',
        planned: input.noEnd ? undefined : 'P7D',
        mayHaveNoEnd: true,
      });
      expect(plan.decision).toMatchObject({
        automatic: false,
        stages: [{ canBeDecided: true }],
      });
      return plan.items.flatMap(({ steps }) => steps);
    };
    const from = grant.expiresAt;
    const to = new Date(
      Date.parse(grant.expiresAt!) + 7 * 24 * 3_600_000,
    ).toISOString();
    expect(await stepsOf({})).toEqual([{ do: 'extend', from, to }]);
    expect(await stepsOf({ noEnd: true })).toEqual([{ do: 'extend', from }]);
    await answerOf<ErrorBody>(
      400,
      ben.ask({ ...extend, noEnd: true, duration: 'P1D' }),
    );
    const endless = await answerOf(201, ben.ask({ ...extend, noEnd: true }));
    const decided = await answerOf(
      200,
      studio.backend.as('mira.santos').decide(endless),
    );
    expect(decided.grants[0]?.expiresAt).toBeUndefined();

    // Nobody has to decide what changes nothing.
    for (const [status, input, why] of [
      [409, { ...extend, duration: 'P1D' }, 'duration would change nothing'],
      [400, { kind: 'grant' as const }, 'people would keep what they have'],
    ] as const) {
      const { error } = await answerOf<ErrorBody>(status, ben.ask(input));
      expect(error.message).toContain(why);
      expect(error.message).toContain('Ben Carter');
    }
    const again = await answerOf<Plan>(
      200,
      ben.call(client =>
        client.planRequest({
          kind: 'grant',
          team: grant.team,
          domainId: grant.domainId,
        }),
      ),
    );
    expect(again.alreadyHeld).toBe(true);
    expect(again.items).toMatchObject([{ changes: false }]);
  });

  it('belong to those whom they concern, and the others are told who can, by name', async () => {
    await studio.startDeciding();
    const grant = await studio.letBenIn({ duration: 'P7D' });
    const priya = studio.backend.as('priya.nair');
    const { error } = await answerOf<ErrorBody>(
      403,
      priya.ask({ kind: 'revoke', grantIds: [grant.grantId] }),
    );
    expect(error.message).toContain('The access of Ben Carter');
    expect(error.message).not.toMatch(/user:|group:|[0-9a-f]{8}-|d-research/);
    const may = async (who: string) => {
      const { access } = await answerOf<PersonOverview>(
        200,
        studio.backend
          .as(who)
          .call(client => client.getPersonOverview('user:default/ben.carter')),
      );
      return access.find(({ grant: its }) => its?.grantId === grant.grantId)
        ?.grant?.viewerMay;
    };
    expect(await may('ben.carter')).toEqual([
      'extend',
      'change-role',
      'revoke',
    ]);
    expect(await may('mira.santos')).toEqual([
      'extend',
      'change-role',
      'revoke',
    ]);
    expect(await may('priya.nair')).toEqual([]);
  });

  it('extends by itself what is used, when the policy says so', async () => {
    await studio.startDeciding([
      {
        ...LEADS_DECIDE,
        automatic: [{ 'extension-of-used-access': { usedWithin: 'P30D' } }],
      },
    ]);
    const grant = await studio.letBenIn({ duration: 'P30D' });
    const ben = studio.backend.as('ben.carter');
    const extend = () =>
      ben.ask({ kind: 'extend', grantIds: [grant.grantId], duration: 'P30D' });
    const unused = await answerOf(201, extend());
    expect(unused.status).toBe('in-review');
    await answerOf(
      200,
      ben.call(client => client.withdrawRequest(unused.requestId)),
    );

    studio.aws.addSpace({
      name: 'ben-lab',
      owner: grant.profileName!,
    });
    await studio.backend.sync();
    expect(await answerOf(201, extend())).toMatchObject({
      status: 'approved',
      decision: { automatic: true },
      grants: [{ grantId: grant.grantId, status: 'active' }],
    });
  });
});
