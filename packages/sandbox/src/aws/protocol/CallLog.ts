/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { LoggedCall } from '../../Sandbox';

/** Older calls are forgotten, so that a sandbox left running does not fill the memory. */
const MAX_CALLS = 200_000;

/** Every AWS call, oldest first. */
export class CallLog {
  #calls: LoggedCall[] = [];
  #sequence = 0;

  add(call: Omit<LoggedCall, 'sequence'>): void {
    this.#sequence++;
    this.#calls.push({ sequence: this.#sequence, ...call });
    if (this.#calls.length > MAX_CALLS) {
      this.#calls = this.#calls.slice(MAX_CALLS / 10);
    }
  }

  /** `since` is a sequence number; calls after it are given. */
  find(
    filter: { service?: string; operation?: string; since?: number } = {},
  ): LoggedCall[] {
    const { service, operation, since = 0 } = filter;
    return this.#calls.filter(
      call =>
        call.sequence > since &&
        (service ?? call.service) === call.service &&
        (operation ?? call.operation) === call.operation,
    );
  }

  clear(): void {
    this.#calls = [];
  }
}
