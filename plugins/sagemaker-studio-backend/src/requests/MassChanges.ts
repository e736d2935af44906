/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * What the change threshold holds back, of every kind, and a person's decision on it. A decision carries the hash of what
 * the person has seen.
 */
import type {
  AcceptedMassChange,
  MassChange,
  MassChangeDecision,
  MassChangeList,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Knex } from 'knex';
import type { RecipientResolver } from '../grants/RecipientResolver';
import type { EventOrigin } from '../model/caller';
import { MassChangeChangedError } from '../model/massChange';
import {
  isSameHuman,
  personPlaceholder,
  type Identified,
} from '../model/personKey';
import type { AccessStore } from '../store/AccessStore';
import { CONFLICT, retryOnConflict } from '../store/retryOnConflict';
import { now } from '../util/now';
import { conflictError } from '../util/errors';
import { say } from '../util/say';

/** Knows what is held back of one kind, and carries it out. */
type Source = {
  listHeld(): Promise<MassChange[]>;
  accept(by: By & { hash: string }): Promise<number>;
};

type By = { ref: string; userId?: string; origin?: EventOrigin };

type Options = {
  knex: Knex;
  store: AccessStore;
  sources: Record<MassChange['kind'], Source>;
  recipientResolver: RecipientResolver;
};

const KINDS = ['leavers', 'requests', 'removals', 'team-rules'] as const;

const ACCEPTED = {
  leavers: 'leavers.accepted',
  requests: 'leavers.requests-accepted',
  removals: 'leavers.removals-accepted',
  'team-rules': 'leavers.team-rule-accepted',
} as const;

const REJECTIONS = 'mass_change_rejections';

type RejectionRow = {
  hash: string;
  rejected_by: string;
  rejected_by_user_id: string | null;
  rejected_at: string;
};

export class MassChanges {
  readonly #options: Options;

  constructor(options: Options) {
    this.#options = options;
  }

  async list(): Promise<Pick<MassChangeList, 'items'>> {
    const { knex, store } = this.#options;
    const held = await this.#listHeld();
    const rows: RejectionRow[] = await knex(REJECTIONS).whereIn(
      'hash',
      held.map(({ hash }) => hash),
    );
    const shownAs = await store.readPeopleToday(rows.map(rejecterOf));
    const rejections = new Map(
      rows.map(row => [
        row.hash,
        { by: shownAs(rejecterOf(row)), at: row.rejected_at },
      ]),
    );
    return {
      items: held.map(each => ({
        ...each,
        rejected: rejections.get(each.hash),
      })),
    };
  }

  /**
   * Carries out what a person has seen. The same person may repeat it and gets the same answer.
   *
   * @throws ConflictError when it is held back no more, or something else is
   */
  async accept(
    { hash }: MassChangeDecision,
    by: By,
  ): Promise<AcceptedMassChange> {
    const held = (await this.#listHeld()).find(each => each.hash === hash);
    if (!held) {
      return this.#acceptedBefore(hash, by);
    }
    const { kind } = held;
    const count = await this.#options.sources[kind].accept({ ...by, hash });
    return { kind, count };
  }

  /**
   * Notes that what a person has seen is a fault. It stays held back.
   *
   * @throws MassChangeChangedError
   */
  async reject({ hash }: MassChangeDecision, by: By): Promise<MassChange> {
    const { store, recipientResolver } = this.#options;
    return retryOnConflict(async () => {
      const { items } = await this.list();
      const held = items.find(each => each.hash === hash);
      if (!held) {
        throw new MassChangeChangedError();
      }
      if (held.rejected) {
        return held;
      }
      const { kind, count, all, grants, requests, removals, teamRule } = held;
      const at = now();
      const committed = await store.commit({
        alongside: transaction =>
          noteRejection(transaction, {
            rejection: {
              hash,
              rejected_by: by.ref,
              rejected_by_user_id: by.userId ?? null,
              rejected_at: at,
            },
            held: items.map(each => each.hash),
          }),
        events: [
          {
            type: 'leavers.rejected',
            actor: by.ref,
            at,
            detail: {
              kind,
              hash,
              count,
              all,
              message: removals && `${count} of ${all} ${removals.what}`,
              notify: recipientResolver.ofThreshold(
                grants ?? requests ?? (teamRule ? [teamRule] : []),
              ),
            },
          },
        ],
        origin: by.origin,
      });
      return committed === 'stored'
        ? { ...held, rejected: { by: by.ref, at } }
        : CONFLICT;
    });
  }

  async #listHeld(): Promise<MassChange[]> {
    const { sources } = this.#options;
    const held = await Promise.all(KINDS.map(kind => sources[kind].listHeld()));
    return held.flat();
  }

  async #acceptedBefore(hash: string, by: By): Promise<AcceptedMassChange> {
    for (const kind of KINDS) {
      const last = await this.#options.store.findLastEvent({
        types: [ACCEPTED[kind]],
      });
      if (last?.detail.hash === hash) {
        const { count } = last.detail;
        const acceptedBy = { ref: last.actor, userId: last.actorUserId };
        if (isSameHuman(acceptedBy, by) && typeof count === 'number') {
          return { kind, count };
        }
        throw conflictError(
          say('refused.accepted-already', {
            by: personPlaceholder(acceptedBy),
            at: { time: last.at },
          }),
        );
      }
    }
    throw new MassChangeChangedError();
  }
}

function rejecterOf(row: RejectionRow): Identified {
  return {
    ref: row.rejected_by,
    userId: row.rejected_by_user_id ?? undefined,
  };
}

/** Forgets the rejections of what is held back no more. */
async function noteRejection(
  transaction: Knex.Transaction,
  change: {
    rejection: RejectionRow;
    held: string[];
  },
): Promise<boolean> {
  await transaction(REJECTIONS).whereNotIn('hash', change.held).delete();
  const noted = await transaction(REJECTIONS)
    .insert(change.rejection)
    .onConflict('hash')
    .ignore()
    .returning('hash');
  return noted.length === 1;
}
