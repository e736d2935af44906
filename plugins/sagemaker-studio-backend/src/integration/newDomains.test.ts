/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Domains that the portal creates: asked for, created step by step, managed at once, or cancelled without a trace. */
import type { JsonObject } from '@backstage/types';
import type {
  AccessRequest,
  NetworkList,
  NewDomain,
  SagemakerStudioClient,
  RequestInput,
  StudioDomain,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { PORTAL_ROLE, portalPolicies } from '@studio-access/sandbox';
import { randomUUID } from 'node:crypto';
import { present } from '../util/__testUtils__/present';
import { DENIED } from './__testUtils__/denied';
import { answerOf } from './__testUtils__/startStudioBackend';
import { COMPANY } from './__testUtils__/startTestSandbox';
import { useStudio } from './__testUtils__/useStudio';

jest.setTimeout(120_000);

const PLACE = COMPANY.machineLearning;
const NETWORK = {
  access: 'vpc-only' as const,
  vpcId: 'vpc-0a1b2c3d4e5f60718',
  subnetIds: ['subnet-0a1b2c3d4e5f60718', 'subnet-1b2c3d4e5f6071829'],
  securityGroupIds: ['sg-1b2c3d4e5f6071829'],
};
const NEW_LAB: NewDomain = {
  ...PLACE,
  name: 'new-lab',
  executionRole: COMPANY.scientistRole,
  network: NETWORK,
  executionRoles: [COMPANY.engineerRole],
  idleMinutes: 120,
  storage: { defaultSpaceGb: 20, maximumSpaceGb: 100 },
  tags: [{ key: 'cost-center', value: '42' }],
  contact: '#forecasting',
};
const { executionRole: _, ...REST } = NEW_LAB;
/** The same with a role of its own. */
const WITH_ROLE: NewDomain = { ...REST, createRole: 'new-lab-execution' };
const ROLE_ARN = `arn:aws:iam::${PLACE.accountId}:role/studio-access/new-lab-execution`;

const CREATION = {
  domainCreation: {
    executionRoles: { permissionsBoundary: 'StudioExecutionBoundary' },
  },
};
const IN_CREATED: JsonObject = {
  name: 'new-domains',
  teams: ['*'],
  domains: ['created'],
  requesters: 'anyone',
  onBehalfOf: 'anyone',
  approvers: ['team-leads'],
  automatic: ['lead-onboards-own-team'],
};

describe('a new domain', () => {
  const studio = useStudio();

  const ingrid = () => studio.backend.as('ingrid.larsen');

  const start = async (config: JsonObject = {}) => {
    await studio.start({ ...CREATION, policies: [IN_CREATED], ...config });
    studio.sandbox.admin.world.timings.domain = 20;
  };

  const input = (newDomain: NewDomain): RequestInput => ({
    kind: 'create-domain',
    team: 'group:default/forecasting',
    newDomain,
    justification: 'The forecasters need a lab of their own',
  });

  const ask = (newDomain: NewDomain, status = 201) =>
    answerOf(
      status,
      ingrid().call(client =>
        client.createRequest(input(newDomain), {
          idempotencyKey: randomUUID(),
        }),
      ),
    );

  const plan = (newDomain: NewDomain) =>
    ingrid().client.planRequest(input(newDomain));

  const read = ({ requestId }: AccessRequest) => ingrid().request(requestId);

  async function until(
    asked: AccessRequest,
    isSo: (creation: NonNullable<AccessRequest['creation']>) => boolean,
  ): Promise<AccessRequest> {
    let current = asked;
    await studio.backend
      .until(
        async () => {
          current = await read(asked);
          return current.creation !== undefined && isSo(current.creation);
        },
        'The creation does not get there',
        20,
      )
      .catch(error => {
        throw new Error(
          `${error.message}: ${JSON.stringify(current.creation)}`,
        );
      });
    return current;
  }

  const untilStatus = (
    asked: AccessRequest,
    status: NonNullable<AccessRequest['creation']>['status'],
  ) => until(asked, creation => creation.status === status);

  const untilBlocked = (asked: AccessRequest) =>
    until(asked, ({ steps }) => steps.some(step => step.status === 'blocked'));

  const retry = ({ requestId }: AccessRequest) =>
    answerOf(
      200,
      ingrid().call(client => client.retryDomainCreation(requestId)),
    );

  const cancel = ({ requestId }: AccessRequest, status = 200) =>
    answerOf(
      status,
      ingrid().call(client => client.cancelDomainCreation(requestId)),
    );

  const namesake = () =>
    Object.values(studio.sandbox.admin.world.domains).filter(
      ({ domainName }) => domainName === NEW_LAB.name,
    );

  const hasRole = () =>
    present(
      studio.sandbox.admin.world.accounts[PLACE.accountId],
    ).roles.includes('new-lab-execution');

  const callsOf = (operation: string) =>
    studio.sandbox.admin
      .calls()
      .filter(call => call.operation === operation && call.outcome === 'ok')
      .length;

  it('is planned without a write, created with its role, and managed without a restart', async () => {
    await start();
    const planned = await plan(WITH_ROLE);
    expect(planned.newDomain).toMatchObject({
      problems: [],
      steps: [
        { do: 'create-role' },
        { do: 'create-domain' },
        { do: 'set-up' },
        { do: 'manage' },
      ],
    });
    expect(studio.writes()).toEqual([]);

    const asked = await ask(WITH_ROLE);
    expect(asked).toMatchObject({ status: 'approved', domainId: '' });
    const done = await untilStatus(asked, 'succeeded');
    const { domain } = await ingrid().client.getDomain(done.domainId);
    expect(domain).toMatchObject({
      name: 'new-lab',
      status: 'InService',
      mode: 'manage',
      defaultExecutionRole: ROLE_ARN,
      executionRoles: [ROLE_ARN, COMPANY.engineerRole],
      contact: '#forecasting',
    } satisfies Partial<StudioDomain>);
    const { userId } = studio.aws.user('ingrid.larsen');
    expect(
      await studio.knex('domain_settings').where('domain_id', done.domainId),
    ).toMatchObject([{ changed_by: ingrid().ref, changed_by_user_id: userId }]);
    expect(namesake()[0]).toMatchObject({
      tags: {
        'cost-center': '42',
        'studio-access:created': 'true',
        'studio-access:request': asked.requestId,
      },
    });
    const types = (
      await ingrid().client.listRequestEvents(asked.requestId)
    ).items.map(({ type }) => type);
    expect(types).toEqual([
      'request.submitted',
      'request.approved',
      'domain.creation-started',
      ...Array(4).fill('domain.creation-step-done'),
      'domain.created',
    ]);

    const access = await answerOf(
      201,
      studio.mira().call(client =>
        client.createRequest(
          {
            kind: 'onboard-team',
            team: 'group:default/forecasting',
            domainId: done.domainId,
            people: ['user:default/aiko.tanaka'],
            justification: 'Works in the new lab',
          },
          { idempotencyKey: randomUUID() },
        ),
      ),
    );
    const { grants } = await studio.backend.settle(access.requestId);
    expect(grants).toMatchObject([{ status: 'active' }]);
    await cancel(asked, 409);
  });

  it('is one when calls are lost and the process stops between any two steps', async () => {
    await start();
    const { admin } = studio.sandbox;
    for (const operation of [
      'CreateRole',
      'AttachRolePolicy',
      'CreateDomain',
    ]) {
      admin.addFault({ operation, times: 1, effect: { type: 'drop-answer' } });
    }
    const asked = await ask(WITH_ROLE);
    for (const step of ['ensure-domain', 'wait-for-domain', 'register']) {
      await until(
        asked,
        ({ status, steps }) =>
          status === 'succeeded' ||
          steps.find(each => each.status !== 'done')?.name === step ||
          steps.find(each => each.name === step)?.status === 'done',
      );
      await studio.serve({ ...CREATION, policies: [IN_CREATED] });
    }
    const { domainId } = await untilStatus(asked, 'succeeded');
    expect(namesake().map(each => each.domainId)).toEqual([domainId]);
    expect(callsOf('CreateDomain') + callsOf('CreateRole')).toBeLessThan(3);
    expect(await studio.eventsOf('domain.created')).toHaveLength(1);
  });

  it('is adopted where it is there already, and refused with the differences where it is another', async () => {
    await start();
    const first = await untilStatus(await ask(NEW_LAB), 'succeeded');
    expect((await plan(NEW_LAB)).newDomain?.problems).toMatchObject([
      {
        code: 'already-known',
        message: expect.stringMatching('belongs to group:default/forecasting'),
      },
    ]);
    // Nobody owns it here any more.
    await studio.knex('domain_settings').delete();
    await studio.serve({ ...CREATION, policies: [IN_CREATED] });
    const again = await ask(NEW_LAB);
    expect(again.plan.newDomain).toMatchObject({ domainId: first.domainId });
    const adopted = await untilStatus(again, 'succeeded');
    expect(adopted.domainId).toBe(first.domainId);
    expect(callsOf('CreateDomain')).toBe(1);
    // A policy for domains that were created here does not cover it.
    const uncovered = await studio.backend.as('daniel.kim').call(client =>
      client.planRequest({
        kind: 'grant',
        team: 'group:default/forecasting',
        domainId: present(first.domainId),
      }),
    );
    expect([uncovered.status, uncovered.body.error?.message]).toEqual([
      403,
      expect.stringMatching(/No policy/),
    ]);
    await studio.knex('domain_settings').delete();
    await studio.serve({ ...CREATION, policies: [IN_CREATED] });

    const other = { ...NEW_LAB, idleMinutes: 60 };
    expect((await plan(other)).newDomain?.problems).toMatchObject([
      { code: 'name-taken' },
    ]);
    const refused = await answerOf<{ error: { message: string } }>(
      409,
      ingrid().call(client =>
        client.createRequest(input(other), {
          idempotencyKey: randomUUID(),
        }),
      ),
    );
    expect(refused.error.message).toMatch(
      /idle apps are shut down is 120, asked for 60/,
    );
  });

  const listNetworks = () =>
    answerOf<NetworkList>(
      200,
      ingrid().call(client => client.listNetworks(PLACE)),
    );

  it('says in words that pages can translate what is missing to read the networks, until it is allowed', async () => {
    await start();
    const { admin } = studio.sandbox;
    const allow = (createsDomains: boolean) =>
      admin.setPolicies(
        PLACE.accountId,
        `role/${PORTAL_ROLE}`,
        portalPolicies(admin.world, PLACE.accountId, {
          half: 'manage',
          createsDomains,
        }),
      );
    allow(false);
    expect(await listNetworks()).toEqual({ items: [], isReading: true });
    await studio.backend.until(
      async () => !(await listNetworks()).isReading,
      'The networks are not read',
    );
    const { failure } = await listNetworks();
    expect(failure).toMatchObject({
      message: expect.stringContaining(
        `The networks of the account ${PLACE.accountId} in ${PLACE.region} could not be read`,
      ),
      remedy: expect.stringContaining('ec2:DescribeVpcs'),
      messages: {
        message: { code: 'networks.failed' },
        remedy: {
          code: expect.stringMatching(/^aws\.denied/),
          params: { action: 'ec2:DescribeVpcs' },
        },
      },
    });
    allow(true);
    await studio.backend.until(
      async () => {
        const known = await listNetworks();
        return !known.failure && known.items.length > 0 && !known.isReading;
      },
      'The networks are not read again',
      30,
    );
  });

  it('says that AWS limits the calls for networks, and offers them once it does not', async () => {
    await start();
    const { admin } = studio.sandbox;
    admin.addFault({
      operation: 'DescribeSubnets',
      effect: { type: 'throttle' },
    });
    await listNetworks();
    await studio.backend.until(
      async () => (await listNetworks()).failure !== undefined,
      'The form is not told why it waits',
      60,
    );
    expect(await listNetworks()).toMatchObject({
      items: [],
      failure: {
        message: expect.stringContaining(PLACE.accountId),
        messages: { remedy: { code: 'networks.throttled.remedy' } },
      },
      isReading: true,
    });
    admin.clearFaults();
    await studio.backend.until(
      async () => {
        const { items, failure, isReading } = await listNetworks();
        return items.length > 0 && !failure && !isReading;
      },
      'The networks are not read once AWS answers',
      60,
    );
  });

  it('says what stands in its way before anything is done', async () => {
    await start({ domainCreation: {} });
    studio.deny('DescribeVpcs');
    expect((await plan(NEW_LAB)).newDomain?.problems).toMatchObject([
      { code: 'not-allowed' },
    ]);
    studio.sandbox.admin.clearFaults();
    const problemsOf = async (more: Partial<NewDomain>) =>
      (await plan({ ...NEW_LAB, ...more })).newDomain?.problems.map(
        ({ code }) => code,
      );
    expect(await problemsOf({ region: 'us-east-1' })).toEqual(['wrong-region']);
    expect(await problemsOf({ accountId: '444444444444' })).toEqual([
      'place-not-configured',
    ]);
    expect(
      await problemsOf({
        network: { ...NETWORK, subnetIds: ['subnet-0'], securityGroupIds: [] },
      }),
    ).toEqual(['network-not-found', 'security-group-missing']);
    expect(
      await problemsOf({
        executionRole: 'arn:aws:iam::333333333333:role/StudioX',
      }),
    ).toEqual(['role-of-another-account']);
    expect(
      await problemsOf({
        executionRole: `arn:aws:iam::${PLACE.accountId}:role/Nobody`,
      }),
    ).toEqual(['role-not-found']);
    expect(
      await problemsOf({
        executionRoles: [`arn:aws:iam::${PLACE.accountId}:role/Nobody`],
      }),
    ).toEqual(['role-not-found']);
    expect(
      await problemsOf({ executionRole: undefined, createRole: 'new' }),
    ).toEqual(['roles-not-created']);
    await answerOf(
      403,
      ingrid().call(client =>
        client.createRequest(
          { ...input(NEW_LAB), source: 'agent' },
          { idempotencyKey: randomUUID() },
        ),
      ),
    );
    expect(studio.writes()).toEqual([]);
  });

  it('that AWS fails to create says why, and is created again', async () => {
    await start();
    studio.sandbox.admin.addFault({
      operation: 'CreateDomain',
      times: 1,
      effect: { type: 'fail-status', reason: 'The subnets are full' },
    });
    const asked = await ask(NEW_LAB);
    const failed = await untilBlocked(asked);
    expect(failed.creation?.status).toBe('blocked');
    expect(
      failed.creation?.steps.find(({ status }) => status === 'blocked')?.error
        ?.message,
    ).toMatch('The subnets are full');
    studio.sandbox.admin.addFault({
      operation: 'DeleteDomain',
      times: 1,
      effect: { type: 'fail-status', reason: 'The network is in use' },
    });
    await retry(asked);
    const left = await untilBlocked(asked);
    expect(left.creation?.steps).toContainEqual(
      expect.objectContaining({
        name: 'ensure-domain',
        error: expect.objectContaining({ name: 'Delete_Failed' }),
      }),
    );
    await retry(asked);
    const { domainId } = await untilStatus(asked, 'succeeded');
    expect(namesake().map(each => each.domainId)).toEqual([domainId]);
  });

  it('that IAM refuses is blocked, and leaves nothing behind when it is cancelled', async () => {
    await start();
    studio.sandbox.admin.addFault({
      operation: 'CreateDomain',
      effect: DENIED,
    });
    const asked = await ask(WITH_ROLE);
    const blocked = await untilBlocked(asked);
    expect(
      blocked.creation?.steps.find(({ status }) => status === 'blocked')?.error,
    ).toMatchObject({
      remedy: expect.stringMatching('sagemaker:CreateDomain is missing'),
    });
    expect(hasRole()).toBe(true);
    await cancel(asked);
    await untilStatus(asked, 'cancelled');
    expect([hasRole(), namesake()]).toEqual([false, []]);
    await cancel(asked, 409);
  });

  it('is deleted when it is cancelled while AWS creates it, also after a restart', async () => {
    await start();
    studio.sandbox.admin.world.timings.domain = 1_500;
    const asked = await ask(WITH_ROLE);
    await until(asked, ({ domainId }) => domainId !== undefined);
    // The portal of the tests checks no permissions.
    const { requestId } = asked;
    for (const act of [
      (client: SagemakerStudioClient) => client.planRequest(input(NEW_LAB)),
      (client: SagemakerStudioClient) =>
        client.createRequest(input({ ...NEW_LAB, name: 'labs' }), {
          idempotencyKey: randomUUID(),
        }),
      (client: SagemakerStudioClient) => client.retryDomainCreation(requestId),
      (client: SagemakerStudioClient) => client.cancelDomainCreation(requestId),
    ]) {
      await answerOf(403, studio.mira().call(act));
    }
    await cancel(asked);
    await studio.serve({ ...CREATION, policies: [IN_CREATED] });
    await untilStatus(asked, 'cancelled');
    expect([hasRole(), namesake()]).toEqual([false, []]);
    expect(await studio.eventsOf('domain.creation-cancelled')).toMatchObject([
      { detail: { name: 'new-lab' } },
    ]);
  });

  it('waits for an approval where the configuration asks for one', async () => {
    await start({
      domainCreation: {
        approval: { approvers: ['user:default/mira.santos'] },
      },
    });
    const asked = await ask(NEW_LAB);
    expect(asked).toMatchObject({
      status: 'in-review',
      approvers: ['user:default/mira.santos'],
    });
    expect(asked.creation).toBeUndefined();
    await answerOf(200, studio.mira().decide(asked));
    await untilStatus(asked, 'succeeded');
  });
});
