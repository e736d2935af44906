/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Who is who, for everything that decides. The user id of Identity Center names a person for good; catalog refs, logins
 * and display names only say how a person is shown, and pass from one to another.
 */

/** Somebody by the two things that are recorded of them. */
export type Identified = {
  /** Catalog ref. */
  ref: string;
  /** Of Identity Center, when there is exactly one user. */
  userId?: string;
};

/** Names one person: equal keys are one person, whatever they are called. */
export type PersonKey = `user:${string}` | `ref:${string}`;

/** A person whom only the catalog knows goes by the ref. */
export function personKey({ ref, userId }: Identified): PersonKey {
  return userId ? `user:${userId}` : `ref:${ref}`;
}

/**
 * Whether two are one human. A ref counts only where one of them has no user id: that person was linked, or not yet, when
 * the other was recorded.
 */
export function isSameHuman(a: Identified, b: Identified): boolean {
  return a.userId && b.userId ? a.userId === b.userId : a.ref === b.ref;
}
