/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* A team is its people and those of the teams below it. */
import type { Entity } from '@backstage/catalog-model';
import type { TeamAccess } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { companyEntities } from './__testUtils__/companyEntities';
import { answerOf } from './__testUtils__/startStudioBackend';
import { COMPANY } from './__testUtils__/startTestSandbox';
import { LEADS_DECIDE, useStudio } from './__testUtils__/useStudio';

jest.setTimeout(240_000);

const DANIEL = 'user:default/daniel.kim';
const FORECASTING = 'group:default/forecasting';

const ON_CALL: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { namespace: 'default', name: 'on-call' },
  spec: { type: 'team', children: [] },
  relations: [
    { type: 'childOf', targetRef: FORECASTING },
    { type: 'hasMember', targetRef: DANIEL },
  ],
};

describe('a team with a team below it', () => {
  const studio = useStudio();

  const start = (below: Entity[]) =>
    studio.startDeciding(
      [{ ...LEADS_DECIDE, requesters: 'members', onBehalfOf: 'leads' }],
      {
        entities: [...companyEntities(studio.sandbox.admin.world), ...below],
        leads: ['user:default/mira.santos'],
      },
    );

  const page = async () => {
    const { people } = await answerOf<TeamAccess>(
      200,
      studio.mira().call(client => client.getTeamAccess(FORECASTING)),
    );
    return JSON.stringify(people);
  };

  const planned = async () => {
    const { items } = await studio.mira().client.planRequest({
      kind: 'onboard-team',
      team: FORECASTING,
      domainId: COMPANY.researchLab,
    });
    return items.map(({ person }) => person);
  };

  it('has its people on the page and in onboarding, and they ask as members', async () => {
    await start([]);
    expect(await page()).not.toContain(DANIEL);
    await answerOf(403, studio.backend.as('daniel.kim').ask({}));

    await start([ON_CALL]);
    expect(await page()).toContain(DANIEL);
    expect(await planned()).toContain(DANIEL);
    await answerOf(201, studio.backend.as('daniel.kim').ask({}));
  });
});
