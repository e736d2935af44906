/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { ChangeSet, CommitResult } from '../store/ChangeSet';
import { CommitBatcher } from './CommitBatcher';

const change = (
  operationId: string,
  type: ChangeSet['events'][number]['type'] = 'step.done',
): ChangeSet => ({
  update: { operations: [], grants: [] },
  events: [
    {
      operationId,
      type,
      actor: 'system',
      at: '2026-11-23T10:00:00.000Z',
      detail: {},
    },
  ],
});

/** A store that takes its time, and refuses whatever holds what is stale. */
function storeWith(options: { stale?: string; broken?: string }) {
  const stored: string[][] = [];
  return {
    stored,
    commit: async ({ events }: ChangeSet): Promise<CommitResult> => {
      const ids = events.map(({ operationId = '' }) => operationId);
      await new Promise(resolve => setImmediate(resolve));
      if (options.broken && ids.includes(options.broken)) {
        throw new Error('the database is gone');
      }
      if (options.stale && ids.includes(options.stale)) {
        return 'conflict';
      }
      stored.push(ids);
      return 'stored';
    },
  };
}

describe('CommitBatcher', () => {
  it('stores the outcomes of steps and what became active together, and other changes of grants alone', async () => {
    const store = storeWith({});
    const commits = new CommitBatcher({ store });
    expect(
      await Promise.all([
        commits.commit(change('1')),
        commits.commit(change('2')),
        commits.commit(change('3', 'grant.ended')),
        commits.commit(change('4', 'grant.active')),
      ]),
    ).toEqual(['stored', 'stored', 'stored', 'stored']);
    expect(store.stored).toEqual([['3'], ['1', '2', '4']]);
  });

  it('answers each with its own result when one came too late', async () => {
    const store = storeWith({ stale: '3' });
    const commits = new CommitBatcher({ store });
    expect(
      await Promise.all(
        ['1', '2', '3', '4'].map(id => commits.commit(change(id))),
      ),
    ).toEqual(['stored', 'stored', 'conflict', 'stored']);
    expect(store.stored).toEqual([['1'], ['2'], ['4']]);
  });

  it('fails the one it could not store, and stores the others', async () => {
    const store = storeWith({ broken: '2' });
    const commits = new CommitBatcher({ store });
    const results = await Promise.allSettled(
      ['1', '2', '3'].map(id => commits.commit(change(id))),
    );
    expect(results.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
    expect(await commits.commit(change('4'))).toBe('stored');
  });
});
