/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { isError } from '@backstage/errors';

/** Of connections: of the network, of PostgreSQL (classes 08 and 57P, too many connections), of a SQLite file that is locked. */
const CODES =
  /^(ECONN(REFUSED|RESET|ABORTED)|EPIPE|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|08...|57P..|53300|SQLITE_(BUSY|LOCKED|CANTOPEN|IOERR).*)$/;

/** Connection errors that drivers report without a code. */
const MESSAGES =
  /Connection terminated|Timeout acquiring a connection|Client has encountered a connection error|Unable to acquire a connection|connection is not open|database is locked/i;

/** Whether a statement failed because the database does not answer, rather than because of the statement. */
export function isDatabaseAway(error: unknown): boolean {
  if (!isError(error) || '$metadata' in error) {
    return false;
  }
  const code = 'code' in error ? String(error.code) : '';
  return CODES.test(code) || MESSAGES.test(error.message);
}
