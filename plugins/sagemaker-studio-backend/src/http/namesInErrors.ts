/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { LoggerService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import type { ErrorRequestHandler, Request } from 'express';
import type { TextNamer } from '../directory/TextNamer';
import { isWorded } from '../util/errors';
import type { CallerAuthorizer } from './CallerAuthorizer';

/** Stands in no text, as no input may hold it. */
const SEPARATOR = '\u0000';

/**
 * Replaces refs and ids in errors by the names of people, teams and domains, in the English message and in the values from
 * which pages word it. Messages repeat what the caller has sent. To callers who may not look up names it is repeated
 * unchanged, or any text field would tell them whom a ref belongs to.
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
    const sent = async () =>
      (await caller.mayReadNames(req)) ? '' : sentBy(req);
    try {
      error.message = await textNamer.name(error.message, sent);
      if (isWorded(error)) {
        error.messages = await namedIn(error.messages, text =>
          textNamer.name(text, sent),
        );
      }
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

/** All values at once, since each name costs a read. Quotes tell the namer that a value is an id and no word. */
async function namedIn<T>(
  value: T,
  name: (text: string) => Promise<string>,
): Promise<T> {
  const texts: string[] = [];
  mapTexts(value, text => {
    texts.push(text);
    return text;
  });
  if (texts.length === 0) {
    return value;
  }
  const named = await name(texts.map(text => `'${text}'`).join(SEPARATOR));
  const names = named
    .split(SEPARATOR)
    .map(text => text.replace(/^'([\s\S]*)'$/, '$1'));
  let index = 0;
  return mapTexts(value, text => names[index++] ?? text);
}

/** Everything in the values but codes. */
function mapTexts<T>(value: T, change: (text: string) => string): T;
function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') {
    return change(value);
  }
  if (Array.isArray(value)) {
    return value.map(each => mapTexts(each, change));
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      key,
      key === 'code' || key === 'time' || key === 'date' || key === 'duration'
        ? each
        : mapTexts(each, change),
    ]),
  );
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
