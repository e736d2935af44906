/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * How a sandbox is started and used. One HTTP port serves all of it:
 *
 *   POST /                          AWS JSON 1.1 (X-Amz-Target) and AWS Query (STS, IAM), by signing scope
 *   /oauth2/…  /.well-known/…       Okta's OpenID Connect
 *   /okta                           the directory's web page
 *   /scim/v2/…                      SCIM 2.0, the receiving side of Identity Center
 *   /start                          the AWS access portal
 *   /studio/<domain id>             Studio
 *   /control                        the page from which an evaluator has things happen
 *   /_sandbox/…                     the admin API
 */
import type { Quotas, World } from './world/World';

/** How to start a sandbox. */
export type SandboxOptions = {
  /** 0 chooses a free port. */
  port?: number;
  /** Address of the loopback interface to listen on; 127.0.0.1 unless told. */
  host?: string;
  /** Names under which it may be reached, beside localhost and the loopback addresses. */
  hostNames?: string[];
  /** Addresses registered for the portal in Okta. Default: those of the demo portal. */
  portal?: Partial<PortalAddresses>;
  /** The initial world: the demo company, or a generated one. Default: the demo company. */
  seed?: SeedOptions;
  /** Calls a second; `0` for no limit. */
  rateLimits?: Partial<RateLimits>;
  /** A snapshot file to start from when it exists and to write on request. */
  snapshotFile?: string;
};

/** The portal's addresses as they are registered in Okta, which sends browsers to no other. */
export type PortalAddresses = {
  /** Where a sign-in leads back to. */
  redirectUris: string[];
  /** Where signing out may lead back to. */
  postLogoutRedirectUris: string[];
};

/** Options of the initial world. The same options give the same world, byte for byte. */
export type SeedOptions =
  | { kind: 'company' }
  | {
      kind: 'generated';
      /** Decides every random choice. */
      number: number;
      people: number;
      /** Profiles in the first domain. */
      profiles: number;
      groups?: number;
      domains?: number;
      /** Over how many Regions the domains are spread, 1 to 3; 1 unless told. */
      regions?: number;
      /** Whether every domain holds as many profiles as the first, rather than a tenth. */
      even?: boolean;
      /** Whether people have worked there: with private spaces, some apps that run, and a group or two assigned. */
      inUse?: boolean;
    };

export type RateLimits = {
  /** Identity Center (SSO Admin) together, per second. AWS: 20. */
  identityCenter: number;
  /** The scope of the rate limit, which AWS does not document. Default: per account. */
  identityCenterPer?: 'account' | 'instance';
  /** Identity Store, per API and second. AWS: 20. */
  identityStore: number;
  /** SageMaker, per account, Region and operation family. AWS publishes none; 0 here means none. */
  sageMaker: { write: number; describe: number; list: number };
};

/** A fault to inject into AWS calls; the first that matches and is not used up applies. */
export type Fault = {
  id?: string;
  /** e.g. `sagemaker`, `sso`, `identitystore`, `sts`; absent for any. */
  service?: string;
  /** e.g. `CreateUserProfile`; absent for any. */
  operation?: string;
  /** Only calls whose JSON input has these members with these values. */
  input?: Record<string, unknown>;
  /** How many calls it hits; absent for all. */
  times?: number;
  /**
   * - `throttle`: ThrottlingException.
   * - `error`: the named error with the status.
   * - `latency`: the call is answered after so many milliseconds.
   * - `drop-answer`: the write happens, then the connection is cut.
   * - `fail-status`: the resource the call creates ends in Failed with the reason.
   * - `accept-and-forget`: a success is answered and nothing is written.
   */
  effect:
    | { type: 'throttle' }
    | { type: 'error'; code: string; message: string; status?: number }
    | { type: 'latency'; milliseconds: number }
    | { type: 'drop-answer' }
    | { type: 'fail-status'; reason: string }
    | { type: 'accept-and-forget' };
};

/** One AWS call, as the log keeps it. */
export type LoggedCall = {
  sequence: number;
  /** ISO 8601 on the sandbox's clock. */
  at: string;
  service: string;
  operation: string;
  accountId: string;
  region: string;
  /** ARN of the caller. */
  caller: string;
  userAgent?: string;
  input: unknown;
  /** `ok`, the name of the error that was answered, or `answer-dropped`. */
  outcome: string;
  milliseconds: number;
};

/** Controls of a running sandbox, for tests and the admin API. */
export interface SandboxAdmin {
  reset(seed?: SeedOptions): Promise<void>;
  addFault(fault: Fault): string;
  /** `false` when there is no such fault. */
  removeFault(id: string): boolean;
  clearFaults(): void;
  /** Those that are not used up, in the order they were added. */
  readonly faults: Fault[];
  advanceTime(milliseconds: number): void;
  setSwitches(switches: Partial<World['switches']>): void;
  setTimings(timings: Partial<World['timings']>): void;
  /** Raises or lowers quotas of an account, in all its Regions that have none of their own. */
  setQuotas(accountId: string, quotas: Partial<Quotas>): void;
  setRateLimits(limits: Partial<RateLimits>): void;
  /**
   * Replaces the IAM policies of a user or role: `user/NAME` or `role/NAME`.
   * @throws PolicyError when one holds what the sandbox does not enforce; then nothing changes.
   */
  setPolicies(accountId: string, principal: string, policies: unknown[]): void;
  /**
   * Replaces the trust policy of a role.
   * @throws PolicyError as `setPolicies` does.
   */
  setTrustPolicy(accountId: string, roleName: string, policy: unknown): void;
  calls(filter?: {
    service?: string;
    operation?: string;
    since?: number;
  }): LoggedCall[];
  clearCalls(): void;
  writeSnapshot(): Promise<string>;
  /** The state itself, for assertions and for arranging tests. */
  readonly world: World;
}

/** A running sandbox. */
export interface RunningSandbox {
  /** e.g. `http://localhost:4566`; also the endpoint for every AWS client. */
  readonly url: string;
  readonly port: number;
  readonly admin: SandboxAdmin;
  stop(): Promise<void>;
}
