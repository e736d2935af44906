/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/**
 * Options of every call.
 *
 * @public
 */
export type RequestOptions = {
  /** A Backstage token. The frontend leaves it out, since its fetch adds one. */
  token?: string;
  signal?: AbortSignal;
};

/**
 * Options of calls that write, other than a new request.
 *
 * @public
 */
export type WriteOptions = RequestOptions & {
  /**
   * Sent as `Idempotency-Key`: repeating the call with the same key gives the same answer, and nothing is done a second
   * time; with another input it is a conflict (409). Default: a new key for each call.
   */
  idempotencyKey?: string;
};
