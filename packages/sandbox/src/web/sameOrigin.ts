/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { NextFunction, Request, Response } from 'express';

/** Refuses writes that the page of another origin sends, since nobody is asked to sign in. */
export function sameOrigin(
  req: Request,
  res: Response,
  next: NextFunction,
): void {
  const { origin, host } = req.headers;
  const isWrite = !['GET', 'HEAD', 'OPTIONS'].includes(req.method);
  if (isWrite && origin !== undefined && !origin.endsWith(`://${host}`)) {
    res
      .status(403)
      .type('text')
      .send(`A page of ${origin} may not change the sandbox.`);
    return;
  }
  next();
}
