/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Whom the refs of the configuration mean. A ref is bound to the person or the group that it leads to when it is first
 * found; who gets the ref later, gets nothing with it, until the platform team says so.
 */
import type { Knex } from 'knex';
import { chunk, readInChunks } from '../database/transaction';
import { BATCH } from '../inventory/store/tables';
import { MANAGER_PREFIX } from '../model/managers';
import { bindingElsewhere, bindingId, type RefPlace } from '../model/refPlace';
import type { EntityRef } from '../model/names';
import { LINKS } from '../store/writeIdentityLink';
import type { BoundRef } from './boundRefs';
import { before } from '../util/now';
import {
  isPlainRef,
  readRefSubjects,
  readSubjectsToday,
} from './subjectsToday';
import {
  authorityIn,
  PRINCIPALS,
  readAuthority,
  ROWS_PER_INSERT,
} from './principalRows';

export const REF_BINDINGS = 'ref_bindings';

/** How long a binding outlives the last time that the configuration named the ref, so that a rollout loses none. */
const KEPT = { days: 1 };
/** How old the note of when it was named may become. */
const NOTED = { hours: 1 };

/** A ref at a place, and whom it means there as far as that is known. */
export type NamedRef = {
  ref: EntityRef;
  place: RefPlace;
  bound: BoundRef;
  /** Whether the portal's settings hold whom it means, so that it needs no binding. */
  isSaved: boolean;
};

/** The group that a pattern for leads was bound to for a team. */
export type BoundPattern = {
  pattern: string;
  team: BoundRef;
  lead: BoundRef;
  place: RefPlace;
};

export type RefBindings = {
  /** Whom a ref at a place means, by the id of the binding. */
  atPlaces: ReadonlyMap<string, BoundRef>;
  /** Whom a ref means at a place where it is not bound yet, by the ref. */
  elsewhere: ReadonlyMap<EntityRef, BoundRef>;
  patterns: readonly BoundPattern[];
};

/** A ref that leads to somebody else than the one it is bound to. */
export type ChangedRef = {
  entityRef: EntityRef;
  place: RefPlace;
  bindingId: string;
  /** User id or group id of whom it means. */
  recorded: string;
  /** The same of who has the ref now. */
  found: string;
  /** Whether somebody has decided that it does not mean them. */
  isRejected: boolean;
};

type Row = {
  binding_id: string;
  entity_ref: EntityRef;
  place: string;
  subject: string;
  principal_id: string;
  boundAt: string;
  named_at: string;
  rejected: string | null;
  rejected_principal_id: string | null;
};

export async function readRefBindings(knex: Knex): Promise<RefBindings> {
  // Those of managers are many, and nothing that is kept in memory needs them.
  const all = await readRows(knex, { besidesManagers: true });
  const rows = all.filter(row => !patternOf(row));
  const byRef = Map.groupBy(rows, row => row.entity_ref);
  // Who has the ref today only matters where its places disagree.
  const disputed = [...byRef]
    .filter(([, of]) => new Set(of.map(row => row.subject)).size > 1)
    .map(([ref]) => ref);
  const today = await readRefSubjects(knex, disputed);
  return {
    atPlaces: new Map(rows.map(row => [row.binding_id, toBound(row)])),
    elsewhere: new Map(
      [...byRef].flatMap(([ref, of]) => {
        const row = bindingElsewhere(of, today.get(ref));
        return row ? [[ref, toBound(row)] as const] : [];
      }),
    ),
    patterns: all.flatMap(row => {
      const place = patternOf(row);
      return place
        ? {
            pattern: place.pattern,
            team: { ref: place.team, groupId: place.teamGroupId },
            lead: toBound(row),
            place,
          }
        : [];
    }),
  };
}

export function noRefBindings(): RefBindings {
  return { atPlaces: new Map(), elsewhere: new Map(), patterns: [] };
}

/** Whom a ref means at a place; somebody without an id where it is bound nowhere. */
export function boundAt(
  { atPlaces, elsewhere }: RefBindings,
  named: Pick<NamedRef, 'ref' | 'place'>,
): BoundRef {
  return (
    atPlaces.get(bindingId(named)) ??
    elsewhere.get(named.ref) ?? { ref: named.ref }
  );
}

