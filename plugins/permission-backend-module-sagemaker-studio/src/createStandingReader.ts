/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type { AuthService } from '@backstage/backend-plugin-api';
import type { Standing } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { SagemakerStudioService } from '@studio-access/backstage-plugin-sagemaker-studio-node';
import { LRUCache } from 'lru-cache';

/** A page asks for many permissions at once; who somebody is may be so old. */
const CACHE_MS = 5_000;
const CACHED_PEOPLE = 1_000;

/**
 * Asks the plugin who somebody is, at most once in five seconds; a failure is not remembered. For the option `standing` of
 * `StudioAccessPolicy`.
 *
 * @public
 */
export function createStandingReader(options: {
  auth: AuthService;
  studio: Pick<SagemakerStudioService, 'getStanding'>;
}): (userRef: string) => Promise<Standing> {
  const { auth, studio } = options;
  const cache = new LRUCache<string, Standing>({
    max: CACHED_PEOPLE,
    ttl: CACHE_MS,
    fetchMethod: async userRef =>
      studio.getStanding(userRef, {
        credentials: await auth.getOwnServiceCredentials(),
      }),
  });
  return async userRef => {
    const standing = await cache.fetch(userRef);
    if (!standing) {
      throw new Error(`The standing of ${userRef} was not read to its end`);
    }
    return standing;
  };
}
