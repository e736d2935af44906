/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * A principal is a person or a team by an id that never changes. Names are for display and are kept for good: a login
 * that is free today still belongs to its former holder.
 */
import { parseEntityRef } from '@backstage/catalog-model';
import type { Knex } from 'knex';
import { INSTANCE } from '../inventory/store/tables';

export { NAMES, PRINCIPALS } from '../store/listLastNames';
export const REGISTRY = 'principal_registry';

/** Rows of up to nine values in a statement. */
export const ROWS_PER_INSERT = 100;

/** Principals of Identity Center; those that only the catalog has are `catalog-person` and `catalog-team`. */
export const DIRECTORY_KINDS = ['person', 'team'] as const;

export type DirectoryKind = (typeof DIRECTORY_KINDS)[number];

export type PrincipalRow = {
  principal_id: string;
  kind: DirectoryKind;
  /** Id of the identity store. */
  authority: string;
  /** `userId` or `groupId`. */
  subject: string;
  first_seen_at: string;
};

export type NameRow = {
  principal_id: string;
  kind: 'catalog' | 'login' | 'display';
  name: string;
  valid_from: string;
  /** Null: it is called so today. */
  valid_until: string | null;
  /** Of an assigned catalog name: no other principal ever gets it. */
  reserved_key: string | null;
  /** The catalog name that a newcomer called so would like. */
  wish: string | null;
  /** Of a login: in lower case. */
  name_key: string | null;
  /** Of a name that is over: when the last sync began that saw it. */
  seen_until: string | null;
};

/** The kind of Identity Center name from which a catalog name is made. */
export const CALLED_BY = { person: 'login', team: 'display' } as const;

/** Catalog users and catalog groups may have the same name. */
export function reservedKey(kind: DirectoryKind, name: string): string {
  return `${kind}:${name}`;
}

/** Under which the catalog name of a ref is reserved. */
export function reservedKeyOf(ref: string): string {
  const { kind, name } = parseEntityRef(ref);
  return reservedKey(kind === 'user' ? 'person' : 'team', name);
}

/** The identity store that the last sync read; `undefined` before the first. */
export async function readAuthority(knex: Knex): Promise<string | undefined> {
  const instance = await knex(INSTANCE).first('identity_store_id');
  return instance?.identity_store_id;
}

/** The same as a part of a statement, which saves a statement; equal to nothing before the first sync. */
export function authorityIn(knex: Knex): Knex.QueryBuilder {
  return knex(INSTANCE).select('identity_store_id').limit(1);
}

/** When the last sync of the directory began; `undefined` before the first. */
export async function readDirectoryTime(
  knex: Knex,
): Promise<string | undefined> {
  const instance = await knex(INSTANCE).first('seen_at');
  return instance?.seen_at;
}

/** Lets one writer at a time read and write principals, until the transaction ends. */
export async function lockRegistry(
  transaction: Knex.Transaction,
): Promise<{ seeded_at: string | null; read_at: string | null }> {
  return transaction(REGISTRY).where({ id: 1 }).forUpdate().first();
}
