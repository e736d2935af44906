/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { UserEntity } from '@backstage/catalog-model';
import type { Person } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { IdentityFact } from '../diagnosis/facts';
import { personOf, type TeamCatalog } from '../directory/TeamCatalog';
import { notFoundError } from '../util/errors';
import { say } from '../util/say';

/** A person whose access is looked up: a catalog user, or an Identity Center user without one. */
export type Subject = {
  person: Person;
  /** Absent when the catalog does not hold the person, or was not asked. */
  entity?: UserEntity;
  /** The Identity Center user, for a person without an entity. */
  userId?: string;
};

/** Somebody whom the catalog holds, or has held. */
export type CatalogSubject = Subject & { person: { entityRef: string } };

/** Somebody with what is known of their Identity Center user. */
export type IdentifiedSubject<T extends Subject = Subject> = {
  subject: T;
  identity: IdentityFact;
};

type Users = ReadonlyMap<string, UserEntity>;

/** The people behind catalog users. */
export function subjectsOf(users: Users): CatalogSubject[] {
  return [...users.values()].map(entity => ({
    person: personOf(entity),
    entity,
  }));
}

/** @throws NotFoundError naming the person when the catalog has no such user */
export async function getSubject(
  catalog: Pick<TeamCatalog, 'getUsers'>,
  personRef: string,
): Promise<CatalogSubject> {
  const [subject] = subjectsOf(await catalog.getUsers([personRef]));
  if (!subject) {
    throw notFoundError(say('refused.no-person', { person: personRef }));
  }
  return subject;
}
