/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { ConsoleGuard } from './ConsoleGuard';
import { expectConsole } from './testConsole';

describe('ConsoleGuard', () => {
  const guard = new ConsoleGuard({
    allowed: [{ level: 'warn', pattern: 'of a dependency' }],
  });

  it('lets be what is quiet', () => {
    expect(() => guard.check()).not.toThrow();
  });

  it('complains of each message that nobody expects, once, with its arguments', () => {
    guard.record('warn', ['%s is deprecated', 'rows'], 'renders');
    guard.record('warn', ['%s is deprecated', 'rows'], 'renders');
    guard.record('error', ['not wrapped in act', new Error('inside')]);
    expect(() => guard.check()).toThrow(
      /^console\.warn, [^]* \(during 'renders'\):\n\nrows is deprecated\n\nconsole\.error, [^]*not wrapped in act Error: inside/,
    );
    expect(() => guard.check()).not.toThrow();
  });

  it('shows the beginning of a long message', () => {
    guard.record('error', [
      Array.from({ length: 30 }, (_, line) => `line ${line}`).join('\n'),
    ]);
    expect(() => guard.check()).toThrow(/line 24\n… and 5 lines more/);
  });

  it('lets through what was expected, however often it comes', () => {
    guard.expect({ level: 'error', pattern: /refused \d+/ });
    guard.record('error', ['refused 1']);
    guard.record('error', ['refused 2']);
    expect(() => guard.check()).not.toThrow();
  });

  it('complains when what was expected does not come, or on another level', () => {
    guard.expect({ level: 'error', pattern: /refused/ });
    guard.record('warn', ['refused']);
    expect(() => guard.check()).toThrow(
      /console\.warn, [^]*refused\n\nconsole\.error was expected with \/refused\/ and did not come/,
    );
  });

  it('expects for one test only', () => {
    guard.expect({ level: 'error', pattern: 'refused' });
    guard.record('error', ['refused']);
    guard.check();
    guard.record('error', ['refused']);
    expect(() => guard.check()).toThrow(/refused/);
  });

  it('lets through what dependencies say', () => {
    guard.record('warn', ['a warning of a dependency']);
    expect(() => guard.check()).not.toThrow();
    guard.record('error', ['an error of a dependency']);
    expect(() => guard.check()).toThrow(/an error of a dependency/);
  });
});

describe('expectConsole', () => {
  it('takes what this test prints', () => {
    expectConsole('warn', 'as expected');
    console.warn('as expected');
  });
});
