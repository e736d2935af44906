/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { OutboxMessage } from './OutboxMessage';

/** A telling as it waits to be sent. */
export type WaitingMessage = OutboxMessage & {
  id: number;
  /** Absent where the event belongs to none. */
  requestId?: string;
  eventSequence: number;
  /** How often sending it has failed. */
  attempts: number;
};

/** Keeps what is to be told until it is told. */
export interface Outbox {
  /**
   * What is due and first in its order: of a request, and of those told in the same way, nothing comes before it.
   */
  listDue(query: { now: string; limit: number }): Promise<WaitingMessage[]>;
  /** Notes that it was sent. */
  markDone(id: number, at: string): Promise<void>;
  /** Notes that sending failed. */
  markFailed(
    id: number,
    failure: { attempts: number; nextTryAt: string; error: string },
  ): Promise<void>;
  /** Removes what was told before then. */
  prune(doneBefore: string): Promise<number>;
}
