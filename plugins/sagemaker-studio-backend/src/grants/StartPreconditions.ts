/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { GrantRecord } from '../model/records';
import type { InventoryReader } from '../inventory/store/InventoryReader';
import type { Domains } from '../facts/Domains';

/** Looks whether what was decided long ago can still be carried out when its time has come. */
export class StartPreconditions {
  readonly #inventory: InventoryReader;
  readonly #domains: Domains;

  static create(options: {
    inventory: InventoryReader;
    domains: Domains;
  }): StartPreconditions {
    return new StartPreconditions(options.inventory, options.domains);
  }

  private constructor(inventory: InventoryReader, domains: Domains) {
    this.#inventory = inventory;
    this.#domains = domains;
  }

  /**
   * Why a scheduled grant does not begin now, in words; absent when it does. Nothing of this is for good: people who have
   * left are suspended and domains that are gone end their grants elsewhere, by what the next syncs see.
   */
  async whyNotBegin(grant: GrantRecord): Promise<string | undefined> {
    const domain = await this.#domains.find(grant.domainId);
    if (!domain) {
      return `The domain '${grant.domainId}' is not seen in AWS.`;
    }
    if (domain.obstacle) {
      return `${domain.obstacle.message} ${domain.obstacle.remedy}`;
    }
    if (!domain.executionRoles.includes(grant.executionRole)) {
      return `The role ${grant.executionRole} may no longer be given in '${domain.domainId}'; revoke the grant '${grant.grantId}' and ask again with another.`;
    }
    const [user] = await this.#inventory.findUsers({ userIds: [grant.userId] });
    if (user?.status !== 'ENABLED') {
      return `The Identity Center user '${grant.userName}' of ${
        grant.displayName
      } is ${user ? 'disabled' : 'gone'}.`;
    }
    return undefined;
  }
}
