/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  StartedRouters,
  startRouters,
} from '../okta/__testUtils__/startRouters';
import { findGroupByDisplayName } from '../world/identityCenterGroups';
import { findUserByUserName } from '../world/identityCenterUsers';
import { membershipsOfGroup } from '../world/memberships';
import {
  completeUser,
  ENTERPRISE_SCHEMA,
  patchOf,
  sendScim,
} from './__testUtils__/scimClient';

let routers: StartedRouters;

beforeEach(async () => {
  routers = await startRouters();
});

afterEach(() => routers.stop());

const scim = (
  method: string,
  path: string,
  body?: unknown,
  options: { url?: string } = {},
) => sendScim(options.url ?? routers.url, method, path, body);

const ENTERPRISE = ENTERPRISE_SCHEMA;
const USER_NAME = 'nora.berg@alpenglow.example';

const userId = (userName: string) =>
  findUserByUserName(routers.world, userName)?.userId ?? 'nobody';

const nora = (more: object = {}) =>
  completeUser({
    [ENTERPRISE]: {
      department: 'Grid',
      manager: { value: userId('mira.santos@alpenglow.example') },
    },
    ...more,
  });

const filtered = (type: string, filter: string) =>
  scim('GET', `/${type}?filter=${encodeURIComponent(filter)}`);

it('describes itself', async () => {
  const config = await scim('GET', '/ServiceProviderConfig');
  expect(config.body).toMatchObject({
    patch: { supported: true },
    filter: { supported: true },
    bulk: { supported: false },
    authenticationSchemes: [{ type: 'oauthbearertoken' }],
  });
  expect(config.headers.get('content-type')).toContain('application/json');
  expect(config.headers.get('x-amzn-requestid')).toMatch(/^[0-9a-f-]{36}$/);
  const schemas = await scim('GET', '/Schemas');
  expect(schemas.body.Resources.map((item: { id: string }) => item.id)).toEqual(
    expect.arrayContaining([
      'urn:ietf:params:scim:schemas:core:2.0:User',
      'urn:ietf:params:scim:schemas:core:2.0:Group',
      ENTERPRISE,
    ]),
  );
  const user = await scim(
    'GET',
    '/Schemas/urn:ietf:params:scim:schemas:core:2.0:User',
  );
  expect(user.body.attributes).toContainEqual({
    name: 'userName',
    type: 'string',
    multiValued: false,
    required: true,
  });
  const types = await scim('GET', '/ResourceTypes');
  expect(types.body.Resources.map((item: { id: string }) => item.id)).toEqual([
    'User',
    'Group',
  ]);
});

