/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Patterns of the configuration for the groups whose members lead a team, at each team. */
import type { ConfiguredRef } from '../config/configuredRefs';
import { patternRef, type LeadWays } from '../model/leads';
import type { EntityRef } from '../model/names';
import { bindingId } from '../model/refPlace';
import type { NamedRef } from './refBindings';

/** The other ways to lead a team, and whether it has them by the entry `*`. */
export type WaysOf = (
  team: EntityRef,
) => (LeadWays & { isOfEveryTeam: boolean }) | undefined;

export type PatternRef = ConfiguredRef & NamedRef & { isOfEveryTeam: boolean };

/**
 * The patterns at every team that is a group of Identity Center; others have no name there.
 *
 * @param teams - ref of the catalog group → id of the Identity Center group
 */
export function patternRefs(
  teams: ReadonlyMap<EntityRef, string>,
  settings: { waysOf: WaysOf },
): PatternRef[] {
  return [...teams].flatMap(([team, teamGroupId]) => {
    const { patterns = [], isOfEveryTeam = false } =
      settings.waysOf(team) ?? {};
    return patterns.map(pattern => {
      const ref = patternRef(pattern, team);
      return {
        ref,
        bound: { ref },
        place: { kind: 'leads' as const, team, pattern, teamGroupId },
        isSaved: false,
        isOfEveryTeam,
        teams: [team],
        domainIds: [],
      };
    });
  });
}

/**
 * The patterns that mean no group: of a team that the configuration names, or, where it speaks of every team, one that
 * means none anywhere.
 *
 * @param bound - everything that the configuration names, with the patterns that are bound to a group
 */
export function unboundPatterns(
  patterns: readonly PatternRef[],
  bound: readonly NamedRef[],
): ConfiguredRef[] {
  const ids = new Set(bound.map(bindingId));
  const isBound = (each: PatternRef) => ids.has(bindingId(each));
  const ofEveryTeam = Map.groupBy(
    patterns.filter(each => each.isOfEveryTeam),
    ({ place }) => place.pattern ?? '',
  );
  return [
    ...patterns.filter(each => !each.isOfEveryTeam && !isBound(each)),
    ...[...ofEveryTeam].flatMap(([pattern, all]) =>
      all.some(isBound)
        ? []
        : {
            ref: pattern,
            place: { kind: 'leads' as const, pattern },
            domainIds: [],
            teams: [],
          },
    ),
  ];
}
