/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { PortalAddresses } from './Sandbox';
import { loadPolicies } from './policies/loadPolicies';
import { SandboxContext } from './SandboxContext';
import { settleWorld } from './world/settling';
import { World } from './world/World';

/** The addresses of the demo portal, as `npm start` has them unless told otherwise. */
export function portalAt(
  ports: { backend?: number; portal?: number } = {},
): PortalAddresses {
  const { backend = 7007, portal = 3000 } = ports;
  return {
    redirectUris: [`http://localhost:${backend}/api/auth/okta/handler/frame`],
    postLogoutRedirectUris: [`http://localhost:${portal}`],
  };
}

function withLoadedPolicies(world: World): World {
  for (const { accountId, iam } of Object.values(world.accounts)) {
    loadPolicies(iam, `account ${accountId}`);
  }
  return world;
}

/** Holds the current world, and settles it whenever it is read. */
export class SandboxState implements SandboxContext {
  baseUrl = '';
  readonly portal: PortalAddresses;
  #world: World;

  constructor(options: { world: World; portal?: Partial<PortalAddresses> }) {
    this.#world = withLoadedPolicies(options.world);
    this.portal = { ...portalAt(), ...options.portal };
  }

  get world(): World {
    settleWorld(this.#world, this.now());
    return this.#world;
  }

  replaceWorld(world: World): void {
    this.#world = withLoadedPolicies(world);
  }

  now(): number {
    return Date.now() + this.#world.clockOffset;
  }

  /** Puts the clock forward. */
  advanceTime(milliseconds: number): void {
    this.#world.clockOffset += milliseconds;
  }
}
