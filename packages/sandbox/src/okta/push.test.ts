/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  deleteIdentityCenterGroup,
  findGroupByDisplayName,
} from '../world/identityCenterGroups';
import { createIdentityCenterUser } from '../world/identityCenterUsers';
import { addMember, membershipsOfGroup } from '../world/memberships';
import { createWorld } from '../world/seeds';
import { Browser } from './__testUtils__/Browser';
import { directoryClient, LOGIN, nora } from './__testUtils__/directoryClient';
import {
  eventually,
  StartedRouters,
  startRouters,
} from './__testUtils__/startRouters';

let routers: StartedRouters;
let browser: Browser;

jest.setTimeout(240_000);

beforeEach(async () => {
  routers = await startRouters();
  browser = new Browser(routers.url);
});

afterEach(() => routers.stop());

const { api, groupId, isIn, personOf, userOf } = directoryClient(() => routers);

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
    expect(membershipsOfGroup(routers.world, id).length).toBe(105);
    const patches = routers.scimRequests.filter(
      request => request === `PATCH /v2/Groups/${id}`,
    );
    // One for the names, two for the members.
    expect(patches).toHaveLength(3);

    for (const person of Object.values(people)) {
      people[person.id] = { ...person, groups: [] };
    }
    await browser.post('/okta/push', { do: 'everything' });
    await eventually(() =>
      expect(membershipsOfGroup(routers.world, id).length).toBe(0),
    );
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
