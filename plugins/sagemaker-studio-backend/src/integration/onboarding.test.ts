/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* The main job: giving access, over HTTP against the sandbox. */
import type { TeamAccess } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { profileOf } from '@studio-access/sandbox';
import { answerOf } from './__testUtils__/startStudioBackend';
import { COMPANY } from './__testUtils__/startTestSandbox';
import { FORECASTERS, useStudio } from './__testUtils__/useStudio';

jest.setTimeout(240_000);

describe('onboarding', () => {
  const studio = useStudio();

  beforeEach(() => studio.start());

  it('brings the team of a lead in, and does nothing when asked again', async () => {
    const mira = studio.backend.as('mira.santos');
    const asked = await answerOf(201, mira.ask({ kind: 'onboard-team' }));
    expect(asked).toMatchObject({
      status: 'approved',
      decision: { by: 'policy:research-lab', automatic: true },
    });

    const done = await studio.backend.settle(asked.requestId);
    expect(done.grants.map(grant => [grant.person, grant.status])).toEqual(
      FORECASTERS.map(name => [`user:default/${name}`, 'active']),
    );
    expect(FORECASTERS.filter(name => studio.hasAccess(name))).toEqual(
      FORECASTERS,
    );
    expect(
      profileOf(
        studio.sandbox.admin.world,
        COMPANY.researchLab,
        'mira.santos@alpenglow.example',
      ),
    ).toMatchObject({
      userProfileName: 'mira-santos',
      userSettings: { ExecutionRole: COMPANY.scientistRole },
      tags: {
        'studio-access:grant': done.grants.find(
          grant => grant.person === mira.ref,
        )?.grantId,
        'studio-access:team': 'group:default/forecasting',
        'studio-access:person': mira.ref,
      },
    });
    const page = await answerOf<TeamAccess>(
      200,
      mira.call(client => client.getTeamAccess('group:default/forecasting')),
    );
    expect(
      page.people.map(({ person, membership, diagnosis }) => [
        person.entityRef,
        membership,
        diagnosis.code,
      ]),
    ).toEqual(
      FORECASTERS.map(name => [`user:default/${name}`, 'member', 'ready']),
    );
    expect(page).toMatchObject({
      viewer: { isMember: true, isLead: true },
      syncedAt: expect.any(String),
    });

    studio.sandbox.admin.clearCalls();
    const again = await answerOf(201, mira.ask({ kind: 'onboard-team' }));
    const stillDone = await studio.backend.settle(again.requestId);
    expect(studio.writes()).toEqual([]);
    expect(again.plan.items.map(item => item.changes)).toEqual(
      FORECASTERS.map(() => false),
    );
    expect(stillDone.grants.map(({ grantId }) => grantId)).toEqual(
      done.grants.map(({ grantId }) => grantId),
    );
    expect(stillDone.grants.every(({ status }) => status === 'active')).toBe(
      true,
    );
  });

  it('keeps what people have: a group, a profile of another name, an assignment', async () => {
    const asked = await answerOf(
      201,
      studio.backend.as('ben.carter').ask({
        people: [
          'user:default/daniel.kim',
          'user:default/lena.fischer',
          'user:default/samuel.osei',
        ],
      }),
    );
    expect(asked.plan.items.map(item => item.steps)).toEqual([
      [
        { do: 'keep-group-assignment', groups: ['research'] },
        { do: 'adopt-profile', profileName: 'daniel-kim-417' },
      ],
      [{ do: 'assign' }, { do: 'adopt-profile', profileName: 'lena-fischer' }],
      [
        { do: 'keep-assignment' },
        { do: 'create-profile', profileName: 'samuel-osei' },
      ],
    ]);
    await answerOf(200, studio.backend.as('mira.santos').decide(asked));
    const done = await studio.backend.settle(asked.requestId);
    expect(
      done.grants.map(grant => [
        grant.profileName,
        grant.status,
        grant.operation?.steps.filter(step => step.changed).map(s => s.name),
      ]),
    ).toEqual([
      ['daniel-kim-417', 'active', []],
      ['lena-fischer', 'active', ['ensure-assignment']],
      ['samuel-osei', 'active', ['ensure-profile']],
    ]);
    expect(studio.writes().sort()).toEqual([
      'CreateApplicationAssignment',
      'CreateUserProfile',
    ]);
  });

  it('gives a profile another role when that was asked for', async () => {
    const asked = await answerOf(
      201,
      studio.backend.as('ben.carter').ask({
        people: ['user:default/daniel.kim'],
        executionRole: COMPANY.engineerRole,
      }),
    );
    await answerOf(200, studio.backend.as('mira.santos').decide(asked));
    const done = await studio.backend.settle(asked.requestId);
    expect(done.grants[0]?.status).toBe('active');
    expect(
      profileOf(
        studio.sandbox.admin.world,
        COMPANY.researchLab,
        'daniel.kim@alpenglow.example',
      )?.userSettings,
    ).toMatchObject({ ExecutionRole: COMPANY.engineerRole });
    expect(studio.writes()).toEqual(['UpdateUserProfile']);

    const other = await answerOf<{ error: { message: string } }>(
      409,
      studio.backend
        .as('ben.carter')
        .ask({ people: ['user:default/daniel.kim'] }),
    );
    expect(other.error.message).toContain(
      "Daniel Kim already has access to 'research-lab'",
    );
  });
});
