/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* How people come to lead a team without being named one by one. */
import type { EntityRef } from './names';

/** In the place of a team in the configuration: every team whose leads nothing else names. */
export const EVERY_TEAM = '*';

/** Stands for the name of the team in a pattern. */
export const TEAM_PLACEHOLDER = '{team}';

/** Words for leads: the leads of the parent team, and for each member the manager that Identity Center holds. */
export const LEAD_WORDS = ['parent-leads', 'manager'] as const;

export type LeadWays = {
  /** Names of Identity Center groups whose members lead, with `{team}` for the name of the team's own group. */
  patterns: string[];
  byParent: boolean;
  byManager: boolean;
};

export type LedTeam = {
  /** Catalog ref, or `*`. */
  team: EntityRef;
  leads: EntityRef[];
  /** Absent: the leads are those who are named. */
  ways?: LeadWays;
};

/** The refs in a list of leads, and its other entries. */
export function splitLeads(all: readonly string[]): Omit<LedTeam, 'team'> {
  const patterns = all.filter(each => each.includes(TEAM_PLACEHOLDER));
  const words: readonly string[] = LEAD_WORDS;
  const ways = {
    patterns: [...new Set(patterns)],
    byParent: all.includes('parent-leads'),
    byManager: all.includes('manager'),
  };
  const leads = all.filter(
    each => !patterns.includes(each) && !words.includes(each),
  );
  return leads.length === all.length ? { leads } : { leads, ways };
}

/** The name of the group that a pattern means for a team. */
export function groupNameFor(pattern: string, teamName: string): string {
  return pattern.replaceAll(TEAM_PLACEHOLDER, () => teamName);
}

/** The name of a pattern at one team in reports: it may find a group for one team and none for another. */
export function patternRef(pattern: string, team: EntityRef): string {
  return `${pattern} (${team})`;
}

/** The other ways to lead a team. */
export function waysOf(
  teams: readonly LedTeam[],
  team: EntityRef,
): LeadWays | undefined {
  const entry =
    teams.find(each => each.team === team) ??
    teams.find(each => each.team === EVERY_TEAM);
  return entry?.ways;
}

/**
 * The teams with the leads that patterns and parent teams add. A team that only `*` speaks of is added when that gives it
 * leads.
 */
export function withOtherLeads(
  teams: readonly LedTeam[],
  found: {
    /** Team → pattern → refs of the group that it means there. */
    byPattern: ReadonlyMap<EntityRef, ReadonlyMap<string, EntityRef[]>>;
    /** Team → its parent team. */
    parents: ReadonlyMap<EntityRef, EntityRef>;
  },
): LedTeam[] {
  const every = teams.find(({ team }) => team === EVERY_TEAM);
  const named = new Set(teams.map(({ team }) => team));
  const others = every?.ways
    ? new Set([
        ...(every.ways.patterns.length ? found.byPattern.keys() : []),
        ...(every.ways.byParent ? found.parents.keys() : []),
      ])
    : [];
  const all = [
    ...teams,
    ...[...others]
      .filter(team => !named.has(team))
      .map(team => ({ team, leads: [], ways: every?.ways })),
  ].map(entry => ({
    ...entry,
    leads: [
      ...new Set([
        ...entry.leads,
        ...(entry.ways?.patterns ?? []).flatMap(
          pattern => found.byPattern.get(entry.team)?.get(pattern) ?? [],
        ),
      ]),
    ],
  }));
  const byTeam = Map.groupBy(all, ({ team }) => team);
  return all
    .map(entry =>
      entry.ways?.byParent
        ? { ...entry, leads: inherited(entry.team, byTeam, found.parents) }
        : entry,
    )
    .filter(({ team, leads }) => named.has(team) || leads.length > 0);
}

/** The leads of a team, and those of the teams above it as far as each passes them on. */
function inherited(
  team: EntityRef,
  byTeam: ReadonlyMap<EntityRef, LedTeam[]>,
  parents: ReadonlyMap<EntityRef, EntityRef>,
): EntityRef[] {
  const leads = new Set<EntityRef>();
  const seen = new Set<EntityRef>();
  let next: EntityRef | undefined = team;
  // The catalog may say of two teams that each is above the other.
  while (next !== undefined && !seen.has(next)) {
    seen.add(next);
    const entries: LedTeam[] = byTeam.get(next) ?? [];
    entries.forEach(entry => entry.leads.forEach(lead => leads.add(lead)));
    next = entries.some(({ ways }) => ways?.byParent)
      ? parents.get(next)
      : undefined;
  }
  return [...leads];
}
