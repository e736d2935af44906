/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { MissingError, NotUniqueError } from '../world/errors';

/** A refusal, in the words that Identity Center's endpoint has for its status. */
export class ScimError extends Error {
  readonly status: number;
  /** The message for the client, which never names the exact fault. */
  readonly detail: string;

  constructor(options: { status: number; detail: string; reason: string }) {
    super(options.reason);
    this.name = 'ScimError';
    this.status = options.status;
    this.detail = options.detail;
  }
}

/** All invalid requests get the same answer. */
export function invalid(reason: string): ScimError {
  return new ScimError({
    status: 400,
    detail:
      'Request is unparsable, syntactically incorrect, or violates schema.',
    reason,
  });
}

export function missing(type: 'USER' | 'GROUP', id: string): ScimError {
  return new ScimError({
    status: 404,
    detail: `${type} does not exist.`,
    reason: `There is no ${type.toLowerCase()} '${id}'`,
  });
}

/** Runs a change of the world; what the world refuses becomes the SCIM error for it. */
export function translating<T>(change: () => T): T {
  try {
    return change();
  } catch (error) {
    if (error instanceof NotUniqueError) {
      throw new ScimError({
        status: 409,
        detail: 'Refused to create a new, duplicate resource.',
        reason: error.message,
      });
    }
    if (error instanceof MissingError) {
      throw missing(error.kind === 'group' ? 'GROUP' : 'USER', error.id);
    }
    throw error;
  }
}
