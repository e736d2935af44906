/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Logins of Identity Center that are no addresses, and people of another provider. A catalog user of another namespace with
 * the name of somebody is not that person: a name alone gives them nothing, and takes nothing from whom it belongs to.
 */
import type { Entity } from '@backstage/catalog-model';
import type {
  AccessRequest,
  EntryExplanation,
  Grant,
  Plan,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { present } from '../util/__testUtils__/present';
import { companyEntities } from './__testUtils__/companyEntities';
import { FOREIGN_ANNOTATIONS, PROVIDERS } from './__testUtils__/providers';
import { answerOf } from './__testUtils__/startStudioBackend';
import { LEADS_DECIDE, useStudio } from './__testUtils__/useStudio';

jest.setTimeout(240_000);

type ErrorBody = { error: { message: string } };

const OTHER = present(PROVIDERS.find(({ isOurs }) => !isOurs));
const BEN = 'user:default/ben.carter';
const NAMESAKE = 'user:contractors/ben.carter';
const PARTNER = 'ben.carter@partner.example';

const contractor: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { namespace: 'contractors', name: 'ben.carter' },
  spec: {
    profile: { displayName: 'Ben Carter', email: PARTNER },
    memberOf: [],
  },
};

describe(`somebody with the name of another in another namespace, brought by ${OTHER.by}`, () => {
  const studio = useStudio(OTHER);
  let userId: string;

  const namesake = () => studio.backend.asRef(NAMESAKE);
  const ben = () => studio.backend.as('ben.carter');
  const ingrid = () => studio.backend.as('ingrid.larsen');

  /** Ben is in the catalog with an address or without one, or is not there. */
  const serve = async (
    more: Entity[],
    benIs: 'by address' | 'by name' | 'absent' = 'by address',
  ) => {
    await studio.startDeciding([LEADS_DECIDE], {
      entities: [
        ...companyEntities(studio.sandbox.admin.world).flatMap(entity => {
          if (
            benIs === 'by address' ||
            entity.kind !== 'User' ||
            entity.metadata.name !== 'ben.carter'
          ) {
            return entity;
          }
          return benIs === 'absent'
            ? []
            : {
                ...entity,
                spec: {
                  ...entity.spec,
                  profile: { displayName: 'Ben Carter' },
                },
              };
        }),
        ...more,
      ],
    });
    await studio.backend.keepAccessList();
  };

  const conflicts = async () =>
    (await ingrid().client.listIdentityConflicts()).items.filter(
      ({ entityRef }) => entityRef.endsWith('/ben.carter'),
    );

  const mayAsk = async (ref: string) => {
    const { items } = await answerOf<Plan>(
      200,
      studio.mira().call(client =>
        client.planRequest({
          kind: 'grant',
          team: 'group:default/forecasting',
          domainId: 'd-researchlab1',
          people: [ref],
        }),
      ),
    );
    return items.map(({ obstacle }) => obstacle?.code);
  };

  beforeEach(() => {
    ({ userId } = studio.aws.user('ben.carter'));
    const { users } = studio.sandbox.admin.world.identityCenter;
    users[userId] = { ...present(users[userId]), userName: 'ben.carter' };
  });

  it.each(['by address', 'by name'] as const)(
    'sees, changes and blocks nothing of somebody found %s before',
    async benIs => {
      await serve([], benIs);
      const grant: Grant = await studio.letBenIn({ duration: 'P30D' });
      await serve([contractor], benIs);

      const calls: Record<string, PromiseLike<{ status: number }>> = {
        'read the grant': namesake().call(client =>
          client.getGrant(grant.grantId),
        ),
        'list requests': namesake().call(client =>
          client.listRequests({ view: 'mine' }),
        ),
        revoke: namesake().ask({
          kind: 'revoke',
          grantIds: [grant.grantId],
          justification: 'I do not need it any more',
        }),
        extend: namesake().ask({
          kind: 'extend',
          grantIds: [grant.grantId],
          duration: 'P60D',
        }),
      };
      const statuses: Record<string, number> = {};
      for (const [name, call] of Object.entries(calls)) {
        statuses[name] = (await call).status;
      }
      expect(statuses).toEqual(
        Object.fromEntries(Object.keys(calls).map(name => [name, 403])),
      );
      const { error } = await answerOf<ErrorBody>(
        403,
        namesake().call(client => client.getGrant(grant.grantId)),
      );
      expect(error.message).toContain('Only its name leads');
      expect(error.message).toContain('The platform team');
      const entry = await answerOf<EntryExplanation>(
        200,
        ingrid().call(client =>
          client.explainEntry(NAMESAKE, 'd-researchlab1'),
        ),
      );
      expect(entry).toMatchObject({
        canEnter: false,
        diagnosis: { code: 'ambiguous-person' },
      });
      expect((await studio.read(grant)).status).toBe('active');

      expect(await conflicts()).toMatchObject([
        { entityRef: NAMESAKE, candidates: [{ userId }], namesakes: [BEN] },
      ]);
      await answerOf<AccessRequest>(
        201,
        ben().ask({
          kind: 'extend',
          grantIds: [grant.grantId],
          duration: 'P60D',
        }),
      );
      const { items } = await ben().client.listRequests({ view: 'mine' });
      expect(items).toHaveLength(2);
    },
  );

  it('is found by their own address once they have a user, whatever the name', async () => {
    await serve([]);
    const { users } = studio.sandbox.admin.world.identityCenter;
    const own = '11111111-2222-3333-4444-555555555555';
    users[own] = {
      ...present(users[userId]),
      userId: own,
      userName: 'bcarter2',
      email: PARTNER,
      externalId: undefined,
    };
    await serve([contractor]);
    expect(await conflicts()).toEqual([]);
    expect(await mayAsk(NAMESAKE)).toEqual([undefined]);
    expect(await mayAsk(BEN)).toEqual([undefined]);
  });

  it('is nobody where both were there from the start, until the platform team says who it is', async () => {
    await serve([contractor], 'by name');
    const codes = ['identity-conflict'];
    expect([await mayAsk(BEN), await mayAsk(NAMESAKE)]).toEqual([codes, codes]);
    expect(await conflicts()).toMatchObject([
      { entityRef: NAMESAKE, candidates: [{ userId }], namesakes: [BEN] },
      { entityRef: BEN, candidates: [{ userId }], namesakes: [NAMESAKE] },
    ]);
    await answerOf(403, ben().ask({}));
    await answerOf(
      200,
      ingrid().call(client =>
        client.confirmIdentityLink({ entityRef: BEN, userId }),
      ),
    );
    await studio.backend.keepAccessList();
    expect([await mayAsk(BEN), await mayAsk(NAMESAKE)]).toEqual([
      [undefined],
      codes,
    ]);
    await answerOf(201, ben().ask({}));
  });

  it('is nobody where the other, who was there as well, has the address', async () => {
    await serve([contractor]);
    expect([await mayAsk(BEN), await mayAsk(NAMESAKE)]).toEqual([
      [undefined],
      ['identity-conflict'],
    ]);
  });

  it('loses what the name gave while they were alone, to whom the address leads to', async () => {
    await serve([contractor], 'absent');
    expect(await mayAsk(NAMESAKE)).toEqual([undefined]);
    await serve([contractor]);
    expect([await mayAsk(BEN), await mayAsk(NAMESAKE)]).toEqual([
      [undefined],
      ['identity-conflict'],
    ]);
  });

  it('waits for a look through the catalog, which shows whether the name is theirs alone', async () => {
    await studio.startDeciding([LEADS_DECIDE], {
      entities: [
        ...companyEntities(studio.sandbox.admin.world).filter(
          ({ metadata }) => metadata.name !== 'ben.carter',
        ),
        ...OTHER.bring([contractor]),
      ],
    });
    expect(await mayAsk(NAMESAKE)).toEqual(['identity-conflict']);
    const { error } = await answerOf<ErrorBody>(403, namesake().ask({}));
    expect(error.message).toContain('try again then');
    await studio.backend.keepAccessList();
    expect(await mayAsk(NAMESAKE)).toEqual([undefined]);
    expect(await conflicts()).toEqual([]);
  });

  it('keeps nothing that an earlier version has recorded for the name', async () => {
    await serve([], 'by name');
    const link = present(
      await studio.knex('principal_links').where({ entity_ref: BEN }).first(),
    );
    await studio.knex('principal_links').insert({
      ...link,
      entity_ref: NAMESAKE,
      recorded_at: new Date().toISOString(),
    });
    await serve([contractor], 'by name');
    expect([await mayAsk(BEN), await mayAsk(NAMESAKE)]).toEqual([
      [undefined],
      ['identity-conflict'],
    ]);
    expect(await conflicts()).toMatchObject([
      { entityRef: NAMESAKE, recorded: { userId }, namesakes: [BEN] },
    ]);
  });

  it('does not get the name of somebody who has left the catalog', async () => {
    await serve([], 'by name');
    await serve([contractor], 'absent');
    expect(await mayAsk(NAMESAKE)).toEqual(['identity-conflict']);
    expect(await conflicts()).toMatchObject([
      { entityRef: NAMESAKE, namesakes: [BEN] },
    ]);
  });
});

describe('somebody of another provider with the name of one whom our own brings', () => {
  const studio = useStudio();

  it('is not that one', async () => {
    const { userId } = studio.aws.user('ben.carter');
    const { users } = studio.sandbox.admin.world.identityCenter;
    users[userId] = { ...present(users[userId]), userName: 'ben.carter' };
    await studio.startDeciding([LEADS_DECIDE], {
      config: OTHER.config,
      entities: [
        ...companyEntities(studio.sandbox.admin.world),
        {
          ...contractor,
          metadata: {
            ...contractor.metadata,
            annotations: FOREIGN_ANNOTATIONS,
          },
        },
      ],
    });
    await studio.backend.keepAccessList();
    await answerOf(403, studio.backend.asRef(NAMESAKE).ask({}));
    const { items } = await studio.backend
      .as('ingrid.larsen')
      .client.listIdentityConflicts();
    expect(items).toMatchObject([{ entityRef: NAMESAKE, namesakes: [BEN] }]);
    await answerOf(201, studio.backend.as('ben.carter').ask({}));
  });
});
