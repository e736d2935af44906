/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { Batcher } from './Batcher';

/** A batcher whose work answers within the turn of the event loop, as SQLite does. */
function batcherWith(
  options: { broken?: number; maxSize?: number; gatherMs?: number } = {},
) {
  const batches: number[][] = [];
  const batcher = new Batcher<number, string>({
    maxSize: options.maxSize ?? 10,
    gatherMs: options.gatherMs,
    run: async items => {
      if (items.some(item => item === options.broken)) {
        throw new Error('cannot be done');
      }
      batches.push(items);
      return 'done';
    },
  });
  return { batcher, batches };
}

const range = (length: number) => Array.from({ length }, (_, index) => index);

describe('Batcher', () => {
  it('does together what comes in one turn of the event loop', async () => {
    const { batcher, batches } = batcherWith();
    const addLater = async (item: number) => {
      await Promise.resolve();
      return batcher.add(item);
    };
    expect(
      await Promise.all([batcher.add(0), addLater(1), addLater(2)]),
    ).toEqual(['done', 'done', 'done']);
    expect(batches).toEqual([[0, 1, 2]]);
  });

  it('gathers more after a batch of several, and lets a single one pass at once', async () => {
    const { batcher, batches } = batcherWith({ gatherMs: 30 });
    await batcher.add(0);
    await batcher.add(1);
    expect(batches).toEqual([[0], [1]]);

    await Promise.all([batcher.add(2), batcher.add(3)]);
    const one = batcher.add(4);
    await new Promise(resolve => setImmediate(resolve));
    await Promise.all([one, batcher.add(5)]);
    expect(batches.slice(2)).toEqual([
      [2, 3],
      [4, 5],
    ]);
  });

  it('lets others have the event loop between two batches', async () => {
    const { batcher, batches } = batcherWith({ maxSize: 2 });
    const seen: number[] = [];
    const everything = Promise.all(range(8).map(item => batcher.add(item)));
    const look = () => {
      seen.push(batches.length);
      if (batches.length < 4) {
        setImmediate(look);
      }
    };
    setImmediate(look);
    await everything;
    await new Promise(resolve => setImmediate(resolve));
    expect(batches).toEqual([
      [0, 1],
      [2, 3],
      [4, 5],
      [6, 7],
    ]);
    expect(seen).toEqual(expect.arrayContaining([1, 2, 3]));
  });

  it('fails all at once when the failure would meet each', async () => {
    let attempts = 0;
    const batcher = new Batcher<number>({
      maxSize: 10,
      run: async () => {
        attempts += 1;
        throw new Error('the database is away');
      },
      failsAll: error => String(error).includes('is away'),
    });
    const results = await Promise.allSettled(
      range(3).map(item => batcher.add(item)),
    );
    expect(results.map(({ status }) => status)).toEqual(
      Array(3).fill('rejected'),
    );
    expect(attempts).toBe(1);
  });

  it('does the others when one cannot be done, and goes on', async () => {
    const { batcher, batches } = batcherWith({ broken: 1 });
    const results = await Promise.allSettled(
      range(3).map(item => batcher.add(item)),
    );
    expect(results.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
    await batcher.add(3);
    expect(batches).toEqual([[0], [2], [3]]);
  });
});
