/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Which refs and ids a refusal says that its reader has not written. They tell a reader nothing; names do. */

const PATTERNS = [
  // An example is nobody's, and namesakes are told apart by a ref beside the name.
  /(?<!such as |\()\b(?:user|group):[\w.-]+\/[\w.-]*\w/g,
  /\b(?:[0-9a-f]{10}-)?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g,
];

const PAGE = /https?:\S+|(?<![\w.-])(?:\/[\w-]+){2,}/g;

/** @param sent - the address, the body and the token of the call */
export function findUnnamed(message: string, sent: string): string[] {
  // A message writes refs in lower case.
  const known = sent.toLocaleLowerCase('en-US');
  const isSent = (text: string) =>
    known.includes(text) ||
    known.includes(text.replace(':', '/')) ||
    // The short form, which the message writes out.
    known.split(/[\s?&=",]/).includes(text.slice(text.indexOf('/') + 1));
  const sentence = message.replace(PAGE, '');
  return PATTERNS.flatMap(pattern =>
    [...sentence.matchAll(pattern)].map(([text]) => text),
  ).filter(text => !isSent(text));
}
