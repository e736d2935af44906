/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Assigns catalog names. The first person or team with a name keeps the plain name for good. If several appear at the
 * same time, all of them get a suffix, because it is unknown which one an existing file refers to.
 */
import { createHash } from 'node:crypto';

const MAX_LENGTH = 63;
const SUFFIX_LENGTHS = [8, 16, 32];

/** Letters that Unicode does not take apart into a base letter and an accent. */
const LETTERS: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/** Somebody or something that has no catalog name yet. */
export type Newcomer = {
  principalId: string;
  /** Never changes; the suffix is made from it. */
  subject: string;
  /** Login or display name. */
  calledName: string;
  firstSeenAt: string;
};

/** A principal is or was called so that it would like this catalog name. */
export type NameClaim = {
  principalId: string;
  wish: string;
  firstSeenAt: string;
};

/** The name that fits best; `undefined` if none of valid length is left of it. */
export function catalogWish(calledName: string): string | undefined {
  const name = normalise(calledName);
  return name && name.length <= MAX_LENGTH ? name : undefined;
}

/**
 * Finds a valid and free name for every newcomer, the same for the same input in any order.
 *
 * @param options - `claims`: on what newcomers wish for, by anybody at any time; `taken`: every name that was assigned
 * @returns principal → name
 */
export function assignNames(options: {
  newcomers: readonly Newcomer[];
  claims: readonly NameClaim[];
  taken: Iterable<string>;
}): Map<string, string> {
  const taken = new Set(options.taken);
  const claimsOf = new Map<string, NameClaim[]>();
  for (const claim of options.claims) {
    const others = claimsOf.get(claim.wish);
    if (others) {
      others.push(claim);
    } else {
      claimsOf.set(claim.wish, [claim]);
    }
  }
  const isFirst = (wish: string, { principalId, firstSeenAt }: Newcomer) =>
    !claimsOf
      .get(wish)
      ?.some(
        claim =>
          claim.principalId !== principalId && claim.firstSeenAt <= firstSeenAt,
      );

  const names = new Map<string, string>();
  for (const newcomer of [...options.newcomers].sort(inOrder)) {
    const wish = catalogWish(newcomer.calledName);
    const name = [
      ...(wish !== undefined && isFirst(wish, newcomer) ? [wish] : []),
      ...SUFFIX_LENGTHS.map(length => withSuffix(newcomer, length)),
    ].find(each => !taken.has(each));
    if (name === undefined) {
      throw new Error(
        `No catalog name is free for '${newcomer.calledName}' (${newcomer.subject})`,
      );
    }
    taken.add(name);
    names.set(newcomer.principalId, name);
  }
  return names;
}

function inOrder(a: Newcomer, b: Newcomer): number {
  const keyOf = ({ firstSeenAt, subject }: Newcomer) =>
    `${firstSeenAt} ${subject}`;
  return keyOf(a) < keyOf(b) ? -1 : 1;
}

/** The part of an email before the `@`, or the whole of any other login. */
export function localPart(login: string): string {
  const at = login.lastIndexOf('@');
  return at > 0 ? login.slice(0, at) : login;
}

function normalise(calledName: string): string {
  return calledName
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]/gu, letter => LETTERS[letter] ?? letter)
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, '');
}

function withSuffix({ calledName, subject }: Newcomer, length: number): string {
  const suffix = createHash('sha256')
    .update(subject)
    .digest('hex')
    .slice(0, length);
  const stem = normalise(calledName)
    .slice(0, MAX_LENGTH - length - 1)
    .replace(/[^a-z0-9]+$/, '');
  return stem ? `${stem}-${suffix}` : suffix;
}
