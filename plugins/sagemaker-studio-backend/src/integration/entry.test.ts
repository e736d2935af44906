/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Why somebody can or cannot open Studio, and who is told. */
import { mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type {
  AccessList,
  EffectiveAccess,
  EntryExplanation,
  Plan,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { only } from '../util/__testUtils__/items';
import { companyEntities } from './__testUtils__/companyEntities';
import { answerOf } from './__testUtils__/startStudioBackend';
import { COMPANY } from './__testUtils__/startTestSandbox';
import { useStudio } from './__testUtils__/useStudio';

jest.setTimeout(240_000);

const WAYS = `/domains/${COMPANY.researchLab}/effective-access`;

const entryPath = (ref: string) =>
  `/people/${ref.replace(':', '/')}/entry?domainId=${COMPANY.researchLab}`;

describe('opening Studio', () => {
  const studio = useStudio();

  const ingrid = () => studio.backend.as('ingrid.larsen');

  const explain = (name: string, domainId: string, as = name) =>
    answerOf<EntryExplanation>(
      200,
      studio.backend
        .as(as)
        .call(client => client.explainEntry(`user:default/${name}`, domainId)),
    );

  it('is explained with what is missing and a request that repairs it', async () => {
    await studio.start();
    const lena = await explain('lena.fischer', COMPANY.researchLab);
    expect(lena).toMatchObject({
      domainName: 'research-lab',
      canEnter: false,
      diagnosis: { code: 'profile-without-assignment' },
      failure: {
        code: 'assigned',
        sentence: expect.stringContaining('Access Denied'),
        who: 'you',
      },
      repair: {
        label: 'Request access',
        messages: { label: { code: 'repair.request' } },
        input: { team: 'group:default/fraud-detection' },
      },
      syncedAt: expect.stringMatching(/Z$/),
    });
    expect(lena.links).toBeUndefined();
  });

  it('has its links for who can', async () => {
    await studio.start();
    const { url } = studio.sandbox;
    const daniel = await explain('daniel.kim', COMPANY.researchLab);
    expect(daniel).toMatchObject({
      canEnter: true,
      links: {
        studio: expect.stringContaining(COMPANY.researchLab),
        accessPortal: `${url}/start`,
        identityProvider: `${url}/okta`,
      },
    });
    expect(daniel.failure).toBeUndefined();
    expect(daniel.repair).toBeUndefined();
  });

  it.each([
    ['from before October 2023', COMPANY.legacyLab, 'assigned'],
    ['in IAM mode', COMPANY.production, 'domain-signs-in-by-identity-center'],
  ])(
    'is a matter of the AWS administrator in a domain %s',
    async (_, domainId, code) => {
      await studio.start();
      const { failure } = await explain(
        'olga.petrova',
        domainId,
        'ingrid.larsen',
      );
      expect(failure).toMatchObject({ code, who: 'aws-administrator' });
    },
  );

  it.each([
    [
      404,
      '/people/user/default/lena.fischer/entry?domainId=d-x',
      "There is no domain 'd-x'",
    ],
    [
      404,
      entryPath('user:default/no.body'),
      "There is no person 'user:default/no.body'",
    ],
    [400, '/people/user/default/lena.fischer/entry', 'domainId'],
  ])('is answered with %i at %s', async (status, path, says) => {
    await studio.start();
    const { error } = await answerOf<{ error: { message: string } }>(
      status,
      ingrid().get(path),
    );
    expect(error.message).toContain(says);
  });

  describe('where two catalog users are one in Identity Center', () => {
    const both = ['user:branch/daniel', 'user:default/daniel.kim'];

    beforeEach(async () => {
      await studio.start(undefined, {
        entities: [
          ...companyEntities(studio.sandbox.admin.world),
          {
            apiVersion: 'backstage.io/v1alpha1',
            kind: 'User',
            metadata: { namespace: 'branch', name: 'daniel' },
            spec: {
              profile: {
                displayName: 'Daniel at the branch',
                email: 'Daniel.Kim@alpenglow.example',
              },
              memberOf: [],
            },
          },
        ],
      });
      await studio.backend.keepAccessList();
    });

    it.each(both)('names both to %s, and lets neither in', async ref => {
      const entry = await answerOf<EntryExplanation>(
        200,
        ingrid().get(entryPath(ref)),
      );
      expect(entry).toMatchObject({
        canEnter: false,
        diagnosis: {
          code: 'ambiguous-person',
          sentence: expect.stringContaining(both.join(' and ')),
        },
        failure: { code: 'identity-known', who: 'platform-team' },
      });
      expect(entry.repair).toBeUndefined();
    });

    it('is neither of them in the access list', async () => {
      const { items } = await answerOf<AccessList>(
        200,
        ingrid().call(client =>
          client.listAccess({ limit: 200, domainId: COMPANY.researchLab }),
        ),
      );
      const listed = only(
        items.filter(({ diagnosis }) => diagnosis.code === 'ambiguous-person'),
      );
      expect(listed).toMatchObject({
        person: { displayName: 'Daniel Kim', sharedBy: both },
        profile: { status: 'InService' },
      });
      expect(listed.person.entityRef).toBeUndefined();
    });

    it.each([WAYS, `${WAYS}?person=user:default/daniel.kim`])(
      'is neither of them at %s',
      async path => {
        const { people } = await answerOf<EffectiveAccess>(
          200,
          ingrid().get(path),
        );
        const daniel = only(
          people.filter(({ displayName }) => displayName === 'Daniel Kim'),
        );
        expect(daniel.sharedBy).toEqual(both);
        expect(daniel.entityRef).toBeUndefined();
      },
    );

    it('cannot be asked for', async () => {
      const { items } = await answerOf<Plan>(
        200,
        studio.backend.as('daniel.kim').call(client =>
          client.planRequest({
            kind: 'grant',
            team: 'group:default/research',
            domainId: COMPANY.researchLab,
            people: ['user:default/daniel.kim'],
          }),
        ),
      );
      expect(items).toMatchObject([
        { obstacle: { code: 'ambiguous-identity' } },
      ]);
    });
  });

  describe('is told of those whom one may see alone', () => {
    beforeEach(() => {
      const permissions = mockServices.permissions.mock({
        authorize: async requests =>
          requests.map(({ permission }) => ({
            result:
              permission.name === 'sagemaker-studio.access.read'
                ? AuthorizeResult.DENY
                : AuthorizeResult.ALLOW,
          })),
        authorizeConditional: async requests =>
          requests.map(() => ({ result: AuthorizeResult.ALLOW })),
      });
      return studio.start(undefined, { features: [permissions.factory] });
    });

    it.each([
      ['jonas.weber', entryPath('user:default/jonas.weber'), 200],
      ['jonas.weber', entryPath('user:default/lena.fischer'), 403],
      ['jonas.weber', `${WAYS}?person=user:default/jonas.weber`, 200],
      ['jonas.weber', WAYS, 403],
      ['jonas.weber', `${WAYS}?team=group:default/forecasting`, 403],
      // She leads the forecasters.
      ['mira.santos', entryPath('user:default/jonas.weber'), 200],
      ['mira.santos', entryPath('user:default/lena.fischer'), 403],
      ['mira.santos', `${WAYS}?team=group:default/forecasting`, 200],
      ['mira.santos', `/domains/${COMPANY.researchLab}/readiness`, 403],
    ])('to %s at %s: %i', async (name, path, expected) => {
      const { status } = await studio.backend.as(name).get(path);
      expect(status).toBe(expected);
    });

    it('without the groups that let others in', async () => {
      const { groups } = await answerOf<EffectiveAccess>(
        200,
        studio.backend
          .as('jonas.weber')
          .get(`${WAYS}?person=user:default/jonas.weber`),
      );
      expect(groups).toEqual([]);
    });
  });
});
