/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* The access of a team follows its members: over HTTP and SCIM, with the plugin as it is, against the sandbox. */
import type {
  AccessRequest,
  MassChangeList,
  TeamRule,
  TeamRuleInput,
  TeamRuleList,
  TeamRuleSimulation,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { JsonObject } from '@backstage/types';
import { parse, stringify } from 'yaml';
import { TEAM_RULE_TASK } from '../requests/teamRules/TeamRuleTask';
import { only } from '../util/__testUtils__/items';
import { present } from '../util/__testUtils__/present';
import { oktaDirectory } from './__testUtils__/realCatalog';
import {
  answerOf,
  startStudioBackend,
} from './__testUtils__/startStudioBackend';
import { COMPANY } from './__testUtils__/startTestSandbox';
import {
  FORECASTERS,
  LEADS_DECIDE,
  useStudio,
} from './__testUtils__/useStudio';

jest.setTimeout(240_000);

type ErrorBody = { error: { name: string; message: string } };

const FORECASTING = 'group:default/forecasting';
const FRAUD_DETECTION = 'group:default/fraud-detection';
const BEN = 'user:default/ben.carter';
const AIKO = 'user:default/aiko.tanaka';
const MIRA = 'user:default/mira.santos';
const INGRID = 'user:default/ingrid.larsen';
const LEAD_ALONE = { ...LEADS_DECIDE, automatic: ['lead-onboards-own-team'] };
const RULE: TeamRuleInput = {
  version: 0,
  joiners: 'propose',
  leavers: 'propose',
  duration: 'P90D',
  justification: 'Forecasters train their models in research-lab',
};

describe('team rules', () => {
  const studio = useStudio();
  let config: JsonObject;

  const start = async (more: JsonObject = {}) => {
    config = { policies: [LEAD_ALONE], ...more };
    await studio.start(config);
  };

  const setRule = (
    input: Partial<TeamRuleInput> = {},
    { by = 'mira.santos', team = FORECASTING } = {},
  ) =>
    studio.backend
      .as(by)
      .call(client =>
        client.setTeamRule(team, COMPANY.researchLab, { ...RULE, ...input }),
      );

  const ruleOf = async (team = FORECASTING): Promise<TeamRule> => {
    const { items } = await answerOf<TeamRuleList>(
      200,
      studio.mira().call(client => client.listTeamRules({ team })),
    );
    return only(items);
  };

  const run = () => studio.backend.trigger(TEAM_RULE_TASK);

  /** Okta, SCIM, a sync of Identity Center, the catalog and then the rules. */
  const follow = async (
    ...changes: ['PUT' | 'DELETE', group: string, person: string][]
  ) => {
    const okta = oktaDirectory(studio.sandbox);
    for (const [method, group, person] of changes) {
      await okta.change(
        method,
        `/groups/${group}/members/${person}@alpenglow.example`,
      );
    }
    await studio.serve(config);
    await studio.backend.sync();
    await studio.backend.keepAccessList();
    await run();
  };

  const proposals = async (
    kind: AccessRequest['kind'],
    by = 'ingrid.larsen',
  ) => {
    const { items } = await studio.backend.as(by).client.listRequests({ kind });
    return items.filter(({ teamRule }) => teamRule);
  };

  const toDecide = async (by = 'mira.santos') =>
    (await studio.backend.as(by).client.listRequests({ view: 'to-decide' }))
      .items;

  /** All of the team but Mira are in, and the rule has nothing to do for them. */
  const startWithAll = async (more?: JsonObject) => {
    await start(more);
    await studio.bringInAll(FORECASTERS);
    await answerOf(200, setRule());
    await follow();
    expect(await proposals('onboard-team')).toEqual([]);
  };

  it('propose a joiner to the lead, who lets them in', async () => {
    await startWithAll();
    await follow(['PUT', 'forecasting', 'ben.carter']);
    const asked = only(await toDecide());
    expect(asked).toMatchObject({
      kind: 'onboard-team',
      people: [BEN],
      team: FORECASTING,
      source: 'team-rule',
      teamRule: { ruleId: (await ruleOf()).ruleId, setBy: MIRA },
      justification: RULE.justification,
      duration: 'P90D',
      status: 'in-review',
      viewerMayDecide: true,
    });
    expect((await ruleOf()).waiting).toBe(1);
    // It is filed once, however often the rule looks.
    await follow();
    expect(await proposals('onboard-team')).toHaveLength(1);

    await answerOf(200, studio.mira().decide(asked));
    const { grants } = await studio.backend.settle(asked.requestId);
    expect(only(grants)).toMatchObject({ person: BEN, status: 'active' });
    const events = await studio.mira().events(asked.requestId);
    expect(events[0]).toMatchObject({
      type: 'request.submitted',
      actor: asked.requester,
      source: 'team-rule',
    });
  });

  it('of an import take in nobody whom its simulation has not shown', async () => {
    await start();
    const ingrid = () => studio.backend.as('ingrid.larsen');
    const { version: _, ...rule } = RULE;
    const yaml = stringify({
      sagemakerStudio: {
        teamRules: [
          { ...rule, team: FORECASTING, domain: COMPANY.researchLab },
        ],
      },
    });
    const { hash } = await ingrid().client.simulateSettingsImport({ yaml });
    await follow(['PUT', 'forecasting', 'ben.carter']);
    const { error } = await answerOf<ErrorBody>(
      409,
      ingrid().call(client => client.importSettings({ yaml, hash })),
    );
    expect(error.message).toMatch(
      /the people whom their rules concern, have changed/,
    );
    const shown = await ingrid().client.simulateSettingsImport({ yaml });
    await answerOf(
      200,
      ingrid().call(client =>
        client.importSettings({ yaml, hash: shown.hash }),
      ),
    );
  });

  it('propose the end of the access of a leaver, and of a mover in both teams', async () => {
    await startWithAll({
      teams: [
        { team: FORECASTING, leads: [MIRA] },
        { team: FRAUD_DETECTION, leads: [INGRID] },
      ],
    });
    await answerOf(
      200,
      setRule({}, { by: 'ingrid.larsen', team: FRAUD_DETECTION }),
    );
    await follow(
      ['DELETE', 'forecasting', 'aiko.tanaka'],
      ['PUT', 'fraud-detection', 'aiko.tanaka'],
    );
    const leaving = only(
      (await toDecide()).filter(({ kind }) => kind === 'revoke'),
    );
    expect(leaving).toMatchObject({ people: [AIKO], source: 'team-rule' });
    const joining = (await toDecide('ingrid.larsen')).filter(
      ({ people }) => people[0] === AIKO,
    );
    // Aiko still has access, and nobody holds a domain twice.
    expect(joining).toEqual([]);

    await answerOf(200, studio.mira().decide(leaving));
    await studio.backend.settle(leaving.requestId, ({ grants }) =>
      grants.every(({ status }) => status === 'ended'),
    );
    expect(studio.aws.isAssigned('aiko.tanaka')).toBe(false);
    await follow();
    const joiner = only(
      (await toDecide('ingrid.larsen')).filter(
        ({ people }) => people[0] === AIKO,
      ),
    );
    expect(joiner).toMatchObject({
      kind: 'onboard-team',
      team: FRAUD_DETECTION,
    });
  });

  it('let joiners in and take the access of leavers, where the policies want no decision', async () => {
    await start({ leavers: { grace: 'PT1S' } });
    await studio.bringInAll(FORECASTERS);
    await answerOf(
      200,
      setRule({ joiners: 'automatic', leavers: 'automatic' }),
    );
    await follow(
      ['PUT', 'forecasting', 'ben.carter'],
      ['DELETE', 'forecasting', 'aiko.tanaka'],
    );
    const joined = only(await proposals('onboard-team'));
    expect(joined).toMatchObject({
      people: [BEN],
      status: 'approved',
      decision: { automatic: true, by: 'policy:research-lab' },
    });
    await studio.backend.settle(joined.requestId);
    expect(studio.hasAccess('ben.carter')).toBe(true);
    // The grace period is over by the time the rule looks again.
    await studio.backend.until(
      async () => {
        await run();
        return (await proposals('revoke')).length === 1;
      },
      'The rule does not take the access away',
      20,
    );
    const left = only(await proposals('revoke'));
    expect(left).toMatchObject({ people: [AIKO], status: 'approved' });
    await studio.backend.settle(left.requestId, ({ grants }) =>
      grants.every(({ status }) => status === 'ended'),
    );
    expect(studio.aws.isAssigned('aiko.tanaka')).toBe(false);
  });

  it('do not file again what was rejected, until the rule or the membership changes', async () => {
    await startWithAll();
    await follow(['PUT', 'forecasting', 'ben.carter']);
    const first = only(await toDecide());
    await answerOf(200, studio.mira().decide(first, 'rejected'));
    await follow();
    expect(await proposals('onboard-team')).toHaveLength(1);

    await follow(['DELETE', 'forecasting', 'ben.carter']);
    await follow(['PUT', 'forecasting', 'ben.carter']);
    const second = only(await toDecide());
    expect(second.requestId).not.toBe(first.requestId);

    // Another role is another question, and the former one is withdrawn.
    const { version } = await ruleOf();
    await answerOf(
      200,
      setRule({ version, executionRole: COMPANY.engineerRole }),
    );
    await run();
    expect(only(await toDecide()).executionRole).toBe(COMPANY.engineerRole);
    expect((await studio.mira().request(second.requestId)).status).toBe(
      'withdrawn',
    );

    // Off: nothing of it is left to decide.
    await answerOf(
      200,
      setRule({ version: version + 1, joiners: 'off', leavers: 'off' }),
    );
    await run();
    expect(await toDecide()).toEqual([]);
    const { items } = await studio.mira().client.listTeamRules();
    expect(items).toEqual([]);
    expect(await studio.knex('team_rules')).toEqual([]);
    expect(await studio.knex('team_rule_people')).toEqual([]);
  });

  it('give who has set them no decision that they would not have anyway', async () => {
    await start({
      policies: [
        {
          ...LEADS_DECIDE,
          onBehalfOf: 'leads',
          fallbackApprovers: [INGRID],
        },
      ],
    });
    await answerOf(200, setRule({ joiners: 'propose', leavers: 'off' }));
    await follow();
    const asked = present((await proposals('onboard-team'))[0]);
    expect(await toDecide()).toEqual([]);
    const { error } = await answerOf<ErrorBody>(
      403,
      studio.mira().decide(asked),
    );
    expect(error.message).toContain('a team rule that you have set');
    expect(asked.approvers).toEqual([INGRID]);
    await answerOf(200, studio.backend.as('ingrid.larsen').decide(asked));
    // Under such a policy nobody is let in by a rule alone.
    const refused = await answerOf<ErrorBody>(
      400,
      setRule({ version: 1, joiners: 'automatic' }),
    );
    expect(refused.error.message).toContain("Choose 'propose'");
  });

  it('are simulated before they are set, and let those through who were seen', async () => {
    await start();
    const simulation = await answerOf<TeamRuleSimulation>(
      200,
      studio
        .mira()
        .call(client =>
          client.simulateTeamRule(FORECASTING, COMPANY.researchLab, RULE),
        ),
    );
    expect(simulation.automatic).toBe(true);
    expect(simulation.joiners.map(({ person }) => person)).toEqual(
      expect.arrayContaining(FORECASTERS.map(name => `user:default/${name}`)),
    );
    expect(simulation.leavers).toEqual([]);
    expect(await studio.knex('team_rules')).toEqual([]);

    expect(await answerOf<TeamRule>(200, setRule())).toMatchObject({
      source: 'portal',
      version: 1,
      setBy: MIRA,
      mayChange: true,
      isLapsed: false,
    });
    await run();
    expect(await proposals('onboard-team')).toHaveLength(FORECASTERS.length);
    expect((await ruleOf()).held).toBeUndefined();
    expect(await studio.eventsOf('settings.team-rule-changed')).toMatchObject([
      { actor: MIRA, detail: { after: { joiners: 'propose' } } },
    ]);
    const { yaml } = await studio.backend
      .as('ingrid.larsen')
      .client.exportSettings();
    const { version: _, ...exported } = RULE;
    expect(parse(yaml).sagemakerStudio.teamRules).toEqual([
      { ...exported, team: FORECASTING, domain: COMPANY.researchLab },
    ]);
    // The same again changes nothing; another change on an older page is refused.
    await answerOf(200, setRule());
    await answerOf(409, setRule({ leavers: 'off' }));
    await answerOf(403, setRule({ version: 1 }, { by: 'jonas.weber' }));
  });

  it('hold many leavers back until a person accepts it', async () => {
    await startWithAll();
    await follow(
      ['DELETE', 'forecasting', 'aiko.tanaka'],
      ['DELETE', 'forecasting', 'jonas.weber'],
      ['DELETE', 'forecasting', 'priya.nair'],
    );
    expect(await proposals('revoke')).toEqual([]);
    expect((await ruleOf()).held).toEqual({ joiners: 0, leavers: 3 });
    const ingrid = studio.backend.as('ingrid.larsen');
    const { items } = await answerOf<MassChangeList>(
      200,
      ingrid.call(client => client.listMassChanges()),
    );
    const held = only(items);
    expect(held).toMatchObject({
      kind: 'team-rules',
      count: 3,
      all: 4,
      teamRule: { team: FORECASTING, leavers: 3, joiners: 0 },
    });
    await run();
    expect(await studio.eventsOf('leavers.team-rule-held-back')).toHaveLength(
      1,
    );
    const accept = () =>
      ingrid.call(client => client.acceptMassChange({ hash: held.hash }));
    expect(await answerOf(200, accept())).toEqual({
      kind: 'team-rules',
      count: 3,
    });
    await answerOf(200, accept());
    await run();
    expect(await proposals('revoke')).toHaveLength(3);
    expect((await ruleOf()).held).toBeUndefined();
  });

  it('only propose once who has set them has left', async () => {
    const jonas = 'user:default/jonas.weber';
    await start({ teams: [{ team: FORECASTING, leads: [MIRA, jonas] }] });
    await studio.bringInAll(FORECASTERS);
    await answerOf(
      200,
      setRule({ joiners: 'automatic' }, { by: 'jonas.weber' }),
    );
    studio.aws.setStatus('jonas.weber', 'DISABLED');
    await follow(['PUT', 'forecasting', 'ben.carter']);
    expect(await ruleOf()).toMatchObject({ isLapsed: true, setBy: jonas });
    const asked = only(await toDecide());
    expect(asked).toMatchObject({ people: [BEN], status: 'in-review' });
    await answerOf(200, studio.mira().decide(asked));
    // Whoever sets it again takes it over.
    const { version } = await ruleOf();
    expect(
      await answerOf<TeamRule>(200, setRule({ version, joiners: 'automatic' })),
    ).toMatchObject({ isLapsed: false, setBy: MIRA });
  });

  it('are set by app-config, and shown read-only', async () => {
    const { version: _, ...rule } = RULE;
    await start({
      teamRules: [{ ...rule, team: FORECASTING, domain: COMPANY.researchLab }],
    });
    await run();
    expect(await ruleOf()).toMatchObject({
      source: 'app-config',
      mayChange: false,
      joiners: 'propose',
    });
    expect(await toDecide()).toHaveLength(FORECASTERS.length - 1);
    const { error } = await answerOf<ErrorBody>(409, setRule());
    expect(error.message).toContain('sagemakerStudio.teamRules[0]');

    config = { policies: [LEAD_ALONE] };
    await follow();
    expect(await toDecide()).toEqual([]);
    await run();
    expect(await studio.eventsOf('settings.team-rule-changed')).toMatchObject([
      { actor: 'system', detail: { after: { joiners: 'propose' } } },
      { actor: 'system', detail: { before: { joiners: 'propose' } } },
    ]);
  });

  it('go on with the others when one cannot be asked for, and try it again', async () => {
    await startWithAll();
    // As if the role had been taken out of the settings of the domain since.
    await studio
      .knex('team_rules')
      .update({ execution_role: 'arn:aws:iam::222222222222:role/Gone' });
    await follow(['PUT', 'forecasting', 'ben.carter']);
    expect((await ruleOf()).problem).toContain('role/Gone');
    expect(await proposals('onboard-team')).toEqual([]);
    await studio.knex('team_rules').update({ execution_role: null });
    await studio.knex('team_rule_people').update({ try_at: null });
    await run();
    expect(await proposals('onboard-team')).toHaveLength(1);
    expect((await ruleOf()).problem).toBeUndefined();
  });

  it('file nothing twice on two replicas', async () => {
    await start();
    await answerOf(200, setRule());
    const other = await startStudioBackend({
      sandbox: studio.sandbox,
      knex: studio.knex,
    });
    try {
      await Promise.all([run(), other.trigger(TEAM_RULE_TASK)]);
      await run();
      expect(await proposals('onboard-team')).toHaveLength(FORECASTERS.length);
    } finally {
      await other.stop();
    }
  });
});
