/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { ObservedUser } from '../aws/observed';
import type { Observed } from '../inventory/store/Inventory';

/** The outcome of the search for a catalog user's Identity Center user. */
export type ResolvedIdentity =
  | {
      outcome: 'found';
      user: Observed<ObservedUser>;
      /** The name of the way that found the user: `annotation`, `external-id`, `user-name`, `email`, or a module's. */
      by: string;
    }
  | {
      outcome: 'none';
      searched: string[];
      /** Id of the user that was found before, and is gone. */
      recordedUserId?: string;
    }
  /** More than one user fits: reported, never guessed. */
  | Undecided<'ambiguous'>
  /**
   * Ways to find the user disagree with each other, or with the user that was found before; or nothing leads to that one
   * any more, and there are no candidates; or the name alone leads there, which others may have.
   */
  | (Undecided<'conflict'> & {
      /** Id of the user that was found before; it may be gone. */
      recordedUserId?: string;
      /** Its username, or its id once it is gone. */
      recorded?: string;
      /**
       * Where the candidates match by the name alone: catalog refs of others who are or may be them; none as long as the
       * catalog has not been looked through.
       */
      namesakes?: string[];
    });

/** A person has to choose the Identity Center user. */
type Undecided<TOutcome> = {
  outcome: TOutcome;
  /** Usernames, in order. */
  candidates: string[];
  users: Observed<ObservedUser>[];
};

/** How a user is found whom a person has confirmed, though nothing in the catalog leads there any more. */
export const BY_CONFIRMATION = 'confirmation';
