/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { allPages, eachPage } from './listPages';

function listOf(pages: number[][]) {
  return jest.fn(async (nextToken: string | undefined) => {
    const at = Number(nextToken ?? 0);
    return {
      items: pages[at] ?? [],
      nextToken: at + 1 < pages.length ? String(at + 1) : undefined,
    };
  });
}

describe('the pages of a list', () => {
  it('are all read, empty ones too', async () => {
    expect(await allPages(listOf([[1, 2], [], [3]]))).toEqual([1, 2, 3]);
  });

  it('are read only as far as they are used', async () => {
    const readPage = listOf([[1], [2], [3]]);
    for await (const [item] of eachPage(readPage)) {
      if (item === 2) {
        break;
      }
    }
    expect(readPage).toHaveBeenCalledTimes(2);
  });
});
