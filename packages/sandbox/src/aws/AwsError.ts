/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/** An error as AWS answers it: its name, the HTTP status, and members beside the message. */
export class AwsError extends Error {
  readonly code: string;
  readonly status: number;
  readonly members: Record<string, unknown>;

  constructor(
    code: string,
    message: string,
    options: { status?: number; members?: Record<string, unknown> } = {},
  ) {
    super(message);
    this.name = 'AwsError';
    this.code = code;
    this.status = options.status ?? 400;
    this.members = options.members ?? {};
  }
}

export function validationError(message: string): AwsError {
  return new AwsError('ValidationException', message);
}

/** A caller who is known but may not do this. */
export function accessDenied(
  callerArn: string,
  action: string,
  resource: string,
): AwsError {
  return new AwsError(
    'AccessDeniedException',
    `User: ${callerArn} is not authorized to perform: ${action} on resource: ${resource}`,
  );
}
