/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { present } from '../util/__testUtils__/present';
import { Pacer } from './Pacer';

function throttled(): Promise<never> {
  return Promise.reject(
    Object.assign(new Error('Rate exceeded'), { name: 'ThrottlingException' }),
  );
}

/** Starts a call and notes when it was let through. */
function noteTimes(pacer: Pacer) {
  const times: number[] = [];
  return {
    times,
    call: () => pacer.run(async () => times.push(performance.now())),
  };
}

describe('Pacer', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('lets calls through in order, after a rest some at once and then at the rate', async () => {
    const pacer = new Pacer({ start: 10, max: 10 });
    const order: number[] = [];
    const started = performance.now();
    const { times, call } = noteTimes(pacer);

    const all = Promise.all(
      Array.from({ length: 26 }, async (_, i) => {
        await call();
        order.push(i);
      }),
    );
    await jest.advanceTimersByTimeAsync(10_000);
    await all;

    expect(order).toEqual(Array.from({ length: 26 }, (_, i) => i));
    // Half a second's worth at once; twenty more wait for 100 ms each.
    expect(times.filter(time => time - started < 50)).toHaveLength(6);
    expect(times.at(-1)! - started).toBeGreaterThanOrEqual(1990);
    expect(times.at(-1)! - started).toBeLessThan(2100);
  });

  it('does not slow down without a limit', async () => {
    const pacer = new Pacer({ start: Infinity, max: Infinity });

    // No time passes.
    await Promise.all(
      Array.from({ length: 1000 }, () => pacer.run(async () => undefined)),
    );
    expect(pacer.callsPerSecond()).toBe(Infinity);
  });

  it('lets those that people wait for through before those that nobody waits for', async () => {
    const pacer = new Pacer({ start: 1, max: 1 });
    const order: string[] = [];
    const run = (name: string, background: boolean) =>
      pacer.run(async () => order.push(name), { background });
    const calls = [run('first', true)];
    calls.push(run('sweep', true), run('sweep', true));
    calls.push(run('person', false), run('person', false));
    await jest.advanceTimersByTimeAsync(10_000);
    await Promise.all(calls);

    expect(order).toEqual(['first', 'person', 'person', 'sweep', 'sweep']);
  });

  it('meters each limit by itself', async () => {
    const pacer = new Pacer({ start: 1, max: 1 });
    const [list, write] = ['list', 'write'];
    await pacer.run(async () => undefined, { limit: list });
    const later = jest.fn();

    // At once, although the other limit has nothing left.
    await pacer.run(async () => undefined, { limit: write });
    const waiting = pacer.run(async () => later(), { limit: list });
    await jest.advanceTimersByTimeAsync(400);
    expect(later).not.toHaveBeenCalled();
    await jest.advanceTimersByTimeAsync(700);
    await waiting;

    expect(later).toHaveBeenCalledTimes(1);
  });

  it('is through fifteen throttles in a row within seconds, and at full speed again', async () => {
    const pacer = new Pacer({ start: 20, max: 20 });
    const started = performance.now();
    let left = 15;
    const flaky = () => {
      left -= 1;
      return left >= 0 ? throttled() : Promise.resolve(performance.now());
    };
    const persist = async (): Promise<number> => {
      for (;;) {
        try {
          return await pacer.run(flaky);
        } catch {
          // Again, as sweeps and operations do.
        }
      }
    };

    const through = persist();
    await jest.advanceTimersByTimeAsync(60_000);

    expect((await through) - started).toBeLessThan(10_000);
    const { times, call } = noteTimes(pacer);
    const many = Promise.all(Array.from({ length: 200 }, call));
    await jest.advanceTimersByTimeAsync(60_000);
    await many;
    expect(present(times.at(-1)) - present(times[0])).toBeLessThan(16_000);
  });

  it('passes other errors on without slowing down', async () => {
    const pacer = new Pacer({ start: 20, max: 20 });

    await expect(
      pacer.run(() => Promise.reject(new Error('denied'))),
    ).rejects.toThrow('denied');

    await expect(pacer.run(async () => 'fine')).resolves.toBe('fine');
    expect(pacer.callsPerSecond()).toBe(20);
  });

  it('gives up waiting when the signal aborts, without making the call or holding up others', async () => {
    const pacer = new Pacer({ start: 1, max: 1 });
    await pacer.run(async () => undefined);
    const call = jest.fn();
    const controller = new AbortController();

    const waiting = pacer.run(call, { signal: controller.signal });
    const next = pacer.run(async () => 'next');
    controller.abort();

    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
    await jest.advanceTimersByTimeAsync(1_100);
    await expect(next).resolves.toBe('next');
    expect(call).not.toHaveBeenCalled();
  });
});