/**
 * Binds the refs that lead to somebody for the first time, and forgets those that nobody has named for a day. A ref that is
 * bound elsewhere means the same at a new place, so that it shows as passed where somebody else has it by now.
 *
 * @param at - ISO 8601
 */
export async function keepRefBindings(
  knex: Knex,
  named: readonly NamedRef[],
  at: string,
): Promise<void> {
  const authority = await readAuthority(knex);
  if (authority === undefined) {
    return;
  }
  const rows = await readRows(knex);
  const bound = new Map(rows.map(row => [row.binding_id, row]));
  const wanted = new Map(named.map(each => [bindingId(each), each]));
  const ids = [...wanted.keys()];
  const noted = ids.filter(
    id => (bound.get(id)?.named_at ?? at) < before(at, NOTED),
  );
  for (const part of chunk(noted, BATCH)) {
    await knex(REF_BINDINGS)
      .whereIn('binding_id', part)
      .update({ named_at: at });
  }
  const forgotten = rows.filter(
    row => !wanted.has(row.binding_id) && row.named_at < before(at, KEPT),
  );
  for (const part of chunk(forgotten, BATCH)) {
    await knex(REF_BINDINGS)
      .whereIn(
        'binding_id',
        part.map(row => row.binding_id),
      )
      .delete();
  }
  const unbound = [...wanted].filter(
    ([id, each]) => !bound.has(id) && !each.isSaved,
  );
  // Also those forgotten just now: after days without a pass, the place may only have been renamed.
  const byRef = Map.groupBy(rows, row => row.entity_ref);
  const refs = unbound.map(([, each]) => each).filter(isPlainRef);
  // Who was found first also counts while it is disputed whether the ref is still theirs.
  const recorded = await readRecordedPeople(
    knex,
    authority,
    refs.map(({ ref }) => ref),
  );
  const today = await readSubjectsToday(
    knex,
    unbound.map(([, each]) => each),
  );
  const subjectOf = (each: NamedRef) => recorded.get(each.ref) ?? today(each);
  const principals = await readPrincipals(
    knex,
    authority,
    unbound.flatMap(([, each]) => subjectOf(each) ?? []),
  );
  const added = unbound.flatMap(([id, each]) => {
    const { ref, place } = each;
    const subject = subjectOf(each);
    // A pattern is bound for each team separately.
    const other = isPlainRef(each)
      ? bindingElsewhere(byRef.get(ref) ?? [], subject)
      : undefined;
    const principalId = other?.principal_id ?? principals.get(subject ?? '');
    return principalId === undefined
      ? []
      : {
          binding_id: id,
          authority,
          entity_ref: ref,
          place: JSON.stringify(place),
          principal_id: principalId,
          rejected_principal_id: other?.rejected_principal_id,
          bound_at: at,
          named_at: at,
        };
  });
  for (const part of chunk(added, ROWS_PER_INSERT)) {
    await knex(REF_BINDINGS)
      .insert(part)
      .onConflict(['binding_id', 'authority'])
      .ignore();
  }
}

/**
 * Records whom bound refs mean after a decision.
 *
 * @returns whether they still were as they were read
 */
export async function decideRefBindings(
  transaction: Knex.Transaction,
  decision: {
    bindingIds: readonly string[];
    /** Principals; absent when no sync has seen them. */
    recorded?: string;
    found?: string;
    /** Whether they mean who was found from now on. */
    isConfirmed: boolean;
    /** Catalog ref. */
    by: string;
    at: string;
  },
): Promise<boolean> {
  const { bindingIds, recorded, found, isConfirmed, by, at } = decision;
  if (recorded === undefined || found === undefined) {
    return false;
  }
  const decided = { bound_at: at, bound_by: by };
  const updated = await transaction(REF_BINDINGS)
    .whereIn('binding_id', [...bindingIds])
    .where('principal_id', recorded)
    .update(
      isConfirmed
        ? { ...decided, principal_id: found, rejected_principal_id: null }
        : { ...decided, rejected_principal_id: found },
    );
  return updated === bindingIds.length;
}

