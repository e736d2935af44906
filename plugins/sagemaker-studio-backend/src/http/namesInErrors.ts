/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { LoggerService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import type { ErrorRequestHandler, Request } from 'express';
import type { TextNamer } from '../directory/TextNamer';
import type { CallerAuthorizer } from './CallerAuthorizer';

/**
 * Replaces refs and ids in error messages by the names of people, teams and domains. Messages repeat what the caller has sent.
 * To callers who may not look up names it is repeated unchanged, or any text field would tell them whom a ref belongs to.
 */
export function namesInErrors(options: {
  textNamer: Pick<TextNamer, 'name'>;
  caller: Pick<CallerAuthorizer, 'mayReadNames'>;
  logger: LoggerService;
}): ErrorRequestHandler {
  const { textNamer, caller, logger } = options;
  const nameIn = async (error: unknown, req: Request): Promise<void> => {
    if (!isError(error)) {
      return;
    }
    try {
      error.message = await textNamer.name(error.message, async () =>
        (await caller.mayReadNames(req)) ? '' : sentBy(req),
      );
    } catch (failure) {
      // The message is complete without names.
      logger.warn('The names for a refusal could not be read', {
        reason: String(failure),
      });
    }
  };
  return (error, req, _res, next) => {
    void nameIn(error, req).then(() => next(error));
  };
}

function sentBy({ originalUrl, params, body }: Request): string {
  return [originalUrl, safelyDecoded(originalUrl), params, body]
    .map(part => (typeof part === 'string' ? part : JSON.stringify(part ?? '')))
    .join('\n');
}

/** The URL may be malformed; the error that is being answered says so then. */
function safelyDecoded(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return '';
  }
}
