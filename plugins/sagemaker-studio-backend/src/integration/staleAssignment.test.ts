/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* A grant becomes active only if its assignment is there, however lately it was read while it still was. */
import { answerOf } from './__testUtils__/startStudioBackend';
import { COMPANY } from './__testUtils__/startTestSandbox';
import { useStudio } from './__testUtils__/useStudio';

jest.setTimeout(240_000);

const DOMAIN = COMPANY.researchLab;

describe('an assignment that was removed a moment ago', () => {
  const studio = useStudio();

  /** They ask for themselves, Mira approves, and all are carried out at once. */
  async function letIn(...names: string[]) {
    const asked = await Promise.all(
      names.map(name => answerOf(201, studio.backend.as(name).ask({}))),
    );
    for (const each of asked) {
      await answerOf(200, studio.mira().decide(each));
    }
    for (const { requestId } of asked) {
      const { grants } = await studio.backend.settle(requestId);
      expect(grants).toMatchObject([{ status: 'active' }]);
    }
  }

  it('is made again for a grant that was approved since', async () => {
    await studio.startDeciding(undefined, {
      config: {
        domains: {
          [DOMAIN]: {
            mode: 'manage',
            executionRoles: [COMPANY.scientistRole],
            owners: ['user:default/ingrid.larsen'],
          },
        },
      },
    });
    const { admin } = studio.sandbox;
    studio.aws.assign('ben.carter');
    await studio.backend.sync();
    admin.clearCalls();
    // While one is read singly the others wait, and are answered by the list, which shows Ben's assignment as well.
    admin.addFault({
      operation: 'DescribeApplicationAssignment',
      effect: { type: 'latency', milliseconds: 400 },
    });
    await letIn('aiko.tanaka', 'jonas.weber', 'priya.nair', 'elif.demir');
    admin.clearFaults();
    expect(admin.calls().map(({ operation }) => operation)).toContain(
      'ListApplicationAssignments',
    );
    const { userId } = studio.aws.user('ben.carter');
    await answerOf(
      200,
      studio.backend
        .as('ingrid.larsen')
        .call(client => client.removeUnmanagedAccess(DOMAIN, { userId })),
    );
    await studio.untilEvent('assignment.removed');
    expect(studio.aws.hasOwnAssignment('ben.carter')).toBe(false);
    await letIn('ben.carter');
    expect(studio.aws.hasOwnAssignment('ben.carter')).toBe(true);
  });
});
