/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Names of people and teams as types of their own. A name passes from one person to another, so it only shows who is
 * meant. `scripts/typecheck.mjs` refuses to compare values of these types outside `directory/`; compare ids, with
 * personKey.ts and teamKey.ts. A plain string becomes a name where it is assigned to one, and one kind of name is no other.
 */

/** No value has the property: it only tells the types apart. */
type Name<TKind extends string> = string & { readonly kindOfName?: TKind };

/** Ref of a user or a group in the catalog. */
export type EntityRef = Name<'EntityRef'>;

/** Username of an Identity Center user. */
export type Login = Name<'Login'>;

/** Display name of a person or a group. */
export type DisplayName = Name<'DisplayName'>;

/** Address of a person. */
export type Email = Name<'Email'>;
