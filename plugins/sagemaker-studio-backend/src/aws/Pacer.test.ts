/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { Pacer } from './Pacer';

function throttled(): Promise<never> {
  return Promise.reject(
    Object.assign(new Error('Rate exceeded'), { name: 'ThrottlingException' }),
  );
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

describe('Pacer', () => {
  it('lets a burst go at once and the rest at the rate, in order', async () => {
    const pacer = Pacer.create({ callsPerSecond: 50, burst: 3 });
    const order: number[] = [];

    const took = await timed(() =>
      Promise.all(
        Array.from({ length: 13 }, (_, i) =>
          pacer.run(async () => order.push(i)),
        ),
      ),
    );

    expect(order).toEqual(Array.from({ length: 13 }, (_, i) => i));
    // Ten calls wait for 20 ms each.
    expect(took).toBeGreaterThan(180);
    expect(took).toBeLessThan(1000);
  });

  it('does not slow down without a limit', async () => {
    const pacer = Pacer.create({ callsPerSecond: Infinity });

    const took = await timed(() =>
      Promise.all(
        Array.from({ length: 1000 }, () => pacer.run(async () => undefined)),
      ),
    );

    expect(took).toBeLessThan(200);
  });

  it('makes every call wait after a throttle, longer after each, and forgets after a success', async () => {
    const pacer = Pacer.create({ callsPerSecond: Infinity });

    await expect(pacer.run(throttled)).rejects.toThrow('Rate exceeded');
    const first = await timed(() =>
      pacer.run(throttled).catch(() => undefined),
    );
    const second = await timed(() => pacer.run(async () => 'fine'));
    const third = await timed(() => pacer.run(async () => 'fine'));

    expect(first).toBeGreaterThanOrEqual(245);
    expect(first).toBeLessThan(600);
    expect(second).toBeGreaterThanOrEqual(495);
    expect(third).toBeLessThan(100);
  });

  it('passes other errors on without a pause', async () => {
    const pacer = Pacer.create({ callsPerSecond: Infinity });

    await expect(
      pacer.run(() => Promise.reject(new Error('denied'))),
    ).rejects.toThrow('denied');

    expect(await timed(() => pacer.run(async () => 'fine'))).toBeLessThan(100);
  });

  it('gives up waiting when the signal aborts, without making the call', async () => {
    const pacer = Pacer.create({ callsPerSecond: 0.1, burst: 1 });
    await pacer.run(async () => undefined);
    const call = jest.fn();
    const controller = new AbortController();

    const waiting = pacer.run(call, { signal: controller.signal });
    controller.abort();

    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
    expect(call).not.toHaveBeenCalled();
  });
});
