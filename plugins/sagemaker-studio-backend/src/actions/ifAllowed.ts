/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { ResponseError } from '@backstage/errors';

/** The answer, or nothing where the caller lacks the permission for it. */
export async function ifAllowed<T>(call: Promise<T>): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    if (ResponseError.is(error) && error.statusCode === 403) {
      return undefined;
    }
    throw error;
  }
}
