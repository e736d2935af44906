/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { splitLeads, waysOf, withOtherLeads, type LedTeam } from './leads';

const by = (...leads: string[]) => splitLeads(leads);
const NOTHING = { byPattern: new Map(), parents: new Map() };

function leadsIn(teams: readonly LedTeam[]) {
  return Object.fromEntries(teams.map(({ team, leads }) => [team, leads]));
}

describe('leads', () => {
  it('are those who are named, besides patterns, the parent team and managers', () => {
    expect(by('user:a', '{team}-leads', 'manager')).toEqual({
      leads: ['user:a'],
      ways: { patterns: ['{team}-leads'], byParent: false, byManager: true },
    });
    expect(by('user:a', 'group:b')).toEqual({ leads: ['user:a', 'group:b'] });
  });

  it('of every team hold where nothing else names the team', () => {
    const teams = [
      { team: 'a', ...by('user:a') },
      { team: '*', ...by('{team}-leads') },
    ];
    expect(waysOf(teams, 'a')).toBeUndefined();
    expect(waysOf(teams, 'b')).toBe(teams[1]?.ways);
    const byPattern = new Map(
      ['a', 'b'].map(team => [
        team,
        new Map([
          ['{team}-leads', [`group:${team}-leads`]],
          ['{team}-former', ['group:former']],
        ]),
      ]),
    );
    expect(leadsIn(withOtherLeads(teams, { ...NOTHING, byPattern }))).toEqual({
      a: ['user:a'],
      '*': [],
      b: ['group:b-leads'],
    });
  });

  it('of a team below one that nobody leads are none', () => {
    const parents = new Map([['b', 'a']]);
    const teams = [{ team: '*', ...by('parent-leads') }];
    expect(withOtherLeads(teams, { ...NOTHING, parents })).toEqual(teams);
  });

  it('of the parent team pass down as far as each team passes them on', () => {
    const parents = new Map([
      ['c', 'b'],
      ['b', 'a'],
    ]);
    const teams = [
      { team: 'a', ...by('user:a') },
      { team: 'b', ...by('user:b') },
      { team: 'c', ...by('user:c', 'parent-leads') },
    ];
    expect(leadsIn(withOtherLeads(teams, { ...NOTHING, parents }))).toEqual({
      a: ['user:a'],
      b: ['user:b'],
      c: ['user:c', 'user:b'],
    });
    const passing = teams.map(({ team, leads }) => ({
      team,
      ...by(...leads, 'parent-leads'),
    }));
    const inCircles = new Map([...parents, ['a', 'c']]);
    expect(
      leadsIn(withOtherLeads(passing, { ...NOTHING, parents: inCircles })),
    ).toEqual({
      a: ['user:a', 'user:c', 'user:b'],
      b: ['user:b', 'user:a', 'user:c'],
      c: ['user:c', 'user:b', 'user:a'],
    });
  });
});
