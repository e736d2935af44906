/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { Message } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { messageOf, remedyOf, say, sayAll } from '../util/say';
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

  async #obstacleOf(grant: GrantRecord): Promise<Message | undefined> {
    const { domains, inventory } = this.#options;
    const domain = await domains.find(grant.domainId);
    if (!domain) {
      return say('refused.domain-unseen', { domain: grant.domainId });
    }
    if (domain.obstacle) {
      return sayAll([messageOf(domain.obstacle), remedyOf(domain.obstacle)]);
    }
    if (!domain.executionRoles.includes(grant.executionRole)) {
      return say('refused.role-not-given', {
        role: grant.executionRole,
        domain: domain.name,
      });
    }
    const [user] = await inventory.findUsers({ userIds: [grant.userId] });
    return user?.status === 'ENABLED'
      ? undefined
      : say(user ? 'refused.user-disabled' : 'refused.user-is-gone', {
          user: grant.userName,
          person: grant.displayName,
        });
  }
}
