/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { LoggerService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import type { ErrorRequestHandler } from 'express';
import type { TextNamer } from '../directory/TextNamer';

/** Says in every refusal what people, teams and domains are called, in the place of their refs and ids. */
export function namesInErrors(options: {
  textNamer: Pick<TextNamer, 'name'>;
  logger: LoggerService;
}): ErrorRequestHandler {
  const { textNamer, logger } = options;
  const nameIn = async (error: unknown): Promise<void> => {
    if (!isError(error)) {
      return;
    }
    try {
      error.message = await textNamer.name(error.message);
    } catch (failure) {
      // The refusal says the same without names.
      logger.warn('The names for a refusal could not be read', {
        reason: String(failure),
      });
    }
  };
  return (error, _req, _res, next) => {
    void nameIn(error).then(() => next(error));
  };
}
