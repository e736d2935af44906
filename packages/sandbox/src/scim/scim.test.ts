/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  StartedRouters,
  startRouters,
} from '../okta/__testUtils__/startRouters';
import { findGroupByDisplayName } from '../world/identityCenterGroups';
import { findUserByUserName } from '../world/identityCenterUsers';
import { SCIM_TOKEN } from './router';

let routers: StartedRouters;

beforeEach(async () => {
  routers = await startRouters();
});

afterEach(() => routers.stop());

async function scim(
  method: string,
  path: string,
  body?: unknown,
  options: { token?: string; url?: string } = {},
) {
  const { token = SCIM_TOKEN, url = routers.url } = options;
  const answer = await fetch(`${url}/scim/v2${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/scim+json',
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await answer.text();
  return {
    status: answer.status,
    type: answer.headers.get('content-type'),
    body: text ? JSON.parse(text) : undefined,
  };
}

const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const USER_NAME = 'nora.berg@alpenglow.example';

const userId = (userName: string) =>
  findUserByUserName(routers.world, userName)?.userId ?? 'nobody';

const nora = (more: object = {}) => ({
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:User', ENTERPRISE],
  externalId: '00uNora',
  userName: USER_NAME,
  name: { givenName: 'Nora', familyName: 'Berg' },
  displayName: 'Nora Berg',
  title: 'Analyst',
  emails: [{ value: USER_NAME, type: 'work', primary: true }],
  active: true,
  [ENTERPRISE]: {
    department: 'Grid',
    manager: { value: userId('mira.santos@alpenglow.example') },
  },
  ...more,
});

const filtered = (type: string, filter: string) =>
  scim('GET', `/${type}?filter=${encodeURIComponent(filter)}`);
const patchOf = (...Operations: object[]) => ({
  schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
  Operations,
});

it('asks for the token', async () => {
  const answer = await scim('GET', '/Users', undefined, { token: 'guessed' });
  expect(answer).toMatchObject({
    status: 401,
    body: {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
      status: '401',
    },
  });
});

it('describes itself', async () => {
  const config = await scim('GET', '/ServiceProviderConfig');
  expect(config.body).toMatchObject({
    patch: { supported: true },
    filter: { supported: true },
    bulk: { supported: false },
    authenticationSchemes: [{ type: 'oauthbearertoken' }],
  });
  expect(config.type).toContain('application/scim+json');
  const schemas = await scim('GET', '/Schemas');
  expect(schemas.body.Resources.map((item: { id: string }) => item.id)).toEqual(
    expect.arrayContaining([
      'urn:ietf:params:scim:schemas:core:2.0:User',
      'urn:ietf:params:scim:schemas:core:2.0:Group',
      ENTERPRISE,
    ]),
  );
});

describe('users', () => {
  it('are created, found, replaced, patched and deleted', async () => {
    const created = await scim('POST', '/Users', nora());
    expect(created.status).toBe(201);
    const { id } = created.body;
    expect(created.body.meta.location).toBe(
      `${routers.url}/scim/v2/Users/${id}`,
    );
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
      'externalId eq "00uNora" and active eq true',
    ]) {
      expect((await filtered('Users', filter)).body).toMatchObject({
        totalResults: 1,
        Resources: [{ id, [ENTERPRISE]: { department: 'Grid' } }],
      });
    }
    expect(
      (await filtered('Users', 'userName eq "nobody"')).body.totalResults,
    ).toBe(0);

    const { title: _, ...withoutTitle } = nora({ displayName: 'N. Berg' });
    await scim('PUT', `/Users/${id}`, withoutTitle);
    expect((await scim('GET', `/Users/${id}`)).body).toMatchObject({
      displayName: 'N. Berg',
    });
    expect(routers.world.identityCenter.users[id].title).toBeUndefined();

    const off = patchOf({ op: 'replace', path: 'active', value: false });
    expect((await scim('PATCH', `/Users/${id}`, off)).body.active).toBe(false);
    expect(routers.world.identityCenter.users[id].status).toBe('DISABLED');

    expect((await scim('DELETE', `/Users/${id}`)).status).toBe(204);
    expect((await scim('GET', `/Users/${id}`)).status).toBe(404);
    expect((await scim('DELETE', `/Users/${id}`)).status).toBe(404);
  });

  it('are listed page by page', async () => {
    const page = await scim('GET', '/Users?startIndex=11&count=10');
    expect(page.body).toMatchObject({
      totalResults: 15,
      startIndex: 11,
    });
    expect(page.body.Resources).toHaveLength(5);
  });

  it.each([
    ['userName', { emails: [{ value: 'other@alpenglow.example' }] }],
    ['email', { userName: 'other@alpenglow.example' }],
  ])('have a %s of their own', async (attribute, changes) => {
    const mira = 'mira.santos@alpenglow.example';
    const answer = await scim(
      'POST',
      '/Users',
      nora({ userName: mira, emails: [{ value: mira }], ...changes }),
    );
    expect(answer).toMatchObject({
      status: 409,
      body: {
        scimType: 'uniqueness',
        detail: `A user with ${attribute} '${mira}' exists already`,
      },
    });
  });

  it.each([
    ['name.givenName', { name: { familyName: 'Berg' } }],
    ['displayName', { displayName: undefined }],
    ['userName', { userName: 'n'.repeat(129) }],
    [
      'emails',
      { emails: [{ value: 'a@b.example' }, { value: 'c@d.example' }] },
    ],
    ['active', { active: 'perhaps' }],
  ])('are refused for a bad %s', async (attribute, changes) => {
    const answer = await scim('POST', '/Users', nora(changes));
    expect(answer).toMatchObject({
      status: 400,
      body: {
        scimType: 'invalidValue',
        detail: expect.stringContaining(`'${attribute}'`),
      },
    });
    expect(findUserByUserName(routers.world, USER_NAME)).toBeUndefined();
  });

  it('are refused when the body is not JSON', async () => {
    const answer = await fetch(`${routers.url}/scim/v2/Users`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${SCIM_TOKEN}`,
        'content-type': 'application/scim+json',
      },
      body: '{',
    });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ status: '400' });
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
    const found = await filtered('Groups', 'displayName eq "Grid"');
    expect(found.body.Resources).toMatchObject([
      { id, externalId: '00gGrid', members: [{ value: mira }] },
    ]);
    const path = `/Groups/${id}`;
    const membersNow = async () =>
      ((await scim('GET', path)).body.members ?? []).map(
        (member: { value: string }) => member.value,
      );

    await scim(
      'PATCH',
      path,
      patchOf({ op: 'add', path: 'members', value: [{ value: ben }] }),
    );
    expect(await membersNow()).toEqual([mira, ben]);
    await scim(
      'PATCH',
      path,
      patchOf({ op: 'remove', path: `members[value eq "${mira}"]` }),
    );
    expect(await membersNow()).toEqual([ben]);
    await scim(
      'PATCH',
      path,
      patchOf({ op: 'replace', value: { displayName: 'grid-models' } }),
    );
    expect(findGroupByDisplayName(routers.world, 'grid-models')?.groupId).toBe(
      id,
    );
    expect(await membersNow()).toEqual([ben]);
    expect((await scim('DELETE', path)).status).toBe(204);
    expect(
      findGroupByDisplayName(routers.world, 'grid-models'),
    ).toBeUndefined();
  });

  it('are refused with a taken name or an unknown member', async () => {
    expect(
      await scim('POST', '/Groups', { displayName: 'Research' }),
    ).toMatchObject({ status: 409, body: { scimType: 'uniqueness' } });
    expect(
      await scim('POST', '/Groups', {
        displayName: 'grid',
        members: [{ value: 'nobody' }],
      }),
    ).toMatchObject({
      status: 400,
      body: { detail: expect.stringContaining("'nobody'") },
    });
    expect(findGroupByDisplayName(routers.world, 'grid')).toBeUndefined();
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
          emails: [{ value: name }],
        });
        return scim('POST', '/Users', user, { url });
      }),
    );
    answers.forEach(({ status, body }, index) => {
      const [here, there] =
        index % 2 === 0 ? [routers, other] : [other, routers];
      expect(status).toBe(201);
      expect(body.meta.location).toBe(`${here.url}/scim/v2/Users/${body.id}`);
      expect(here.world.identityCenter.users[body.id]).toBeDefined();
      expect(there.world.identityCenter.users[body.id]).toBeUndefined();
    });
  } finally {
    await other.stop();
  }
});
