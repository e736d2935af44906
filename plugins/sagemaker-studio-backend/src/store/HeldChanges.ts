/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Changes over the change threshold wait here until a person accepts them. Every replica sees the same ids, which change
 * only together with the events that report it.
 */
import type { AccessEvent } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { ConflictError } from '@backstage/errors';
import type { Knex } from 'knex';
import { isSameHuman, type Identified } from '../model/personKey';
import type { EventOrigin } from '../model/caller';
import type { NewEvent } from '../model/records';
import { now } from '../util/now';
import type { AccessStore } from './AccessStore';
import type { ChangeSet } from './ChangeSet';
import { CONFLICT, retryOnConflict } from './retryOnConflict';

/** Suspensions of grants, or invalidations of requests. */
export type HeldKind = 'grants' | 'requests';

/** The changes that wait, and the time of the last acceptance. */
export type Held = { ids: string[]; acceptedAt?: string };

/** The changes that a person accepts, checked again. */
export type AcceptedChanges = {
  update: NonNullable<ChangeSet['update']>;
  events: NewEvent[];
  /** How many of the held changes are carried out. */
  count: number;
  /** Of the event that reports the acceptance. */
  detail: NewEvent['detail'];
};

const KINDS = {
  grants: {
    table: 'access_leavers',
    held: 'leavers.held-back',
    accepted: 'leavers.accepted',
    countOf: ({ grants }: AccessEvent['detail']) => grants,
    noneHeld:
      'No suspension is held back: no sync has found more people gone than may leave at once',
  },
  requests: {
    table: 'access_held_requests',
    held: 'leavers.requests-held-back',
    accepted: 'leavers.requests-accepted',
    countOf: ({ requests }: AccessEvent['detail']) =>
      Array.isArray(requests) ? requests.length : undefined,
    noneHeld:
      'No invalidation is held back: no more requests have lost their preconditions than may at once',
  },
} as const;

/** The held changes of one kind. */
export class HeldChanges {
  readonly #options: { knex: Knex; store: AccessStore; kind: HeldKind };

  constructor(options: { knex: Knex; store: AccessStore; kind: HeldKind }) {
    this.#options = options;
  }

  async read(): Promise<Held> {
    const { knex, kind } = this.#options;
    const row = await knex(KINDS[kind].table).where({ id: 1 }).first();
    return {
      ids: JSON.parse(row.held_back),
      acceptedAt: row.accepted_at ?? undefined,
    };
  }

  /**
   * Holds these and no others, and reports it once.
   *
   * @returns whether this is new, and worth a line in the log
   */
  async hold(ids: string[], detail: NewEvent['detail']): Promise<boolean> {
    const { store, kind } = this.#options;
    const to = [...ids].sort();
    const from = (await this.read()).ids;
    if (JSON.stringify(from) === JSON.stringify(to)) {
      return false;
    }
    const { held: type } = KINDS[kind];
    const stored = await store.commit({
      heldBack: { what: kind, from, to },
      events: [{ type, actor: 'system', at: now(), detail }],
    });
    return stored === 'stored';
  }

  /** Holds nothing any more, since less than the threshold is left. */
  async release(): Promise<void> {
    const { store, kind } = this.#options;
    const from = (await this.read()).ids;
    if (from.length > 0) {
      await store.commit({
        heldBack: { what: kind, from, to: [] },
        events: [],
      });
    }
  }

  /**
   * Carries out what is held, on behalf of a person. The same person may repeat it and gets the same answer, as long as
   * nothing was held since.
   *
   * @param prepare - checks the held ids again and says what to change
   * @returns how many changes were carried out
   * @throws ConflictError when nothing is held
   */
  async accept(
    by: Identified & { origin?: EventOrigin },
    prepare: (ids: string[]) => Promise<AcceptedChanges>,
  ): Promise<number> {
    const { store, kind } = this.#options;
    return retryOnConflict(async () => {
      const { ids } = await this.read();
      if (ids.length === 0) {
        return this.#acceptedBefore(by);
      }
      const { update, events, count, detail } = await prepare(ids);
      const at = now();
      const committed = await store.commit({
        update,
        heldBack: {
          what: kind,
          from: ids,
          to: [],
          ...(kind === 'grants' ? { acceptedAt: at } : {}),
        },
        events: [
          { type: KINDS[kind].accepted, actor: by.ref, at, detail },
          ...events,
        ],
        origin: by.origin,
      });
      return committed === 'stored' ? count : CONFLICT;
    });
  }

  async #acceptedBefore(by: Identified): Promise<number> {
    const { held, accepted, countOf, noneHeld } = KINDS[this.#options.kind];
    const last = await this.#options.store.findLastEvent({
      types: [accepted, held],
    });
    if (last?.type !== accepted) {
      throw new ConflictError(noneHeld);
    }
    const count = countOf(last.detail);
    const acceptedBy = { ref: last.actor, userId: last.actorUserId };
    if (isSameHuman(acceptedBy, by) && typeof count === 'number') {
      return count;
    }
    throw new ConflictError(
      `Nothing is held back any more: ${last.actor} accepted it at ${last.at}`,
    );
  }
}
