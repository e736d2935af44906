/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Refs pass to others, and what is recorded keeps those of the day. Answers show who the people of records are today: by
 * the ref that they have now, or by name alone where the catalog holds them no more. Nobody stands there for somebody else.
 */
import type {
  AccessEvent,
  AccessRequest,
  Grant,
  MassChange,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { findUserByUserName } from '@studio-access/sandbox';
import { stringify } from 'yaml';
import { only } from '../util/__testUtils__/items';
import { present } from '../util/__testUtils__/present';
import { companyEntities } from './__testUtils__/companyEntities';
import { PROVIDERS } from './__testUtils__/providers';
import { oktaDirectory } from './__testUtils__/realCatalog';
import { answerOf } from './__testUtils__/startStudioBackend';
import { COMPANY } from './__testUtils__/startTestSandbox';
import {
  FORECASTERS,
  LEADS_DECIDE,
  useStudio,
} from './__testUtils__/useStudio';

jest.setTimeout(240_000);

const BEN = 'user:default/ben.carter';
const MIRA = 'user:default/mira.santos';
const TEAM = 'group:default/forecasting';
const MIRA_TODAY = 'user:default/mira.santos-braun';
const POLICY = { ...LEADS_DECIDE, requestExpiry: 'P9D', reminders: ['P1D'] };
const addressOf = (name: string) => `${name}@alpenglow.example`;

describe.each(PROVIDERS)(
  'people of records whose refs have passed to others, brought by $by',
  provider => {
    const studio = useStudio(provider);
    let asked: AccessRequest;
    let waiting: AccessRequest;
    let grant: Grant;

    const ingrid = () => studio.backend.as('ingrid.larsen');

    const follow = async () => {
      await studio.startDeciding([POLICY], {
        // Who has left is not in the catalog.
        entities: companyEntities(studio.sandbox.admin.world).filter(
          ({ metadata }) => metadata.name !== 'left.ben.carter',
        ),
      });
      await studio.backend.keepAccessList();
    };

    beforeEach(async () => {
      await follow();
      asked = await studio.benAsks();
      await answerOf(
        200,
        studio
          .mira()
          .call(client =>
            client.commentOnRequest(asked.requestId, { comment: 'For whom?' }),
          ),
      );
      await answerOf(200, studio.mira().decide(asked));
      const settled = await studio.backend.settle(asked.requestId);
      grant = only(settled.grants);
      waiting = await answerOf(201, studio.mira().ask({}));
      await answerOf(
        200,
        studio.mira().call(client =>
          client.setTeamRule(TEAM, COMPANY.researchLab, {
            version: 0,
            joiners: 'propose',
            leavers: 'off',
            justification: 'The lab is where the team works',
          }),
        ),
      );

      // Ben leaves, Mira goes by another login, and others are hired who get theirs.
      const okta = oktaDirectory(studio.sandbox);
      const rename = (from: string, to: string) =>
        okta.change('PATCH', `/people/${addressOf(from)}`, {
          login: addressOf(to),
          email: addressOf(to),
        });
      await rename('ben.carter', 'left.ben.carter');
      await okta.change('PATCH', `/people/${addressOf('left.ben.carter')}`, {
        status: 'SUSPENDED',
      });
      await rename('mira.santos', 'mira.santos-braun');
      await studio.backend.sync();
      for (const [firstName, lastName, name] of [
        ['Benedict', 'Carter', 'ben.carter'],
        ['Miranda', 'Santos', 'mira.santos'],
      ] as const) {
        await okta.change('POST', '/people', {
          firstName,
          lastName,
          login: addressOf(name),
          email: addressOf(name),
          groups: [],
        });
      }
      await follow();
    });

    const confirm = async () => {
      for (const name of ['ben.carter', 'mira.santos']) {
        const user = findUserByUserName(
          studio.sandbox.admin.world,
          addressOf(name),
        );
        await answerOf(
          200,
          ingrid().call(client =>
            client.confirmIdentityLink({
              entityRef: `user:default/${name}`,
              userId: present(user).userId,
            }),
          ),
        );
      }
      await studio.backend.keepAccessList();
    };

    const actorsOf = (events: AccessEvent[]) =>
      events
        .filter(({ type }) =>
          ['request.submitted', 'request.commented'].includes(type),
        )
        .map(({ type, actor, actorToday }) => ({ type, actor, actorToday }));

    const ACTORS = [
      { type: 'request.submitted', actor: BEN, actorToday: 'Ben Carter' },
      { type: 'request.commented', actor: MIRA, actorToday: MIRA_TODAY },
    ];

    async function checkShown() {
      const { requestId } = asked;
      const { items } = await ingrid().client.listRequests({ view: 'all' });
      for (const shown of [
        await ingrid().request(requestId),
        present(items.find(each => each.requestId === requestId)),
      ]) {
        expect({
          requester: shown.requester,
          people: shown.people,
          planned: shown.plan.items.map(({ person }) => person),
          votes: shown.stages.flatMap(({ votes }) => votes.map(({ by }) => by)),
          decision: shown.decision?.by,
          holders: shown.grants.map(({ person }) => person),
        }).toEqual({
          requester: 'Ben Carter',
          people: ['Ben Carter'],
          planned: ['Ben Carter'],
          votes: [MIRA_TODAY],
          decision: MIRA_TODAY,
          holders: ['Ben Carter'],
        });
      }
      expect((await ingrid().request(waiting.requestId)).requester).toBe(
        MIRA_TODAY,
      );
      const rules = await ingrid().client.listTeamRules({ team: TEAM });
      expect(only(rules.items).setBy).toBe(MIRA_TODAY);
      const grants = await ingrid().client.listGrants({});
      for (const { person } of [
        await ingrid().client.getGrant(grant.grantId),
        only(grants.items),
      ]) {
        expect(person).toBe('Ben Carter');
      }

      const ofRequest = await ingrid().client.listRequestEvents(requestId);
      expect(actorsOf(ofRequest.items)).toEqual(ACTORS);
      const log = await ingrid().client.listEvents({ requestId });
      expect(actorsOf(log.items.toReversed())).toEqual(ACTORS);
      const jsonl = await (await ingrid().client.exportEvents('jsonl')).text();
      const exported: AccessEvent[] = jsonl
        .trim()
        .split('\n')
        .map(line => JSON.parse(line));
      expect(
        actorsOf(exported.filter(each => each.requestId === requestId)),
      ).toEqual(ACTORS);
      const csv = await (await ingrid().client.exportEvents('csv')).text();
      const lines = csv.split('\r\n').filter(line => line.includes(requestId));
      for (const { type, actor, actorToday } of ACTORS) {
        const line = lines.find(each => each.includes(`,${type},`));
        expect(line).toContain(`,${actor},`);
        expect(line).toMatch(new RegExp(`,${actorToday}$`));
      }
      const { intact } = await ingrid().client.verifyEvents();
      expect(intact).toBe(true);
    }

    it('are shown as they are today, and the record stays intact', async () => {
      await checkShown();
      if (!provider.isOurs) {
        await confirm();
        await checkShown();
      }
      const by = async (actor: string) =>
        (await ingrid().client.listEvents({ actor })).items.filter(
          ({ requestId }) => requestId === asked.requestId,
        );
      expect(actorsOf(await by(MIRA_TODAY))).toEqual([ACTORS[1]]);
      expect(await by(MIRA)).toEqual([]);
    });

    it('are named as they are called today in notifications', async () => {
      await studio.passDays(3);
      await studio.backend.tendRequests();
      const reminders = await studio.notificationsOf('request.reminded');
      expect(reminders).toMatchObject([
        { description: { params: { requester: { ref: MIRA_TODAY } } } },
      ]);
    });
  },
);

const INGRID = 'user:default/ingrid.larsen';
const INGRID_TODAY = 'user:default/ingrid.berg';
const BEN_TODAY = 'user:default/ben.carter-smith';
const PRIYA_TODAY = 'user:default/priya.nair-lund';
const FINANCE = 'group:default/finance-analytics';
const LAB = {
  mode: 'manage' as const,
  owners: ['user:default/daniel.kim'],
  roles: [{ role: COMPANY.scientistRole }],
};
const POLICY_IN_PORTAL = {
  teams: ['group:default/research'],
  domains: ['portal'],
  requesters: 'anyone',
  approvers: LAB.owners,
};
const RULE = {
  version: 0,
  joiners: 'off' as const,
  leavers: 'propose' as const,
  justification: 'The lab is where the team works',
};

describe.each(PROVIDERS)(
  'people who set and decide for the portal, brought by $by',
  provider => {
    const studio = useStudio(provider);
    const left = new Set(['left.jonas.weber']);
    let rejected: MassChange;

    const ingrid = () => studio.backend.as('ingrid.larsen');
    const rahul = () => studio.backend.as('rahul.mehta');

    const follow = async () => {
      const { world } = studio.sandbox.admin;
      await studio.startDeciding(
        [
          {
            ...LEADS_DECIDE,
            domains: ['portal'],
            automatic: ['lead-onboards-own-team'],
          },
        ],
        {
          entities: companyEntities(world).filter(
            ({ metadata }) => !left.has(metadata.name),
          ),
          config: { domains: { [COMPANY.production]: { mode: 'observe' } } },
        },
      );
      await studio.backend.keepAccessList();
    };

    const okta = (method: string, path: string, body?: object) =>
      oktaDirectory(studio.sandbox).change(method, path, body);
    const rename = (from: string, to: string) =>
      okta('PATCH', `/people/${addressOf(from)}`, {
        login: addressOf(to),
        email: addressOf(to),
      });
    const suspend = (name: string) =>
      okta('PATCH', `/people/${addressOf(name)}`, { status: 'SUSPENDED' });
    const idOf = (all: object, wanted: string) =>
      present(
        Object.values(all).find(({ login, name }) =>
          [login, name].includes(wanted),
        ),
      ).id;

    /** Priya leaves the team, the others of it the company; Ingrid says that so many is a fault. */
    const loseForecasters = async () => {
      const { people, groups } = studio.sandbox.admin.world.okta;
      const priya = idOf(people, addressOf('priya.nair'));
      const team = idOf(groups, 'forecasting');
      await okta('DELETE', `/groups/${team}/members/${priya}`);
      await rename('jonas.weber', 'left.jonas.weber');
      for (const name of ['left.jonas.weber', 'aiko.tanaka', 'mira.santos']) {
        await suspend(name);
      }
      await studio.syncThrice();
      await studio.untilEvent('leavers.held-back');
      const { items } = await ingrid().client.listMassChanges();
      const { hash } = only(items);
      rejected = await answerOf(
        200,
        ingrid().call(client => client.rejectMassChange({ hash })),
      );
    };

    beforeEach(async () => {
      await follow();
      const { researchLab } = COMPANY;
      for (const call of [
        ingrid().call(client =>
          client.setDomain(researchLab, { ...LAB, version: 0 }),
        ),
        ingrid().call(client =>
          client.setTeam(FINANCE, { version: 0, leads: LAB.owners }),
        ),
        ingrid().call(client =>
          client.setPolicy('of-portal', {
            version: 0,
            yaml: stringify(POLICY_IN_PORTAL),
          }),
        ),
      ]) {
        await answerOf(200, call);
      }
      await studio.bringInAll(FORECASTERS);
      await studio.benAsks();

      // AWS refuses the removals, so that they stay.
      studio.deny('DeleteApplicationAssignment');
      for (const name of ['elif.demir', 'olga.petrova']) {
        studio.aws.assign(name);
      }
      await studio.backend.sync();
      const elif = studio.aws.user('elif.demir').userId;
      const olga = studio.aws.user('olga.petrova').userId;
      studio.aws.deleteUser('elif.demir');
      await studio.backend.sync();
      await answerOf(
        200,
        ingrid().call(client =>
          client.removeOrphanedAssignment(researchLab, {
            principalType: 'USER',
            principalId: elif,
          }),
        ),
      );
      await answerOf(
        200,
        ingrid().call(client =>
          client.removeUnmanagedAccess(researchLab, {
            userId: olga,
            justification: 'Nobody asked us',
          }),
        ),
      );
      await loseForecasters();

      await rename('ingrid.larsen', 'ingrid.berg');
      await rename('ben.carter', 'ben.carter-smith');
      await rename('priya.nair', 'priya.nair-lund');
      await studio.backend.sync();
      for (const [firstName, lastName, name] of [
        ['Inga', 'Larsen', 'ingrid.larsen'],
        ['Benedict', 'Carter', 'ben.carter'],
        ['Prisha', 'Nair', 'priya.nair'],
        ['Jonathan', 'Weber', 'jonas.weber'],
      ] as const) {
        await okta('POST', '/people', {
          firstName,
          lastName,
          login: addressOf(name),
          email: addressOf(name),
          groups: [],
        });
      }
      await follow();
    });

    const listEditors = async () => {
      const { domains, teams, policies } = await rahul().client.getSettings();
      return [
        domains.find(({ domainId }) => domainId === COMPANY.researchLab),
        teams.find(({ team }) => team === FINANCE),
        policies.find(({ name }) => name === 'of-portal'),
      ].map(each => present(each).changedBy);
    };

    it('are shown as they are today', async () => {
      expect(await listEditors()).toEqual(Array(3).fill(INGRID_TODAY));

      const { items } = await rahul().client.listMassChanges();
      const held = only(items);
      expect(held).toMatchObject({
        hash: rejected.hash,
        rejected: { by: INGRID_TODAY },
      });
      expect(present(held.grants).map(({ person }) => person)).toEqual(
        expect.arrayContaining(['Jonas Weber', 'user:default/aiko.tanaka']),
      );

      const orphaned = await rahul().client.listOrphanedAssignments(
        COMPANY.researchLab,
      );
      expect(orphaned.items.flatMap(each => each.removal ?? [])).toMatchObject([
        { requestedBy: INGRID_TODAY },
      ]);
      const unmanaged = await rahul().client.listUnmanagedAccess(
        COMPANY.researchLab,
      );
      expect(
        unmanaged.people.flatMap(each => each.removal ?? []),
      ).toMatchObject([{ requestedBy: INGRID_TODAY }]);
    });

    it('are named as today in the refusal of an outdated change', async () => {
      const { error } = await answerOf<{ error: { message: string } }>(
        409,
        rahul().call(client =>
          client.setDomain(COMPANY.researchLab, {
            ...LAB,
            version: 0,
            contact: '#lab',
          }),
        ),
      );
      expect(error.message).toContain('was changed by Ingrid Larsen meanwhile');
    });

    it('are shown as recorded where the row is from before it kept the user', async () => {
      for (const table of [
        'domain_settings',
        'team_settings',
        'policy_settings',
      ]) {
        await studio.knex(table).update({ changed_by_user_id: null });
      }
      expect(await listEditors()).toEqual(Array(3).fill(INGRID));
    });

    it('see in simulations who asked, and whose access would end', async () => {
      const { client } = rahul();
      const simulated = await client.simulateDomainSettings(
        COMPANY.researchLab,
        { ...LAB, version: 1, mode: 'observe' },
      );
      expect(simulated.requests).toMatchObject([
        { requester: BEN_TODAY, effect: 'observed' },
      ]);
      const { leavers } = await client.simulateTeamRule(
        TEAM,
        COMPANY.researchLab,
        RULE,
      );
      expect(leavers).toEqual([
        { person: PRIYA_TODAY, displayName: 'Priya Nair' },
      ]);
    });
  },
);
