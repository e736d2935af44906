/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { StudioConfig } from '../config/StudioConfig';
import { leadsOf } from '../model/policy';

/** Catalog refs of the people who are notified besides the holder and the requester. */
export class RecipientResolver {
  readonly #config: Pick<StudioConfig, 'teams' | 'domains' | 'lifecycle'>;

  constructor(options: {
    config: Pick<StudioConfig, 'teams' | 'domains' | 'lifecycle'>;
  }) {
    this.#config = options.config;
  }

  /** People who can accept changes beyond a change threshold. */
  ofThreshold(concerned: { domainId: string }[]): string[] {
    return (
      this.#config.lifecycle.leavers.notify ??
      sorted(concerned.flatMap(({ domainId }) => this.#ownersOf(domainId)))
    );
  }

  /** People who may know how to unblock an operation. */
  ofBlocked(grant: { team: string; domainId: string }): string[] {
    return sorted([
      ...this.leadsOf(grant.team),
      ...this.#ownersOf(grant.domainId),
    ]);
  }

  leadsOf(team: string): string[] {
    return leadsOf(this.#config.teams, team);
  }

  #ownersOf(domainId: string): string[] {
    return this.#config.domains[domainId]?.owners ?? [];
  }
}

function sorted(refs: string[]): string[] {
  return [...new Set(refs)].sort();
}
