/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Somebody who holds a valid session, and may register any entity, tries to read and to change what is not theirs: by
 * what others have sent, by ids that they guess or have seen, by names of their own, and by routes that are not for
 * people. The portal has our permission policy.
 */
import { permissionsServiceFactory } from '@backstage/backend-defaults/permissions';
import type { Entity } from '@backstage/catalog-model';
import permissionPlugin from '@backstage/plugin-permission-backend';
import permissionModule from '@studio-access/backstage-plugin-permission-backend-module-sagemaker-studio';
import type {
  AccessRequest,
  Grant,
  GrantList,
  RequestInput,
  RequestList,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { randomUUID } from 'node:crypto';
import { only } from '../util/__testUtils__/items';
import { present } from '../util/__testUtils__/present';
import { authWithActors } from './__testUtils__/authWithActors';
import { companyEntities } from './__testUtils__/companyEntities';
import { answerOf } from './__testUtils__/startStudioBackend';
import { COMPANY } from './__testUtils__/startTestSandbox';
import { LEADS_DECIDE, useStudio } from './__testUtils__/useStudio';

jest.setTimeout(240_000);

const TEAM = 'group:default/forecasting';
const DOMAIN = COMPANY.researchLab;
const REGISTERED = {
  'backstage.io/managed-by-origin-location':
    'url:https://git.example/olga/catalog-info.yaml',
};
/** Members ask, leads ask for others. */
const POLICY = { ...LEADS_DECIDE, requesters: 'members', onBehalfOf: 'leads' };
/** Written once each time something happens. */
const RECORDS = [
  'access_events',
  'access_requests',
  'access_grants',
  'access_operations',
];

const registered = (
  kind: 'User' | 'Group',
  name: string,
  spec: Entity['spec'],
  namespace = 'default',
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { namespace, name, annotations: REGISTERED },
  spec,
});

/** A team of her own with the platform team and a lead in it, and users who say that they are others. */
const OF_OLGA: Entity[] = [
  registered('Group', 'olgas', {
    type: 'team',
    parent: 'ml-platform',
    children: ['forecasting', 'ml-platform'],
    members: ['olga.petrova', 'mira.santos', 'ingrid.larsen'],
  }),
  registered('Group', 'forecasting', { type: 'team', children: [] }, 'olga'),
  registered(
    'User',
    'mira.santos',
    {
      profile: { email: 'mira.santos@alpenglow.example' },
      memberOf: ['group:default/forecasting'],
    },
    'olga',
  ),
];

