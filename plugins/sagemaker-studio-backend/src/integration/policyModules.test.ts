/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Policies that modules of the plugin add. */
import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  sagemakerStudioPolicyExtensionPoint,
  type SagemakerStudioPolicy,
} from '@studio-access/backstage-plugin-sagemaker-studio-node';
import { flowsDatabase } from './__testUtils__/flowsDatabase';
import {
  answerOf,
  startStudioBackend,
} from './__testUtils__/startStudioBackend';
import {
  COMPANY,
  startTestSandbox,
  type TestSandbox,
} from './__testUtils__/startTestSandbox';

jest.setTimeout(240_000);

const NIGHT_SHIFT: SagemakerStudioPolicy = {
  name: 'night-shift',
  teams: ['group:default/forecasting'],
  domains: [COMPANY.researchLab],
  requesters: 'anyone',
  onBehalfOf: 'anyone',
  stages: [{ name: 'duty', approvers: ['user:default/daniel.kim'] }],
  duration: { default: { days: 1 }, max: 'P7D' },
};

function moduleWith(moduleId: string, ...policies: SagemakerStudioPolicy[]) {
  return createBackendModule({
    pluginId: 'sagemaker-studio',
    moduleId,
    register(reg) {
      reg.registerInit({
        deps: { studio: sagemakerStudioPolicyExtensionPoint },
        async init({ studio }) {
          studio.addPolicies(...policies);
        },
      });
    },
  });
}

describe('policies of modules', () => {
  const databases = flowsDatabase();
  let sandbox: TestSandbox;

  beforeAll(async () => {
    sandbox = await startTestSandbox({
      studio: {
        policies: [
          {
            name: 'elsewhere',
            teams: ['*'],
            domains: [COMPANY.production],
            requesters: 'anyone',
            onBehalfOf: 'anyone',
            approvers: ['team-leads'],
          },
        ],
      },
    });
    sandbox.admin.setTimings({ userProfile: 10 });
  });

  afterAll(() => sandbox.stop());

  it('decide requests like those of app-config, pinned as they are', async () => {
    const knex = await databases.init();
    const start = (...modules: ReturnType<typeof moduleWith>[]) =>
      startStudioBackend({ sandbox, knex, features: modules });
    let backend = await start(
      moduleWith('night-shift', NIGHT_SHIFT),
      moduleWith('research', {
        name: 'research',
        teams: ['group:default/research'],
        domains: [COMPANY.researchLab],
        requesters: 'members',
        approvers: ['group:default/ml-platform'],
      }),
    );
    let asked;
    try {
      await backend.sync();
      asked = await answerOf(201, backend.as('ben.carter').ask({}));
      expect(asked).toMatchObject({
        policy: { name: 'night-shift' },
        duration: 'P1D',
        approvers: ['user:default/daniel.kim'],
        stages: [{ name: 'duty', status: 'in-review' }],
      });
      await answerOf(403, backend.as('mira.santos').decide(asked));
    } finally {
      await backend.stop();
    }

    // The module's policy has changed by the time somebody decides.
    backend = await start(
      moduleWith('night-shift', {
        ...NIGHT_SHIFT,
        stages: [{ name: 'duty', approvers: ['user:default/mira.santos'] }],
      }),
    );
    try {
      await answerOf(403, backend.as('daniel.kim').decide(asked));
      const approved = await answerOf(
        200,
        backend.as('mira.santos').decide(asked),
      );
      expect(approved).toMatchObject({
        status: 'approved',
        policy: { name: 'night-shift' },
      });
      expect(approved.policy.version).not.toBe(asked.policy.version);
      const done = await backend.settle(asked.requestId);
      expect(done.grants).toMatchObject([{ status: 'active' }]);
    } finally {
      await backend.stop();
    }
  });

  it('are refused as the back end starts, by name and key, when they are wrong', async () => {
    const knex = await databases.init();
    await expect(
      startStudioBackend({
        sandbox,
        knex,
        features: [
          moduleWith('good', NIGHT_SHIFT),
          moduleWith('bad', {
            ...NIGHT_SHIFT,
            name: 'day-shift',
            duration: { default: 'P9D', max: 'P7D' },
          }),
        ],
      }),
    ).rejects.toThrow(
      'policies[1].duration.default of those that modules add (day-shift): it is longer than duration.max (P7D)',
    );
  });
});
