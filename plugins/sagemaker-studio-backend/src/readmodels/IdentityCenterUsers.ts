/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  IdentityCenterUser,
  IdentityCenterUserList,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { CatalogLinkStore } from '../directory/CatalogLinkStore';
import type { ObservedUser } from '../aws/observed';
import type { InventoryReader } from '../inventory/store/InventoryReader';

const DEFAULT_LIMIT = 20;

/** Finds everybody in Identity Center, in the catalog or not, with whether access can be asked for them. */
export class IdentityCenterUsers {
  readonly #inventory: InventoryReader;
  readonly #links: Pick<CatalogLinkStore, 'findRefs'>;

  constructor(options: {
    inventory: InventoryReader;
    catalogLinks: Pick<CatalogLinkStore, 'findRefs'>;
  }) {
    this.#inventory = options.inventory;
    this.#links = options.catalogLinks;
  }

  async list(filter: {
    search?: string;
    limit?: number;
  }): Promise<IdentityCenterUserList> {
    const { search = '', limit = DEFAULT_LIMIT } = filter;
    const users = await this.#inventory.searchUsers({
      text: search.trim(),
      // One more says whether there are others.
      limit: limit + 1,
    });
    const shown = users.slice(0, limit);
    const refs = await this.#links.findRefs(shown.map(each => each.userId));
    return {
      items: shown.map(user => toUser(user, refs.get(user.userId) ?? [])),
      hasMore: users.length > limit,
    };
  }
}

function toUser(user: ObservedUser, refs: string[]): IdentityCenterUser {
  const { userId, userName, displayName, email, title } = user;
  const [entityRef, ...others] = refs;
  return {
    userId,
    userName,
    displayName,
    email,
    title,
    // Of several catalog users nobody can say which it is.
    entityRef: others.length > 0 ? undefined : entityRef,
    state: stateOf(user, refs),
  };
}

function stateOf(
  { status }: ObservedUser,
  refs: string[],
): IdentityCenterUser['state'] {
  if (status === 'DISABLED') {
    return 'disabled';
  }
  if (refs.length === 0) {
    return 'not-in-catalog';
  }
  return refs.length > 1 ? 'ambiguous' : 'ready';
}
