/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Our provider has taken a team out of the catalog, since its group is gone from Identity Center. Another trusted provider
 * brings a team by the same ref that has no group there.
 */
import { permissionsServiceFactory } from '@backstage/backend-defaults/permissions';
import type { Entity } from '@backstage/catalog-model';
import permissionPlugin from '@backstage/plugin-permission-backend';
import permissionModule from '@studio-access/backstage-plugin-permission-backend-module-sagemaker-studio';
import type {
  AccessRequest,
  Grant,
  GrantList,
  RequestList,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { only } from '../util/__testUtils__/items';
import { authWithActors } from './__testUtils__/authWithActors';
import { companyEntities } from './__testUtils__/companyEntities';
import { FOREIGN_ANNOTATIONS } from './__testUtils__/providers';
import { answerOf } from './__testUtils__/startStudioBackend';
import { LEADS_DECIDE, useStudio } from './__testUtils__/useStudio';

jest.setTimeout(240_000);

const TEAM = 'group:default/forecasting';

describe('a member of a team with the ref of another that is gone', () => {
  const studio = useStudio();
  let asked: AccessRequest;
  let grant: Grant;

  const serve = (
    entities: Entity[],
    teams: { team: string; leads: string[] }[] = [],
  ) =>
    studio.start(
      {
        policies: [
          { ...LEADS_DECIDE, approvers: ['user:default/ingrid.larsen'] },
        ],
        teams,
        identity: { trustedOrigins: ['static:people'] },
      },
      {
        entities,
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
      },
    );

  const company = () => companyEntities(studio.sandbox.admin.world);

  /** The people of the other team are others. */
  const withOther = (entities: Entity[]): Entity[] =>
    entities.map(entity => {
      if (entity.kind === 'Group' && entity.metadata.name === 'forecasting') {
        return {
          ...entity,
          metadata: { ...entity.metadata, annotations: FOREIGN_ANNOTATIONS },
          spec: { ...entity.spec, members: ['olga.petrova'] },
          relations: [
            { type: 'hasMember', targetRef: 'user:default/olga.petrova' },
          ],
        };
      }
      const isOlga = entity.metadata.name === 'olga.petrova';
      const memberOf = [entity.spec?.memberOf ?? []]
        .flat()
        .filter(each => each !== 'forecasting');
      return {
        ...entity,
        spec: { ...entity.spec, ...(entity.kind === 'User' && { memberOf }) },
        relations: [
          ...(entity.relations ?? []).filter(
            ({ targetRef }) => targetRef !== TEAM,
          ),
          ...(isOlga ? [{ type: 'memberOf', targetRef: TEAM }] : []),
        ],
      };
    });

  beforeEach(async () => {
    await serve(company());
    asked = await answerOf(201, studio.backend.as('aiko.tanaka').ask({}));
    await answerOf(200, studio.backend.as('ingrid.larsen').decide(asked));
    grant = only((await studio.backend.settle(asked.requestId)).grants);
    await studio.backend.keepAccessList();
    const { identityCenter } = studio.sandbox.admin.world;
    const { groupId } = studio.aws.group('forecasting');
    delete identityCenter.groups[groupId];
    await serve(withOther(company()));
    await studio.backend.keepAccessList();
  });

  it('reads nothing of it', async () => {
    const olga = studio.backend.as('olga.petrova');
    const { items: grants } = await answerOf<GrantList>(
      200,
      olga.call(client => client.listGrants({})),
    );
    const { items: requests } = await answerOf<RequestList>(
      200,
      olga.call(client => client.listRequests({})),
    );
    expect([grants, requests]).toEqual([[], []]);
    await answerOf(
      403,
      olga.call(client => client.getGrant(grant.grantId)),
    );
    await answerOf(
      403,
      olga.call(client => client.getRequest(asked.requestId)),
    );
  });

  it('is not shown as the team of its access', async () => {
    const { client } = studio.backend.as('ingrid.larsen');
    const { team } = await client.getGrant(grant.grantId);
    expect(team).toMatch(/^group:default\/forecasting-.+/);
    const { people } = await client.getTeamAccess(TEAM);
    expect(people.filter(each => each.grant)).toEqual([]);
  });

  it('takes nothing of it away as a lead', async () => {
    await serve(withOther(company()), [
      { team: TEAM, leads: ['user:default/olga.petrova'] },
    ]);
    const { error } = await answerOf<{ error: { message: string } }>(
      400,
      studio.backend.as('olga.petrova').ask({
        kind: 'revoke',
        grantIds: [grant.grantId],
        team: TEAM,
        justification: 'They have moved on to another team',
      }),
    );
    expect(error.message).toContain('Aiko Tanaka');
    expect(studio.hasAccess('aiko.tanaka')).toBe(true);
  });
});
