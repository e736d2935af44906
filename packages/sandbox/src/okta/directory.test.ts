/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  deleteIdentityCenterGroup,
  findGroupByDisplayName,
} from '../world/identityCenterGroups';
import {
  createIdentityCenterUser,
  findUserByUserName,
} from '../world/identityCenterUsers';
import { addMember, isMember, membershipsOfGroup } from '../world/memberships';
import { createWorld } from '../world/seeds';
import { Browser } from './__testUtils__/Browser';
import {
  eventually,
  StartedRouters,
  startRouters,
} from './__testUtils__/startRouters';
import { findGroup, findPerson } from './directory';

let routers: StartedRouters;
let browser: Browser;

jest.setTimeout(240_000);

beforeEach(async () => {
  routers = await startRouters();
  browser = new Browser(routers.url);
});

afterEach(() => routers.stop());

const LOGIN = 'nora.berg@alpenglow.example';

const personOf = (login: string) => {
  const person = findPerson(routers.world, login);
  if (!person) {
    throw new Error(`There is no person ${login}`);
  }
  return person;
};
const userOf = (login: string) => findUserByUserName(routers.world, login);
const groupId = (name: string) => findGroup(routers.world, name)?.id ?? name;
const isIn = (group: string, login: string) =>
  isMember(
    routers.world,
    findGroupByDisplayName(routers.world, group)?.groupId ?? '',
    userOf(login)?.userId ?? '',
  );
const membersOfIdentityCenterGroup = (id: string) =>
  membershipsOfGroup(routers.world, id).length;

