/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { createCompanyWorld, createGeneratedWorld, createWorld } from './seeds';
import {
  createIdentityCenterUser,
  deleteIdentityCenterUser,
  disableIdentityCenterUser,
  findUserByEmail,
  findUserByUserName,
  updateIdentityCenterUser,
} from './identityCenterUsers';
import {
  addMember,
  isMember,
  membershipsOfGroup,
  removeMember,
} from './memberships';
import { findGroupByDisplayName } from './identityCenterGroups';
import { DEFAULT_SWITCHES, SWITCH_VALUES } from './switches';
import { indexBy, orderBy, watchTable } from './tables';
import { autoCreateProfile, profileOf } from './userProfiles';
import { World } from './World';

describe('tables', () => {
  type Thing = { id: string; colour?: string };
  const byColour = indexBy<Thing>(thing => thing.colour);
  const inOrder = orderBy<Thing>(thing => thing.id);

  it.each([
    ['watched', watchTable<Thing>({})],
    ['unwatched', {} as Record<string, Thing>],
  ])('that are %s find and order what they hold now', (_, table) => {
    const ids = (colour: string) =>
      byColour.all(table, colour).map(({ id }) => id);
    const order = () => inOrder(table).map(({ position }) => position);
    table.b = { id: 'b', colour: 'red' };
    expect([ids('red'), order()]).toEqual([['b'], ['b']]);
    table.a = { id: 'a', colour: 'red' };
    table.c = { id: 'c' };
    expect([ids('red'), order()]).toEqual([
      ['b', 'a'],
      ['a', 'b', 'c'],
    ]);
    table.b = { id: 'b', colour: 'blue' };
    expect([ids('red'), ids('blue')]).toEqual([['a'], ['b']]);
    expect(byColour.count(table, 'red')).toBe(1);
    table.a = { id: 'a' };
    delete table.b;
    expect([ids('red'), ids('blue'), order()]).toEqual([[], [], ['a', 'c']]);
    expect(byColour.first(table, 'red')).toBeUndefined();
    expect(JSON.parse(JSON.stringify(table))).toEqual({
      a: { id: 'a' },
      c: { id: 'c' },
    });
  });
});

describe('people in Identity Center', () => {
  let world: World;

  beforeEach(() => {
    world = createCompanyWorld();
  });

  const nora = {
    userName: 'nora.new@alpenglow.example',
    displayName: 'Nora New',
    givenName: 'Nora',
    familyName: 'New',
    email: 'nora.new@alpenglow.example',
    externalId: '00unora',
  };

  it('are unique by username, email and external id, in any case', () => {
    const { userId } = createIdentityCenterUser(world, 1, nora);
    expect(userId).toMatch(/^93677ab1c2-[0-9a-f-]{36}$/);
    const another = (taken: Partial<typeof nora>) =>
      createIdentityCenterUser(world, 1, {
        ...nora,
        userName: 'other',
        email: 'other@alpenglow.example',
        externalId: '00uother',
        ...taken,
      });
    const refusal = (attribute: string) =>
      expect.objectContaining({ name: 'NotUniqueError', attribute });
    expect(() => another({ userName: 'NORA.NEW@alpenglow.example' })).toThrow(
      refusal('userName'),
    );
    expect(() => another({ email: 'NORA.new@alpenglow.example' })).toThrow(
      refusal('email'),
    );
    expect(() => another({ externalId: '00unora' })).toThrow(
      refusal('externalId'),
    );
    expect(another({}).userId).not.toBe(userId);
  });

  it('change, are disabled and go, and lookups follow', () => {
    const { userId } = createIdentityCenterUser(world, 1, nora);
    updateIdentityCenterUser(world, 2, userId, {
      userName: 'nora.newer@alpenglow.example',
      email: undefined,
    });
    expect(findUserByUserName(world, nora.userName)).toBeUndefined();
    expect(findUserByEmail(world, nora.email)).toBeUndefined();
    expect(
      findUserByUserName(world, 'Nora.Newer@alpenglow.example'),
    ).toMatchObject({ userId, createdAt: 1, updatedAt: 2 });
    expect(disableIdentityCenterUser(world, 3, userId).status).toBe('DISABLED');
    const research = findGroupByDisplayName(world, 'RESEARCH');
    addMember(world, research?.groupId ?? '', userId, 7);
    addMember(world, research?.groupId ?? '', userId, 7);
    expect(membershipsOfGroup(world, research?.groupId ?? '')).toHaveLength(4);
    deleteIdentityCenterUser(world, userId);
    expect(isMember(world, research?.groupId ?? '', userId)).toBe(false);
    expect(removeMember(world, research?.groupId ?? '', userId)).toBe(false);
    expect(() => deleteIdentityCenterUser(world, userId)).toThrow(
      expect.objectContaining({ name: 'MissingError', kind: 'user' }),
    );
    expect(() => addMember(world, research?.groupId ?? '', userId, 7)).toThrow(
      `There is no user '${userId}'`,
    );
  });
});

describe('switches', () => {
  it('stand at the first of the values that they can take', () => {
    const firsts = Object.entries(SWITCH_VALUES).map(([name, [first]]) => [
      name,
      first,
    ]);
    expect(Object.fromEntries(firsts)).toEqual(DEFAULT_SWITCHES);
    expect(createWorld().switches).toEqual(DEFAULT_SWITCHES);
  });
});

describe('profiles that Studio makes', () => {
  it('are named after the username, once per person, and never twice the same', () => {
    const world = createGeneratedWorld({ number: 1, people: 1, profiles: 0 });
    const domainId = 'd-generated0001';
    const make = (userName: string) =>
      autoCreateProfile(world, 5, domainId, userName);
    const first = make('mira.santos@alpenglow.example');
    expect(first).toMatchObject({ status: 'InService', createdAt: 5 });
    expect(first.userProfileName).toMatch(/^mira-santos-\d{3}$/);
    expect(make('MIRA.santos@alpenglow.example')).toBe(first);
    expect(profileOf(world, domainId, 'mira.santos@alpenglow.example')).toBe(
      first,
    );
    const names = [
      'mira_santos@elsewhere.example',
      'Zoë.Ångström@alpenglow.example',
      '--@alpenglow.example',
      `${'very.long'.repeat(12)}@alpenglow.example`,
    ].map(userName => make(userName).userProfileName);
    expect(names[1]).toMatch(/^Zoe-Angstrom-\d{3}$/);
    expect(new Set([first.userProfileName, ...names]).size).toBe(5);
    names.forEach(name =>
      expect(name).toMatch(/^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}$/),
    );
    expect(() => autoCreateProfile(world, 5, 'd-none', 'x')).toThrow(
      "There is no domain 'd-none'",
    );
  });
});
