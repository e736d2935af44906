/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { ObservedUser } from '../aws/observed';
import type { Observed } from '../inventory/store/Inventory';

/** What is known of the Identity Center user behind a catalog user. */
export type ResolvedIdentity =
  | {
      outcome: 'found';
      user: Observed<ObservedUser>;
      /** The name of the way that found the user: `annotation`, `external-id`, `user-name`, `email`, or a module's. */
      by: string;
    }
  | { outcome: 'none'; searched: string[] }
  /** More than one user fits: reported, never guessed. */
  | { outcome: 'ambiguous'; candidates: string[] };
