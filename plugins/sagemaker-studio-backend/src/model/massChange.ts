/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { MassChange } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { ConflictError } from '@backstage/errors';
import { stableHash } from '../util/hash';

/**
 * Stands for a mass change as it was shown. A decision carries it, so that nobody accepts what was held back after they
 * looked.
 *
 * @param change - `ids`: of all that would change; `since`: tells it from an equal change that was held back before
 */
export function massChangeHash(change: {
  kind: MassChange['kind'];
  ids: string[];
  what?: string;
  since?: string | number;
}): string {
  return stableHash({ ...change, ids: [...change.ids].sort() });
}

/** What somebody decides on is not what is held back now. */
export class MassChangeChangedError extends ConflictError {
  constructor() {
    super(
      'This is not held back any more, or more or something else is by now. Look at what is held back now, and decide on that',
    );
  }
}
