/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { createDeferred } from '@backstage/types';
import { setTimeout as sleep } from 'node:timers/promises';
import { now } from '../util/now';
import { AssignmentReadBatcher } from './AssignmentReadBatcher';

const applicationArn = 'arn:aws:sso::111111111111:application/a/b';
const user = (principalId: string | number) => ({
  applicationArn,
  principalType: 'USER' as const,
  principalId: String(principalId),
});

/** An application whose list comes in pages of three, and whose calls are kept. */
function setUp(options: {
  assigned: string[];
  counted?: number;
  countConcurrent?: () => number;
}) {
  const assigned = new Set(options.assigned);
  const calls: string[] = [];
  const gateway = {
    hasAssignment: jest.fn(async ({ principalId }: { principalId: string }) => {
      calls.push(`describe ${principalId}`);
      return assigned.has(principalId);
    }),
    listAssignments: jest.fn(
      async ({ nextToken = '0' }: { nextToken?: string }) => {
        calls.push(`list ${nextToken}`);
        const from = Number(nextToken);
        const all = [...assigned].sort();
        return {
          items: all.slice(from, from + 3).map(user),
          nextToken: from + 3 < all.length ? String(from + 3) : undefined,
        };
      },
    ),
  };
  const assignmentReads = new AssignmentReadBatcher({
    gateways: { identityCenter: () => gateway },
    inventory: { countAssignments: async () => options.counted ?? 0 },
    countConcurrent: options.countConcurrent,
  });
  const ask = (...ids: (string | number)[]) =>
    Promise.all(ids.map(id => assignmentReads.read(user(id))));
  const askRecent = (...ids: string[]) =>
    Promise.all(
      ids.map(id => assignmentReads.read(user(id), { mayBeRecent: true })),
    );
  return { assigned, calls, gateway, assignmentReads, ask, askRecent };
}

