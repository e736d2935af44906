/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* From a request over HTTP to the recipients, with Backstage's own notifications plugin behind the outbox. */
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import notificationsPlugin from '@backstage/plugin-notifications-backend';
import type { Notification } from '@backstage/plugin-notifications-common';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import {
  signalMark,
  type AccessRequest,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Knex } from 'knex';
import request from 'supertest';
import { companyEntities } from './__testUtils__/companyEntities';
import { flowsDatabase } from './__testUtils__/flowsDatabase';
import {
  answerOf,
  startStudioBackend,
} from './__testUtils__/startStudioBackend';
import {
  startTestSandbox,
  type TestSandbox,
} from './__testUtils__/startTestSandbox';
import { only } from '../util/__testUtils__/items';

jest.setTimeout(240_000);

describe('telling', () => {
  const databases = flowsDatabase();
  const publish = jest.fn(async (_: { recipients: { type: string } }) => {});
  const success = jest.fn(async () => {});
  const fail = jest.fn(async () => {});
  const createEvent = jest.fn(async (_: { eventId: string }) => ({
    success,
    fail,
  }));
  let sandbox: TestSandbox;
  let knex: Knex;
  let backend: Awaited<ReturnType<typeof startStudioBackend>>;

  beforeAll(async () => {
    sandbox = await startTestSandbox({
      studio: {
        teams: [
          {
            team: 'group:default/forecasting',
            leads: ['user:default/mira.santos', 'group:default/ml-platform'],
          },
        ],
      },
    });
    knex = await databases.init();
    const notifications = await databases.init();
    backend = await startStudioBackend({
      sandbox: {
        ...sandbox,
        data: {
          ...sandbox.data,
          app: { baseUrl: 'http://localhost:3000' },
        },
      },
      knex,
      database: createServiceFactory({
        service: coreServices.database,
        deps: { plugin: coreServices.pluginMetadata },
        factory: ({ plugin }) => ({
          getClient: async () =>
            plugin.getId() === 'notifications' ? notifications : knex,
        }),
      }),
      entities: [
        ...companyEntities(sandbox.admin.world),
        // Anybody may register it, and the catalog makes it a part of the leads' group.
        {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Group',
          metadata: {
            name: 'eavesdroppers',
            namespace: 'default',
            annotations: {
              'backstage.io/managed-by-origin-location':
                'url:https://git.example/lena/catalog-info.yaml',
            },
          },
          spec: {
            type: 'team',
            parent: 'ml-platform',
            members: ['lena.fischer'],
            children: [],
          },
        },
      ],
      ownership: {
        'user:default/ingrid.larsen': ['group:default/ml-platform'],
      },
      features: [
        notificationsPlugin,
        createServiceFactory({
          service: signalsServiceRef,
          deps: {},
          factory: () => ({ publish }),
        }),
        mockServices.auditor.mock({ createEvent }).factory,
      ],
    });
    await backend.sync();
  });

  afterAll(async () => {
    await backend.stop();
    await sandbox.stop();
  });

  async function notificationsOf(name: string): Promise<Notification[]> {
    const { body } = await request(backend.server)
      .get('/api/notifications/notifications')
      .set('Authorization', mockCredentials.user.header(`user:default/${name}`))
      .expect(200);
    return body.notifications;
  }

  async function titlesOf(name: string): Promise<string[]> {
    return (await notificationsOf(name)).map(({ payload }) => payload.title);
  }

  /** Sends until nothing is left to send. */
  async function drain() {
    await backend.until(async () => {
      await backend.drainOutbox();
      return (await knex('access_outbox').whereNull('done_at')).length === 0;
    }, 'The outbox does not get empty');
  }

  let asked: AccessRequest;

  it('asks exactly those who may decide, in the decision itself', async () => {
    asked = await answerOf(
      201,
      backend.as('ben.carter').ask({ people: ['user:default/jonas.weber'] }),
    );
    await drain();

    const title = 'To decide: access to research-lab for Jonas Weber';
    for (const name of [
      'mira.santos',
      'ingrid.larsen',
      'rahul.mehta',
      'chloe.martin',
    ]) {
      expect(await notificationsOf(name)).toMatchObject([
        {
          payload: {
            title,
            link: `/sagemaker-studio/requests/${asked.requestId}`,
            severity: 'high',
            topic: 'studio-access-approvals',
          },
        },
      ]);
    }
    for (const name of ['ben.carter', 'jonas.weber', 'aiko.tanaka']) {
      expect(await titlesOf(name)).toEqual([]);
    }
  });

  it('asks nobody whom an untrusted entity adds to a group of approvers', async () => {
    expect(await titlesOf('lena.fischer')).toEqual([]);
  });

  it('does not send the notification twice, although it was killed between sending it and noting so', async () => {
    const before = only(await notificationsOf('mira.santos'));
    for (let time = 0; time < 3; time += 1) {
      const unmarked = await knex('access_outbox')
        .where('kind', 'notification')
        .update({ done_at: null });
      expect(unmarked).toBe(1);
      await drain();
    }
    const after = only(await notificationsOf('mira.santos'));
    expect(after.id).toBe(before.id);
    expect(await titlesOf('ingrid.larsen')).toHaveLength(1);
  });

  it('updates the notification of the others once somebody has decided', async () => {
    const before = only(await notificationsOf('mira.santos'));
    await answerOf(200, backend.as('ingrid.larsen').decide(asked));
    await drain();

    const after = only(await notificationsOf('mira.santos'));
    expect(after.id).toBe(before.id);
    expect(after.payload).toMatchObject({
      title:
        'Already approved by Ingrid Larsen: access to research-lab for Jonas Weber',
      severity: 'low',
    });
    expect(await titlesOf('ben.carter')).toEqual([
      'Approved: access to research-lab for Jonas Weber',
    ]);
    // Nothing that asks for a decision is left with the one who decided either.
    expect(await notificationsOf('ingrid.larsen')).toMatchObject([
      {
        payload: {
          title: 'You approved: access to research-lab for Jonas Weber',
          severity: 'low',
        },
      },
    ]);
    // He is told when he can open it.
    expect(await titlesOf('jonas.weber')).toEqual([]);
  });

  it('tells the person that they can open Studio once AWS shows it, and who asked', async () => {
    await backend.settle(asked.requestId);
    await drain();
    expect(await notificationsOf('jonas.weber')).toMatchObject([
      {
        payload: {
          title: 'You can open research-lab',
          link: expect.stringMatching(/\/studio\/d-researchlab1$/),
        },
      },
    ]);
    // What comes of the request updates the notification of its decision.
    expect(await titlesOf('ben.carter')).toEqual([
      'Ready: access to research-lab for Jonas Weber',
    ]);
    expect(await titlesOf('mira.santos')).toHaveLength(1);
  });

  it('tells the auditor each decision and each change of a grant, each with one end', async () => {
    expect(createEvent.mock.calls.map(([{ eventId }]) => eventId)).toEqual([
      'request-create',
      'request-decide',
      'grant-change',
      'grant-change',
    ]);
    expect(createEvent).toHaveBeenCalledWith({
      eventId: 'request-decide',
      severityLevel: 'medium',
      meta: expect.objectContaining({
        actionType: 'approved',
        actor: 'user:default/ingrid.larsen',
        requestId: asked.requestId,
        hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      }),
    });
    expect(success).toHaveBeenCalledTimes(4);
    expect(fail).not.toHaveBeenCalled();
  });

  it('signals to open pages what has changed', async () => {
    expect(publish).toHaveBeenCalledWith({
      recipients: { type: 'broadcast' },
      channel: 'sagemaker-studio',
      message: {
        families: ['request'],
        marks: [signalMark(asked.requestId), signalMark('d-researchlab1')],
      },
    });
    expect(publish).toHaveBeenCalledWith(
      expect.objectContaining({
        message: expect.objectContaining({
          families: expect.arrayContaining(['grant']),
        }),
      }),
    );
    // Everybody signed in receives them.
    const sent = JSON.stringify(
      publish.mock.calls.filter(
        ([{ recipients }]) => recipients.type === 'broadcast',
      ),
    );
    const { grants } = await backend.as('mira.santos').request(asked.requestId);
    for (const id of [
      asked.requestId,
      'd-researchlab1',
      'group:',
      'user:',
      ...grants.map(({ grantId }) => grantId),
    ]) {
      expect(sent).not.toContain(id);
    }
  });
});

describe('telling without the notifications plugin', () => {
  const databases = flowsDatabase();

  it('says so once, and holds nothing up', async () => {
    const sandbox = await startTestSandbox();
    const knex = await databases.init();
    const logger = mockServices.rootLogger.mock();
    logger.child.mockReturnValue(logger);
    const backend = await startStudioBackend({
      sandbox,
      knex,
      features: [logger.factory],
    });
    try {
      await backend.sync();
      for (const name of ['ben.carter', 'aiko.tanaka']) {
        await answerOf(201, backend.as(name).ask({}));
      }
      await backend.until(async () => {
        await backend.drainOutbox();
        return (await knex('access_outbox').whereNull('done_at')).length === 0;
      }, 'The outbox does not get empty');
      const told = logger.info.mock.calls.filter(([message]) =>
        message.includes('notifications plugin is not installed'),
      );
      expect(told).toHaveLength(1);
      expect(await knex('access_outbox').where('attempts', '>', 0)).toEqual([]);
    } finally {
      await backend.stop();
      await sandbox.stop();
    }
  });
});
