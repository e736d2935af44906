/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { AdaptiveRate } from './AdaptiveRate';

/** AWS's side: a bucket that holds a second's worth, in simulated time. */
class Bucket {
  #tokens: number;
  #at = 0;

  constructor(public perSecond: number) {
    this.#tokens = perSecond;
  }

  admits(at: number): boolean {
    const gained = ((at - this.#at) * this.perSecond) / 1000;
    this.#tokens = Math.min(this.perSecond, this.#tokens + gained);
    this.#at = at;
    if (this.#tokens < 1) {
      return false;
    }
    this.#tokens -= 1;
    return true;
  }
}

/** Makes calls one after the other at the rate, without waiting for answers that take `latency` to come. */
function drive(
  rate: AdaptiveRate,
  bucket: Bucket,
  options: { from?: number; calls: number; latency?: number },
) {
  const { from = 0, calls, latency = 40 } = options;
  let at = from;
  let refused = 0;
  let passed = 0;
  const answers: { at: number; sentAt: number; isThrough: boolean }[] = [];
  const listen = () => {
    while ((answers[0]?.at ?? Infinity) <= at) {
      const answer = answers.shift()!;
      if (answer.isThrough) {
        rate.passed({ at: answer.at, atFullRate: true });
      } else {
        rate.refused(answer);
      }
    }
  };
  while (passed < calls) {
    listen();
    const isThrough = bucket.admits(at);
    passed += isThrough ? 1 : 0;
    refused += isThrough ? 0 : 1;
    answers.push({ at: at + latency, sentAt: at, isThrough });
    at += 1000 / rate.perSecond;
  }
  return { at, seconds: (at - from) / 1000, refused };
}

describe('AdaptiveRate', () => {
  it.each([
    { allowed: 2, calls: 1_000, share: 0.05 },
    { allowed: 10, calls: 5_000, share: 0.01 },
    { allowed: 50, calls: 10_000, share: 0.01 },
    { allowed: 90, calls: 10_000, share: 0.01 },
  ])(
    'uses nearly all of $allowed calls a second without having been told, and is hardly refused',
    ({ allowed, calls, share }) => {
      const rate = new AdaptiveRate({ start: 5, max: 100 });

      const { seconds, refused } = drive(rate, new Bucket(allowed), { calls });

      expect(seconds).toBeLessThan((calls / allowed) * 1.08);
      expect(refused).toBeLessThan(calls * share);
    },
  );

  it('is not slowed down by answers that take a second', () => {
    const rate = new AdaptiveRate({ start: 5, max: 100 });

    const { seconds, refused } = drive(rate, new Bucket(40), {
      calls: 10_000,
      latency: 1_000,
    });

    expect(seconds).toBeLessThan((10_000 / 40) * 1.1);
    expect(refused).toBeLessThan(300);
  });

  it('never goes beyond what it was told', () => {
    const rate = new AdaptiveRate({ start: 5, max: 20 });

    const { seconds, refused } = drive(rate, new Bucket(1_000), {
      calls: 2_000,
    });

    expect(rate.perSecond).toBe(20);
    expect(seconds).toBeGreaterThan(100);
    expect(refused).toBe(0);
  });

  it('is back at its rate a few seconds after a burst of refusals', () => {
    const rate = new AdaptiveRate({ start: 20, max: 20 });
    for (let at = 0; at < 1_500; at += 100) {
      rate.refused({ at, sentAt: at });
    }
    expect(rate.perSecond).toBe(2);

    const { seconds } = drive(rate, new Bucket(20), {
      from: 1_500,
      calls: 100,
    });

    expect(seconds).toBeLessThan(15);
    expect(rate.perSecond).toBeGreaterThan(12);
  });

  it('gives way when others take their share, and takes it back when they are gone', () => {
    const rate = new AdaptiveRate({ start: 5, max: 100 });
    const bucket = new Bucket(40);
    const before = drive(rate, bucket, { calls: 2_000 });
    bucket.perSecond = 10;
    const meanwhile = drive(rate, bucket, { from: before.at, calls: 1_000 });
    bucket.perSecond = 40;
    const after = drive(rate, bucket, { from: meanwhile.at, calls: 6_000 });

    expect(meanwhile.seconds).toBeLessThan(110);
    expect(meanwhile.refused).toBeLessThan(40);
    expect(after.seconds).toBeLessThan(6_000 / 40 + 120);
  });
});
