/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { format } from 'node:util';

/** The methods of `console` that report faults. */
export type ConsoleLevel = 'warn' | 'error';

/** A message by a part of its text. */
export type ConsolePattern = { level: ConsoleLevel; pattern: RegExp | string };

type Message = {
  level: ConsoleLevel;
  text: string;
  /** The call stack. */
  callers: string;
  /** The test that ran. */
  during: string | undefined;
};

type Expectation = ConsolePattern & { hasCome: boolean };

/** How much of a message is shown; React appends the whole component tree. */
const MAX_LINES = 25;

/** Judges the messages of the console against what a test expects of it. */
export class ConsoleGuard {
  readonly #allowed: readonly ConsolePattern[];
  #unexpected: Message[] = [];
  #expected: Expectation[] = [];

  constructor(options: { allowed: readonly ConsolePattern[] }) {
    this.#allowed = options.allowed;
  }

  /** Until the next check the message may come, and has to. */
  expect(expected: ConsolePattern): void {
    this.#expected.push({ ...expected, hasCome: false });
  }

  /** @param during - the test that runs, to name it when the check is made later */
  record(level: ConsoleLevel, args: unknown[], during?: string): void {
    const text = format(...args);
    const expected = this.#expected.filter(each => matches(each, level, text));
    for (const each of expected) {
      each.hasCome = true;
    }
    if (
      expected.length === 0 &&
      !this.#allowed.some(each => matches(each, level, text))
    ) {
      this.#unexpected.push({ level, text, callers: callers(), during });
    }
  }

  /** Throws when something came that was not expected, or did not come that was; begins anew in any case. */
  check(): void {
    const unexpected = this.#unexpected;
    const missing = this.#expected.filter(({ hasCome }) => !hasCome);
    this.#unexpected = [];
    this.#expected = [];
    if (unexpected.length + missing.length > 0) {
      throw complaint(unexpected, missing);
    }
  }
}

function matches(
  { level, pattern }: ConsolePattern,
  actualLevel: ConsoleLevel,
  text: string,
): boolean {
  return (
    level === actualLevel &&
    (typeof pattern === 'string' ? text.includes(pattern) : pattern.test(text))
  );
}

/** Leads to where the first of the messages came from. */
function complaint(unexpected: Message[], missing: ConsolePattern[]): Error {
  const error = new Error(
    [
      ...new Set(unexpected.map(describe)),
      ...missing.map(
        ({ level, pattern }) =>
          `console.${level} was expected with ${pattern} and did not come.`,
      ),
    ].join('\n\n'),
  );
  const [first] = unexpected;
  if (first) {
    error.stack = `${error.message}\n${first.callers}`;
  }
  return error;
}

function describe({ level, text, during }: Message): string {
  const lines = text.split('\n');
  const shown = lines.slice(0, MAX_LINES).join('\n');
  const rest = lines.length - MAX_LINES;
  return [
    `console.${level}, which the test does not expect${
      during === undefined ? '' : ` (during '${during}')`
    }:`,
    rest > 0 ? `${shown}\n… and ${rest} lines more` : shown,
  ].join('\n\n');
}

/** The frames of the stack, without those of this package. */
function callers(): string {
  return (new Error().stack ?? '')
    .split('\n')
    .filter(line => /^\s+at /.test(line) && !line.includes('test-console/src/'))
    .join('\n');
}
