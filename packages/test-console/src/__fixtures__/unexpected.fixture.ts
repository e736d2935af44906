/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Run by scripts/tests/testConsole.test.mjs, which looks for what fails. */
import { expectConsole } from '../testConsole';

it('passes: is quiet', () => {
  expect(1).toBe(1);
});

it('fails: warns', () => {
  expect(console.warn('a new warning')).toBeUndefined();
});

it('fails: prints an error', () => {
  expect(console.error('a new error')).toBeUndefined();
});

it('passes: warns as expected', () => {
  expectConsole('warn', 'an old warning');
  console.warn('an old warning');
});

it('fails: does not warn as expected', () => {
  expectConsole('warn', 'an old warning');
});

describe('a file whose hooks warn', () => {
  afterAll(() => {
    console.warn('a warning after all tests');
  });

  it('passes: before the hook', () => {
    expect(1).toBe(1);
  });
});
