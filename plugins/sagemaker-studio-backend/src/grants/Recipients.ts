/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { leadsOf } from '../model/policy';
import type { StudioConfig } from '../config/StudioConfig';
import type { LifecycleConfig } from '../config/StudioConfig';

/** Says who is told of what happens to grants, besides the people whom they are for and who asked. */
export class RecipientResolver {
  readonly #config: Pick<StudioConfig, 'teams' | 'domains'>;
  readonly #notify: string[] | undefined;

  static create(options: {
    config: Pick<StudioConfig, 'teams' | 'domains'>;
    leaving: LifecycleConfig;
  }): RecipientResolver {
    return new RecipientResolver(
      options.config,
      options.leaving.leavers.notify,
    );
  }

  private constructor(
    config: Pick<StudioConfig, 'teams' | 'domains'>,
    notify: string[] | undefined,
  ) {
    this.#config = config;
    this.#notify = notify;
  }

  /** Catalog refs of those who have to look when too much seems to be gone at once. */
  ofGuard(concerned: { domainId: string }[]): string[] {
    return (
      this.#notify ??
      [
        ...new Set(
          concerned.flatMap(
            ({ domainId }) => this.#config.domains[domainId]?.owners ?? [],
          ),
        ),
      ].sort()
    );
  }

  /** Catalog refs of those who may know what to do when AWS does not follow: the team's leads, the domain's owners. */
  ofBlocked(grant: { team: string; domainId: string }): string[] {
    return [
      ...new Set([
        ...this.ofTeam(grant.team),
        ...(this.#config.domains[grant.domainId]?.owners ?? []),
      ]),
    ].sort();
  }

  /** Catalog refs of those who lead a team. */
  ofTeam(team: string): string[] {
    return leadsOf(this.#config.teams, team);
  }
}
