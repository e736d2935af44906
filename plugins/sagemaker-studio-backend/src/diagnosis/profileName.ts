/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

const MAX_LENGTH = 63;

/**
 * The name for a new profile: the local part of the username, reduced to what AWS takes as a UserProfileName
 * (letters, digits and inner hyphens, at most 63). Names are not case sensitive; when one is taken, the smallest free
 * number is added, so that the same facts always give the same name.
 */
export function profileName(userName: string, taken: Iterable<string>): string {
  const used = new Set([...taken].map(name => name.toLocaleLowerCase('en-US')));
  const base = sanitize(userName.replace(/@.*/s, '')) || 'user';
  for (let number = 1; ; number++) {
    const suffix = number === 1 ? '' : `-${number}`;
    const name = trim(base.slice(0, MAX_LENGTH - suffix.length)) + suffix;
    if (!used.has(name.toLocaleLowerCase('en-US'))) {
      return name;
    }
  }
}

function sanitize(text: string): string {
  return trim(
    text
      .normalize('NFKD')
      // Combining marks that NFKD splits off, such as the accent of é.
      .replace(/\p{M}/gu, '')
      .replace(/[^a-zA-Z0-9]+/g, '-'),
  );
}

function trim(text: string): string {
  return text.replace(/^-+|-+$/g, '');
}
