/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Domains } from '../facts/Domains';
import type { InventoryReader } from '../inventory/store/InventoryReader';
import { refuse, type Refusal } from '../model/outcome';
import type { GrantRecord } from '../model/records';

/** Whether a scheduled grant can begin. */
export class StartPreconditions {
  readonly #options: { inventory: InventoryReader; domains: Domains };

  constructor(options: { inventory: InventoryReader; domains: Domains }) {
    this.#options = options;
  }

  /** No refusal is final: people who have left and domains that are gone are handled after syncs. */
  async check(grant: GrantRecord): Promise<Refusal | undefined> {
    const message = await this.#obstacleOf(grant);
    return message === undefined ? undefined : refuse('conflict', message);
  }

  async #obstacleOf(grant: GrantRecord): Promise<string | undefined> {
    const { domains, inventory } = this.#options;
    const domain = await domains.find(grant.domainId);
    if (!domain) {
      return `The domain '${grant.domainId}' is not seen in AWS.`;
    }
    if (domain.obstacle) {
      return `${domain.obstacle.message} ${domain.obstacle.remedy}`;
    }
    if (!domain.executionRoles.includes(grant.executionRole)) {
      return `The role ${grant.executionRole} may no longer be given in '${domain.name}'; revoke this access and ask again with another.`;
    }
    const [user] = await inventory.findUsers({ userIds: [grant.userId] });
    return user?.status === 'ENABLED'
      ? undefined
      : `The Identity Center user '${grant.userName}' of ${
          grant.displayName
        } is ${user ? 'disabled' : 'gone'}.`;
  }
}
