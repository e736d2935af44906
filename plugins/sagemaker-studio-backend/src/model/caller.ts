/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Message } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { RequestSource } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { EntityRef } from './names';
import type { Identified } from './personKey';

/** Where a change comes from: by which way in, and through which services. */
export type EventOrigin = {
  /** Catalog ref of the person. */
  actor: EntityRef;
  /** Their Identity Center user, when there is exactly one. */
  userId?: string;
  source: RequestSource;
  /** `plugin:scaffolder`, … the nearest to the person first; empty when they called directly. */
  through: string[];
  /** Which attempt at a write with an Idempotency-Key this is of; stored as done with the change, or nothing is. */
  attempt?: string;
};

/** Runs templates that a person has started or retried; nobody else's word makes a caller a template. */
const TEMPLATES = 'plugin:scaffolder';

/** Whether somebody calls for themselves, rather than an agent or a service for them. */
export function isPerson({ origin }: Pick<Viewer, 'origin'>): boolean {
  return origin.source !== 'agent' && origin.through.length === 0;
}

/** Whether somebody calls for themselves, or by a template that they have started. */
export function isPersonOrTemplate({
  origin,
}: Pick<Viewer, 'origin'>): boolean {
  return isPerson({
    origin: {
      ...origin,
      through: origin.through.filter(service => service !== TEMPLATES),
    },
  });
}

/** A team rule that asks. What it may do is what the policies allow whoever has set it. */
export type AskingRule = {
  ruleId: string;
  /** Who has set it; absent: app-config. */
  setBy?: Identified;
  /** Whether its requests may be carried out without a decision, where nobody has to make one. */
  isAutomatic: boolean;
};

/** Somebody signed in, as far as decisions need it. */
export type Viewer = {
  ref: EntityRef;
  /** The own ref and those of the groups, as trusted entities of the catalog state them. */
  refs: EntityRef[];
  /** The Identity Center user, when there is exactly one. */
  userId?: string;
  /** Whether the catalog holds a trusted entity of the user. */
  inCatalog: boolean;
  /** Why they may neither change nor read records, and who can mend it; absent when they may. */
  refusal?: Message;
  /** Which way they came in, for the record of what they do. */
  origin: EventOrigin;
  /** When it is no person who asks. `refs` are those of who has set the rule, while they have a standing. */
  rule?: AskingRule;
};
