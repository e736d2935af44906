/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { escapeControls, visibleLength } from './visibleText';

describe('visibleLength', () => {
  it.each([
    ['Winter forecast', 14],
    ['für Wärme', 8],
    ['\u200B\u200C\u200D\u2060\uFEFF\u00AD', 0],
    ['\u3164\u2800\u115F \u00A0\t\n', 0],
    ['\u202Eabc', 3],
    ['e\u0301', 1],
    ['👩‍🔬', 2],
  ])('counts what can be seen of %j', (text, length) => {
    expect(visibleLength(text)).toBe(length);
  });
});

describe('escapeControls', () => {
  it.each([
    ['Mira\u202Eveile\u2066r', 'Mira\\u202Eveile\\u2066r'],
    ['bell\u0007', 'bell\\u0007'],
    ['two\nlines\tand a tab', 'two\nlines\tand a tab'],
    ['👩‍🔬 Zoë', '👩‍🔬 Zoë'],
  ])('writes the controls of %j out', (text, escaped) => {
    expect(escapeControls(text)).toBe(escaped);
  });
});
