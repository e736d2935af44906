/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { PortalAddresses } from './Sandbox';
import type { World } from './world/World';

/** Dependencies of every part of the sandbox. */
export interface SandboxContext {
  /** The state of now; a reset replaces the object, so ask each time. */
  readonly world: World;
  /** Milliseconds on the sandbox's clock, which the admin API can put forward. */
  now(): number;
  /** Where the sandbox is reached from outside, e.g. `http://localhost:4566`. */
  readonly baseUrl: string;
  /** Where Okta sends browsers of the portal back to. */
  readonly portal: PortalAddresses;
}
