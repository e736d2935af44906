/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { StudioSignal } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useCallback, useRef, useState } from 'react';
import { appendPage, isContiguous, mergePages } from '../view';
import type { Page, PageRules } from '../view';
import { useLiveData } from './useLiveData';

/** How many pages are read to reach the known part before it is dropped. */
const MAX_CATCH_UP_PAGES = 5;

/** The part of a list that was loaded so far. */
type Known<T> = {
  list: string;
  page: Page<T>;
  /** Whether older pages were asked for. */
  isExtended: boolean;
};

/** The next page, if there is one: loads it, and says how that goes. */
export type NextPage = {
  isPending: boolean;
  error?: unknown;
  load: () => Promise<void>;
};

/**
 * A list whose newest page is kept current and whose older pages are loaded on demand. Older pages are not read again;
 * they are kept as long as the newest page connects to them.
 */
export function useLivePages<T>(
  options: PageRules<T> & {
    /** Identifies the list. Items of another list are not shown while this one loads. */
    list: string;
    /** The newest page is loaded again when this changes. */
    version?: string;
    load: (page: { cursor?: string; signal?: AbortSignal }) => Promise<Page<T>>;
    /** As in `useLiveData`, given the newest items. */
    isLive: (items: T[]) => boolean | 'never';
    concerns?: (signal: StudioSignal) => boolean;
  },
) {
  const { list, version, isLive, concerns } = options;
  const [known, setKnown] = useState<Known<T>>();
  const [attempt, setAttempt] = useState<{
    list: string;
    isPending: boolean;
    error?: unknown;
  }>({ list, isPending: false });
  const latest = useRef({ known, options });
  latest.current = { known, options };

  const { error, reload } = useLiveData({
    key: JSON.stringify([list, version]),
    load: async signal => {
      const newest = await loadNewest(
        cursor => latest.current.options.load({ cursor, signal }),
        keptPage(latest.current.known, latest.current.options),
        latest.current.options,
      );
      if (!signal.aborted) {
        setKnown(previous => withNewest(previous, newest, options));
      }
      return newest.items;
    },
    isLive,
    concerns,
  });

  const shown = known?.list === list ? known.page : undefined;
  const cursor = shown?.nextCursor;
  const loadNext = useCallback(async () => {
    setAttempt({ list, isPending: true });
    try {
      const page = await latest.current.options.load({ cursor });
      setKnown(previous =>
        withNext(previous, { list, cursor, page }, latest.current.options),
      );
      setAttempt({ list, isPending: false });
    } catch (failure) {
      setAttempt({ list, isPending: false, error: failure });
    }
  }, [list, cursor]);

  const { isPending, error: nextError } =
    attempt.list === list ? attempt : { isPending: false, error: undefined };
  return {
    data: shown?.items,
    error,
    reload,
    next: cursor ? { isPending, error: nextError, load: loadNext } : undefined,
  };
}

/** The loaded items that stay when a new first page arrives. Items that change are only kept if they were requested. */
function keptPage<T>(
  known: Known<T> | undefined,
  { list, comesAfter }: PageRules<T> & { list: string },
): Page<T> | undefined {
  return known?.list === list && (known.isExtended || !comesAfter)
    ? known.page
    : undefined;
}

/** The newest page; several when so much is new that one does not reach the known part. */
async function loadNewest<T>(
  load: (cursor?: string) => Promise<Page<T>>,
  known: Page<T> | undefined,
  rules: PageRules<T>,
): Promise<Page<T>> {
  let page = await load();
  for (
    let count = 1;
    known && !isContiguous(page, known, rules) && count < MAX_CATCH_UP_PAGES;
    count += 1
  ) {
    page = appendPage(page, await load(page.nextCursor), rules);
  }
  return page;
}

function withNewest<T>(
  known: Known<T> | undefined,
  newest: Page<T>,
  options: PageRules<T> & { list: string },
): Known<T> {
  const page = mergePages(newest, keptPage(known, options), options);
  return {
    list: options.list,
    page,
    isExtended: page !== newest && Boolean(known?.isExtended),
  };
}

/** Ignores a page that belongs to another list, or that does not follow what is known by now. */
function withNext<T>(
  known: Known<T> | undefined,
  loaded: { list: string; cursor?: string; page: Page<T> },
  rules: PageRules<T>,
): Known<T> | undefined {
  return known?.list === loaded.list && known.page.nextCursor === loaded.cursor
    ? {
        list: loaded.list,
        page: appendPage(known.page, loaded.page, rules),
        isExtended: true,
      }
    : known;
}
