/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Reads whom the texts mean that Identity Center holds as the managers of people. */
import type { Knex } from 'knex';
import { USERS } from '../inventory/store/tables';
import { managerBehind, managerRef, type Manager } from '../model/managers';
import type { RefPlace } from '../model/refPlace';
import { readBoundManagers, type NamedRef } from './refBindings';
import { findManagers } from './subjectsToday';

/** Text → the manager, for all texts that Identity Center holds. */
export async function readManagers(knex: Knex): Promise<Map<string, Manager>> {
  const texts = await listManagerTexts(knex);
  const found = await findManagers(knex, texts);
  const bound = await readBoundManagers(knex);
  return new Map(
    texts.map(text => [
      text,
      managerBehind(found.get(text) ?? new Set(), bound.get(text)),
    ]),
  );
}

/** The texts as refs that are bound to whom they fit first. */
export async function managerRefs(knex: Knex): Promise<NamedRef[]> {
  const texts = await listManagerTexts(knex);
  return texts.map(text => {
    const ref = managerRef(text);
    const place: RefPlace = { kind: 'manager', manager: text };
    return { ref, place, bound: { ref }, isSaved: false };
  });
}

async function listManagerTexts(knex: Knex): Promise<string[]> {
  return knex(USERS)
    .whereNotNull('manager')
    .distinct('manager')
    .orderBy('manager')
    .pluck('manager');
}
