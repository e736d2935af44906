/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { RateLimits } from '../../Sandbox';

type Bucket = { tokens: number; filledAt: number };

const SAGEMAKER_FAMILIES: Array<[RegExp, keyof RateLimits['sageMaker']]> = [
  [/^List/, 'list'],
  [/^Describe/, 'describe'],
  [/^/, 'write'],
];

/** AWS's published rates. */
export const DEFAULT_RATE_LIMITS: RateLimits = {
  identityCenter: 20,
  identityCenterPer: 'account',
  identityStore: 20,
  sageMaker: { write: 0, describe: 0, list: 0 },
};

/** Token buckets that hold one second's worth of calls, or one call at least, and fill on the wall clock. */
export class RateLimiter {
  #limits: RateLimits;
  readonly #buckets = new Map<string, Bucket>();

  constructor(limits: RateLimits) {
    this.#limits = limits;
  }

  get limits(): RateLimits {
    return this.#limits;
  }

  set limits(limits: RateLimits) {
    this.#limits = limits;
    this.#buckets.clear();
  }

  /** Whether the call may go on; it counts if so. */
  admit(call: {
    service: string;
    operation: string;
    accountId: string;
    region: string;
  }): boolean {
    const { perSecond, key } = this.#bucketOf(call);
    if (perSecond === 0) {
      return true;
    }
    const now = Date.now();
    const capacity = Math.max(1, perSecond);
    const bucket = this.#buckets.get(key) ?? {
      tokens: capacity,
      filledAt: now,
    };
    const gained = ((now - bucket.filledAt) / 1000) * perSecond;
    bucket.tokens = Math.min(capacity, bucket.tokens + gained);
    bucket.filledAt = now;
    this.#buckets.set(key, bucket);
    if (bucket.tokens < 1) {
      return false;
    }
    bucket.tokens -= 1;
    return true;
  }

  #bucketOf(call: {
    service: string;
    operation: string;
    accountId: string;
    region: string;
  }): { perSecond: number; key: string } {
    const { service, operation, accountId, region } = call;
    switch (service) {
      case 'sso':
        return {
          perSecond: this.#limits.identityCenter,
          // There is the one instance.
          key:
            this.#limits.identityCenterPer === 'instance'
              ? 'sso'
              : `sso|${accountId}`,
        };
      case 'identitystore':
        return {
          perSecond: this.#limits.identityStore,
          key: `identitystore|${operation}`,
        };
      case 'sagemaker': {
        const family =
          SAGEMAKER_FAMILIES.find(([name]) => name.test(operation))?.[1] ??
          'write';
        return {
          perSecond: this.#limits.sageMaker[family],
          key: `sagemaker|${accountId}|${region}|${family}`,
        };
      }
      default:
        return { perSecond: 0, key: service };
    }
  }
}
