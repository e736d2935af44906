/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/** A page of a list; without a token it is the last. */
export type Page<T> = { items: T[]; nextToken?: string };

/** The pages of a list, each read when it is needed. */
export async function* eachPage<T>(
  readPage: (nextToken: string | undefined) => Promise<Page<T>>,
): AsyncGenerator<T[], void> {
  let nextToken: string | undefined;
  do {
    const page: Page<T> = await readPage(nextToken);
    yield page.items;
    nextToken = page.nextToken;
  } while (nextToken);
}

/** All items of a list. */
export async function allPages<T>(
  readPage: (nextToken: string | undefined) => Promise<Page<T>>,
): Promise<T[]> {
  const all: T[] = [];
  for await (const items of eachPage(readPage)) {
    all.push(...items);
  }
  return all;
}
