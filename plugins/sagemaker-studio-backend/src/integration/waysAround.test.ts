/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Ways to go on working that no assignment gives, and so no revocation takes. */
import type {
  DomainReadiness,
  EffectiveAccess,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { present } from '../util/__testUtils__/present';
import { answerOf } from './__testUtils__/startStudioBackend';
import { COMPANY } from './__testUtils__/startTestSandbox';
import { useStudio } from './__testUtils__/useStudio';

jest.setTimeout(240_000);

const REMOTE = /'aiko-lab'.*sagemaker:StartSession/;
const SESSIONS = /background sessions .* may go on/;

describe('remote IDEs and background sessions', () => {
  const studio = useStudio();

  /** Aiko is in, with a space that lets in remote IDEs and one that does not, where identities are passed on. */
  async function startWithWaysAround() {
    const domain = present(
      studio.sandbox.admin.world.domains[COMPANY.researchLab],
    );
    domain.settings = {
      ...domain.settings,
      DomainSettings: {
        TrustedIdentityPropagationSettings: { Status: 'ENABLED' },
      },
    };
    await studio.start();
    const grant = await studio.bringIn('aiko.tanaka');
    const owner = 'aiko-tanaka';
    studio.aws.addSpace({ name: 'aiko-lab', owner, remoteAccess: true });
    studio.aws.addSpace({ name: 'aiko-desk', owner });
    await studio.backend.sync();
    return grant;
  }

  it('are reported by the plan of a revocation and by its end', async () => {
    const grant = await startWithWaysAround();
    const asked = await studio.revoke(grant);
    expect(asked.plan.warnings).toEqual([
      expect.stringMatching(REMOTE),
      expect.stringMatching(SESSIONS),
    ]);
    const { operation } = await studio.untilEnded(grant);
    const detail = operation?.steps.at(-1)?.detail;
    expect(detail).toContain('through IAM Identity Center.');
    expect(detail).toMatch(REMOTE);
    expect(detail).not.toContain('aiko-desk');
  });

  it('say nothing of background sessions where the application has none', async () => {
    const application = present(
      Object.values(
        studio.sandbox.admin.world.identityCenter.applications,
      ).find(({ domainId }) => domainId === COMPANY.researchLab),
    );
    application.backgroundSessions = 'DISABLED';
    const grant = await startWithWaysAround();
    const asked = await studio.revoke(grant);
    expect(asked.plan.warnings).toEqual([expect.stringMatching(REMOTE)]);
  });

  it('go with the spaces that are deleted', async () => {
    const grant = await startWithWaysAround();
    const asked = await studio.revoke(grant, {
      deleteSpaces: true,
      deleteProfile: false,
    });
    expect(asked.plan.warnings).not.toContainEqual(
      expect.stringMatching(REMOTE),
    );
  });

  it('are reported by effective access and readiness', async () => {
    await startWithWaysAround();
    const ingrid = studio.backend.as('ingrid.larsen');
    const access = await answerOf<EffectiveAccess>(
      200,
      ingrid.call(client => client.getEffectiveAccess(COMPANY.researchLab)),
    );
    expect(access.note).toMatch(REMOTE);
    expect(access.note).toMatch(SESSIONS);
    const { checks } = await answerOf<DomainReadiness>(
      200,
      ingrid.call(client => client.getReadiness(COMPANY.researchLab)),
    );
    const of = (code: string) => checks.find(each => each.code === code);
    expect(of('remote-access')).toMatchObject({
      status: 'attention',
      sentence: expect.stringMatching(REMOTE),
    });
    expect(of('background-sessions')).toMatchObject({
      status: 'attention',
      sentence: expect.stringMatching(SESSIONS),
    });
  });
});
