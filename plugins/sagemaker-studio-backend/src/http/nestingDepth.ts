/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { RequestHandler } from 'express';
import { isDeeperThan } from '../util/isDeeperThan';
import { inputError } from '../util/errors';
import { say } from '../util/say';

/** No body of the API document needs more than a handful of levels. */
const MAX_DEPTH = 20;

/** Refuses bodies that are nested deeper than whatever reads them afterwards can follow. */
export function nestingDepth(): RequestHandler {
  return (req, _res, next) => {
    next(
      isDeeperThan(MAX_DEPTH, req.body)
        ? inputError(say('refused.nested', { number: MAX_DEPTH }))
        : undefined,
    );
  };
}