describe('users', () => {
  it('are created, found, replaced, patched and deleted', async () => {
    const created = await scim('POST', '/Users', nora());
    expect(created.status).toBe(201);
    const { id } = created.body;
    expect(routers.world.identityCenter.users[id]).toMatchObject({
      userName: USER_NAME,
      displayName: 'Nora Berg',
      email: USER_NAME,
      externalId: '00uNora',
      title: 'Analyst',
      department: 'Grid',
      managerUserId: userId('mira.santos@alpenglow.example'),
      status: 'ENABLED',
    });
    for (const filter of [
      `userName eq "${USER_NAME.toUpperCase()}"`,
      'externalId eq "00uNora"',
      `id eq "${id}"`,
      `id eq "${id}" and manager eq "${userId(
        'mira.santos@alpenglow.example',
      )}"`,
    ]) {
      expect((await filtered('Users', filter)).body).toMatchObject({
        totalResults: 1,
        Resources: [{ id, [ENTERPRISE]: { department: 'Grid' } }],
      });
    }
    expect(
      (await filtered('Users', 'userName eq "nobody"')).body.totalResults,
    ).toBe(0);

    const off = patchOf({ op: 'replace', path: 'active', value: false });
    expect((await scim('PATCH', `/Users/${id}`, off)).body.active).toBe(false);
    expect(routers.world.identityCenter.users[id]?.status).toBe('DISABLED');

    const minimal = {
      userName: USER_NAME,
      name: { givenName: 'N.', familyName: 'Berg' },
      displayName: 'N. Berg',
    };
    expect((await scim('PUT', `/Users/${id}`, minimal)).status).toBe(200);
    const { meta: _, ...shown } = (await scim('GET', `/Users/${id}`)).body;
    expect(shown).toEqual({
      ...minimal,
      id,
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
      // A PUT without `active` leaves the status unchanged.
      active: false,
    });

    expect((await scim('DELETE', `/Users/${id}`)).status).toBe(204);
    expect((await scim('GET', `/Users/${id}`)).status).toBe(404);
    expect((await scim('DELETE', `/Users/${id}`)).status).toBe(404);
  });

  it('are given as they were sent, with nothing added', async () => {
    const { body: created } = await scim('POST', '/Users', completeUser());
    const { meta, id, ...shown } = created;
    expect(shown).toEqual(completeUser());
    expect(meta).toEqual({
      resourceType: 'User',
      created: expect.stringMatching(/Z$/),
      lastModified: expect.stringMatching(/Z$/),
    });
    expect((await scim('GET', `/Users/${id}`)).body).toEqual(created);
  });

  it.each([
    [{ op: 'replace', path: 'title', value: 'Lead' }, { title: 'Lead' }],
    [{ op: 'Replace', path: 'title', value: 'Lead' }, { title: 'Lead' }],
    [{ op: 'add', path: 'nickName', value: 'No' }, { nickName: 'No' }],
    [
      { op: 'replace', path: 'name.givenName', value: 'Eleonora' },
      { name: { givenName: 'Eleonora', middleName: 'Johanna' } },
    ],
    [
      { op: 'replace', path: 'name', value: { givenName: 'Eleonora' } },
      { name: { givenName: 'Eleonora', familyName: 'Berg' } },
    ],
    [
      {
        op: 'replace',
        path: 'emails[type eq "work"].value',
        value: 'nb@alpenglow.example',
      },
      { emails: [{ value: 'nb@alpenglow.example', primary: true }] },
    ],
    [
      { op: 'replace', path: 'phoneNumbers', value: [{ value: '+41' }] },
      { phoneNumbers: [{ value: '+41' }] },
    ],
    [
      { op: 'replace', path: `${ENTERPRISE}:costCenter`, value: '7' },
      { [ENTERPRISE]: { costCenter: '7', department: 'Grid' } },
    ],
    [
      { op: 'add', path: ENTERPRISE, value: { manager: { value: 'u-1' } } },
      { [ENTERPRISE]: { department: 'Grid', manager: { value: 'u-1' } } },
    ],
    [
      { op: 'replace', value: { title: 'Lead', active: false } },
      { title: 'Lead', active: false },
    ],
  ])('are patched: %j', async (operation, expected) => {
    const { id } = (await scim('POST', '/Users', completeUser())).body;
    const answer = await scim('PATCH', `/Users/${id}`, patchOf(operation));
    expect(answer).toMatchObject({ status: 200, body: expected });
    expect((await scim('GET', `/Users/${id}`)).body).toEqual(answer.body);
  });

  it.each([
    ['title', ({ title: _, ...rest }) => rest],
    ['addresses', ({ addresses: _, ...rest }) => rest],
    ['phoneNumbers[type eq "work"]', ({ phoneNumbers: _, ...rest }) => rest],
    [
      `${ENTERPRISE}:department`,
      ({ [ENTERPRISE]: { department: _, ...extension }, ...rest }) => ({
        ...rest,
        [ENTERPRISE]: extension,
      }),
    ],
  ] satisfies Array<[string, (user: ReturnType<typeof completeUser>) => object]>)(
    'lose %s and nothing else',
    async (path, without) => {
      const { id } = (await scim('POST', '/Users', completeUser())).body;
      await scim('PATCH', `/Users/${id}`, patchOf({ op: 'remove', path }));
      const { meta: _, ...shown } = (await scim('GET', `/Users/${id}`)).body;
      expect(shown).toEqual({ id, ...without(completeUser()) });
    },
  );

  it('are found by a group they are in', async () => {
    const group = findGroupByDisplayName(routers.world, 'research')?.groupId;
    const { body } = await filtered('Users', `groups.value eq "${group}"`);
    expect(
      body.Resources.map((user: { userName: string }) => user.userName),
    ).toEqual([
      'daniel.kim@alpenglow.example',
      'fatima.zahra@alpenglow.example',
      'elif.demir@alpenglow.example',
    ]);
  });

  it('are returned up to a hundred, and page by page with a cursor only', async () => {
    for (let number = 0; number < 100; number++) {
      const name = `person${number}@alpenglow.example`;
      await scim('POST', '/Users', {
        userName: name,
        name: { givenName: 'Person', familyName: 'Many' },
        displayName: name,
      });
    }
    const first = await scim('GET', '/Users');
    expect(first.body).toMatchObject({ itemsPerPage: 100, startIndex: 1 });
    expect(first.body.totalResults).toBe(100);
    // AWS does not support startIndex and attributes: they change nothing.
    const second = await scim('GET', '/Users?startIndex=101&attributes=id');
    expect(second.body).toEqual(first.body);

    const ids: string[] = [];
    let cursor: string | undefined = '';
    let pages = 0;
    while (cursor !== undefined) {
      const query = `cursor=${encodeURIComponent(cursor)}&count=50`;
      const { body } = await scim('GET', `/Users?${query}`);
      expect(body.totalResults).toBeUndefined();
      ids.push(...body.Resources.map((user: { id: string }) => user.id));
      cursor = body.nextCursor;
      pages++;
    }
    expect(pages).toBe(3);
    expect(ids.sort()).toEqual(
      Object.keys(routers.world.identityCenter.users).sort(),
    );
  });
});

