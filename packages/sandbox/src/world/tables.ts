/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Indexes over the tables of the world. A table is a plain object keyed by id; watching wraps it in a proxy that keeps
 * indexes up to date on every assignment and deletion, wherever it comes from, so that a lookup among ten thousand
 * profiles costs one map access and no writer has to remember to say that it wrote. Records are replaced, never changed
 * in place where a member is indexed. An unwatched table works as well, only slowly: it is indexed anew each time.
 */

/** Records of one kind, by id. */
export type Table<T> = Record<string, T>;

type WatchedState = {
  version: number;
  followers: Array<(key: string) => void>;
};

const watchedStates = new WeakMap<object, WatchedState>();

/** The same table, watched. Watching a watched table gives it back as it is. */
export function watchTable<T>(table: Table<T>): Table<T> {
  if (watchedStates.has(table)) {
    return table;
  }
  const state: WatchedState = { version: 0, followers: [] };
  function changed(key: string): true {
    state.version++;
    state.followers.forEach(follow => follow(key));
    return true;
  }
  const watched = new Proxy(table, {
    set(target, key, record: T) {
      target[String(key)] = record;
      return changed(String(key));
    },
    deleteProperty(target, key) {
      delete target[String(key)];
      return changed(String(key));
    },
  });
  watchedStates.set(watched, state);
  return watched;
}

class IndexedRecords<T> {
  readonly #valueOf: (record: T) => string | undefined;
  readonly #values = new Map<string, string>();
  readonly #records = new Map<string, Map<string, T>>();

  constructor(table: Table<T>, valueOf: (record: T) => string | undefined) {
    this.#valueOf = valueOf;
    for (const [key, record] of Object.entries(table)) {
      this.put(key, record);
    }
  }

  put(key: string, record: T): void {
    const value = this.#valueOf(record);
    if (this.#values.get(key) !== value) {
      this.drop(key);
    }
    if (value === undefined) {
      return;
    }
    this.#values.set(key, value);
    const records = this.#records.get(value);
    if (records) {
      records.set(key, record);
    } else {
      this.#records.set(value, new Map([[key, record]]));
    }
  }

  drop(key: string): void {
    const value = this.#values.get(key);
    if (value === undefined) {
      return;
    }
    this.#values.delete(key);
    const records = this.#records.get(value);
    records?.delete(key);
    if (records?.size === 0) {
      this.#records.delete(value);
    }
  }

  get(value: string): ReadonlyMap<string, T> {
    return this.#records.get(value) ?? new Map();
  }
}

/** Finds records by something else than their id. */
export interface Index<T> {
  first(table: Table<T>, value: string): T | undefined;
  all(table: Table<T>, value: string): T[];
  count(table: Table<T>, value: string): number;
}

/** An index by the value that `valueOf` gives; records without one are left out. */
export function indexBy<T>(
  valueOf: (record: T) => string | undefined,
): Index<T> {
  const known = new WeakMap<Table<T>, IndexedRecords<T>>();
  function recordsOf(table: Table<T>): IndexedRecords<T> {
    const existing = known.get(table);
    if (existing) {
      return existing;
    }
    const records = new IndexedRecords(table, valueOf);
    const state = watchedStates.get(table);
    if (state) {
      known.set(table, records);
      state.followers.push(key => {
        const record = table[key];
        if (record === undefined) {
          records.drop(key);
        } else {
          records.put(key, record);
        }
      });
    }
    return records;
  }
  return {
    first: (table, value) => recordsOf(table).get(value).values().next().value,
    all: (table, value) => [...recordsOf(table).get(value).values()],
    count: (table, value) => recordsOf(table).get(value).size,
  };
}

/** A table in an order, for reading it page by page. */
export type SortedRecords<T> = ReadonlyArray<{ position: string; record: T }>;

/** A table ordered by the position that `positionOf` gives, which must be unique; sorted anew only after a change. */
export function orderBy<T>(
  positionOf: (record: T) => string,
): (table: Table<T>) => SortedRecords<T> {
  const cache = new WeakMap<
    Table<T>,
    { version: number; sorted: SortedRecords<T> }
  >();
  return table => {
    const version = watchedStates.get(table)?.version;
    const cached = cache.get(table);
    if (cached && cached.version === version) {
      return cached.sorted;
    }
    const sorted = Object.values(table)
      .map(record => ({ position: positionOf(record), record }))
      .sort((a, b) => (a.position < b.position ? -1 : 1));
    if (version !== undefined) {
      cache.set(table, { version, sorted });
    }
    return sorted;
  };
}

/** The record of this key, never what every object inherits: keys come from addresses that anybody may write. */
export function own<T>(table: Record<string, T>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
