/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { NextFunction, Request, RequestHandler, Response } from 'express';

const LOOPBACK_NAMES = ['localhost', '127.0.0.1', '[::1]'];

/** The policy that every answer carries; pages add to it. */
export const FRAMES_FORBIDDEN = "frame-ancestors 'none'";

/**
 * Refuses requests to a name that the sandbox is not known by. Otherwise a web page could point a name of its own at this
 * machine and read everything here as if it were its own (DNS rebinding).
 */
export function checkHost(hostNames: string[]): RequestHandler {
  const allowed = new Set(
    [...LOOPBACK_NAMES, ...hostNames].map(name => name.toLowerCase()),
  );
  return (req, res, next) => {
    const host = req.headers.host ?? '';
    const name = host.replace(/:\d+$/, '').toLowerCase();
    if (allowed.has(name)) {
      next();
      return;
    }
    res
      .status(403)
      .type('text')
      .send(
        `The sandbox does not answer at '${host}'. Use localhost, or start it with --host-name for a name of its own.`,
      );
  };
}

/** Lets no page show the sandbox in a frame, where clicks could be stolen. */
export function forbidFraming(
  _req: Request,
  res: Response,
  next: NextFunction,
): void {
  res.setHeader('x-frame-options', 'DENY');
  res.setHeader('content-security-policy', FRAMES_FORBIDDEN);
  next();
}
