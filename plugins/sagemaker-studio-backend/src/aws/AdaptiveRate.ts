/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Finds out how many calls a second AWS allows, which it publishes for few operations, and which other software in the
 * account draws from as well. AWS meters with token buckets: what comes in too fast is refused once the bucket is empty.
 * So between two refusals exactly as many calls are let through as were allowed, and counting them measures the limit.
 *
 * Until there is a measurement the rate doubles every second. Afterwards it stays a little below what was measured and
 * creeps upwards, at first so slowly that the next refusal, which is the next measurement, costs one call in some
 * hundreds, and faster the longer AWS refuses nothing.
 */

/** Never slower than this on account of refusals alone, so that a rate that went down far is soon measured. */
const LEAST = 2;
/** After a refusal that measures nothing. */
const DECREASE = 0.7;
/** Of the measured limit. */
const STEADY = 0.97;
/** Of the measured limit, with every second of full use. */
const CREEP = 0.0025;
/** When the creeping has become twice as fast. */
const CREEP_DOUBLES_MS = 30_000;
/** So many calls make a measurement, */
const MEASURE = 20;
/** and measurements that differ by no more than this share are of the same limit, and taken together, */
const SAME = 0.15;
/** up to so many calls. */
const LONGEST_MEASURE = 500;

/** How many calls AWS let through since a refusal. */
type Count = { since: number; passed: number };

/** Calls a second, as fast as AWS lets them. All times are milliseconds of one clock. */
export class AdaptiveRate {
  readonly #most: number;
  #rate: number;
  /** What AWS was last measured to allow. */
  #limit: number | undefined;
  #refusedAt = -Infinity;
  /** Since the last measurement, */
  #short: Count | undefined;
  /** and since the first of those that are taken together. */
  #long: Count | undefined;

  /**
   * @param options - `start`: calls a second before anything is known; `most`: never more than this
   */
  constructor(options: { start: number; most: number }) {
    this.#most = options.most;
    this.#rate = Math.min(options.start, options.most);
  }

  get perSecond(): number {
    return this.#rate;
  }

  /**
   * AWS let a call through.
   *
   * @param options - `waited`: whether the rate held the call back; what is not used to the full says nothing of limits
   */
  passed(options: { at: number; waited: boolean }): void {
    const { at, waited } = options;
    if (!waited) {
      // The bucket has had time to fill: what passes from here on is more than the limit.
      this.#short = undefined;
      this.#long = undefined;
    }
    if (this.#short && this.#long) {
      this.#short.passed += 1;
      this.#long.passed += 1;
    }
    if (waited) {
      this.#rate = Math.min(this.#rate + this.#increase(at), this.#most);
    }
  }

  /**
   * AWS refused a call that was sent at `sentAt`. Calls that were under way when an earlier one was refused tell the
   * same news again.
   */
  refused(options: { at: number; sentAt: number }): void {
    const { at, sentAt } = options;
    if (sentAt <= this.#refusedAt || this.#most === Infinity) {
      return;
    }
    this.#refusedAt = at;
    if (this.#short && this.#short.passed >= MEASURE) {
      this.#limit = Math.min(this.#measure(at), this.#most);
      this.#rate = Math.min(this.#rate, this.#limit * STEADY);
      return;
    }
    this.#short ??= { since: at, passed: 0 };
    this.#long ??= { since: at, passed: 0 };
    this.#rate = Math.max(this.#rate * DECREASE, Math.min(LEAST, this.#rate));
  }

  /** With one call. */
  #increase(at: number): number {
    if (this.#limit === undefined) {
      return 1;
    }
    const steady = this.#limit * STEADY;
    if (this.#rate < steady) {
      return Math.min(1, steady - this.#rate);
    }
    const patience = (at - this.#refusedAt) / CREEP_DOUBLES_MS;
    return (this.#limit * CREEP * (1 + patience ** 3)) / this.#rate;
  }

  #measure(at: number): number {
    const short = this.#short ?? { since: at, passed: 0 };
    const long = this.#long ?? short;
    const measured = perSecond(short, at);
    const isSame =
      this.#limit !== undefined &&
      Math.abs(measured / this.#limit - 1) <= SAME &&
      long.passed <= LONGEST_MEASURE;
    this.#short = { since: at, passed: 0 };
    if (isSame) {
      return perSecond(long, at);
    }
    this.#long = { since: at, passed: 0 };
    return measured;
  }
}

function perSecond(count: Count, at: number): number {
  return (count.passed * 1000) / Math.max(at - count.since, 1);
}
