/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Whom a ref, a pattern for leads or a text for a manager leads to now, as of the last sync and the last pass through the
 * catalog. Whom it meant first is in the bindings (refBindings.ts).
 */
import type { Knex } from 'knex';
import { readInChunks } from '../database/transaction';
import { BATCH, EXTERNAL_IDS, GROUPS, USERS } from '../inventory/store/tables';
import { groupNameFor } from '../model/leads';
import type { EntityRef } from '../model/names';
import type { RefPlace } from '../model/refPlace';
import { CATALOG_LINKS } from '../store/readNamesToday';
import { CATALOG_TEAMS } from '../store/teamToday';
import { caseKey } from '../util/caseKey';

type Named = { ref: EntityRef; place: RefPlace };

/** Whether it is the ref of a catalog entity. */
export function isPlainRef({ place }: Named): boolean {
  return place.pattern === undefined && place.manager === undefined;
}

/** User id or group id of whom each leads to; `undefined` where that is nobody, or not one alone. */
export async function readSubjectsToday(
  knex: Knex,
  all: readonly Named[],
): Promise<(named: Named) => string | undefined> {
  const ofRefs = await readRefSubjects(
    knex,
    all.filter(isPlainRef).map(({ ref }) => ref),
  );
  const ofPatterns = await readPatternSubjects(
    knex,
    all.map(({ place }) => place),
  );
  const ofManagers = await findManagers(
    knex,
    all.flatMap(({ place }) => place.manager ?? []),
  );
  return ({ ref, place }) => {
    if (place.manager !== undefined) {
      const [userId, ...more] = ofManagers.get(place.manager) ?? [];
      return more.length === 0 ? userId : undefined;
    }
    return place.pattern === undefined ? ofRefs.get(ref) : ofPatterns(place);
  };
}

/** Ref → user id or group id that it leads to now, as of the last pass through the catalog. */
export async function readRefSubjects(
  knex: Knex,
  refs: readonly EntityRef[],
): Promise<Map<string, string>> {
  const people: { ref: string; subject: string }[] = await readInChunks(
    refs,
    BATCH,
    part =>
      knex(CATALOG_LINKS)
        .whereIn('entity_ref', part)
        .select({ ref: 'entity_ref', subject: 'user_id' }),
  );
  const teams: { ref: string; subject: string }[] = await readInChunks(
    refs,
    BATCH,
    part =>
      knex(CATALOG_TEAMS)
        .where('is_gone', false)
        .whereIn('entity_ref', part)
        .select({ ref: 'entity_ref', subject: 'group_id' }),
  );
  return new Map([...people, ...teams].map(row => [row.ref, row.subject]));
}

/** The id of the Identity Center group that has the name which a pattern means for a team now. */
async function readPatternSubjects(
  knex: Knex,
  places: readonly RefPlace[],
): Promise<(place: RefPlace) => string | undefined> {
  const teams: GroupName[] = await readInChunks(
    places.flatMap(({ pattern, teamGroupId }) =>
      pattern === undefined ? [] : teamGroupId ?? [],
    ),
    BATCH,
    part => selectGroupNames(knex).whereIn('group_id', part),
  );
  const names = new Map(teams.map(row => [row.groupId, row.name]));
  const nameFor = ({ pattern, teamGroupId = '' }: RefPlace) => {
    const name = names.get(teamGroupId);
    return pattern === undefined || name === undefined
      ? undefined
      : groupNameFor(pattern, name);
  };
  const found: GroupName[] = await readInChunks(
    places.flatMap(place => nameFor(place) ?? []),
    BATCH,
    part => selectGroupNames(knex).whereIn('display_name', part),
  );
  const groups = Map.groupBy(found, row => row.name);
  return place => {
    const [group, ...more] = groups.get(nameFor(place) ?? '') ?? [];
    // Identity Center has each name once. Should two groups share one, the pattern means neither.
    return more.length === 0 ? group?.groupId : undefined;
  };
}

type GroupName = { groupId: string; name: string };

function selectGroupNames(knex: Knex): Knex.QueryBuilder {
  return knex(GROUPS).select({ groupId: 'group_id', name: 'display_name' });
}

/**
 * Text → user ids of all whom it fits by their id, login, address or id of the identity provider. What people are called
 * does not count: many identity providers let them change that themselves.
 */
export async function findManagers(
  knex: Knex,
  texts: readonly string[],
): Promise<Map<string, Set<string>>> {
  const byKey = Map.groupBy(texts, caseKey);
  const found = new Map(texts.map(text => [text, new Set<string>()]));
  const add = (matching: readonly string[], userId: string) =>
    matching.forEach(text => found.get(text)?.add(userId));
  const read = (table: string, column: string, values: Iterable<string>) =>
    readInChunks(
      values,
      BATCH,
      (part): Knex.QueryBuilder<object, { user_id: string; value: string }[]> =>
        knex(table)
          .whereIn(column, part)
          .select({ user_id: 'user_id', value: column }),
    );
  for (const [table, column] of [
    [USERS, 'user_id'],
    [EXTERNAL_IDS, 'external_id'],
  ] as const) {
    for (const { user_id: userId, value } of await read(table, column, texts)) {
      add([value], userId);
    }
  }
  for (const column of ['user_name_key', 'email_key']) {
    const rows = await read(USERS, column, byKey.keys());
    rows.forEach(row => add(byKey.get(row.value) ?? [], row.user_id));
  }
  return found;
}
