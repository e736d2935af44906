/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { isDeepStrictEqual } from 'node:util';
import { randomUUID } from 'node:crypto';
import { Fault } from '../../Sandbox';

/** Faults in the order they were added. */
export class FaultList {
  readonly #faults = new Map<string, Fault>();

  get all(): Fault[] {
    return [...this.#faults.values()];
  }

  add(fault: Fault): string {
    const id = fault.id ?? randomUUID();
    this.#faults.set(id, { ...fault, id });
    return id;
  }

  remove(id: string): boolean {
    return this.#faults.delete(id);
  }

  clear(): void {
    this.#faults.clear();
  }

  /** The effect of the first fault that matches the call, which counts as a hit. */
  take(
    service: string,
    operation: string,
    input: Record<string, unknown>,
  ): Fault['effect'] | undefined {
    for (const [id, fault] of this.#faults) {
      const matches =
        (fault.service ?? service) === service &&
        (fault.operation ?? operation) === operation &&
        Object.entries(fault.input ?? {}).every(([member, value]) =>
          isDeepStrictEqual(input[member], value),
        );
      if (matches) {
        this.#countHit(id, fault);
        return fault.effect;
      }
    }
    return undefined;
  }

  #countHit(id: string, fault: Fault): void {
    if (fault.times === undefined) {
      return;
    }
    if (fault.times <= 1) {
      this.#faults.delete(id);
    } else {
      this.#faults.set(id, { ...fault, times: fault.times - 1 });
    }
  }
}
