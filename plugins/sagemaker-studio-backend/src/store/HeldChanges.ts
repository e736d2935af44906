/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Changes over the change threshold wait here until a person accepts them. Every replica sees the same ids, which change
 * only together with the events that report it.
 */
import type { AccessEvent } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Knex } from 'knex';
import type { EventOrigin } from '../model/caller';
import { MassChangeChangedError, massChangeHash } from '../model/massChange';
import type { NewEvent } from '../model/records';
import { now } from '../util/now';
import type { AccessStore } from './AccessStore';
import type { ChangeSet } from './ChangeSet';
import { CONFLICT, retryOnConflict } from './retryOnConflict';

/** Suspensions of grants, or invalidations of requests. */
export type HeldKind = 'grants' | 'requests';

/** The changes that wait, and the time of the last acceptance. */
export type Held = {
  ids: string[];
  /** Stands for exactly these. */
  hash: string;
  /** The event that reported them. */
  reported?: AccessEvent;
  acceptedAt?: string;
};

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
    shownAs: 'leavers',
    table: 'access_leavers',
    held: 'leavers.held-back',
    accepted: 'leavers.accepted',
  },
  requests: {
    shownAs: 'requests',
    table: 'access_held_requests',
    held: 'leavers.requests-held-back',
    accepted: 'leavers.requests-accepted',
  },
} as const;

/** The held changes of one kind. */
export class HeldChanges {
  readonly #options: { knex: Knex; store: AccessStore; kind: HeldKind };

  constructor(options: { knex: Knex; store: AccessStore; kind: HeldKind }) {
    this.#options = options;
  }

  async read(): Promise<Held> {
    const { knex, kind, store } = this.#options;
    const { table, shownAs, held } = KINDS[kind];
    const row = await knex(table).where({ id: 1 }).first();
    const ids: string[] = JSON.parse(row.held_back);
    const reported = ids.length
      ? await store.findLastEvent({ types: [held] })
      : undefined;
    return {
      ids,
      hash: massChangeHash({ kind: shownAs, ids, since: reported?.sequence }),
      reported,
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
   * Carries out what is held, on behalf of a person who has seen it.
   *
   * @param by - `hash`: of what they have seen
   * @param prepare - checks the held ids again and says what to change
   * @returns how many changes were carried out
   * @throws MassChangeChangedError when nothing, or something else, is held
   */
  async accept(
    by: { ref: string; origin?: EventOrigin; hash: string },
    prepare: (ids: string[]) => Promise<AcceptedChanges>,
  ): Promise<number> {
    const { store, kind } = this.#options;
    return retryOnConflict(async () => {
      const { ids, hash } = await this.read();
      if (ids.length === 0 || hash !== by.hash) {
        throw new MassChangeChangedError();
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
          {
            type: KINDS[kind].accepted,
            actor: by.ref,
            at,
            detail: { ...detail, hash, count },
          },
          ...events,
        ],
        origin: by.origin,
      });
      return committed === 'stored' ? count : CONFLICT;
    });
  }
}
