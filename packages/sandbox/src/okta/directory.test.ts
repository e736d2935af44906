/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { findGroupByDisplayName } from '../world/identityCenterGroups';
import { Browser } from './__testUtils__/Browser';
import { directoryClient, LOGIN, nora } from './__testUtils__/directoryClient';
import {
  eventually,
  StartedRouters,
  startRouters,
} from './__testUtils__/startRouters';
import { findPerson } from './directory';

let routers: StartedRouters;
let browser: Browser;

jest.setTimeout(240_000);

beforeEach(async () => {
  routers = await startRouters();
  browser = new Browser(routers.url);
});

afterEach(() => routers.stop());

const { api, groupId, isIn, personOf, userOf } = directoryClient(() => routers);

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
