/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Approvers of a request: leads, owners, groups, managers, fallbacks. */
import type {
  AccessRequest,
  PolicySimulation,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { companyEntities } from './__testUtils__/companyEntities';
import { PROVIDERS } from './__testUtils__/providers';
import { answerOf } from './__testUtils__/startStudioBackend';
import { COMPANY } from './__testUtils__/startTestSandbox';
import { withoutMembers } from './__testUtils__/trustedEntities';
import { LEADS_DECIDE, useStudio } from './__testUtils__/useStudio';

jest.setTimeout(240_000);

const BEN = 'user:default/ben.carter';

describe('approvers', () => {
  const studio = useStudio();

  it.each(PROVIDERS)(
    'an approver group emptied, with people brought by $by',
    async provider => {
      const policy = {
        ...LEADS_DECIDE,
        approvers: ['group:default/ml-platform'],
        fallbackApprovers: ['user:default/daniel.kim'],
      };
      const company = companyEntities(studio.sandbox.admin.world);
      const entities = provider.bring(company);
      const emptied = provider.bring(withoutMembers(company, 'ml-platform'));
      const { config } = provider;
      await studio.startDeciding([policy], { config, entities });
      const asked = await answerOf(
        201,
        studio.backend.as('ben.carter').ask({}),
      );
      expect(asked.stages[0]).toMatchObject({ fallback: false });
      await studio.startDeciding([policy], { config, entities: emptied });
      await answerOf(403, studio.backend.as('ingrid.larsen').decide(asked));
      await studio.backend.tendRequests();
      const daniel = studio.backend.as('daniel.kim');
      const list = await answerOf<{ items: AccessRequest[] }>(
        200,
        daniel.call(client => client.listRequests({ view: 'to-decide' })),
      );
      expect(list.items).toMatchObject([
        {
          requestId: asked.requestId,
          viewerMayDecide: true,
          approvers: ['user:default/daniel.kim'],
          stages: [{ fallback: true }],
        },
      ]);
      expect((await answerOf(200, daniel.decide(asked))).status).toBe(
        'approved',
      );

      // Without anybody to stand in, a request is taken all the same, and waits for the group to be filled.
      await studio.startDeciding(
        [{ ...policy, fallbackApprovers: ['user:default/nobody'] }],
        { config, entities: emptied },
      );
      const waiting = await answerOf(
        201,
        studio.backend
          .as('olga.petrova')
          .ask({ people: ['user:default/aiko.tanaka'] }),
      );
      expect(waiting.plan.warnings).toContainEqual(
        expect.stringContaining('No one can approve this yet'),
      );
      await studio.startDeciding(
        [{ ...policy, fallbackApprovers: ['user:default/nobody'] }],
        { config, entities },
      );
      await studio.backend.tendRequests();
      expect(
        (
          await answerOf(
            200,
            studio.backend.as('ingrid.larsen').decide(waiting),
          )
        ).status,
      ).toBe('approved');
    },
  );

  it.each(PROVIDERS)(
    'an approver group deleted while a request waits, with people brought by $by',
    async provider => {
      const policy = {
        ...LEADS_DECIDE,
        approvers: ['group:default/ml-platform'],
        fallbackApprovers: ['user:default/nobody'],
      };
      const daniel = 'user:default/daniel.kim';
      const config = { ...provider.config, leavers: { notify: [daniel] } };
      const everybody = provider.bring(
        companyEntities(studio.sandbox.admin.world),
      );
      await studio.startDeciding([policy], { config, entities: everybody });
      const asked = await answerOf(
        201,
        studio.backend.as('ben.carter').ask({}),
      );
      const reports = async () => {
        await studio.backend.tendRequests();
        const events = await studio.backend
          .as('ben.carter')
          .events(asked.requestId);
        return events.filter(
          ({ type }) => type === 'request.approvers-vanished',
        );
      };
      expect(await reports()).toEqual([]);

      const entities = everybody.filter(
        ({ metadata }) => metadata.name !== 'ml-platform',
      );
      await studio.startDeciding([policy], { config, entities });
      const report = { detail: { isStuck: true, notify: [daniel] } };
      expect(await reports()).toMatchObject([report]);
      expect(await reports()).toHaveLength(1);

      // The group is there again, and gone again.
      await studio.startDeciding([policy], { config, entities: everybody });
      expect(await reports()).toHaveLength(1);
      await studio.startDeciding([{ ...policy, fallbackApprovers: [daniel] }], {
        config,
        entities,
      });
      expect(await reports()).toMatchObject([
        report,
        { detail: { isStuck: false, approvers: [daniel] } },
      ]);
      await answerOf(200, studio.backend.as('daniel.kim').decide(asked));
    },
  );

  describe('groups below groups', () => {
    /** The forecasters, and a group of on-call people, are below the platform engineers; Daniel is on call. */
    const nested = () =>
      companyEntities(studio.sandbox.admin.world)
        .map(entity => {
          switch (entity.metadata.name) {
            case 'ml-platform':
              return {
                ...entity,
                relations: [
                  ...(entity.relations ?? []),
                  { type: 'parentOf', targetRef: 'group:default/on-call' },
                  { type: 'parentOf', targetRef: 'group:default/forecasting' },
                ],
              };
            case 'forecasting':
              return {
                ...entity,
                relations: [
                  ...(entity.relations ?? []),
                  { type: 'childOf', targetRef: 'group:default/ml-platform' },
                ],
              };
            default:
              return entity;
          }
        })
        .concat({
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Group',
          metadata: { namespace: 'default', name: 'on-call' },
          spec: { type: 'team', children: [] },
          relations: [
            { type: 'childOf', targetRef: 'group:default/ml-platform' },
            { type: 'hasMember', targetRef: 'user:default/daniel.kim' },
          ],
        });
    const ownership = {
      'user:default/daniel.kim': ['group:default/on-call'],
      'user:default/priya.nair': ['group:default/forecasting'],
    };

    it('count as approvers, and their members decide with what their session says', async () => {
      await studio.startDeciding(
        [
          {
            ...LEADS_DECIDE,
            approvers: ['group:default/ml-platform'],
            fallbackApprovers: ['user:default/olga.petrova'],
          },
        ],
        { entities: nested(), ownership },
      );
      const asked = await answerOf(
        201,
        studio.backend.as('ben.carter').ask({}),
      );
      expect(asked.stages[0]).toMatchObject({
        approvers: [
          'group:default/ml-platform',
          'group:default/forecasting',
          'group:default/on-call',
        ],
        fallback: false,
      });
      const daniel = studio.backend.as('daniel.kim');
      const { items } = await answerOf<{ items: AccessRequest[] }>(
        200,
        daniel.call(client => client.listRequests({ view: 'to-decide' })),
      );
      expect(items).toMatchObject([
        { requestId: asked.requestId, viewerMayDecide: true },
      ]);
      await answerOf(403, studio.backend.as('olga.petrova').decide(asked));
      expect((await answerOf(200, daniel.decide(asked))).status).toBe(
        'approved',
      );
    });

    it('are not part of the parent group, so that no team decides for itself', async () => {
      await studio.startDeciding(
        [{ ...LEADS_DECIDE, approvers: ['parent-group'] }],
        {
          entities: nested(),
          ownership,
        },
      );
      const asked = await answerOf(
        201,
        studio.backend.as('ben.carter').ask({}),
      );
      expect(asked.approvers).toEqual(['group:default/ml-platform']);
      for (const below of ['priya.nair', 'daniel.kim']) {
        const person = studio.backend.as(below);
        expect(await person.request(asked.requestId)).toMatchObject({
          viewerMayDecide: false,
        });
        await answerOf(403, person.decide(asked));
      }
      const simulated = await answerOf<PolicySimulation>(
        200,
        studio.backend.as('ben.carter').call(client =>
          client.simulateRequest({
            kind: 'grant',
            team: 'group:default/forecasting',
            domainId: COMPANY.researchLab,
          }),
        ),
      );
      expect(simulated.notified).toContain('user:default/ingrid.larsen');
      expect(simulated.notified).not.toContain('user:default/daniel.kim');
      expect(simulated.notified).not.toContain('user:default/priya.nair');
      await answerOf(200, studio.backend.as('ingrid.larsen').decide(asked));
    });
  });

  it('an approver who asks, or for whom it is, does not count', async () => {
    await studio.startDeciding(
      [{ ...LEADS_DECIDE, fallbackApprovers: ['group:default/ml-platform'] }],
      { leads: ['user:default/mira.santos'] },
    );
    const own = await answerOf(201, studio.backend.as('mira.santos').ask({}));
    expect(own).toMatchObject({
      approvers: ['group:default/ml-platform'],
      stages: [{ fallback: true }],
    });
    await answerOf(403, studio.backend.as('mira.santos').decide(own));
    await answerOf(
      200,
      studio.mira().call(client => client.withdrawRequest(own.requestId)),
    );
    const forHer = await answerOf(
      201,
      studio.backend
        .as('ben.carter')
        .ask({ people: ['user:default/mira.santos'] }),
    );
    expect(forHer.stages[0]?.fallback).toBe(true);
    await answerOf(403, studio.backend.as('mira.santos').decide(forHer));
    await answerOf(200, studio.backend.as('rahul.mehta').decide(forHer));
  });

  it('nobody counts in two stages', async () => {
    await studio.startDeciding(
      [
        {
          ...LEADS_DECIDE,
          approvers: undefined as unknown as string,
          stages: [
            { name: 'lead', approvers: ['team-leads'] },
            { name: 'owner', approvers: ['domain-owners'] },
          ],
          fallbackApprovers: ['user:default/daniel.kim'],
        },
      ],
      {
        leads: ['user:default/mira.santos'],
        config: {
          domains: {
            [COMPANY.researchLab]: {
              mode: 'manage',
              owners: ['user:default/mira.santos'],
            },
          },
        },
      },
    );
    const asked = await answerOf(201, studio.backend.as('ben.carter').ask({}));
    const mira = studio.backend.as('mira.santos');
    const halfway = await answerOf(200, mira.decide(asked));
    expect(halfway.status).toBe('in-review');
    expect((await answerOf(200, mira.decide(asked))).status).toBe('in-review');
    await studio.backend.tendRequests();
    const stage = (await mira.request(asked.requestId)).stages[1];
    expect(stage).toMatchObject({
      approvers: ['user:default/daniel.kim'],
      fallback: true,
    });
    await answerOf(200, studio.backend.as('daniel.kim').decide(asked));
    expect((await mira.request(asked.requestId)).status).toBe('approved');
  });

  it('finds approvers by what they are to the team, the domain and the people', async () => {
    const { world } = studio.sandbox.admin;
    const entities = companyEntities(world).map(entity => {
      switch (entity.metadata.name) {
        case 'forecasting':
          return {
            ...entity,
            relations: [
              ...(entity.relations ?? []),
              { type: 'childOf', targetRef: 'group:default/ml-platform' },
            ],
          };
        case 'ben.carter':
          return {
            ...entity,
            metadata: {
              ...entity.metadata,
              annotations: {
                'aws.amazon.com/identity-center-manager': 'olga.petrova',
              },
            },
          };
        default:
          return entity;
      }
    });
    await studio.startDeciding(
      [
        {
          ...LEADS_DECIDE,
          approvers: undefined as unknown as string,
          stages: [
            { name: 'manager', approvers: ['manager'] },
            { name: 'parent', approvers: ['parent-group'], quorum: 2 },
            { name: 'owner', approvers: ['domain-owners'] },
          ],
          duration: { default: 'P30D' },
        },
      ],
      {
        entities,
        config: {
          domains: {
            [COMPANY.researchLab]: {
              mode: 'manage',
              owners: ['user:default/daniel.kim'],
            },
          },
        },
      },
    );
    const simulation = await answerOf<PolicySimulation>(
      200,
      studio.backend.as('ben.carter').call(client =>
        client.simulateRequest({
          kind: 'grant',
          team: 'group:default/forecasting',
          domainId: COMPANY.researchLab,
        }),
      ),
    );
    expect(simulation).toMatchObject({
      policy: { name: 'research-lab' },
      automatic: false,
      stages: [
        { name: 'manager', approvers: ['user:default/olga.petrova'] },
        {
          name: 'parent',
          approvers: ['group:default/ml-platform'],
          quorum: 2,
        },
        { name: 'owner', approvers: ['user:default/daniel.kim'] },
      ],
      notified: ['user:default/olga.petrova'],
      duration: 'P30D',
      plan: { items: [{ person: BEN }] },
    });
    expect(await studio.knex('access_requests')).toEqual([]);
  });
});
