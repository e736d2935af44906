/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Lists of who holds what, over HTTP against the sandbox, on both databases.
 */
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type {
  AccessFilter,
  AccessList,
  AccessRow,
  DomainList,
  DomainOverview,
  EntryExplanation,
  PersonOverview,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Knex } from 'knex';
import {
  INVALIDATIONS,
  invalidateAccess,
} from '../database/accessInvalidations';
import { inTransaction } from '../database/transaction';
import {
  answerOf,
  startStudioBackend,
} from './__testUtils__/startStudioBackend';
import {
  COMPANY,
  startTestSandbox,
  type TestSandbox,
} from './__testUtils__/startTestSandbox';
import { studioWorld } from './__testUtils__/studioWorld';
import { present } from '../util/__testUtils__/present';

jest.setTimeout(240_000);

type ErrorBody = { error: { message: string } };

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_16'],
  disableDocker: true,
});

describe.each(databases.eachSupportedId())('the access list on %s', id => {
  let sandbox: TestSandbox;
  let knex: Knex;
  let backend: Awaited<ReturnType<typeof startStudioBackend>>;

  const mira = () => backend.as('mira.santos');
  const list = (filter?: AccessFilter) => mira().client.listAccess(filter);
  const names = ({ items }: AccessList) =>
    items.map(({ person }) => person.displayName);
  const rowOf = ({ items }: AccessList, name: string) =>
    items.find(({ person }) => person.displayName === name);

  /** All pages, read one by one. */
  async function readAll(filter: AccessFilter): Promise<AccessRow[]> {
    const rows: AccessRow[] = [];
    let cursor: string | undefined;
    do {
      const page: AccessList = await list({ ...filter, cursor });
      rows.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    return rows;
  }

  /** Aiko asks, Mira approves, and it is carried out. */
  async function grant(people: string[]) {
    const asked = await answerOf(
      201,
      backend.as('aiko.tanaka').ask({ people }),
    );
    await answerOf(200, mira().decide(asked));
    await backend.settle(asked.requestId);
  }

  beforeEach(async () => {
    sandbox = await startTestSandbox();
    sandbox.admin.world.timings.userProfile = 30;
    knex = await databases.init(id);
    backend = await startStudioBackend({ sandbox, knex });
    await backend.sync();
    await backend.keepAccessList();
  });

  afterEach(async () => {
    await backend.stop();
    await sandbox.stop();
  });

  it('shows everybody with access or a profile, with diagnosis, use and counts', async () => {
    const all = await list({ domainId: COMPANY.researchLab });
    expect(
      all.items.map(({ person, diagnosis }) => [
        person.entityRef,
        diagnosis.code,
      ]),
    ).toEqual([
      ['user:default/daniel.kim', 'ready'],
      ['user:default/elif.demir', 'ready-after-first-sign-in'],
      ['user:default/fatima.zahra', 'ready-after-first-sign-in'],
      ['user:default/lena.fischer', 'profile-without-assignment'],
      ['user:default/samuel.osei', 'access-nobody-granted'],
    ]);
    expect(all.items[0]).toMatchObject({
      domainName: 'research-lab',
      membership: 'member',
      assignment: {
        direct: false,
        throughGroups: [{ displayName: 'research' }],
      },
      profile: { name: 'daniel-kim-417', status: 'InService' },
      usage: {
        spaces: 1,
        runningApps: [
          { type: 'JupyterLab', name: 'default', instanceType: 'ml.t3.medium' },
        ],
        lastActivityAt: '2026-11-20T16:45:00.000Z',
      },
    });
    expect(all.counts).toEqual({
      ready: 1,
      'ready-after-first-sign-in': 2,
      'access-nobody-granted': 1,
      'profile-without-assignment': 1,
    });
    expect(all.total).toBe(5);
    expect(all.syncedAt).toBeDefined();

    const domain = await answerOf<DomainOverview>(
      200,
      mira().call(studio => studio.getDomain(COMPANY.researchLab)),
    );
    expect(domain).toMatchObject({
      domain: { name: 'research-lab' },
      people: 5,
      counts: all.counts,
      viewer: { mayRefresh: true },
    });
    expect(domain.runningApps).toEqual([
      {
        type: 'JupyterLab',
        name: 'default',
        status: 'InService',
        instanceType: 'ml.t3.medium',
        spaceName: 'daniel-kim-forecast-notebooks',
        profileName: 'daniel-kim-417',
        person: 'user:default/daniel.kim',
        displayName: 'Daniel Kim',
        lastActivityAt: '2026-11-20T16:45:00.000Z',
      },
    ]);
    const { error } = await answerOf<ErrorBody>(
      404,
      mira().call(studio => studio.getDomain('d-nowhere')),
    );
    expect(error.message).toContain("There is no domain 'd-nowhere'");
  });

  it('shows at once what has changed in AWS and what was granted', async () => {
    const company = studioWorld(sandbox.admin.world);
    company.deleteUser('lena.fischer');
    company.assign('daniel.kim');
    await backend.sync();

    const changed = await list({ domainId: COMPANY.researchLab });
    expect(rowOf(changed, 'Daniel Kim')).toMatchObject({
      assignment: { direct: true },
      diagnosis: { code: 'access-nobody-granted' },
    });
    const left = rowOf(changed, 'lena.fischer@alpenglow.example');
    expect(left).toMatchObject({
      profile: { name: 'lena-fischer' },
      diagnosis: { code: 'profile-of-nobody' },
    });
    expect(left?.person).toEqual({
      displayName: 'lena.fischer@alpenglow.example',
    });

    await grant(['user:default/jonas.weber']);
    const granted = await list({
      team: 'group:default/forecasting',
      domainId: COMPANY.researchLab,
    });
    expect(granted.items).toHaveLength(1);
    expect(granted.items[0]).toMatchObject({
      person: { entityRef: 'user:default/jonas.weber' },
      grant: { status: 'active' },
      diagnosis: { code: 'ready' },
    });
    expect(granted.counts).toEqual({ ready: 1 });
  });

  it('is narrowed down, searched, sorted and read in pages', async () => {
    const whole = await list({ limit: 200 });
    expect(whole.items.length).toBe(whole.total);
    expect(whole.total).toBe(6);
    const keyOf = (row: AccessRow) =>
      `${row.domainId} ${row.person.displayName} ${row.profile?.name}`;
    for (const sort of [
      'name',
      'diagnosis',
      'lastActivityAt',
      'expiresAt',
    ] as const) {
      const up = (await readAll({ limit: 2, sort })).map(keyOf);
      const down = (await readAll({ limit: 3, sort: `-${sort}` as const })).map(
        keyOf,
      );
      expect([...up].sort()).toEqual(whole.items.map(keyOf).sort());
      expect(down).toEqual([...up].reverse());
    }
    const worst = await list({ sort: 'diagnosis', limit: 1 });
    expect(worst.items[0]?.diagnosis.code).toBe('profile-without-assignment');

    const waiting = await list({
      domainId: COMPANY.researchLab,
      diagnosis: ['ready', 'profile-without-assignment'],
    });
    expect(names(waiting)).toEqual(['Daniel Kim', 'Lena Fischer']);
    expect(waiting.total).toBe(2);
    expect(waiting.counts['ready-after-first-sign-in']).toBe(2);

    const found = await list({ domainId: COMPANY.researchLab, search: 'ÉLIF' });
    expect(names(found)).toEqual(['Elif Demir']);
    expect(found.total).toBe(1);
    const ofGroup = await list({ search: 'RESEARCH', sort: '-name' });
    expect(names(ofGroup)).toEqual([
      'Fatima Zahra',
      'Elif Demir',
      'Daniel Kim',
    ]);
    expect((await list({ search: '%' })).total).toBe(0);

    const daniel = await list({ person: 'user:default/daniel.kim' });
    expect(daniel.items.map(({ domainId }) => domainId)).toContain(
      COMPANY.researchLab,
    );
    expect(new Set(names(daniel))).toEqual(new Set(['Daniel Kim']));
  });

  it('shows the guests of a team beside its members', async () => {
    await grant(['user:default/jonas.weber', 'user:default/ben.carter']);
    const team = await list({ team: 'group:default/forecasting' });
    expect(
      team.items.map(({ person, membership }) => [
        person.entityRef,
        membership,
      ]),
    ).toEqual([
      ['user:default/ben.carter', 'guest'],
      ['user:default/jonas.weber', 'member'],
    ]);
  });

  it('refuses what it cannot make sense of, naming it', async () => {
    const refused = async (query: string, status = 400) =>
      (await answerOf<ErrorBody>(status, mira().get(`/access?${query}`))).error
        .message;
    expect(await refused('sort=height')).toContain('sort');
    expect(await refused('diagnosis=ill')).toContain('diagnosis');
    expect(await refused('limit=0')).toContain('limit');
    expect(await refused('team=user:default/mira.santos')).toContain('team');
    expect(await refused('cursor=abc')).toContain('cursor');
    const { nextCursor } = await list({ limit: 1, sort: 'name' });
    expect(await refused(`cursor=${nextCursor}&sort=-name`)).toContain(
      "the order '-name'",
    );
    expect(await refused('domainId=d-nowhere', 404)).toContain('d-nowhere');
    expect(await refused('team=nobody', 404)).toContain('nobody');
  });

  it('shows themself and the teams they lead to those who may not see everybody', async () => {
    await backend.stop();
    backend = await startStudioBackend({
      sandbox,
      knex,
      features: [
        mockServices.permissions.factory({ result: AuthorizeResult.DENY }),
      ],
    });
    const daniel = backend.as('daniel.kim');
    const own = await answerOf<AccessList>(
      200,
      daniel.call(studio =>
        studio.listAccess({ person: 'user:default/daniel.kim' }),
      ),
    );
    expect(new Set(names(own))).toEqual(new Set(['Daniel Kim']));
    await answerOf(
      200,
      mira().call(studio =>
        studio.listAccess({ team: 'group:default/forecasting' }),
      ),
    );
    await answerOf(
      200,
      mira().call(studio =>
        studio.getHistory({ team: 'group:default/forecasting' }),
      ),
    );

    await answerOf(
      403,
      daniel.call(studio => studio.listAccess()),
    );
    await answerOf(
      403,
      daniel.call(studio =>
        studio.listAccess({ person: 'user:default/elif.demir' }),
      ),
    );
    await answerOf(
      403,
      daniel.call(studio =>
        studio.listAccess({ team: 'group:default/forecasting' }),
      ),
    );
    await answerOf(
      403,
      daniel.call(studio =>
        studio.getHistory({ team: 'group:default/forecasting' }),
      ),
    );
    await answerOf(
      403,
      daniel.call(studio => studio.getHistory({})),
    );
    await answerOf(
      403,
      daniel.call(studio => studio.getDomain(COMPANY.researchLab)),
    );
  });

  it('has nobody wait for more than a few changes, however many there are', async () => {
    const mark = (count: number) =>
      inTransaction(knex, transaction =>
        invalidateAccess(
          transaction,
          Array.from({ length: count }, (_, index) => ({
            scope: COMPANY.researchLab,
            subject: `profile:nobody-${index}`,
          })),
        ),
      );
    const marks = async () => (await knex(INVALIDATIONS)).length;

    await mark(3);
    await list();
    expect(await marks()).toBe(0);

    await mark(150);
    await list();
    expect(await marks()).toBe(150);
    await backend.keepAccessList();
    expect(await marks()).toBe(0);
  });

  it.each([
    ['everybody in a group', 'group:somebody'],
    ['everybody', '*'],
  ])(
    'is as old as a change that its rows do not show yet, of %s',
    async (_, subject) => {
      const READ_AT = '2099-01-01T00:00:00.000Z';
      await inTransaction(knex, transaction =>
        invalidateAccess(transaction, [{ scope: '*', subject }]),
      );
      // The sync that found the change has ended.
      await knex('inventory_syncs').update({ completed_at: READ_AT });
      const ages = async () => [
        (await list()).syncedAt,
        (await mira().client.getDomain(COMPANY.researchLab)).syncedAt,
        (await mira().client.listDomainSummaries()).syncedAt,
      ];

      for (const age of await ages()) {
        expect(present(age) < READ_AT).toBe(true);
      }
      await backend.keepAccessList();
      expect(await ages()).toEqual([READ_AT, READ_AT, READ_AT]);
    },
  );

  it('makes no call to AWS', async () => {
    sandbox.admin.clearCalls();
    await list({ domainId: COMPANY.researchLab });
    await mira().client.getDomain(COMPANY.researchLab);
    await mira().client.getHistory({});
    expect(sandbox.admin.calls()).toEqual([]);
  });
});

describe('what cannot be read from AWS', () => {
  const denied = (action: string) =>
    ({
      type: 'error',
      code: 'AccessDeniedException',
      message: `User: arn:aws:sts::222222222222:assumed-role/BackstageStudioAccess/backstage is not authorized to perform: ${action}`,
      status: 400,
    } as const);
  let sandbox: TestSandbox;
  let backend: Awaited<ReturnType<typeof startStudioBackend>>;

  const mira = () => backend.as('mira.santos');
  const readDomains = () =>
    answerOf<DomainList>(
      200,
      mira().call(studio => studio.listDomains()),
    );
  const domainOf = ({ items }: DomainList, domainId: string) =>
    items.find(each => each.domainId === domainId);

  /** Requests a sync, and waits until the domain list matches. */
  async function refresh(isSo: (list: DomainList) => boolean) {
    await mira().client.refresh();
    let list = await readDomains();
    await backend.until(async () => {
      list = await readDomains();
      return isSo(list);
    }, 'The sync does not end');
    await backend.keepAccessList();
    return list;
  }

  beforeEach(async () => {
    sandbox = await startTestSandbox();
    backend = await startStudioBackend({
      sandbox,
      knex: await databases.init('SQLITE_3'),
    });
  });

  afterEach(async () => {
    await backend.stop();
    await sandbox.stop();
  });

  it('hides nothing that was read, and is reported with each domain that was not', async () => {
    sandbox.admin.addFault({
      operation: 'ListUserProfiles',
      input: { DomainIdEquals: COMPANY.production },
      effect: denied('sagemaker:ListUserProfiles'),
    });
    sandbox.admin.addFault({
      operation: 'ListApplicationAssignments',
      effect: denied('sso:ListApplicationAssignments'),
    });
    expect(await readDomains()).toEqual({ items: [] });

    const list = await refresh(
      seen =>
        seen.failures?.some(({ part }) => part === 'domain') === true &&
        domainOf(seen, COMPANY.researchLab)?.failure !== undefined &&
        domainOf(seen, COMPANY.legacyLab)?.syncedAt !== undefined,
    );

    expect(list.syncedAt).toBe(domainOf(list, COMPANY.legacyLab)?.syncedAt);
    const production = domainOf(list, COMPANY.production);
    expect(production).toMatchObject({
      unread: expect.arrayContaining(['domain']),
      failure: {
        part: 'domain',
        at: expect.stringMatching(/Z$/),
        message: expect.stringContaining('is not authorized'),
        action: 'sagemaker:ListUserProfiles',
        remedy: expect.stringContaining('allow it'),
        accountId: '333333333333',
        region: 'eu-west-1',
      },
    });
    expect(production?.syncedAt).toBeUndefined();
    const researchLab = domainOf(list, COMPANY.researchLab);
    expect(researchLab).toMatchObject({
      unread: ['assignments'],
      failure: {
        part: 'assignments',
        action: 'sso:ListApplicationAssignments',
        domainId: COMPANY.researchLab,
      },
    });
    expect(
      await answerOf<DomainOverview>(
        200,
        mira().call(studio => studio.getDomain(COMPANY.researchLab)),
      ),
    ).toMatchObject({ failures: [researchLab?.failure] });

    // Nobody is said to lack an assignment that nobody could look for.
    const access = await answerOf<AccessList>(
      200,
      mira().call(studio =>
        studio.listAccess({ domainId: COMPANY.researchLab }),
      ),
    );
    expect(access.counts).toEqual({ 'not-known': 2 });
    expect(access.warnings).toMatchObject([
      { domainId: COMPANY.researchLab, failure: researchLab?.failure },
    ]);
    const lena = await answerOf<PersonOverview>(
      200,
      mira().call(studio =>
        studio.getPersonOverview('user:default/lena.fischer'),
      ),
    );
    expect(lena.syncedAt).toBeDefined();
    expect(
      lena.access.find(({ domainId }) => domainId === COMPANY.researchLab),
    ).toMatchObject({
      profile: { name: 'lena-fischer' },
      diagnosis: {
        code: 'not-known',
        sentence: expect.stringContaining('its assignments could not be read'),
      },
      domain: { unread: ['assignments'] },
    });
    expect(
      await answerOf<EntryExplanation>(
        200,
        mira().call(studio =>
          studio.explainEntry('user:default/lena.fischer', COMPANY.researchLab),
        ),
      ),
    ).toMatchObject({
      canEnter: false,
      failure: {
        code: 'assigned',
        sentence: expect.stringContaining('not known yet'),
      },
    });

    sandbox.admin.clearFaults();
    const healed = await refresh(
      seen =>
        !seen.failures &&
        seen.items.every(({ unread }) => unread === undefined),
    );

    expect(healed.items.every(({ syncedAt }) => syncedAt)).toBe(true);
    expect(
      await answerOf<AccessList>(
        200,
        mira().call(studio =>
          studio.listAccess({ domainId: COMPANY.researchLab }),
        ),
      ),
    ).toMatchObject({
      counts: { ready: 1, 'profile-without-assignment': 1 },
    });
  });

  it('is not taken for idleness', async () => {
    await backend.stop();
    await sandbox.stop();
    sandbox = await startTestSandbox({ studio: { unusedAfter: 'P1D' } });
    backend = await startStudioBackend({
      sandbox,
      knex: await databases.init('SQLITE_3'),
    });
    const daniel = async () =>
      (
        await answerOf<AccessList>(
          200,
          mira().call(studio =>
            studio.listAccess({
              domainId: COMPANY.researchLab,
              search: 'daniel',
            }),
          ),
        )
      ).items[0];
    const isRead = (seen: DomainList) =>
      seen.items.every(({ unread }) => unread === undefined);
    sandbox.admin.addFault({
      operation: 'ListSpaces',
      effect: denied('sagemaker:ListSpaces'),
    });

    const list = await refresh(
      seen =>
        domainOf(seen, COMPANY.researchLab)?.syncedAt !== undefined &&
        domainOf(seen, COMPANY.researchLab)?.failure !== undefined,
    );

    expect(domainOf(list, COMPANY.researchLab)).toMatchObject({
      unread: ['usage'],
      failure: { part: 'usage', action: 'sagemaker:ListSpaces' },
    });
    expect(await daniel()).toMatchObject({ diagnosis: { code: 'ready' } });
    expect(present(await daniel()).usage).toBeUndefined();

    sandbox.admin.clearFaults();
    await refresh(isRead);
    expect(await daniel()).toMatchObject({
      usage: { spaces: 1 },
      diagnosis: { code: 'unused' },
    });

    // Nor is what was seen once, when it can be seen no more.
    sandbox.admin.addFault({
      operation: 'ListApps',
      effect: denied('sagemaker:ListApps'),
    });
    await refresh(
      seen => domainOf(seen, COMPANY.researchLab)?.failure !== undefined,
    );
    expect(await daniel()).toMatchObject({ diagnosis: { code: 'ready' } });
  });
});
