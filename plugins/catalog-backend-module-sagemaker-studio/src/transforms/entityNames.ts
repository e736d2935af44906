/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

// Names of catalog entities from the names that people and groups carry in Identity Center.
//
// When several things would get one name, every one of them gets a suffix made from its own id. None gets the plain name:
// whoever held it before would otherwise see somebody else act under it, with what was granted to it.

import { createHash } from 'node:crypto';

const MAX_LENGTH = 63;
const SUFFIX_LENGTH = 8;

// Letters that Unicode does not take apart into a base letter and an accent.
const LETTERS: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/** What is to be named: `id` never changes, `wish` is the name it carries where it comes from. */
export type Nameable = { id: string; wish: string };

/** Names that the given things share, with the ids concerned. */
export type NameCollision = { name: string; ids: string[] };

/** The part of an email before the `@`, or the whole of any other username. */
export function userNameWish(userName: string): string {
  const at = userName.lastIndexOf('@');
  return at > 0 ? userName.slice(0, at) : userName;
}

/** Finds a valid and unique name for everything, the same for the same input in any order. */
export function chooseNames(things: Nameable[]): {
  names: Map<string, string>;
  collisions: NameCollision[];
} {
  const byName = new Map<string, Nameable[]>();
  for (const thing of things) {
    const name = normalise(thing);
    byName.set(name, [...(byName.get(name) ?? []), thing]);
  }

  const names = new Map<string, string>();
  const collisions: NameCollision[] = [];
  for (const [name, sharers] of byName) {
    const [first, ...others] = sharers;
    if (first && others.length === 0) {
      names.set(first.id, name);
      continue;
    }
    collisions.push({ name, ids: sharers.map(({ id }) => id).sort() });
    for (const { id } of sharers) {
      names.set(id, withSuffix(name, id));
    }
  }
  return { names, collisions };
}

function normalise({ id, wish }: Nameable): string {
  const name = wish
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]/gu, letter => LETTERS[letter] ?? letter)
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, '');
  return name && name.length <= MAX_LENGTH ? name : withSuffix(name, id);
}

function withSuffix(name: string, id: string): string {
  const suffix = createHash('sha256')
    .update(id)
    .digest('hex')
    .slice(0, SUFFIX_LENGTH);
  const stem = name
    .slice(0, MAX_LENGTH - SUFFIX_LENGTH - 1)
    .replace(/[^a-z0-9]+$/, '');
  return stem ? `${stem}-${suffix}` : suffix;
}
