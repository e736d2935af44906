/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { TestApiProvider } from '@backstage/frontend-test-utils';
import { act, cleanup, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { useLiveData } from './useLiveData';

type Answer = { text: string; isMoving: boolean };

function render(load: jest.Mock<Promise<Answer>>, key = 'a') {
  return renderHook(
    (props: { key: string }) =>
      useLiveData({ key: props.key, load, isLive: data => data.isMoving }),
    {
      initialProps: { key },
      wrapper: ({ children }: { children?: ReactNode }) => (
        <TestApiProvider apis={[]}>{children}</TestApiProvider>
      ),
    },
  );
}

async function pass(milliseconds: number) {
  await act(async () => {
    await jest.advanceTimersByTimeAsync(milliseconds);
  });
}

function hide(isHidden: boolean) {
  Object.defineProperty(document, 'hidden', {
    configurable: true,
    value: isHidden,
  });
  act(() => {
    document.dispatchEvent(new Event('visibilitychange'));
  });
}

describe('useLiveData', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });

  afterEach(() => {
    // Mounted components would reload once the tab is visible.
    cleanup();
    hide(false);
    jest.useRealTimers();
  });

  it('polls every 2 seconds while it is live, then every 30', async () => {
    const load = jest
      .fn<Promise<Answer>, []>()
      .mockResolvedValueOnce({ text: 'one', isMoving: true })
      .mockResolvedValue({ text: 'two', isMoving: false });
    const { result } = render(load);
    await pass(0);
    expect(result.current.data?.text).toBe('one');
    await pass(2_000);
    expect(result.current.data?.text).toBe('two');
    await pass(29_000);
    expect(load).toHaveBeenCalledTimes(2);
    await pass(1_000);
    expect(load).toHaveBeenCalledTimes(3);
  });

  it('does not poll while the tab is hidden, and loads when it becomes visible', async () => {
    const load = jest
      .fn<Promise<Answer>, []>()
      .mockResolvedValue({ text: 'one', isMoving: true });
    render(load);
    await pass(0);
    hide(true);
    await pass(60_000);
    expect(load).toHaveBeenCalledTimes(1);
    hide(false);
    await pass(0);
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('keeps the data when a reload fails, and recovers', async () => {
    const load = jest
      .fn<Promise<Answer>, []>()
      .mockResolvedValueOnce({ text: 'one', isMoving: true })
      .mockRejectedValueOnce(new Error('away'))
      .mockResolvedValue({ text: 'two', isMoving: false });
    const { result } = render(load);
    await pass(0);
    await pass(2_000);
    expect(result.current.data?.text).toBe('one');
    expect(result.current.error).toEqual(new Error('away'));
    await pass(10_000);
    expect(result.current).toMatchObject({
      data: { text: 'two' },
      error: undefined,
    });
  });

  it('never returns the data of another key', async () => {
    let answer: (value: Answer) => void = () => {};
    const load = jest
      .fn<Promise<Answer>, []>()
      .mockReturnValueOnce(
        new Promise(resolve => {
          answer = resolve;
        }),
      )
      .mockResolvedValue({ text: 'of b', isMoving: false });
    const { result, rerender } = render(load);
    rerender({ key: 'b' });
    await pass(0);
    answer({ text: 'of a', isMoving: false });
    await pass(0);
    expect(result.current.data?.text).toBe('of b');
  });

  it('stops when it is unmounted', async () => {
    const load = jest
      .fn<Promise<Answer>, []>()
      .mockResolvedValue({ text: 'one', isMoving: true });
    const { unmount } = render(load);
    await pass(0);
    unmount();
    await pass(60_000);
    expect(load).toHaveBeenCalledTimes(1);
  });
});
