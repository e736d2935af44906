/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { ChainedEvent, ChainEnd } from './eventChain';

/** Which events to list, newest first. */
export type EventQuery = {
  /** Only what was recorded after this sequence. */
  after?: number;
  /** Only what was recorded before this sequence: the last of the page before. */
  before?: number;
  /** A type, or a family such as `grant.*`. */
  type?: string;
  actor?: string;
  requestId?: string;
  grantId?: string;
  /** Of requests for this domain. */
  domainId?: string;
  limit: number;
};

/** An event with what it is about, as far as that is still known. */
export type ListedChainedEvent = ChainedEvent & {
  domainId?: string;
  displayName?: string;
};

/** The end of the record as of one moment. */
export type EventLogEnd = {
  /** Where the chain says that it ends. */
  chain: ChainEnd;
  /** The highest sequence that a row has; 0 without rows. */
  lastSequence: number;
};

/** Reads the append-only record. */
export interface EventLog {
  list(query: EventQuery): Promise<ListedChainedEvent[]>;
  readEnd(): Promise<EventLogEnd>;
  /** All rows up to a sequence in order, read part by part so that a long record does not fill the memory. */
  read(options: { upTo: number }): AsyncIterable<ChainedEvent>;
}