describe('AssignmentReadBatcher', () => {
  const [yes, no] = [{ isAssigned: true }, { isAssigned: false }];

  it('asks for one alone, and for many by the pages of the list that it takes', async () => {
    const { ask, calls } = setUp({ assigned: ['a', 'b', 'c', 'd', 'x', 'y'] });
    expect(await ask('d')).toEqual([yes]);
    expect(await ask('a', 'z', 'd')).toEqual([yes, no, yes]);
    expect(await ask('a', 'b', 'a')).toEqual([yes, yes, yes]);
    expect(calls).toEqual(['describe d', 'list 0', 'list 3', 'list 0']);
  });

  it('asks one by one when the list is longer than the questions are many', async () => {
    const known = setUp({ assigned: ['a', 'b'], counted: 201 });
    expect(await known.ask('a', 'b', 'c')).toEqual([yes, yes, no]);
    expect(known.calls).toEqual(['describe a', 'describe b', 'describe c']);

    const grown = setUp({ assigned: 'abcdefghi'.split('') });
    expect(await grown.ask('a', 'i')).toEqual([yes, yes]);
    expect(grown.calls).toEqual(['list 0', 'list 3', 'describe i']);
    // The length is known now, although the inventory has not seen it.
    grown.calls.length = 0;
    expect(await grown.ask('a', 'i')).toEqual([yes, yes]);
    expect(grown.calls).toEqual(['describe a', 'describe i']);
  });

  it('answers nobody from a look that began before they asked', async () => {
    const { ask, assigned, gateway, calls } = setUp({ assigned: [] });
    const began = createDeferred();
    const answered = createDeferred();
    gateway.listAssignments.mockImplementationOnce(async () => {
      calls.push('list, empty');
      began.resolve();
      await answered;
      return { items: [], nextToken: undefined };
    });
    const before = ask('a', 'b');
    await began;
    assigned.add('a');
    const after = ask('a', 'c');
    answered.resolve();
    expect(await before).toEqual([no, no]);
    expect(await after).toEqual([yes, no]);
    expect(calls).toEqual(['list, empty', 'list 0']);
  });

  it('answers who has not written yet from a look of a moment ago, but of nothing that was written since', async () => {
    const { assigned, askRecent, ask, assignmentReads, calls } = setUp({
      assigned: ['a', 'b', 'c', 'd'],
    });
    expect(await askRecent('a', 'z')).toEqual([yes, no]);
    assigned.add('e').add('f');
    assignmentReads.forget(user('e'));
    calls.length = 0;
    expect(await askRecent('d', 'z', 'f')).toEqual([yes, no, no]);
    expect(calls).toEqual([]);
    expect(await askRecent('e')).toEqual([yes]);
    expect(await ask('f')).toEqual([yes]);
    expect(calls).toEqual(['describe e', 'describe f']);

    const later = performance.now() + 6_000;
    const clock = jest.spyOn(performance, 'now').mockReturnValue(later);
    expect(await askRecent('f')).toEqual([yes]);
    clock.mockRestore();
    expect(calls).toEqual(['describe e', 'describe f', 'describe f']);
  });

  it('does not call a look recent that something was written during, as far as that is concerned', async () => {
    const { askRecent, assignmentReads, gateway, calls } = setUp({
      assigned: ['a'],
    });
    gateway.listAssignments.mockImplementationOnce(async () => {
      assignmentReads.forget(user('b'));
      return { items: [user('a')], nextToken: undefined };
    });
    expect(await askRecent('a', 'c')).toEqual([yes, no]);
    expect(await askRecent('b', 'c')).toEqual([no, no]);
    expect(calls).toEqual(['describe b']);
  });

  it('waits after a look for others who are at work, and for nobody once all have asked', async () => {
    let atWork = 4;
    const { ask, calls } = setUp({
      assigned: ['a', 'b'],
      countConcurrent: () => atWork,
    });
    expect(await ask('a', 'b')).toEqual([yes, yes]);
    // Time stands still, so that nobody is late on a busy machine.
    let time = performance.now();
    const clock = jest.spyOn(performance, 'now').mockImplementation(() => time);
    const [first, second] = [ask('a'), ask('b')];
    const askLate = async () => {
      await sleep(100);
      const answer = ask('a', 'x');
      time += 1_000;
      return answer;
    };
    const late = askLate();
    expect(await Promise.all([first, second, late])).toEqual([
      [yes],
      [yes],
      [yes, no],
    ]);
    expect(calls).toEqual(['list 0', 'list 0']);

    // A wait for anybody would not end now.
    atWork = 2;
    expect(await ask('a', 'b')).toEqual([yes, yes]);
    expect(await ask('a', 'b')).toEqual([yes, yes]);
    clock.mockRestore();
  });

  it('waits also when nobody has asked for a while, but not for fewer than a list is worth', async () => {
    let atWork = 3;
    const { ask, calls } = setUp({
      assigned: ['a', 'b', 'c', 'd'],
      countConcurrent: () => atWork,
    });
    expect(await ask('a', 'b', 'd')).toEqual([yes, yes, yes]);
    await sleep(50);
    calls.length = 0;
    const first = ask('a');
    await sleep(50);
    const others = ask('b', 'd');
    expect(await Promise.all([first, others])).toEqual([[yes], [yes, yes]]);
    expect(calls).toEqual(['list 0', 'list 3']);

    calls.length = 0;
    atWork = 2;
    const time = performance.now();
    const clock = jest.spyOn(performance, 'now').mockReturnValue(time);
    // A wait would never end now.
    expect(await ask('c')).toEqual([yes]);
    clock.mockRestore();
    expect(calls).toEqual(['describe c']);
  });

  it('looks once more for what should be there and is not in the list', async () => {
    const { assignmentReads, gateway, calls } = setUp({ assigned: ['a', 'b'] });
    gateway.listAssignments.mockResolvedValueOnce({
      items: [user('a')],
      nextToken: undefined,
    });
    expect(
      await Promise.all(
        ['a', 'b', 'c'].map(id =>
          assignmentReads.read(user(id), { expected: true }),
        ),
      ),
    ).toEqual([yes, yes, no]);
    expect(calls).toEqual(['describe b', 'describe c']);
  });

  it('verifies from a list of a moment ago what that shows, unless it was written since', async () => {
    const { assignmentReads, assigned, ask, calls } = setUp({
      assigned: ['a', 'b', 'c'],
    });
    await ask('a', 'b');
    calls.length = 0;
    assigned.add('d');
    assignmentReads.forget(user('b'));
    const verify = (id: string) =>
      assignmentReads.read(user(id), { expected: true, mayBeRecent: true });
    expect(await verify('a')).toEqual(yes);
    expect(calls).toEqual([]);
    expect(await verify('b')).toEqual(yes);
    expect(await verify('d')).toEqual(yes);
    expect(calls).toEqual(['describe b', 'describe d']);
  });

  it('answers no operation from a list that is older than it is, and none after the turn', async () => {
    const { assignmentReads, assigned, ask, calls } = setUp({
      assigned: ['a', 'b'],
    });
    const before = now();
    await sleep(5);
    await ask('a', 'b');
    await sleep(5);
    assigned.delete('a');
    calls.length = 0;
    const verify = (startedAt: string) =>
      assignmentReads.read(user('a'), {
        expected: true,
        mayBeRecent: true,
        startedAt,
      });
    expect(await verify(before)).toEqual(yes);
    expect(calls).toEqual([]);
    expect(await verify(now())).toEqual(no);
    assignmentReads.forgetAll();
    expect(await verify(before)).toEqual(no);
    expect(calls).toEqual(['describe a', 'describe a']);
  });

  it('answers a refusal to those it concerns, and throws trouble of our own', async () => {
    const { ask, gateway, calls } = setUp({ assigned: ['a'] });
    const denied = Object.assign(new Error('No'), {
      name: 'AccessDeniedException',
    });
    const throttled = Object.assign(new Error('Slower'), {
      name: 'ThrottlingException',
    });
    gateway.listAssignments.mockRejectedValueOnce(denied);
    gateway.hasAssignment.mockRejectedValueOnce(denied);
    expect(await ask('x', 'a')).toEqual([{ awsError: denied }, yes]);

    calls.length = 0;
    gateway.listAssignments.mockRejectedValueOnce(throttled);
    expect(await ask('x', 'a')).toEqual([no, yes]);
    gateway.listAssignments.mockRejectedValue(throttled);
    expect(await ask('x', 'a')).toEqual(
      Array.from({ length: 2 }, () => ({ awsError: throttled })),
    );
    expect(calls).toEqual(['list 0']);

    const trouble = new AssignmentReadBatcher({
      gateways: { identityCenter: () => gateway },
      inventory: {
        countAssignments: async () => {
          throw new Error('the database is gone');
        },
      },
    });
    const answers = await Promise.allSettled([
      trouble.read(user(1)),
      trouble.read(user(2)),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([
      'rejected',
      'rejected',
    ]);
  });
});
