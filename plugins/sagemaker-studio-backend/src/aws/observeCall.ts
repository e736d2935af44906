/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/** A call of AWS, as metrics and traces name it. */
export type AwsCall = {
  accountId: string;
  region: string;
  /** As the SDK calls it, such as `SageMaker`. */
  service: string;
  /** Such as `ListDomains`. */
  operation: string;
};

/** Makes the call, and takes note of it. */
export type ObserveCall = <T>(
  call: AwsCall,
  send: () => Promise<T>,
) => Promise<T>;

/** Takes note of calls in one account and Region. */
export type ObserveCallHere = <T>(
  call: Omit<AwsCall, 'accountId' | 'region'>,
  send: () => Promise<T>,
) => Promise<T>;

/** Makes the call alone. */
export const unobserved: ObserveCall = (_call, send) => send();
