/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Measures how many calls a second AWS allows. AWS publishes that for few operations, and other software in the account
 * draws from the same limits. AWS meters with token buckets: once the bucket is empty, it refuses calls that come too fast.
 * So between two refusals exactly as many calls pass as are allowed, and counting them measures the limit.
 *
 * Until there is a measurement the rate doubles every second. Afterwards it stays a little below the measured limit and
 * rises again, at first so slowly that the next refusal, which is the next measurement, costs one call in some hundreds,
 * and faster the longer AWS refuses nothing.
 */

/** Refusals alone never slow the rate below this, so that a rate that went far down is soon measured. */
const MIN_RATE = 2;
/** Factor after a refusal that measures nothing. */
const DECREASE = 0.7;
/** Share of the measured limit that is used. */
const STEADY_SHARE = 0.97;
/** Rise above that, as a share of the limit, with every second of full use. */
const PROBE_SHARE = 0.0025;
/** After so long without a refusal the rise is twice as fast. */
const PROBE_DOUBLES_MS = 30_000;
/** Fewest calls that make a measurement. */
const MIN_SAMPLE = 20;
/** Measurements that differ by no more than this share are combined. */
const SAME_LIMIT_SHARE = 0.15;
/** Most calls in a combined measurement. */
const MAX_SAMPLE = 500;

/** How many calls passed since a refusal. */
type Count = { since: number; passed: number };

/** The calls a second that AWS allows. All times are milliseconds of one clock. */
export class AdaptiveRate {
  readonly #max: number;
  #rate: number;
  /** The last measured limit of AWS. */
  #limit: number | undefined;
  #refusedAt = -Infinity;
  /** Calls that AWS accepted since the last measurement. */
  #short: Count | undefined;
  /** Since the first of the combined measurements. */
  #long: Count | undefined;

  /**
   * @param options - `start`: calls a second before anything is known; `max`: never more than this
   */
  constructor(options: { start: number; max: number }) {
    this.#max = options.max;
    this.#rate = Math.min(options.start, options.max);
  }

  get perSecond(): number {
    return this.#rate;
  }

  /**
   * AWS let a call through.
   *
   * @param options - `atFullRate`: whether calls came at least as fast as the rate allows; only then they measure the limit
   */
  passed(options: { at: number; atFullRate: boolean }): void {
    const { at, atFullRate } = options;
    if (!atFullRate) {
      // The bucket has had time to fill, so more than the limit may pass from here on.
      this.#short = undefined;
      this.#long = undefined;
    }
    if (this.#short && this.#long) {
      this.#short.passed += 1;
      this.#long.passed += 1;
    }
    if (atFullRate) {
      this.#rate = Math.min(this.#rate + this.#increase(at), this.#max);
    }
  }

  /**
   * AWS refused a call that was sent at `sentAt`. Calls that were under way at an earlier refusal add nothing to it.
   */
  refused(options: { at: number; sentAt: number }): void {
    const { at, sentAt } = options;
    if (sentAt <= this.#refusedAt || this.#max === Infinity) {
      return;
    }
    this.#refusedAt = at;
    if (this.#short && this.#short.passed >= MIN_SAMPLE) {
      this.#limit = Math.min(this.#measure(at), this.#max);
      this.#rate = Math.min(this.#rate, this.#limit * STEADY_SHARE);
      return;
    }
    this.#short ??= { since: at, passed: 0 };
    this.#long ??= { since: at, passed: 0 };
    this.#rate = Math.max(
      this.#rate * DECREASE,
      Math.min(MIN_RATE, this.#rate),
    );
  }

  /** How much one call raises the rate. */
  #increase(at: number): number {
    if (this.#limit === undefined) {
      return 1;
    }
    const steady = this.#limit * STEADY_SHARE;
    if (this.#rate < steady) {
      return Math.min(1, steady - this.#rate);
    }
    const doublings = (at - this.#refusedAt) / PROBE_DOUBLES_MS;
    return (this.#limit * PROBE_SHARE * (1 + doublings ** 3)) / this.#rate;
  }

  #measure(at: number): number {
    const short = this.#short ?? { since: at, passed: 0 };
    const long = this.#long ?? short;
    const measured = perSecond(short, at);
    const isSame =
      this.#limit !== undefined &&
      Math.abs(measured / this.#limit - 1) <= SAME_LIMIT_SHARE &&
      long.passed <= MAX_SAMPLE;
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
