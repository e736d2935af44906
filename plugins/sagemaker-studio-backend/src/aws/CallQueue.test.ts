/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { advance } from '../util/__testUtils__/advance';
import { present } from '../util/__testUtils__/present';
import { CallQueue } from './CallQueue';

function throttled(): Promise<never> {
  return Promise.reject(
    Object.assign(new Error('Rate exceeded'), { name: 'ThrottlingException' }),
  );
}

/** Starts a call and notes when it was let through. */
function noteTimes(queue: CallQueue) {
  const times: number[] = [];
  return {
    times,
    call: () => queue.run(async () => times.push(performance.now())),
  };
}

describe('CallQueue', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('lets calls through in order, after a rest some at once and then at the rate', async () => {
    const queue = new CallQueue({ start: 10, max: 10 });
    const order: number[] = [];
    const started = performance.now();
    const { times, call } = noteTimes(queue);

    const all = Promise.all(
      Array.from({ length: 26 }, async (_, i) => {
        await call();
        order.push(i);
      }),
    );
    await advance(10_000);
    await all;

    expect(order).toEqual(Array.from({ length: 26 }, (_, i) => i));
    // Half a second's worth at once; twenty more wait for 100 ms each.
    expect(times.filter(time => time - started < 50)).toHaveLength(6);
    expect(times.at(-1)! - started).toBeGreaterThanOrEqual(1990);
    expect(times.at(-1)! - started).toBeLessThan(2100);
  });

  it('does not slow down without a limit', async () => {
    const queue = new CallQueue({ start: Infinity, max: Infinity });

    // No time passes.
    await Promise.all(
      Array.from({ length: 1000 }, () => queue.run(async () => undefined)),
    );
    expect(queue.callsPerSecond).toBe(Infinity);
  });

  it('lets those that people wait for through before those that nobody waits for', async () => {
    const queue = new CallQueue({ start: 1, max: 1 });
    const order: string[] = [];
    const run = (name: string, background: boolean) =>
      queue.run(async () => order.push(name), { background });
    const calls = [run('first', true)];
    await advance(10);
    calls.push(run('sweep', true), run('sweep', true));
    calls.push(run('person', false), run('person', false));
    await advance(10_000);
    await Promise.all(calls);

    expect(order).toEqual(['first', 'person', 'person', 'sweep', 'sweep']);
  });

  it('is through fifteen throttles in a row within seconds, and at full speed again', async () => {
    const queue = new CallQueue({ start: 20, max: 20 });
    const started = performance.now();
    let left = 15;
    const flaky = () => {
      left -= 1;
      return left >= 0 ? throttled() : Promise.resolve(performance.now());
    };
    const persist = async (): Promise<number> => {
      for (;;) {
        try {
          return await queue.run(flaky);
        } catch {
          // Again, as sweeps and operations do.
        }
      }
    };

    const through = persist();
    await advance(60_000);

    expect((await through) - started).toBeLessThan(10_000);
    const { times, call } = noteTimes(queue);
    const many = Promise.all(Array.from({ length: 200 }, call));
    await advance(60_000);
    await many;
    expect(present(times.at(-1)) - present(times[0])).toBeLessThan(16_000);
  });

  it('passes other errors on without slowing down', async () => {
    const queue = new CallQueue({ start: 20, max: 20 });

    await expect(
      queue.run(() => Promise.reject(new Error('denied'))),
    ).rejects.toThrow('denied');

    await expect(queue.run(async () => 'fine')).resolves.toBe('fine');
    expect(queue.callsPerSecond).toBe(20);
  });

  it('gives up waiting when the signal aborts, without making the call or holding up others', async () => {
    const queue = new CallQueue({ start: 1, max: 1 });
    await queue.run(async () => undefined);
    const call = jest.fn();
    const controller = new AbortController();

    const waiting = queue.run(call, { signal: controller.signal });
    const next = queue.run(async () => 'next');
    controller.abort();

    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
    await advance(1_100);
    await expect(next).resolves.toBe('next');
    expect(call).not.toHaveBeenCalled();
  });
});
