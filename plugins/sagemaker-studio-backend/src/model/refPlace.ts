/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { stableHash } from '../util/hash';
import type { EntityRef } from './names';

/** The place in app-config or in the portal's settings that names a ref, and the right it gives. */
export const REF_PLACE_KINDS = [
  'owners',
  'team',
  'leads',
  'approvers',
  'fallback',
  'policy-teams',
  'requesters',
  'creation-approvers',
  'creation-fallback',
  'leavers',
  'platform-team',
  'manager',
] as const;

/** Where a ref is named. */
export type RefPlace = {
  kind: (typeof REF_PLACE_KINDS)[number];
  /** Whether the portal's own settings name it; else app-config or a policy module. */
  isOfPortal?: boolean;
  domainId?: string;
  /** The team as it is written there. */
  team?: EntityRef;
  /** Where a pattern names the leads of a team: the pattern, and the id of the team's own group. */
  pattern?: string;
  teamGroupId?: string;
  /** Where Identity Center names a manager: the text. */
  manager?: string;
  /** Name of the policy. */
  policy?: string;
  stage?: string;
  /** Key of app-config, where it has one of its own. */
  key?: string;
};

/**
 * Equal for one ref at one place, wherever in a list it stands. A pattern goes by the group of the team, whatever that is
 * called.
 */
export function bindingId({
  ref,
  place: { key: _, ...place },
}: {
  ref: EntityRef;
  place: RefPlace;
}): string {
  const { kind, pattern, teamGroupId } = place;
  return pattern === undefined
    ? stableHash([place, ref])
    : stableHash([{ kind, pattern, teamGroupId }]);
}

/**
 * Which of the bindings of a ref at other places also holds for one that has none. Who has the ref today counts last: that a
 * policy or a stage is renamed decides nothing about whom the configuration means.
 *
 * @param today - user id or group id to which the ref leads now
 */
export function bindingElsewhere<
  Binding extends { subject: string; boundAt: string },
>(others: readonly Binding[], today: string | undefined): Binding | undefined {
  const former = others.filter(({ subject }) => subject !== today);
  return (former.length > 0 ? former : others).reduce<Binding | undefined>(
    (latest, each) =>
      latest === undefined || each.boundAt > latest.boundAt ? each : latest,
    undefined,
  );
}
