/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * The identity of a person in every decision. The Identity Center user id is permanent; catalog refs, logins and
 * display names are only shown, and can pass to another person.
 */

import type { EntityRef } from './names';

/** Somebody by the two things that are recorded of them. */
export type Identified = {
  /** Catalog ref. */
  ref: EntityRef;
  /** Of Identity Center, when there is exactly one user. */
  userId?: string;
};

/**
 * Person of a record → the ref that they have today. Who has lost theirs to somebody else is shown by the last known name,
 * without a ref.
 */
export type ShownAs = (person: Identified) => string;

/** Names one person: equal keys are one person, whatever they are called. */
export type PersonKey = `user:${string}` | `ref:${string}`;

/** A person whom only the catalog knows goes by the ref. */
export function personKey({ ref, userId }: Identified): PersonKey {
  return userId ? `user:${userId}` : `ref:${ref}`;
}

/**
 * What stands for a person in a message until `TextNamer` puts their name in. The user id is preferred: a ref may belong to
 * somebody else by now, whom the message would name.
 */
export function personPlaceholder({ ref, userId }: Identified): string {
  return userId ?? ref;
}

/**
 * Whether two are one human. A ref counts only where one of them has no user id: that person was linked, or not yet, when
 * the other was recorded.
 */
export function isSameHuman(a: Identified, b: Identified): boolean {
  return a.userId && b.userId ? a.userId === b.userId : a.ref === b.ref;
}