/** The bound refs that lead to somebody else by now. */
export async function listChangedRefs(
  knex: Knex,
  entityRef?: EntityRef,
): Promise<ChangedRef[]> {
  const rows = (await readRows(knex, { entityRef })).map(row => ({
    row,
    ref: row.entity_ref,
    place: placeOf(row),
  }));
  const today = await readSubjectsToday(knex, rows);
  return rows.flatMap(({ row, place, ...named }) => {
    const found = today({ ...named, place });
    return found === undefined || found === row.subject
      ? []
      : {
          entityRef: row.entity_ref,
          place,
          bindingId: row.binding_id,
          recorded: row.subject,
          found,
          isRejected: row.rejected === found,
        };
  });
}

/** Ref → user id of the person who was recorded for a user of another provider than ours. */
async function readRecordedPeople(
  knex: Knex,
  authority: string,
  refs: readonly EntityRef[],
): Promise<Map<string, string>> {
  const rows: { ref: string; subject: string }[] = await readInChunks(
    refs,
    BATCH,
    part =>
      knex(`${LINKS} as l`)
        .join(`${PRINCIPALS} as p`, 'p.principal_id', 'l.principal_id')
        .where({ 'l.authority': authority, 'p.kind': 'person' })
        .whereIn('l.entity_ref', part)
        .select({ ref: 'l.entity_ref', subject: 'p.subject' }),
  );
  return new Map(rows.map(row => [row.ref, row.subject]));
}

async function readPrincipals(
  knex: Knex,
  authority: string,
  subjects: readonly string[],
): Promise<Map<string, string>> {
  const rows: { subject: string; principal_id: string }[] = await readInChunks(
    subjects,
    BATCH,
    part =>
      knex(PRINCIPALS)
        .where({ authority })
        .whereIn('subject', part)
        .select('subject', 'principal_id'),
  );
  return new Map(rows.map(row => [row.subject, row.principal_id]));
}

async function readRows(
  knex: Knex,
  narrow: { entityRef?: EntityRef; besidesManagers?: boolean } = {},
): Promise<Row[]> {
  const { entityRef, besidesManagers } = narrow;
  const rows = knex(`${REF_BINDINGS} as b`)
    .join(`${PRINCIPALS} as p`, 'p.principal_id', 'b.principal_id')
    .leftJoin(`${PRINCIPALS} as r`, 'r.principal_id', 'b.rejected_principal_id')
    .where('b.authority', authorityIn(knex))
    .orderBy(['b.entity_ref', 'b.binding_id'])
    .select(
      'b.binding_id',
      'b.entity_ref',
      'b.place',
      'b.principal_id',
      'b.named_at',
      'b.rejected_principal_id',
      'p.subject',
      { boundAt: 'b.bound_at', rejected: 'r.subject' },
    );
  if (besidesManagers) {
    rows.whereNot('b.entity_ref', 'like', `${MANAGER_PREFIX}%`);
  }
  return entityRef === undefined ? rows : rows.where('b.entity_ref', entityRef);
}

/** Text for a manager → user id of whom it is bound to. */
export async function readBoundManagers(
  knex: Knex,
): Promise<Map<string, string>> {
  const rows: { place: string; subject: string }[] = await knex(
    `${REF_BINDINGS} as b`,
  )
    .join(`${PRINCIPALS} as p`, 'p.principal_id', 'b.principal_id')
    .where('b.authority', authorityIn(knex))
    .where('b.entity_ref', 'like', `${MANAGER_PREFIX}%`)
    .select('b.place', 'p.subject');
  return new Map(
    rows.flatMap(({ place, subject }) => {
      const { manager }: RefPlace = JSON.parse(place);
      return manager === undefined ? [] : [[manager, subject] as const];
    }),
  );
}

function placeOf(row: Row): RefPlace {
  return JSON.parse(row.place);
}

/** The place of a row whose ref is a pattern. */
function patternOf(
  row: Row,
): (RefPlace & { pattern: string; team: EntityRef }) | undefined {
  const place = placeOf(row);
  const { pattern, team } = place;
  return pattern === undefined || team === undefined
    ? undefined
    : { ...place, pattern, team };
}

function toBound({ entity_ref: ref, subject }: Row): BoundRef {
  return ref.startsWith('user:')
    ? { ref, userId: subject }
    : { ref, groupId: subject };
}
