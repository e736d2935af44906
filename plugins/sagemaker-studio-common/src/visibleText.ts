/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Texts of people are shown to other people who decide by them. Characters that nobody sees do not count, and those that
 * change the order or the look of others are written out, so that a text reads as it is.
 */

/** Formats, controls, separators, marks, and letters that are drawn as blanks. */
const INVISIBLE =
  /[\p{C}\p{Z}\p{M}\u115F\u1160\u17B4\u17B5\u2800\u3164\uFFA0]/gu;

/** Controls of direction and other controls, but for tabs and line breaks. */
const CONTROLS =
  /(?![\t\n\r])\p{Cc}|[\u061C\u200E\u200F\u2028\u2029\u202A-\u202E\u2066-\u2069]/gu;

/**
 * How many characters of a text can be seen.
 *
 * @public
 */
export function visibleLength(text: string): number {
  return [...text.replace(INVISIBLE, '')].length;
}

/**
 * The text with its controls written out: `\\u202E` for the one that turns the order around.
 *
 * @public
 */
export function escapeControls(text: string): string {
  return text.replace(
    CONTROLS,
    control =>
      `\\u${control.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
  );
}
