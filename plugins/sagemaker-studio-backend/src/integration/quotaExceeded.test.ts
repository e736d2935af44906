/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { answerOf } from './__testUtils__/startStudioBackend';
import { useStudio } from './__testUtils__/useStudio';

jest.setTimeout(240_000);

describe('a plan that exceeds a quota', () => {
  const studio = useStudio();

  it('waits for a person where the policy would approve it at once', async () => {
    const { accounts } = studio.sandbox.admin.world;
    const account = accounts['222222222222'];
    Object.assign(account ?? {}, {
      quotas: { '*': { userProfiles: 1, domains: 10 } },
    });
    await studio.start();

    const asked = await answerOf(
      201,
      studio
        .mira()
        .ask({ kind: 'onboard-team', people: ['user:default/aiko.tanaka'] }),
    );

    expect(asked).toMatchObject({
      status: 'in-review',
    });
    expect(asked.plan.warnings).toContainEqual(
      expect.stringContaining('the quota L-'),
    );
  });
});
