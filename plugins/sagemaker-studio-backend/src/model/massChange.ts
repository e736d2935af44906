/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  englishOf,
  type MassChange,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { ConflictError } from '@backstage/errors';
import { say } from '../util/say';
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

const CHANGED = say('refused.mass-change-changed');

/** The change that somebody decided on is not the one that is held back now. */
export class MassChangeChangedError extends ConflictError {
  readonly messages = { message: CHANGED };

  constructor() {
    super(englishOf(CHANGED));
  }
}
