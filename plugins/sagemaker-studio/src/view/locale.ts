/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/** The portal's language as it is written where the reader is: in English, dates differ between London and New York. */
export function localeOf(
  language: string,
  /** What the browser prefers, first things first. */
  preferred: readonly string[],
): string {
  const wanted = language.toLowerCase();
  return (
    preferred.find(
      each =>
        each.toLowerCase() === wanted ||
        each.toLowerCase().startsWith(`${wanted}-`),
    ) ?? language
  );
}
