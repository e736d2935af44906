/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Knex } from 'knex';
import { chunk } from '../database/transaction';
import { BATCH } from '../inventory/store/tables';
import {
  LINK_CONFLICTS,
  LINK_REJECTIONS,
  LINKS,
} from '../store/writeIdentityLink';
import { now } from '../util/now';
import {
  authorityIn,
  PRINCIPALS,
  readAuthority,
  ROWS_PER_INSERT,
  type DirectoryKind,
} from './principalRows';
import { CatalogLinkStore } from './CatalogLinkStore';
import type { EntityRef } from '../model/names';

/** The recorded Identity Center user of a catalog user, or the recorded group of a catalog group. */
export type RecordedLink = {
  /** The Identity Center user or group that was found first, or confirmed. */
  userId?: string;
  /** Hash of the catalog data when a person confirmed the link. */
  confirmedHints?: string;
  /** Rejected Identity Center users, with the hash of the catalog data at that time. */
  rejected: { userId: string; hints: string }[];
};

/** A match that nobody has seen before. */
export type NewLink = {
  entityRef: EntityRef;
  userId: string;
  /** The matcher that found the user. */
  by: string;
};

type LinkTo = {
  entity_ref: string;
  subject: string;
  recorded_at: string;
  confirmed_hints: string | null;
};

/** Keeps which person a catalog user was first found to be. */
export class IdentityLinks {
  readonly #knex: Knex;

  constructor(options: { knex: Knex }) {
    this.#knex = options.knex;
  }

  /** Recorded links by catalog ref; users without one are absent. */
  async read(entityRefs: string[]): Promise<Map<string, RecordedLink>> {
    const links = new Map<string, RecordedLink>();
    if (entityRefs.length === 0) {
      return links;
    }
    const linkOf = (ref: string): RecordedLink => {
      const link = links.get(ref) ?? { rejected: [] };
      links.set(ref, link);
      return link;
    };
    for (const part of chunk([...new Set(entityRefs)], BATCH)) {
      const rows: {
        entity_ref: string;
        subject: string;
        confirmed_hints: string | null;
        rejected_hints: string | null;
      }[] = await this.#recorded(part).unionAll(this.#rejected(part));
      for (const { rejected_hints: hints, subject, ...row } of rows) {
        const link = linkOf(row.entity_ref);
        if (hints === null) {
          link.userId = subject;
          link.confirmedHints = row.confirmed_hints ?? undefined;
        } else {
          link.rejected.push({ userId: subject, hints });
        }
      }
    }
    return links;
  }

  /** Records links of users who have none; another that was recorded meanwhile stays. */
  async record(
    links: NewLink[],
    kind: DirectoryKind = 'person',
  ): Promise<void> {
    const authority = await readAuthority(this.#knex);
    if (authority === undefined || links.length === 0) {
      return;
    }
    const principals = await this.findPrincipals(
      links.map(({ userId }) => userId),
      kind,
    );
    const at = now();
    const rows = links.flatMap(({ entityRef, userId, by }) => {
      const principalId = principals.get(userId);
      return principalId === undefined
        ? []
        : {
            entity_ref: entityRef,
            authority,
            principal_id: principalId,
            recorded_at: at,
            recorded_by: by,
          };
    });
    for (const part of chunk(rows, ROWS_PER_INSERT)) {
      await this.#knex(LINKS)
        .insert(part)
        .onConflict(['entity_ref', 'authority'])
        .ignore();
    }
  }

  /** Identity Center user or group → the catalog ref that was linked to it first. */
  async findFirst(
    subjects: string[],
    kind: DirectoryKind = 'person',
  ): Promise<Map<string, string>> {
    const first = new Map<string, string>();
    for (const { entity_ref: ref, subject } of await this.#linksTo(
      subjects,
      kind,
    )) {
      first.set(subject, first.get(subject) ?? ref);
    }
    return first;
  }

