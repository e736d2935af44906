/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { GrantRecord } from '../model/records';
import type { InventoryReader } from '../inventory/store/InventoryReader';
import { usageOf } from '../facts/HoldingsReader';

/** Tells when the access of grants was last used, as far as AWS shows it. */
export class GrantUsage {
  readonly #inventory: InventoryReader;

  static create(options: { inventory: InventoryReader }): GrantUsage {
    return new GrantUsage(options.inventory);
  }

  private constructor(inventory: InventoryReader) {
    this.#inventory = inventory;
  }

  /**
   * When whoever was at work longest ago was, ISO 8601; absent when one of them was never seen at work. Reads the database
   * only.
   */
  async leastRecent(grants: GrantRecord[]): Promise<string | undefined> {
    const uses: string[] = [];
    for (const grant of grants) {
      const at = await this.#lastUse(grant);
      if (at === undefined) {
        return undefined;
      }
      uses.push(at);
    }
    return uses.sort()[0];
  }

  async #lastUse({
    domainId,
    userName,
  }: GrantRecord): Promise<string | undefined> {
    const profiles = await this.#inventory.listProfiles({
      domainId,
      userNames: [userName],
    });
    const usages = await this.#inventory.listUsage({
      domainId,
      profileNames: profiles.map(({ name }) => name),
    });
    return profiles
      .flatMap(profile => usageOf(profile, usages).lastActivityAt ?? [])
      .sort()
      .at(-1);
  }
}