describe('groups', () => {
  it('are created, found, given and taken members, and deleted', async () => {
    const [mira, ben] = ['mira.santos', 'ben.carter'].map(name =>
      userId(`${name}@alpenglow.example`),
    );
    const created = await scim('POST', '/Groups', {
      displayName: 'grid',
      externalId: '00gGrid',
      members: [{ value: mira }],
    });
    expect(created.status).toBe(201);
    const { id } = created.body;
    // AWS never tells the members; what can be asked is whether somebody is one.
    for (const filter of [
      'displayName eq "Grid"',
      'externalId eq "00gGrid"',
      `id eq "${id}"`,
      `id eq "${id}" and members eq "${mira}"`,
      `members eq "${mira}" and id eq "${id}"`,
    ]) {
      expect((await filtered('Groups', filter)).body.Resources).toMatchObject([
        { id, externalId: '00gGrid', displayName: 'grid', members: [] },
      ]);
    }
    expect(
      (await filtered('Groups', `id eq "${id}" and members eq "${ben}"`)).body
        .Resources,
    ).toEqual([]);
    const path = `/Groups/${id}`;
    expect((await scim('GET', path)).body.members).toEqual([]);
    const membersNow = () =>
      membershipsOfGroup(routers.world, id).map(member => member.userId);
    const patch = async (operation: object) => {
      const answer = await scim('PATCH', path, patchOf(operation));
      expect(answer).toMatchObject({ status: 204, body: undefined });
    };

    const value = [{ value: ben }];
    await patch({ op: 'add', path: 'members', value });
    expect(membersNow()).toEqual([mira, ben]);
    await patch({ op: 'remove', path: `members[value eq "${mira}"]` });
    expect(membersNow()).toEqual([ben]);
    await patch({ op: 'remove', path: 'members', value });
    expect(membersNow()).toEqual([]);
    await patch({ op: 'add', value: { members: value } });
    await patch({ op: 'replace', value: { id, displayName: 'grid-models' } });
    expect(findGroupByDisplayName(routers.world, 'grid-models')).toMatchObject({
      groupId: id,
      externalId: '00gGrid',
    });
    await patch({ op: 'remove', path: 'externalId' });
    expect((await scim('GET', path)).body.externalId).toBeUndefined();
    expect(membersNow()).toEqual([ben]);
    expect((await scim('DELETE', path)).status).toBe(204);
    expect(
      findGroupByDisplayName(routers.world, 'grid-models'),
    ).toBeUndefined();
  });
});

it('keeps several sandboxes in one process apart', async () => {
  const other = await startRouters();
  try {
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => {
        const url = index % 2 === 0 ? routers.url : other.url;
        const name = `person${index}@alpenglow.example`;
        const user = nora({
          userName: name,
          externalId: name,
          emails: [{ value: name, primary: true }],
        });
        return scim('POST', '/Users', user, { url });
      }),
    );
    answers.forEach(({ status, body }, index) => {
      const [here, there] =
        index % 2 === 0 ? [routers, other] : [other, routers];
      expect(status).toBe(201);
      expect(here.world.identityCenter.users[body.id]).toBeDefined();
      expect(there.world.identityCenter.users[body.id]).toBeUndefined();
    });
  } finally {
    await other.stop();
  }
});