  /**
   * Identity Center user → the catalog user of whom a person has confirmed it, or else to whom it was linked first. Several
   * where none was before the others.
   */
  async findHolders(userIds: string[]): Promise<Map<string, string[]>> {
    const links = await this.#linksTo(userIds, 'person');
    return new Map(
      [...Map.groupBy(links, ({ subject }) => subject)].map(
        ([userId, ofUser]) => {
          const confirmed = ofUser.filter(each => each.confirmed_hints);
          const firstAt = ofUser[0]?.recorded_at;
          const holders = confirmed.length
            ? confirmed
            : ofUser.filter(each => each.recorded_at === firstAt);
          return [userId, holders.map(each => each.entity_ref)];
        },
      ),
    );
  }

  /** As of the last look through the catalog: who goes by an Identity Center user, and who has the name of another. */
  async readNames(query: { userIds: string[]; refs: string[] }): Promise<{
    /** Identity Center user → catalog users. */
    holders: Map<string, string[]>;
    /** Catalog user in conflict → others who are or may be whom the name leads to. */
    namesakes: Map<string, string[]>;
  }> {
    const holders = await new CatalogLinkStore({ knex: this.#knex }).findRefs(
      query.userIds,
    );
    const namesakes = new Map<string, string[]>();
    for (const part of chunk([...new Set(query.refs)], BATCH)) {
      const rows: { entity_ref: string; namesakes: string }[] =
        await this.#knex(LINK_CONFLICTS)
          .whereIn('entity_ref', part)
          .whereNotNull('namesakes')
          .select('entity_ref', 'namesakes');
      rows.forEach(row =>
        namesakes.set(row.entity_ref, JSON.parse(row.namesakes)),
      );
    }
    return { holders, namesakes };
  }

  #recorded(entityRefs: string[]): Knex.QueryBuilder {
    return this.#knex(`${LINKS} as l`)
      .join(`${PRINCIPALS} as p`, 'p.principal_id', 'l.principal_id')
      .where('l.authority', authorityIn(this.#knex))
      .whereIn('l.entity_ref', entityRefs)
      .select(
        'l.entity_ref',
        'p.subject',
        'l.confirmed_hints',
        this.#knex.raw('null as rejected_hints'),
      );
  }

  /** With the columns of the recorded ones, in their order. */
  #rejected(entityRefs: string[]): Knex.QueryBuilder {
    return this.#knex(`${LINK_REJECTIONS} as r`)
      .join(`${PRINCIPALS} as p`, 'p.principal_id', 'r.principal_id')
      .where('p.authority', authorityIn(this.#knex))
      .whereIn('r.entity_ref', entityRefs)
      .select(
        'r.entity_ref',
        'p.subject',
        this.#knex.raw('null as confirmed_hints'),
        'r.hints as rejected_hints',
      );
  }

  /** In the order in which they were recorded. */
  async #linksTo(subjects: string[], kind: DirectoryKind): Promise<LinkTo[]> {
    if (subjects.length === 0) {
      return [];
    }
    const authority = authorityIn(this.#knex);
    const links: LinkTo[] = [];
    for (const part of chunk([...new Set(subjects)], BATCH)) {
      const rows: LinkTo[] = await this.#knex(`${LINKS} as l`)
        .join(`${PRINCIPALS} as p`, 'p.principal_id', 'l.principal_id')
        .where('l.authority', authority)
        .where('p.kind', kind)
        .whereIn('p.subject', part)
        .orderBy(['l.recorded_at', 'l.entity_ref'])
        .select(
          'l.entity_ref',
          'l.recorded_at',
          'l.confirmed_hints',
          'p.subject',
        );
      links.push(...rows);
    }
    return links;
  }

  /** The identity store that links are of; `undefined` before the first sync. */
  async authority(): Promise<string | undefined> {
    return readAuthority(this.#knex);
  }

  /** Identity Center user or group → id of the principal, for those that a sync has seen. */
  async findPrincipals(
    subjects: string[],
    kind: DirectoryKind = 'person',
  ): Promise<Map<string, string>> {
    const authority = authorityIn(this.#knex);
    const found = new Map<string, string>();
    for (const part of chunk([...new Set(subjects)], BATCH)) {
      const rows: { subject: string; principal_id: string }[] =
        await this.#knex(PRINCIPALS)
          .where({ kind })
          .where('authority', authority)
          .whereIn('subject', part)
          .select('subject', 'principal_id');
      rows.forEach(row => found.set(row.subject, row.principal_id));
    }
    return found;
  }
}
