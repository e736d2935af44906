/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useCallback, useRef, useState } from 'react';
import { mergePages, isContiguous, type LogPage } from '../view';
import { useLiveData } from './useLiveData';

/** How many pages are read to reach what is known already, before that is let go. */
const CATCH_UP_PAGES = 5;

type Known<T> = { list: string; page: LogPage<T> };

/** What there is to load behind the events that are shown. */
export type MoreEvents = {
  isPending: boolean;
  error?: unknown;
  load: () => Promise<void>;
};

/**
 * A part of the record, newest first: the newest page, which is read again as `isLive` says, and older ones when asked
 * for. What was read once stays, and is not read again.
 */
export function useEventPages<T extends { sequence: number }>(options: {
  /** Which part; events of another are not shown meanwhile. */
  list: string;
  /** The newest page is read when this changes. */
  moment?: string;
  load: (page: {
    cursor?: string;
    signal?: AbortSignal;
  }) => Promise<LogPage<T>>;
  isLive: () => false | 'never';
}) {
  const { list, moment, isLive } = options;
  const [known, setKnown] = useState<Known<T>>();
  const [more, setMore] = useState<{
    list: string;
    isPending: boolean;
    error?: unknown;
  }>({ list, isPending: false });
  const latest = useRef({ known, load: options.load });
  latest.current = { known, load: options.load };

  const { error, reload } = useLiveData({
    key: JSON.stringify([list, moment]),
    load: async signal => {
      const page = await readNewest(
        cursor => latest.current.load({ cursor, signal }),
        pageOf(latest.current.known, list),
      );
      if (!signal.aborted) {
        setKnown(previous => ({
          list,
          page: mergePages(page, pageOf(previous, list)),
        }));
      }
    },
    isLive,
  });

  const shown = pageOf(known, list);
  const cursor = shown?.nextCursor;
  const loadMore = useCallback(async () => {
    setMore({ list, isPending: true });
    try {
      const page = await latest.current.load({ cursor });
      setKnown(previous => appendOlder(previous, { list, cursor }, page));
      setMore({ list, isPending: false });
    } catch (failure) {
      setMore({ list, isPending: false, error: failure });
    }
  }, [list, cursor]);

  const { isPending, error: moreError } =
    more.list === list ? more : { isPending: false, error: undefined };
  return {
    events: shown?.items,
    error,
    reload,
    more: cursor ? { isPending, error: moreError, load: loadMore } : undefined,
  };
}

function pageOf<T>(known: Known<T> | undefined, list: string) {
  return known?.list === list ? known.page : undefined;
}

/** Usually one page; more when so much came since that it does not reach what is known. */
async function readNewest<T extends { sequence: number }>(
  load: (cursor?: string) => Promise<LogPage<T>>,
  before: LogPage<T> | undefined,
): Promise<LogPage<T>> {
  let page = await load();
  for (
    let read = 1;
    before && !isContiguous(page, before) && read < CATCH_UP_PAGES;
    read += 1
  ) {
    const { items, nextCursor } = await load(page.nextCursor);
    page = { items: [...page.items, ...items], nextCursor };
  }
  return page;
}

/** Unless something else is shown by now, or goes on from elsewhere. */
function appendOlder<T>(
  known: Known<T> | undefined,
  asked: { list: string; cursor?: string },
  page: LogPage<T>,
): Known<T> | undefined {
  const before = pageOf(known, asked.list);
  if (!before || before.nextCursor !== asked.cursor) {
    return known;
  }
  return {
    list: asked.list,
    page: {
      items: [...before.items, ...page.items],
      nextCursor: page.nextCursor,
    },
  };
}
