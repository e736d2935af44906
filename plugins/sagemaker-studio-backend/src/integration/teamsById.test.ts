/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* A team is its Identity Center group: neither its records nor its lead's office pass on with its name. */
import type { Entity } from '@backstage/catalog-model';
import type {
  AccessList,
  AccessRequest,
  DailyCount,
  Grant,
  TeamAccess,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { present } from '../util/__testUtils__/present';
import { TEAM_RULE_TASK } from '../requests/teamRules/TeamRuleTask';
import { companyEntities } from './__testUtils__/companyEntities';
import { answerOf } from './__testUtils__/startStudioBackend';
import { COMPANY } from './__testUtils__/startTestSandbox';
import { LEADS_DECIDE, useStudio } from './__testUtils__/useStudio';

jest.setTimeout(240_000);

const ORIGIN = 'backstage.io/managed-by-origin-location';
const GROUP_ID = 'aws.amazon.com/identity-center-group-id';
const GRAPH = 'msgraph:default';
const FORECASTING = 'group:default/forecasting';
const PLANNING = 'group:default/planning';
const MIRA = 'user:default/mira.santos';
const NEW_ID = '93677ab1c2-00000000-1111-2222-3333-555555555555';

type ErrorBody = { error: { name: string; message: string } };
type Page<T> = { items: T[] };

describe.each(['its annotation', 'its name'])(
  'a team that another provider brings, known by %s',
  knownBy => {
    const studio = useStudio();

    const groups = () => studio.sandbox.admin.world.identityCenter.groups;

    const groupIdOf = (displayName: string) =>
      present(
        Object.values(groups()).find(each => each.displayName === displayName),
      ).groupId;

    /** The company as the provider brings it now, with a group of the company under another name. */
    const company = (named: Record<string, string> = {}): Entity[] =>
      companyEntities(studio.sandbox.admin.world).map(entity => {
        const { name } = entity.metadata;
        const today = named[name] ?? name;
        const isGroup = entity.kind === 'Group';
        return {
          ...entity,
          metadata: {
            ...entity.metadata,
            name: isGroup ? today : name,
            annotations: {
              [ORIGIN]: GRAPH,
              ...(isGroup && knownBy === 'its annotation'
                ? { [GROUP_ID]: groupIdOf(today) }
                : {}),
            },
          },
          spec: isGroup
            ? entity.spec
            : {
                ...entity.spec,
                memberOf: Object.values(entity.spec?.memberOf ?? []).map(
                  each => named[String(each)] ?? each,
                ),
              },
          relations: (entity.relations ?? []).map(relation => ({
            ...relation,
            targetRef: relation.targetRef.replace(
              /^group:default\/(.*)$/,
              (ref, group) =>
                named[group] ? `group:default/${named[group]}` : ref,
            ),
          })),
        };
      });

    /** A new group whose name is taken, with Ben in it, and nobody of the old one. */
    const withNewForecasting = (entities: Entity[]): Entity[] => [
      ...entities
        .filter(
          ({ kind, metadata }) =>
            !(kind === 'Group' && metadata.name === 'forecasting'),
        )
        .map(entity => ({
          ...entity,
          spec: {
            ...entity.spec,
            memberOf: Object.values(entity.spec?.memberOf ?? []).filter(
              each => each !== 'forecasting',
            ),
          },
          relations: (entity.relations ?? []).filter(
            ({ targetRef }) => targetRef !== FORECASTING,
          ),
        })),
      {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Group',
        metadata: {
          namespace: 'default',
          name: 'forecasting',
          annotations: {
            [ORIGIN]: GRAPH,
            ...(knownBy === 'its annotation' ? { [GROUP_ID]: NEW_ID } : {}),
          },
        },
        spec: {
          type: 'team',
          children: [],
          members: ['user:default/lena.fischer'],
        },
      },
    ];

    const start = (entities: Entity[], teams: string[] = [FORECASTING]) =>
      studio.start(
        {
          identity: { trustedOrigins: [GRAPH] },
          policies: [
            {
              ...LEADS_DECIDE,
              automatic: ['lead-onboards-own-team'],
              fallbackApprovers: ['group:default/ml-platform'],
            },
          ],
          teams: teams.map(team => ({ team, leads: [MIRA] })),
        },
        { entities },
      );

    const createGroup = (displayName: string) => {
      groups()[NEW_ID] = {
        ...present(Object.values(groups())[0]),
        groupId: NEW_ID,
        displayName,
      };
    };

    const ingrid = () => studio.backend.as('ingrid.larsen');

    const pageOf = (team: string) =>
      answerOf<TeamAccess>(
        200,
        ingrid().call(client => client.getTeamAccess(team)),
      );

    /** Whatever there is of a team. */
    async function recordsOf(team: string) {
      const page = await pageOf(team);
      const listed = await answerOf<AccessList>(
        200,
        ingrid().call(client => client.listAccess({ team })),
      );
      const requests = await answerOf<Page<AccessRequest>>(
        200,
        ingrid().call(client => client.listRequests({ team })),
      );
      const grants = await answerOf<Page<Grant>>(
        200,
        ingrid().call(client => client.listGrants({ team })),
      );
      const days = await answerOf<Page<DailyCount>>(
        200,
        ingrid().call(client => client.getHistory({ team, days: 3650 })),
      );
      const holders = (rows: TeamAccess['people']) =>
        rows
          .filter(row => row.grant)
          .map(({ person }) => person.displayName)
          .sort();
      return {
        page: holders(page.people),
        waiting: page.pendingRequests.map(({ requestId }) => requestId),
        list: holders(listed.items),
        requests: requests.items.map(({ requestId }) => requestId).sort(),
        grants: grants.items.map(({ grantId }) => grantId).sort(),
        pastDays: days.items.filter(({ day }) => day === '2020-01-01').length,
      };
    }

    let jonas: Grant;
    let waiting: AccessRequest;
    let before: Awaited<ReturnType<typeof recordsOf>>;

    /** Jonas is in, and Ben's request waits for Mira. */
    beforeEach(async () => {
      await start(company());
      await studio.backend.keepAccessList();
      jonas = await studio.bringIn('jonas.weber');
      waiting = await studio.benAsks();
      await studio.backend.sync();
      await studio.backend.keepAccessList();
      await studio.backend.keepHistory();
      await studio.knex('access_history').update({ day: '2020-01-01' });
      before = await recordsOf(FORECASTING);
    });

    it('shows what was asked and granted with it', () => {
      expect(before).toMatchObject({
        page: ['Jonas Weber'],
        waiting: [waiting.requestId],
        list: ['Jonas Weber'],
        grants: [jonas.grantId],
        pastDays: 1,
      });
    });

    const NOTHING = {
      page: [],
      waiting: [],
      list: [],
      requests: [],
      grants: [],
      pastDays: 0,
    };

    describe('after its name has passed to another group', () => {
      beforeEach(async () => {
        delete groups()[groupIdOf('forecasting')];
        createGroup('forecasting');
        await start(withNewForecasting(company()));
        await studio.backend.keepAccessList();
      });

      const confirm = async () => {
        await answerOf(
          200,
          ingrid().call(client =>
            client.confirmTeamLink({
              entityRef: FORECASTING,
              groupId: NEW_ID,
            }),
          ),
        );
        await studio.backend.keepAccessList();
      };

      it('says until it is decided what is wrong with the page, and who can mend it', async () => {
        for (const act of [
          () => ingrid().call(client => client.getTeamAccess(FORECASTING)),
          () => studio.mira().ask({ people: ['user:default/lena.fischer'] }),
        ]) {
          const { error } = await answerOf<ErrorBody>(409, act());
          expect(error.message).toBe(
            "'forecasting' has become another group in IAM Identity Center. Its page is closed and nobody can ask with it until the platform team has decided which group it is.",
          );
        }
        const { error } = await answerOf<ErrorBody>(
          404,
          ingrid().call(client =>
            client.getTeamAccess('group:default/no-such-team'),
          ),
        );
        expect(error.message).toBe(
          "There is no team 'group:default/no-such-team' in the catalog; check its name, or wait for the catalog to take it in",
        );
      });

      it('leaves its records to itself, and the other begins with none', async () => {
        await confirm();
        expect(await recordsOf(FORECASTING)).toMatchObject(NOTHING);

        const shown = await answerOf<Grant>(
          200,
          ingrid().call(client => client.getGrant(jonas.grantId)),
        );
        expect(shown.team).not.toBe(FORECASTING);
        expect(shown.team).toMatch(/^group:default\/forecasting-/);
        const asked = await answerOf(
          201,
          studio.mira().ask({ people: ['user:default/lena.fischer'] }),
        );
        expect(await recordsOf(FORECASTING)).toMatchObject({
          ...NOTHING,
          waiting: [asked.requestId],
          requests: [asked.requestId],
        });
      });

      it('gives the lead of the other no say in what was asked and granted with it', async () => {
        await confirm();
        await answerOf(403, studio.mira().decide(waiting));
        const revoke = (team: string) => ({
          kind: 'revoke' as const,
          team,
          grantIds: [jonas.grantId],
          justification: 'Has moved on',
        });
        await answerOf(400, studio.mira().ask(revoke(FORECASTING)));
        const { team } = await studio.read(jonas);
        await answerOf(403, studio.mira().ask(revoke(team)));
        const { grants } = await answerOf(
          201,
          studio.backend.as('jonas.weber').ask(revoke(team)),
        );
        expect(grants).toMatchObject([{ grantId: jonas.grantId }]);
        await studio.untilEnded(jonas);
      });

      it('lets its requests be decided by those who decide where a team has no lead', async () => {
        await confirm();
        await studio.backend.tendRequests();
        await answerOf(200, ingrid().decide(waiting));
        const { grants } = await studio.backend.settle(waiting.requestId);
        expect(grants).toMatchObject([
          { status: 'active', team: (await studio.read(jonas)).team },
        ]);
        expect(await recordsOf(FORECASTING)).toMatchObject(NOTHING);
      });

      it('ends the access that it gave when that expires', async () => {
        await confirm();
        await studio
          .knex('access_grants')
          .update({ expires_at: new Date(Date.now() - 1000).toISOString() });
        await studio.backend.keepTime();
        const { endedReason } = await studio.untilEnded(jonas);
        expect(endedReason).toBe('expired');
      });

      it('keeps them through an upgrade of records without a group', async () => {
        await confirm();
        for (const table of ['access_grants', 'access_requests']) {
          await studio.knex(table).update({ team_group_id: null });
        }
        await start(withNewForecasting(company()));
        await studio.backend.keepAccessList();
        expect(await recordsOf(FORECASTING)).toMatchObject(NOTHING);
        expect((await studio.read(jonas)).team).not.toBe(FORECASTING);
      });

      it('is listed for the platform team as long as something of it is left', async () => {
        await confirm();
        await studio.backend.sync();
        await studio.backend.keepAccessList();
        const { formerTeams } = await ingrid().client.getIdentityReport();
        expect(formerTeams).toEqual([
          {
            entityRef: (await studio.read(jonas)).team,
            grants: 1,
            requests: 1,
          },
        ]);
      });
    });

    if (knownBy === 'its annotation') {
      it('keeps its rule in force when it is renamed', async () => {
        await answerOf(
          200,
          studio.mira().call(client =>
            client.setTeamRule(FORECASTING, COMPANY.researchLab, {
              version: 0,
              joiners: 'automatic',
              leavers: 'off',
              justification: 'Forecasters train their models there',
            }),
          ),
        );
        present(groups()[groupIdOf('forecasting')]).displayName = 'planning';
        await start(company({ forecasting: 'planning' }));
        await studio.backend.keepAccessList();
        await studio.backend.trigger(TEAM_RULE_TASK);
        const { items } = await studio
          .mira()
          .client.listTeamRules({ team: PLANNING });
        expect(items).toMatchObject([{ team: PLANNING, isLapsed: false }]);
      });

      it('takes its records along when it is renamed, and leaves none to a new group of that name', async () => {
        const groupId = groupIdOf('forecasting');
        const renamed = present(groups()[groupId]);
        renamed.displayName = 'planning';
        await start(company({ forecasting: 'planning' }), [PLANNING]);
        await studio.backend.keepAccessList();
        expect(await recordsOf(PLANNING)).toEqual(before);
        expect((await studio.read(jonas)).team).toBe(PLANNING);
        expect(
          (await studio.backend.as('ben.carter').request(waiting.requestId))
            .team,
        ).toBe(PLANNING);

        createGroup('forecasting');
        await start(withNewForecasting(company({ forecasting: 'planning' })), [
          PLANNING,
        ]);
        await studio.backend.keepAccessList();
        await answerOf(
          200,
          ingrid().call(client =>
            client.confirmTeamLink({
              entityRef: FORECASTING,
              groupId: NEW_ID,
            }),
          ),
        );
        await studio.backend.keepAccessList();
        expect(await recordsOf(FORECASTING)).toMatchObject(NOTHING);
        expect(await recordsOf(PLANNING)).toEqual(before);
        await answerOf(200, studio.mira().decide(waiting));
        await answerOf(
          201,
          studio.mira().ask({
            kind: 'revoke',
            team: PLANNING,
            grantIds: [jonas.grantId],
            justification: 'Has moved on',
          }),
        );
        await studio.untilEnded(jonas);
      });
    }
  },
);
