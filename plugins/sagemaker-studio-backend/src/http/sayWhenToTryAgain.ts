/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { ErrorRequestHandler } from 'express';
import { TooManyRequestsError } from '../util/TooManyRequestsError';

/** Tells callers who ask too often in a header when they may ask again. */
export const sayWhenToTryAgain: ErrorRequestHandler = (
  error,
  _req,
  res,
  next,
) => {
  if (error instanceof TooManyRequestsError) {
    res.set('Retry-After', `${error.seconds}`);
  }
  next(error);
};