describe('somebody who has no part in a request and its grant', () => {
  const studio = useStudio();
  let asked: AccessRequest;
  let grant: Grant;
  let waiting: AccessRequest;

  const olga = () => studio.backend.as('olga.petrova');

  const counts = async () =>
    Object.fromEntries(
      await Promise.all(
        RECORDS.map(async table => [table, (await studio.knex(table)).length]),
      ),
    );

  /** Aiko is in, and Priya has asked. */
  beforeEach(async () => {
    await studio.startDeciding([POLICY], {
      entities: [...companyEntities(studio.sandbox.admin.world), ...OF_OLGA],
      features: [
        permissionPlugin,
        permissionModule,
        permissionsServiceFactory,
        authWithActors,
      ],
      data: {
        permission: {
          enabled: true,
          sagemakerStudio: { platformTeams: ['group:default/ml-platform'] },
        },
      },
    });
    const ask = (name: string, key?: string) =>
      answerOf(201, studio.backend.as(name).ask({}, key));
    asked = await ask('aiko.tanaka', 'key-of-aiko');
    await answerOf(200, studio.mira().decide(asked));
    grant = only((await studio.backend.settle(asked.requestId)).grants);
    waiting = await ask('priya.nair');
  });

  it('reads neither of them by any route', async () => {
    const { requestId } = asked;
    const { grantId } = grant;
    for (const path of [
      `/requests/${requestId}`,
      `/requests/${requestId}/events`,
      `/requests/${waiting.requestId}`,
      `/grants/${grantId}`,
      `/grants/${grantId}/offboarding`,
      '/events',
      `/events?requestId=${requestId}`,
      '/events/export?format=jsonl',
      '/events/verification',
      '/mass-changes',
      '/identity/conflicts',
      '/identity/report',
      // For other plugins.
      '/directory',
      '/domain-teams',
      '/request-documents',
      '/standing?user=user:default/mira.santos',
    ]) {
      const { status } = await olga().get(path);
      expect([path, status]).toEqual([path, 403]);
    }
    const aiko = 'user:default/aiko.tanaka';
    for (const filter of [
      {},
      { person: aiko },
      { team: TEAM },
      { domainId: DOMAIN },
    ]) {
      const { items } = await answerOf<GrantList>(
        200,
        olga().call(client => client.listGrants(filter)),
      );
      expect(items).toEqual([]);
    }
    for (const view of ['mine', 'to-decide', undefined] as const) {
      const { items } = await answerOf<RequestList>(
        200,
        olga().call(client => client.listRequests({ view })),
      );
      expect(items).toEqual([]);
    }
  });

  it('reads nothing with the place in a list that somebody else was given', async () => {
    const mine = await answerOf<RequestList>(
      200,
      studio.mira().call(client => client.listRequests({ limit: 1 })),
    );
    const cursor = present(mine.nextCursor);
    const { items } = await answerOf<RequestList>(
      200,
      olga().call(client => client.listRequests({ cursor })),
    );
    expect(items).toEqual([]);
  });

  it('changes neither of them, whatever they have seen of it', async () => {
    const before = await counts();
    const { requestId, plan } = waiting;
    const { grantId, operation } = grant;
    const calls: Record<string, PromiseLike<{ status: number }>> = {
      approve: olga().decide(waiting),
      'approve by hand': olga().post(`/requests/${requestId}/decision`, {
        outcome: 'approved',
        planHash: plan.hash,
      }),
      reject: olga().decide(waiting, 'rejected'),
      withdraw: olga().call(client => client.withdrawRequest(requestId)),
      'retry the creation': olga().call(client =>
        client.retryDomainCreation(requestId),
      ),
      'cancel the creation': olga().call(client =>
        client.cancelDomainCreation(requestId),
      ),
      undo: olga().call(client => client.undoOffboarding(grantId)),
      retry: olga().call(client =>
        client.retryOperation(present(operation).operationId),
      ),
      'remove an assignment': olga().call(client =>
        client.removeOrphanedAssignment(DOMAIN, {
          principalType: 'USER',
          principalId: studio.aws.user('aiko.tanaka').userId,
        }),
      ),
      'become Mira': olga().call(client =>
        client.confirmIdentityLink({
          entityRef: 'user:default/olga.petrova',
          userId: studio.aws.user('mira.santos').userId,
        }),
      ),
      'make a team another': olga().call(client =>
        client.confirmTeamLink({
          entityRef: 'group:default/olgas',
          groupId: studio.aws.group('ml-platform').groupId,
        }),
      ),
    };
    const inputs: Record<string, Partial<RequestInput>> = {
      revoke: { kind: 'revoke', grantIds: [grantId] },
      'revoke in the name of a team': {
        kind: 'revoke',
        grantIds: [grantId],
        team: 'group:default/olgas',
      },
      extend: { kind: 'extend', grantIds: [grantId], duration: 'P30D' },
      'change the role': {
        kind: 'change-role',
        grantIds: [grantId],
        executionRole: COMPANY.engineerRole,
      },
      'ask with the team of others': { team: TEAM },
      'ask with a team of her own': { team: 'group:default/olgas' },
      'ask with the namesake of a team': { team: 'group:olga/forecasting' },
      'ask for another': { people: ['user:default/jonas.weber'] },
      'ask for the namesake of a lead': { people: ['user:olga/mira.santos'] },
      'onboard a team of her own': {
        kind: 'onboard-team',
        team: 'group:default/olgas',
      },
      'let a group in': {
        people: ['user:default/jonas.weber'],
        assignThrough: { group: studio.aws.group('ml-platform').groupId },
      },
    };
    for (const [what, input] of Object.entries(inputs)) {
      calls[what] = olga().ask(input);
    }
    for (const [what, call] of Object.entries(calls)) {
      const { status } = await call;
      expect([what, [400, 403, 404, 409].includes(status)]).toEqual([
        what,
        true,
      ]);
    }
    expect(await counts()).toEqual(before);
    expect(studio.hasAccess('aiko.tanaka')).toBe(true);
  });

  it('is answered for themselves with the Idempotency-Key of somebody else', async () => {
    const { status, body } = await olga().ask({}, 'key-of-aiko');
    expect(status).not.toBe(200);
    expect(JSON.stringify(body)).not.toContain(asked.requestId);
  });

  it('does nothing as a user whom they have registered', async () => {
    const before = await counts();
    const forged = studio.backend.asRef('user:olga/mira.santos');
    for (const call of [
      forged.decide(waiting),
      forged.ask({}, randomUUID()),
      forged.call(client => client.listGrants({})),
      forged.call(client => client.getPersonOverview(forged.ref)),
    ]) {
      expect((await call).status).toBe(403);
    }
    expect(await counts()).toEqual(before);
  });

  it('finds no name that the back end does not bear', async () => {
    const names = [
      '__proto__',
      'constructor',
      'toString',
      '%2e%2e',
      '..%2f..%2fstanding',
      "x'%20or%20'1'='1",
      '%00',
      '*',
      '%25',
    ];
    for (const name of names) {
      for (const path of [
        `/people/user/default/${name}`,
        `/people/user/default/${name}/entry?domainId=${name}`,
        `/people/${name}/default/mira.santos`,
        `/teams/group/default/${name}`,
        `/domains/${name}`,
        `/domains/${name}/readiness`,
        `/requests/${name}`,
        `/grants/${name}`,
        `/grants?person=user:default/${name}`,
        `/requests?team=group:default/${name}`,
        `/access?team=group:default/${name}`,
        `/access?search=${name}`,
        `/requests?cursor=${name}`,
      ]) {
        const { status } = await olga().get(path);
        expect([path, status < 500]).toEqual([path, true]);
      }
      for (const input of [
        { team: `group:default/${name}` },
        { domainId: name },
        { people: [`user:default/${name}`] },
        { executionRole: name },
        { assignThrough: { group: name } },
        { kind: 'revoke' as const, grantIds: [name] },
      ]) {
        const { status } = await olga().ask(input);
        expect([input, status < 500 && status >= 400]).toEqual([input, true]);
      }
    }
  });
});
