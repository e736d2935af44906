/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { World } from '../world/World';

/** The authenticated caller. */
export type Caller = {
  accountId: string;
  arn: string;
  userId: string;
  /** The user, or the role behind a session: `user/NAME` or `role/NAME`. */
  principal: string;
  principalArn: string;
};

/** One call that is authenticated and whose input is as the model says. */
export type AwsCall = {
  world: World;
  /** Milliseconds on the sandbox's clock. */
  now: number;
  caller: Caller;
  region: string;
  /** Where the sandbox is reached, for URLs in answers. */
  baseUrl: string;
  /** Set by a fault: the work that the call starts fails with this reason. */
  failureReason?: string;
};

/** Carries out one operation on the world and gives the output; throws AwsError. */
export type Operation = (
  call: AwsCall,
  input: Record<string, unknown>,
) => Record<string, unknown>;

/** Operations by their names. */
export type Operations = Record<string, Operation>;

/** An operation whose input has been checked against the model, which is what makes its type true. */
export function operation<Input>(
  carryOut: (call: AwsCall, input: Input) => Record<string, unknown>,
): Operation {
  return (call, input) => carryOut(call, input as Input);
}
