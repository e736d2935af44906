/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { ALLOWED_MESSAGES } from './allowedMessages';
import { ConsoleGuard, type ConsoleLevel } from './ConsoleGuard';

const guard = new ConsoleGuard({ allowed: ALLOWED_MESSAGES });

/**
 * From now on a test fails on a `console.warn` or `console.error` that it does not expect, and so does a file on one that
 * comes outside its tests. To be called once for each file, from `setupTests.ts`.
 */
export function failOnUnexpectedConsole(): void {
  for (const level of ['warn', 'error'] as const) {
    console[level] = (...args: unknown[]) =>
      guard.record(level, args, expect.getState().currentTestName);
  }
  afterEach(() => guard.check());
  // Messages after the last test of a file.
  afterAll(() => guard.check());
}

/** The test expects the message: it is not printed, and the test fails if it has not come by its end. */
export function expectConsole(
  level: ConsoleLevel,
  pattern: RegExp | string,
): void {
  guard.expect({ level, pattern });
}