async function api(method: string, path: string, body?: unknown) {
  const answer = await fetch(`${routers.url}/okta/api${path}`, {
    method,
    ...(body !== undefined && {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  });
  const text = await answer.text();
  return { status: answer.status, body: text ? JSON.parse(text) : undefined };
}

const nora = (more: Record<string, string | string[]> = {}) => ({
  firstName: 'Nora',
  lastName: 'Berg',
  login: LOGIN,
  ...more,
});

describe('the page of the directory', () => {
  it('lists people and groups without a sign-in', async () => {
    const answer = await browser.get('/okta');
    const page = await answer.text();
    expect(answer.status).toBe(200);
    expect(page).toContain('Mira Santos');
    expect(page).toContain('finance-analytics');
    expect(page).toContain('it needs no sign-in');
    const found = await (await browser.get('/okta?q=carter')).text();
    expect(found).toContain('>Ben Carter</a>');
    expect(found).toContain('1 person');
  });

  it('adds a person, who becomes an Identity Center user with the membership', async () => {
    const answer = await browser.post(
      '/okta/people',
      nora({ title: 'Data Scientist', groups: [groupId('forecasting')] }),
    );
    expect(answer.status).toBe(303);
    const page = await (await browser.follow(answer)).text();
    expect(page).toContain('Nora Berg was added.');

    await eventually(() => expect(isIn('forecasting', LOGIN)).toBe(true));
    expect(userOf(LOGIN)).toMatchObject({
      userName: LOGIN,
      email: LOGIN,
      displayName: 'Nora Berg',
      givenName: 'Nora',
      familyName: 'Berg',
      title: 'Data Scientist',
      externalId: personOf(LOGIN).id,
      status: 'ENABLED',
    });
    const after = await (await browser.get('/okta')).text();
    expect(after).toContain('Person Nora Berg');
    expect(after).toContain('Group forecasting');
    expect(after).not.toContain('Nora Berg was added.');
  });

  it('shows the form again with what is wrong next to the field, and loses nothing', async () => {
    const taken = 'Mira.Santos@alpenglow.example';
    const answer = await browser.post(
      '/okta/people',
      nora({ lastName: '', login: taken, title: '<b>"Data"</b>' }),
    );
    const page = await answer.text();
    expect(answer.status).toBe(400);
    expect(page).toMatch(/id="new-lastName-problem"[^<]*>\s*Enter the last/);
    expect(page).toMatch(
      /id="new-login-problem"[^<]*>[^<]*belongs to somebody/,
    );
    expect(page).toContain('value="Nora"');
    expect(page).toContain('value="&lt;b&gt;&quot;Data&quot;&lt;/b&gt;"');
    expect(page).not.toContain('<b>"Data"');
    expect(Object.keys(routers.world.okta.people)).toHaveLength(15);
  });

  it.each([
    ['login', { login: 'nora' }, 'has not the form of an email address'],
    ['email', { email: 'ben.carter@alpenglow.example' }, 'belongs to somebody'],
    ['email', { email: 'no address' }, 'is not an email address'],
    ['groups', { groups: ['nobodies'] }, 'There is no group'],
    ['firstName', { firstName: 'N'.repeat(51) }, 'at most 50 characters'],
  ])('refuses a bad %s', async (field, entry, message) => {
    const answer = await browser.post('/okta/people', nora(entry));
    const page = await answer.text();
    expect(answer.status).toBe(400);
    expect(page).toContain(`id="new-${field}-problem"`);
    expect(page).toContain(message);
    expect(findPerson(routers.world, LOGIN)).toBeUndefined();
  });

  it('changes a person and their groups', async () => {
    const ben = personOf('ben.carter@alpenglow.example');
    const answer = await browser.post(`/okta/people/${ben.id}`, {
      firstName: 'Benjamin',
      lastName: 'Carter',
      login: ben.login,
      email: ben.email,
      groups: [groupId('research')],
    });
    expect(answer.headers.get('location')).toBe(`/okta/people/${ben.id}`);
    const page = await (await browser.follow(answer)).text();
    expect(page).toContain('Saved.');
    await eventually(() => {
      expect(isIn('research', ben.login)).toBe(true);
      expect(isIn('finance-analytics', ben.login)).toBe(false);
    });
    expect(userOf(ben.login)).toMatchObject({
      displayName: 'Benjamin Carter',
      department: 'Finance Analytics',
      managerUserId: userOf('olga.petrova@alpenglow.example')?.userId,
    });

    const bad = await browser.post(`/okta/people/${ben.id}`, {
      firstName: 'Benjamin',
      lastName: '',
      login: ben.login,
    });
    expect(bad.status).toBe(400);
    expect(await bad.text()).toContain('Enter the last name.');
  });

  it('disables, enables and removes', async () => {
    const { id, login } = personOf('jonas.weber@alpenglow.example');
    const { userId } = userOf(login)!;
    await browser.post(`/okta/people/${id}/status`, { status: 'SUSPENDED' });
    await eventually(() => expect(userOf(login)?.status).toBe('DISABLED'));
    await browser.post(`/okta/people/${id}/status`, { status: 'ACTIVE' });
    await eventually(() => expect(userOf(login)?.status).toBe('ENABLED'));
    expect(isIn('forecasting', login)).toBe(true);

    await browser.post(`/okta/people/${id}/remove`, {});
    expect(findPerson(routers.world, login)).toBeUndefined();
    await eventually(() => {
      expect(userOf(login)).toMatchObject({ userId, status: 'DISABLED' });
      expect(isIn('forecasting', login)).toBe(false);
    });
    expect((await browser.get(`/okta/people/${id}`)).status).toBe(404);

    // Hired again, the person is linked to the user who is still there.
    await browser.post('/okta/people', nora({ login }));
    await eventually(() =>
      expect(userOf(login)).toMatchObject({
        userId,
        status: 'ENABLED',
        displayName: 'Nora Berg',
        externalId: personOf(login).id,
      }),
    );
  });

  it('creates a group, once', async () => {
    const answer = await browser.post('/okta/groups', { name: 'Grid Models' });
    expect(answer.status).toBe(303);
    await eventually(() =>
      expect(
        findGroupByDisplayName(routers.world, 'Grid Models')?.externalId,
      ).toBe(groupId('Grid Models')),
    );
    const again = await browser.post('/okta/groups', { name: 'grid models' });
    expect(again.status).toBe(400);
    expect(await again.text()).toContain(
      'There is a group &#39;grid models&#39; already',
    );
  });

  it('takes no writes from a page of another origin', async () => {
    const answer = await browser.post('/okta/people', nora(), {
      origin: 'https://elsewhere.example',
    });
    expect(answer.status).toBe(403);
    expect(findPerson(routers.world, LOGIN)).toBeUndefined();
    const own = await browser.post('/okta/people', nora(), {
      origin: routers.url,
    });
    expect(own.status).toBe(303);
  });
});

describe('the JSON API of the directory', () => {
  it('keeps people and groups', async () => {
    const added = await api('POST', '/people', nora({ groups: ['research'] }));
    expect(added).toMatchObject({
      status: 201,
      body: { login: LOGIN, status: 'ACTIVE', groups: [{ name: 'research' }] },
    });
    const group = await api('POST', '/groups', { name: 'grid' });
    expect(group).toMatchObject({ status: 201, body: { members: [] } });
    const member = `/groups/grid/members/${LOGIN}`;
    expect(await api('PUT', member)).toMatchObject({ status: 204 });
    expect((await api('GET', '/groups/grid')).body.members).toEqual([
      { id: added.body.id, login: LOGIN },
    ]);
    expect(await api('DELETE', member)).toMatchObject({ status: 204 });
    const changed = await api('PATCH', `/people/${LOGIN}`, {
      status: 'SUSPENDED',
      title: 'Analyst',
    });
    expect(changed).toMatchObject({
      status: 200,
      body: { status: 'SUSPENDED', title: 'Analyst', firstName: 'Nora' },
    });
    await eventually(() => expect(userOf(LOGIN)?.status).toBe('DISABLED'));
    expect((await api('GET', '/people?q=nora')).body.items).toHaveLength(1);
    expect(await api('DELETE', `/people/${LOGIN}`)).toMatchObject({
      status: 204,
    });
    await api('PATCH', '/groups/grid', { name: 'grid-models' });
    await eventually(() =>
      expect(
        findGroupByDisplayName(routers.world, 'grid-models'),
      ).toBeDefined(),
    );
    expect((await api('DELETE', '/groups/grid-models')).status).toBe(204);
    await eventually(() =>
      expect(
        findGroupByDisplayName(routers.world, 'grid-models'),
      ).toBeUndefined(),
    );
  });

  it('names what is wrong', async () => {
    expect(await api('POST', '/people', { firstName: 'Nora' })).toMatchObject({
      status: 400,
      body: {
        error: {
          fields: {
            lastName: 'Enter the last name.',
            login: expect.stringContaining('Enter the login'),
          },
        },
      },
    });
    const bad = { status: 'GONE' };
    expect(
      await api('PATCH', '/people/mira.santos@alpenglow.example', bad),
    ).toMatchObject({
      status: 400,
      body: { error: { fields: { status: expect.stringContaining('GONE') } } },
    });
    expect(await api('GET', '/people/nobody')).toMatchObject({
      status: 404,
      body: { error: { message: expect.stringContaining("'nobody'") } },
    });
    const broken = await fetch(`${routers.url}/okta/api/people`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{',
    });
    expect(broken.status).toBe(400);
  });
});

describe('the push to Identity Center', () => {
  it('waits out an outage and keeps the order', async () => {
    routers.scimOutage = 503;
    await api('POST', '/people', nora({ groups: ['research'] }));
    await eventually(async () => {
      const { body } = await api('GET', '/push');
      expect(body.pending).toBe(2);
      expect(body.records).toEqual([
        expect.objectContaining({
          what: 'Person Nora Berg',
          outcome: 'waiting',
          message: expect.stringContaining('503'),
        }),
      ]);
    });
    expect(userOf(LOGIN)).toBeUndefined();
    routers.scimOutage = undefined;
    routers.scimRequests.length = 0;
    await eventually(() => expect(isIn('research', LOGIN)).toBe(true));
    const writes = routers.scimRequests.filter(
      request => !request.startsWith('GET'),
    );
    expect(writes[0]).toBe('POST /v2/Users');
    await eventually(async () =>
      expect((await api('GET', '/push')).body).toMatchObject({
        pending: 0,
        records: [
          { what: 'Group research', outcome: 'done' },
          { what: 'Person Nora Berg', outcome: 'done' },
        ],
      }),
    );
  });

  it('passes over what is refused and says why', async () => {
    createIdentityCenterUser(routers.world, Date.now(), {
      userName: 'somebody.else',
      displayName: 'Somebody Else',
      givenName: 'Somebody',
      familyName: 'Else',
      email: LOGIN,
    });
    await api('POST', '/people', nora());
    await api('POST', '/groups', { name: 'grid' });
    await eventually(async () =>
      expect((await api('GET', '/push')).body.records).toEqual([
        expect.objectContaining({ what: 'Group grid', outcome: 'done' }),
        expect.objectContaining({
          what: 'Person Nora Berg',
          outcome: 'refused',
          message: expect.stringContaining('409'),
        }),
      ]),
    );
  });

  it('finds users anew when they were deleted at the other side', async () => {
    await api('POST', '/people', nora({ groups: ['research'] }));
    await eventually(() => expect(isIn('research', LOGIN)).toBe(true));
    delete routers.world.identityCenter.users[userOf(LOGIN)!.userId];
    await api('PATCH', `/people/${LOGIN}`, { title: 'Analyst' });
    await eventually(() => expect(userOf(LOGIN)?.title).toBe('Analyst'));
  });

  it('takes out of groups whom it has put there, though the other side never tells its members', async () => {
    const { id, login } = personOf('daniel.kim@alpenglow.example');
    expect(isIn('research', login)).toBe(true);
    await api('DELETE', `/groups/research/members/${id}`);
    await eventually(() => expect(isIn('research', login)).toBe(false));
    await api('PUT', `/groups/research/members/${id}`);
    await eventually(() => expect(isIn('research', login)).toBe(true));
    const asked = routers.scimRequests.filter(request =>
      request.startsWith('GET'),
    );
    expect(asked).toEqual([]);
  });

  it('does not notice members that somebody else has put into a group', async () => {
    const { userId } = userOf('ben.carter@alpenglow.example')!;
    const { groupId: id } = findGroupByDisplayName(routers.world, 'research')!;
    addMember(routers.world, id, userId, Date.now());
    await browser.post('/okta/push', { do: 'everything' });
    await eventually(async () =>
      expect((await api('GET', '/push')).body.pending).toBe(0),
    );
    expect(isIn('research', 'ben.carter@alpenglow.example')).toBe(true);
  });

  it('makes a group anew that was deleted at the other side, with its members', async () => {
    const { groupId: id } = findGroupByDisplayName(routers.world, 'research')!;
    deleteIdentityCenterGroup(routers.world, id);
    await browser.post('/okta/push', { do: 'everything' });
    await eventually(() =>
      expect(isIn('research', 'daniel.kim@alpenglow.example')).toBe(true),
    );
  });

  it('forgets what was to be pushed when the sandbox is reset', async () => {
    routers.scimOutage = 503;
    await api('POST', '/people', nora());
    expect((await api('GET', '/push')).body.pending).toBe(1);
    routers.world = createWorld();
    routers.scimOutage = undefined;
    expect((await api('GET', '/push')).body).toEqual({
      enabled: true,
      pending: 0,
      records: [],
    });
    await api('POST', '/people', nora({ firstName: 'Nele' }));
    await eventually(() =>
      expect(userOf(LOGIN)?.displayName).toBe('Nele Berg'),
    );
  });

  it('brings everybody into a group, however quickly they are added', async () => {
    const logins = Array.from(
      { length: 25 },
      (_, index) => `quick.${index}@alpenglow.example`,
    );
    for (const login of logins) {
      await api('POST', '/people', {
        firstName: 'Quick',
        lastName: `Hire${login}`.slice(0, 20),
        login,
        email: login,
        groups: ['research'],
      });
    }
    await eventually(() =>
      expect(logins.filter(login => !isIn('research', login))).toEqual([]),
    );
  });

  it('pushes a large group a hundred members at a time', async () => {
    await api('POST', '/groups', { name: 'everybody' });
    const { people } = routers.world.okta;
    const group = groupId('everybody');
    for (let number = 0; number < 105; number++) {
      const id = `00uPerson${number}`;
      const login = `person${number}@alpenglow.example`;
      people[id] = {
        id,
        login,
        email: login,
        firstName: 'Person',
        lastName: `${number}`,
        status: 'ACTIVE',
        groups: [group],
      };
    }
    await browser.post('/okta/push', { do: 'everything' });
    await eventually(() =>
      expect(isIn('everybody', 'person104@alpenglow.example')).toBe(true),
    );
    const { groupId: id } = findGroupByDisplayName(routers.world, 'everybody')!;
    expect(membersOfIdentityCenterGroup(id)).toBe(105);
    const patches = routers.scimRequests.filter(
      request => request === `PATCH /v2/Groups/${id}`,
    );
    // One for the names, two for the members.
    expect(patches).toHaveLength(3);

    for (const person of Object.values(people)) {
      people[person.id] = { ...person, groups: [] };
    }
    await browser.post('/okta/push', { do: 'everything' });
    await eventually(() => expect(membersOfIdentityCenterGroup(id)).toBe(0));
  });

  it('can be switched off, and makes up for it when switched on', async () => {
    await browser.post('/okta/push', { do: 'off' });
    await browser.post('/okta/people', nora({ groups: [groupId('research')] }));
    const page = await (await browser.get('/okta')).text();
    expect(page).toContain('The push is switched off');
    expect((await api('GET', '/push')).body).toMatchObject({
      enabled: false,
      pending: 0,
    });
    expect(userOf(LOGIN)).toBeUndefined();
    expect(routers.scimRequests).toEqual([]);
    const users = Object.keys(routers.world.identityCenter.users);

    await browser.post('/okta/push', { do: 'on' });
    await eventually(() => expect(isIn('research', LOGIN)).toBe(true));
    await eventually(async () =>
      expect((await api('GET', '/push')).body.pending).toBe(0),
    );
    expect(Object.keys(routers.world.identityCenter.users)).toEqual([
      ...users,
      userOf(LOGIN)?.userId,
    ]);
  });
});
