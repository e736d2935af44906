/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { SandboxContext } from './SandboxContext';
import { settleWorld } from './world/settling';
import { World } from './world/World';

/** Holds the world of now; whoever asks for it gets it settled. */
export class SandboxState implements SandboxContext {
  baseUrl = '';
  #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  get world(): World {
    settleWorld(this.#world, this.now());
    return this.#world;
  }

  replaceWorld(world: World): void {
    this.#world = world;
  }

  now(): number {
    return Date.now() + this.#world.clockOffset;
  }

  /** Puts the clock forward. */
  advanceTime(milliseconds: number): void {
    this.#world.clockOffset += milliseconds;
  }
}
