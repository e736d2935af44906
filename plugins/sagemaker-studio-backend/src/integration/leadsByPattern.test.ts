/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Leads who are not named one by one: by the name of a group and by the parent team, over HTTP, Okta and SCIM. */
import type { Entity } from '@backstage/catalog-model';
import type { JsonObject } from '@backstage/types';
import type {
  AccessRequest,
  TeamSettings,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { itemAt, only } from '../util/__testUtils__/items';
import { present } from '../util/__testUtils__/present';
import { companyEntities } from './__testUtils__/companyEntities';
import { oktaDirectory } from './__testUtils__/realCatalog';
import { answerOf } from './__testUtils__/startStudioBackend';
import { LEADS_DECIDE, useStudio } from './__testUtils__/useStudio';

jest.setTimeout(240_000);

const FORECASTING = 'group:default/forecasting';
const FORECASTING_LEADS = 'group:default/forecasting-leads';
const PATTERN_OF_FORECASTING = `{team}-leads (${FORECASTING})`;
const ON_CALL = 'group:default/on-call';
const DANIEL = 'user:default/daniel.kim';
const MIRA = 'user:default/mira.santos';
const EVERY_TEAM = [{ team: '*', leads: ['{team}-leads', 'parent-leads'] }];

type Found = 'a match' | 'nothing';

describe('leads by the name of a group', () => {
  const studio = useStudio();
  let config: JsonObject = {};

  const okta = (method: string, path: string, body?: object) =>
    oktaDirectory(studio.sandbox).change(method, path, body);
  const login = (person: string) => `${person}@alpenglow.example`;
  const createGroup = async (name: string, ...people: string[]) => {
    await okta('POST', '/groups', { name });
    for (const person of people) {
      await okta('PUT', `/groups/${name}/members/${login(person)}`);
    }
  };

  /** Sync, catalog, and the pass through it. */
  const follow = async (entities: Entity[] = []) => {
    await studio.serve(config, {
      entities: [...companyEntities(studio.sandbox.admin.world), ...entities],
    });
    await studio.backend.sync();
    await studio.backend.keepAccessList();
  };

  const start = async (teams: JsonObject[], entities?: Entity[]) => {
    config = { policies: [LEADS_DECIDE], teams };
    await studio.start(config);
    await follow(entities);
  };

  const ingrid = () => studio.backend.as('ingrid.larsen');
  const settingsOf = async (team: string): Promise<TeamSettings | undefined> =>
    (await ingrid().client.getSettings()).teams.find(
      each => each.team === team,
    );
  const ledBy = async (person: string) =>
    (await studio.backend.asService().getStanding(`user:default/${person}`))
      .ledTeams;
  const report = () => ingrid().client.getIdentityReport();
  const decideRef = (recorded: string, id: string, by = ingrid()) =>
    by.call(client =>
      client.decideRef({ entityRef: PATTERN_OF_FORECASTING, recorded, id }),
    );
  const idOf = (name: string) =>
    present(
      Object.values(studio.sandbox.admin.world.identityCenter.groups).find(
        ({ displayName }) => displayName === name,
      ),
    ).groupId;

  it('decide, and settings and the report say where they come from', async () => {
    await createGroup('forecasting-leads', 'daniel.kim');
    await start(EVERY_TEAM);
    expect(await settingsOf(FORECASTING)).toMatchObject({
      leads: [FORECASTING_LEADS],
      otherLeads: {
        patterns: ['{team}-leads'],
        byParent: true,
        byManager: false,
      },
      source: 'app-config',
      key: 'sagemakerStudio.teams[0]',
      mayChange: 'all',
    });
    expect(await ledBy('daniel.kim')).toEqual([FORECASTING]);
    expect((await report()).refs).toEqual([]);
    const asked = await studio.benAsks();
    expect(itemAt(asked.stages, 0).approvers).toEqual([FORECASTING_LEADS]);
    const { status } = await answerOf(
      200,
      studio.backend.as('daniel.kim').decide(asked),
    );
    expect(status).toBe('approved');

    // What the portal says of the team takes the place of what holds for every team.
    await answerOf(
      200,
      ingrid().call(client =>
        client.setTeam(FORECASTING, { version: 0, leads: [MIRA] }),
      ),
    );
    expect(await settingsOf(FORECASTING)).toMatchObject({
      leads: [MIRA],
      source: 'portal',
    });
    expect(await ledBy('daniel.kim')).toEqual([]);
  });

  it.each<[string, JsonObject[], string]>([
    ['a team', [{ team: FORECASTING, leads: ['{team}-heads'] }], FORECASTING],
    ['every team', [{ team: '*', leads: ['{team}-heads'] }], ''],
  ])(
    'are missed in the report where %s has no such group',
    async (...given) => {
      const [, teams, team] = given;
      await start(teams);
      expect(only((await report()).refs)).toMatchObject({
        entityRef: team ? `{team}-heads (${team})` : '{team}-heads',
        problem: 'missing',
        places: [team ? 'the leads of forecasting' : 'the leads of every team'],
      });
      await createGroup('forecasting-heads', 'daniel.kim');
      await follow();
      expect((await report()).refs).toEqual([]);
      expect(await ledBy('daniel.kim')).toEqual([FORECASTING]);
    },
  );

  it('are none of a catalog group that is no group of Identity Center', async () => {
    await start(EVERY_TEAM, [
      {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Group',
        metadata: { namespace: 'default', name: 'forecasting-leads' },
        spec: { type: 'team', children: [], members: [DANIEL] },
        relations: [{ type: 'hasMember', targetRef: DANIEL }],
      },
    ]);
    expect(await ledBy('daniel.kim')).toEqual([]);
    expect(await settingsOf(FORECASTING)).toBeUndefined();
  });

  it('keep the office when their group or the team is renamed', async () => {
    await createGroup('forecasting-leads', 'daniel.kim');
    await start(EVERY_TEAM);
    await okta('PATCH', '/groups/forecasting-leads', { name: 'fc-heads' });
    await follow();
    expect(await ledBy('daniel.kim')).toEqual([FORECASTING]);
    await okta('PATCH', '/groups/forecasting', { name: 'planning' });
    await follow();
    expect(await ledBy('daniel.kim')).toEqual(['group:default/planning']);
    // Another group that has the name by now has to be confirmed.
    await createGroup('planning-leads', 'ben.carter');
    await follow();
    expect(await ledBy('ben.carter')).toEqual([]);
    expect(await ledBy('daniel.kim')).toEqual(['group:default/planning']);
    expect(only((await report()).passedRefs)).toMatchObject({
      recorded: { name: 'fc-heads', status: 'ENABLED' },
      found: { name: 'planning-leads' },
    });
  });

  describe('of a group that was created again', () => {
    let waiting: AccessRequest;
    let formerId: string;
    let newId: string;

    beforeEach(async () => {
      await createGroup('forecasting-leads', 'daniel.kim');
      await start(EVERY_TEAM);
      waiting = await answerOf(201, studio.backend.as('aiko.tanaka').ask({}));
      formerId = idOf('forecasting-leads');
      await okta('DELETE', '/groups/forecasting-leads');
      await createGroup('forecasting-leads', 'ben.carter');
      newId = idOf('forecasting-leads');
      await follow();
    });

    const expectOffice = async (found: Found) => {
      const leads = found === 'a match' ? [FORECASTING] : [];
      expect(await ledBy('ben.carter')).toEqual(leads);
      await answerOf(
        found === 'a match' ? 200 : 403,
        studio.backend.as('ben.carter').decide(waiting),
      );
    };

    it('have no office until the platform team confirms it', async () => {
      expect(newId).not.toBe(formerId);
      expect(await ledBy('daniel.kim')).toEqual([]);
      await expectOffice('nothing');
      const { passedRefs, refs } = await report();
      expect(only(passedRefs)).toMatchObject({
        entityRef: PATTERN_OF_FORECASTING,
        recorded: { id: formerId, name: 'forecasting-leads', status: 'GONE' },
        found: { id: newId, name: 'forecasting-leads' },
        places: ['the leads of forecasting'],
        viewerMayDecide: true,
      });
      expect(only(refs)).toMatchObject({ problem: 'changed' });
      // Not even by another start, and not by a member of the group.
      await follow();
      await expectOffice('nothing');
      await answerOf(
        403,
        decideRef(formerId, newId, studio.backend.as('ben.carter')),
      );
      await answerOf(200, decideRef(formerId, newId));
      await expectOffice('a match');
      expect((await report()).passedRefs).toEqual([]);
    });

    it('have none for good when the platform team says that it is another', async () => {
      await answerOf(200, decideRef(formerId, formerId));
      await follow();
      await expectOffice('nothing');
      expect((await report()).passedRefs).toEqual([]);
    });
  });

  it('pass to the teams below, as trusted groups state it', async () => {
    const below = (isBelow: boolean): Entity => ({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Group',
      metadata: { namespace: 'default', name: 'on-call' },
      spec: { type: 'team', children: [] },
      relations: isBelow ? [{ type: 'childOf', targetRef: FORECASTING }] : [],
    });
    await createGroup('forecasting-leads', 'daniel.kim');
    await start(EVERY_TEAM, [below(true)]);
    expect(await ledBy('daniel.kim')).toEqual([FORECASTING, ON_CALL]);
    expect(await settingsOf(ON_CALL)).toMatchObject({
      leads: [FORECASTING_LEADS],
      source: 'app-config',
    });
    await follow([below(false)]);
    expect(await ledBy('daniel.kim')).toEqual([FORECASTING]);
  });
});
