/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * The manager that Identity Center holds for somebody, which is a text: from SCIM through the sync, our org provider and a
 * real catalog to the one who decides.
 */
import type { Knex } from 'knex';
import assert from 'node:assert/strict';
import { findUserByUserName } from '@studio-access/sandbox';
import { itemAt, only } from '../util/__testUtils__/items';
import { present } from '../util/__testUtils__/present';
import { flowsDatabase } from './__testUtils__/flowsDatabase';
import {
  oktaDirectory,
  startWithRealCatalog,
} from './__testUtils__/realCatalog';
import { answerOf } from './__testUtils__/startStudioBackend';
import {
  startTestSandbox,
  type TestSandbox,
} from './__testUtils__/startTestSandbox';
import { LEADS_DECIDE } from './__testUtils__/useStudio';

jest.setTimeout(240_000);

const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const MANAGER = 'aws.amazon.com/identity-center-manager';
const MANAGERS_DECIDE = { ...LEADS_DECIDE, approvers: ['manager'] };
const DANIEL = 'user:default/daniel.kim';
const BEN = 'user:default/ben.carter';
const login = (person: string) => `${person}@alpenglow.example`;

describe('managers of Identity Center', () => {
  const databases = flowsDatabase();
  let sandbox: TestSandbox;
  let backend: Awaited<ReturnType<typeof startWithRealCatalog>>;
  let knex: Knex;

  beforeAll(async () => {
    sandbox = await startTestSandbox();
  });

  beforeEach(async () => {
    await sandbox.admin.reset();
    knex = await databases.init();
  });

  afterEach(() => backend.stop());
  afterAll(() => sandbox.stop());

  const idOf = (person: string) =>
    present(findUserByUserName(sandbox.admin.world, login(person))).userId;

  /** As an identity provider writes it that sends what it likes. */
  async function setManager(person: string, value: string): Promise<void> {
    const answer = await fetch(`${sandbox.url}/scim/v2/Users/${idOf(person)}`, {
      method: 'PATCH',
      headers: {
        authorization: 'Bearer sandbox-scim-token',
        'content-type': 'application/scim+json',
      },
      body: JSON.stringify({
        schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
        Operations: [
          { op: 'add', path: ENTERPRISE, value: { manager: { value } } },
        ],
      }),
    });
    assert.ok(answer.ok, await answer.text());
  }

  /** Sync, pass, org provider and catalog, until the catalog has the manager. */
  async function follow(manager?: string): Promise<void> {
    await backend.sync();
    await backend.keepAccessList();
    await backend.bringIn();
    await backend.until(
      async () =>
        (
          await backend.userEntity(idOf('ben.carter'))
        )?.metadata.annotations?.[MANAGER] === manager,
      'The catalog does not have the manager',
    );
    await backend.keepAccessList();
  }

  async function start(studio: object): Promise<void> {
    backend = await startWithRealCatalog({
      sandbox,
      knex,
      catalogKnex: await databases.init(),
      studio: { ...studio },
    });
    await backend.bringIn();
  }

  const ask = (people?: string[]) =>
    answerOf(
      201,
      backend
        .as('ben.carter')
        .ask(people ? { kind: 'grant', people } : { kind: 'grant' }),
    );
  const ingrid = () => backend.as('ingrid.larsen');
  const report = () => ingrid().client.getIdentityReport();
  const hire = (loginName: string, address = loginName) =>
    oktaDirectory(sandbox).change('POST', '/people', {
      firstName: 'Kim',
      lastName: 'Doyle',
      login: login(loginName),
      email: login(address),
      groups: [],
    });
  /** The address of one person, and the login of another. */
  const SHARED = login('kim.d');

  it.each([
    ['user id', () => idOf('daniel.kim')],
    ['login in other letters', () => 'Daniel.Kim@Alpenglow.Example'],
  ])(
    'decide as the policies’ manager where the text is their %s',
    async (...given) => {
      const [, text] = given;
      await setManager('ben.carter', text());
      await start({ policies: [MANAGERS_DECIDE] });
      await follow(DANIEL);
      const asked = await ask();
      expect(itemAt(asked.stages, 0).approvers).toEqual([DANIEL]);
      await answerOf(403, backend.as('mira.santos').decide(asked));
      const { status } = await answerOf(
        200,
        backend.as('daniel.kim').decide(asked),
      );
      expect(status).toBe('approved');
      expect((await report()).refs).toEqual([]);
    },
  );

  it('are nobody where the text fits two people or none, and that is reported', async () => {
    await hire('d.kim', 'kim.d');
    await hire('kim.d', 'kim.doyle');
    await setManager('ben.carter', SHARED);
    // Many identity providers let people change what they are called.
    await setManager('aiko.tanaka', 'Daniel Kim');
    await start({ policies: [MANAGERS_DECIDE] });
    await follow();
    expect(itemAt((await ask()).stages, 0).approvers).toEqual([]);
    const { refs } = await report();
    expect(refs).toMatchObject([
      {
        entityRef: 'managers (nobody)',
        problem: 'missing',
        message:
          "Identity Center names a manager, 'Daniel Kim', whom no user there fits, so nobody decides as that manager.",
        places: ['the managers of people in Identity Center'],
      },
      {
        entityRef: 'managers (several)',
        problem: 'conflict',
        message: expect.stringContaining(`'${SHARED}', whom several users`),
      },
    ]);
  });

  it('do not become somebody else whom the text fits later, unless the platform team says so', async () => {
    await hire('d.kim', 'kim.d');
    await setManager('ben.carter', SHARED);
    await start({ policies: [MANAGERS_DECIDE] });
    await follow('user:default/d.kim');
    const former = idOf('d.kim');
    await hire('kim.d', 'kim.doyle');
    // Both are there: nobody can tell which of them is meant.
    await follow();
    await oktaDirectory(sandbox).change('DELETE', `/people/${login('d.kim')}`);
    const { users } = sandbox.admin.world.identityCenter;
    delete users[former];
    // The other alone fits now.
    await follow();
    const ref = `manager "${SHARED}"`;
    const { passedRefs } = await report();
    expect(only(passedRefs)).toMatchObject({
      entityRef: ref,
      recorded: { id: former, status: 'GONE' },
      found: { id: idOf('kim.d') },
      places: [`the manager '${SHARED}' of people in Identity Center`],
    });
    const decide = (person: string) =>
      backend.as(person).call(client =>
        client.decideRef({
          entityRef: ref,
          recorded: former,
          id: idOf('kim.d'),
        }),
      );
    await answerOf(403, decide('kim.d'));
    await answerOf(200, decide('ingrid.larsen'));
    await follow('user:default/kim.d');
    expect(itemAt((await ask()).stages, 0).approvers).toEqual([
      'user:default/kim.d',
    ]);
  });

  it('decide as leads about their own people only, where the leads of a team say so', async () => {
    await setManager('ben.carter', login('daniel.kim'));
    await start({
      policies: [LEADS_DECIDE],
      teams: [
        {
          team: 'group:default/forecasting',
          leads: ['user:default/mira.santos', 'manager'],
        },
      ],
    });
    await follow(DANIEL);
    const approversOf = async (people?: string[]) =>
      itemAt((await ask(people)).stages, 0).approvers;
    expect(await approversOf()).toEqual(['user:default/mira.santos', DANIEL]);
    expect(await approversOf(['user:default/aiko.tanaka'])).toEqual([
      'user:default/mira.santos',
    ]);
    expect(await approversOf([BEN, 'user:default/jonas.weber'])).toEqual([
      'user:default/mira.santos',
    ]);
    // It gives no other right of a lead.
    const { ledTeams } = await backend.asService().getStanding(DANIEL);
    expect(ledTeams).toEqual([]);
    const { teams } = await ingrid().client.getSettings();
    expect(only(teams)).toMatchObject({
      leads: ['user:default/mira.santos'],
      otherLeads: { patterns: [], byParent: false, byManager: true },
    });
  });
});
