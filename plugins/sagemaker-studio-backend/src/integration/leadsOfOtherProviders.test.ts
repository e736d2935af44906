/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * A provider that is not ours gives the ref of a lead to the next who comes by that login. The configuration names leads
 * by refs; the ref alone gives nobody the office.
 */
import type {
  AccessRequest,
  IdentityReport,
  TeamAccess,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { companyEntities } from './__testUtils__/companyEntities';
import { present } from '../util/__testUtils__/present';
import { PROVIDERS } from './__testUtils__/providers';
import { oktaDirectory } from './__testUtils__/realCatalog';
import { answerOf } from './__testUtils__/startStudioBackend';
import { LEADS_DECIDE, useStudio } from './__testUtils__/useStudio';

jest.setTimeout(240_000);

type ErrorBody = { error: { message: string } };

const MIRA = 'mira.santos@alpenglow.example';
const MOVED = 'mira.santos-braun@alpenglow.example';
const TEAM = 'group:default/forecasting';
const MIRA_REF = 'user:default/mira.santos';
const OTHER = present(PROVIDERS.find(({ isOurs }) => !isOurs));

describe(`somebody with the ref of a lead, brought by ${OTHER.by}`, () => {
  const studio = useStudio(OTHER);
  let waiting: AccessRequest;

  const okta = (method: string, path: string, body?: object) =>
    oktaDirectory(studio.sandbox).change(method, path, body);

  const follow = () =>
    studio.startDeciding([LEADS_DECIDE], {
      entities: companyEntities(studio.sandbox.admin.world),
    });

  const namesake = () => studio.backend.as('mira.santos');

  /** The lead gives up the login, and somebody else gets it. */
  async function replaceMira() {
    await follow();
    // Whom the ref leads to is recorded.
    await answerOf(
      200,
      studio.mira().call(client => client.getTeamAccess(TEAM)),
    );
    waiting = await studio.benAsks();
    await okta('PATCH', `/people/${MIRA}`, { login: MOVED, email: MOVED });
    await okta('POST', '/people', {
      firstName: 'Mira',
      lastName: 'Santos',
      login: MIRA,
      email: MIRA,
      groups: [],
    });
  }

  async function checkGainsNothing() {
    for (const call of [
      namesake().decide(waiting),
      namesake().ask({
        kind: 'onboard-team',
        people: ['user:default/aiko.tanaka'],
      }),
      namesake().ask({}),
      namesake().call(client => client.listRequests({ view: 'to-decide' })),
      namesake().call(client => client.listGrants({ team: TEAM })),
      namesake().call(client => client.getRequest(waiting.requestId)),
      namesake().call(client => client.withdrawRequest(waiting.requestId)),
      namesake().call(client => client.getTeamAccess(TEAM)),
      // Nor does the platform team's decision come from themselves.
      namesake().call(client =>
        client.confirmIdentityLink({
          entityRef: 'user:default/mira.santos',
          userId: studio.aws.user('mira.santos').userId,
        }),
      ),
    ]) {
      const { error } = await answerOf<ErrorBody>(403, call);
      expect(error.message).toContain('latform team');
    }
    const { status } = await studio.backend
      .as('ingrid.larsen')
      .request(waiting.requestId);
    expect(status).toBe('in-review');
  }

  it('has none of the office of a suspended one, nor a way to take it', async () => {
    await replaceMira();
    await okta('PATCH', `/people/${MOVED}`, { status: 'SUSPENDED' });
    await follow();
    await checkGainsNothing();
    // The other lead is in office as before.
    const { status } = await answerOf(
      200,
      studio.backend.as('jonas.weber').decide(waiting),
    );
    expect(status).toBe('approved');
  });

  it('has none of the office of an active one, who keeps what is theirs, and the platform team is told', async () => {
    await replaceMira();
    await follow();
    await checkGainsNothing();
    const mira = studio.backend.as('mira.santos-braun');
    const team = await answerOf<TeamAccess>(
      200,
      mira.call(client => client.getTeamAccess(TEAM)),
    );
    expect(team.viewer.isMember).toBe(true);
    await studio.backend.keepAccessList();
    const ingrid = studio.backend.as('ingrid.larsen');
    const { items } = await ingrid.client.listIdentityConflicts();
    expect(items).toMatchObject([
      {
        entityRef: MIRA_REF,
        namedIn: [
          'the leads of forecasting (sagemakerStudio.teams[0].leads[0])',
        ],
      },
    ]);
    const report = await answerOf<IdentityReport>(
      200,
      ingrid.call(client => client.getIdentityReport()),
    );
    expect(report.claims).toEqual([]);
  });

  describe('whom the platform team confirms to have the ref', () => {
    const ingrid = () => studio.backend.as('ingrid.larsen');
    const former = () => studio.backend.as('mira.santos-braun');
    let formerId: string;
    let newId: string;

    const decideRef = (id: string, by = ingrid()) =>
      by.call(client =>
        client.decideRef({ entityRef: MIRA_REF, recorded: formerId, id }),
      );

    const passedRefs = async () =>
      (await ingrid().client.getIdentityReport()).passedRefs;

    const ledBy = async (name: string) =>
      (await studio.backend.asService().getStanding(`user:default/${name}`))
        .ledTeams;

    /** They may ask like everybody, and have nothing of the office. */
    async function checkHasNoOffice() {
      expect(await ledBy('mira.santos')).toEqual([]);
      await answerOf(403, namesake().decide(waiting));
      expect(await namesake().request(waiting.requestId)).toMatchObject({
        viewerMayDecide: false,
      });
      expect(
        (await namesake().client.listRequests({ view: 'to-decide' })).items,
      ).toEqual([]);
    }

    beforeEach(async () => {
      await replaceMira();
      await follow();
      await studio.backend.keepAccessList();
      formerId = studio.aws.user('mira.santos-braun').userId;
      newId = studio.aws.user('mira.santos').userId;
      await answerOf(
        200,
        ingrid().call(client =>
          client.confirmIdentityLink({ entityRef: MIRA_REF, userId: newId }),
        ),
      );
    });

    it('has none of the office that the configuration gave to the one before, who keeps it', async () => {
      // At once, and after the catalog is read.
      await checkHasNoOffice();
      await studio.backend.sync();
      await studio.backend.keepAccessList();
      await checkHasNoOffice();
      expect(await ledBy('mira.santos-braun')).toEqual([TEAM]);
      expect(await passedRefs()).toMatchObject([
        {
          entityRef: MIRA_REF,
          recorded: { id: formerId, name: MOVED, status: 'ENABLED' },
          found: { id: newId, name: MIRA, status: 'ENABLED' },
          places: [
            'the leads of forecasting (sagemakerStudio.teams[0].leads[0])',
          ],
        },
      ]);
      const { refs } = await ingrid().client.getIdentityReport();
      expect(refs).toMatchObject([{ entityRef: MIRA_REF, problem: 'changed' }]);
      const { status } = await answerOf(200, former().decide(waiting));
      expect(status).toBe('approved');
    });

    it('gets it when the platform team says so, and nobody else', async () => {
      await studio.backend.keepAccessList();
      await answerOf(403, decideRef(newId, namesake()));
      await answerOf(403, decideRef(newId, former()));
      await answerOf(400, decideRef('another'));
      await answerOf(200, decideRef(newId));
      // Said again, it is so already.
      await answerOf(200, decideRef(newId));
      await answerOf(409, decideRef(formerId));
      expect(await passedRefs()).toEqual([]);
      expect(await ledBy('mira.santos')).toEqual([TEAM]);
      expect(await ledBy('mira.santos-braun')).toEqual([]);
      await answerOf(403, former().decide(waiting));
      await answerOf(200, namesake().decide(waiting));
      const { items } = await ingrid().client.listEvents({
        type: 'identity.ref-decided',
      });
      expect(items).toMatchObject([
        {
          actor: 'user:default/ingrid.larsen',
          detail: { entityRef: MIRA_REF, id: newId, before: formerId },
        },
      ]);
    });

    it('does not get it when the platform team rejects it, also while nobody can use it', async () => {
      await studio.backend.keepAccessList();
      await answerOf(200, decideRef(formerId));
      await answerOf(200, decideRef(formerId));
      expect(await passedRefs()).toEqual([]);
      await okta('PATCH', `/people/${MOVED}`, { status: 'SUSPENDED' });
      await follow();
      await studio.backend.keepAccessList();
      await checkHasNoOffice();
      expect(await passedRefs()).toEqual([]);
      expect((await ingrid().client.getIdentityReport()).refs).toMatchObject([
        { entityRef: MIRA_REF, problem: 'changed' },
      ]);
    });
  });
});
