/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { toError } from '@backstage/errors';
import { classifyAwsError, missingAction } from '../../aws/awsErrors';

/** A call of a sweep that AWS refuses for good, with the IAM action that it takes. */
export class RefusedCall extends Error {
  readonly action: string;

  constructor(cause: unknown, action: string) {
    super(toError(cause).message, { cause });
    this.name = 'RefusedCall';
    this.action = action;
  }
}

/** Why something could not be read, for those who are shown what was read before. */
export type SweepFailure = {
  message: string;
  /** The IAM action that is missing. */
  action?: string;
  remedy?: string;
};

/** What went wrong in a sweep, in words. */
export function failureOf(error: unknown): SweepFailure {
  if (!(error instanceof RefusedCall)) {
    // The sweep's own refusals say what to do.
    const { message, name } = toError(error);
    return { message: message || name };
  }
  const { message, remedy } = classifyAwsError(error.cause, error);
  return { message, action: missingAction(error.cause, error.action), remedy };
}

/** The failure in one sentence or two, for the log. */
export function sayFailure({ message, remedy }: SweepFailure): string {
  return remedy ? `${message} ${remedy}` : message;
}
