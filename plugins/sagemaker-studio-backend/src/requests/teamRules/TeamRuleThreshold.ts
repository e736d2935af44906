/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { MassChange } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { RecipientResolver } from '../../grants/RecipientResolver';
import type { EventOrigin } from '../../model/caller';
import { MassChangeChangedError, massChangeHash } from '../../model/massChange';
import { acceptanceOf, type HeldByRule } from '../../model/teamRuleThreshold';
import type { AccessStore } from '../../store/AccessStore';
import {
  writeHeldByRule,
  type StoredTeamRule,
  type TeamRuleStore,
} from '../../store/TeamRuleStore';
import { stableHash } from '../../util/hash';
import { now } from '../../util/now';

type Options = {
  rules: Pick<TeamRuleStore, 'list'>;
  store: Pick<AccessStore, 'commit'>;
  recipientResolver: Pick<RecipientResolver, 'ofThreshold'>;
};

/** Changes by team rules beyond the change threshold wait here until a person accepts them. */
export class TeamRuleThreshold {
  readonly #options: Options;

  constructor(options: Options) {
    this.#options = options;
  }

  /** Holds this and nothing else of the rule, and reports it once. */
  async hold(
    rule: StoredTeamRule,
    held: HeldByRule | undefined,
  ): Promise<void> {
    const { store, recipientResolver } = this.#options;
    const before = rule.held;
    if (stableHash([idsOf(before)]) === stableHash([idsOf(held)])) {
      return;
    }
    const at = now();
    // After a conflict the next run looks again.
    await store.commit({
      alongside: transaction =>
        writeHeldByRule(
          transaction,
          { ...rule, held: held && { ...held, since: at } },
          before,
        ),
      events: held
        ? [
            {
              type: 'leavers.team-rule-held-back',
              actor: 'system',
              at,
              detail: {
                ...subjectOf(rule),
                joiners: held.joiners.length,
                leavers: held.leavers.length,
                all: held.all,
                notify: recipientResolver.ofThreshold([rule]),
              },
            },
          ]
        : [],
    });
  }

  async listHeld(): Promise<MassChange[]> {
    const rules = await this.#options.rules.list();
    return rules.flatMap(rule => {
      const { held, team, domainId } = rule;
      return held
        ? {
            kind: 'team-rules',
            hash: hashOf(rule, held),
            since: held.since,
            count: held.joiners.length + held.leavers.length,
            all: held.all,
            teamRule: {
              team: team.ref,
              domainId,
              joiners: held.joiners.length,
              leavers: held.leavers.length,
            },
          }
        : [];
    });
  }

  /**
   * Lets the rule ask for those whom a person has seen. It does so at the next run, unless they have joined or left again.
   *
   * @returns how many
   * @throws MassChangeChangedError
   */
  async accept(by: {
    ref: string;
    origin?: EventOrigin;
    hash: string;
  }): Promise<number> {
    const { rules, store, recipientResolver } = this.#options;
    for (const rule of await rules.list()) {
      const { held } = rule;
      if (held && hashOf(rule, held) === by.hash) {
        const count = held.joiners.length + held.leavers.length;
        const committed = await store.commit({
          alongside: transaction =>
            writeHeldByRule(
              transaction,
              {
                ...rule,
                held: undefined,
                accepted: [...rule.accepted, ...acceptedOf(held)],
              },
              held,
            ),
          events: [
            {
              type: 'leavers.team-rule-accepted',
              actor: by.ref,
              at: now(),
              detail: {
                ...subjectOf(rule),
                hash: by.hash,
                count,
                notify: recipientResolver.ofThreshold([rule]),
              },
            },
          ],
          origin: by.origin,
        });
        if (committed === 'stored') {
          return count;
        }
      }
    }
    throw new MassChangeChangedError();
  }
}

function subjectOf({ ruleId, team, domainId }: StoredTeamRule) {
  return { ruleId, team: team.ref, domainId };
}

function idsOf(held: HeldByRule | undefined): string[] {
  return held ? acceptedOf(held).sort() : [];
}

function acceptedOf({ joiners, leavers }: HeldByRule): string[] {
  return [
    ...joiners.map(userId => acceptanceOf('joiners', userId)),
    ...leavers.map(userId => acceptanceOf('leavers', userId)),
  ];
}

function hashOf(
  { ruleId }: StoredTeamRule,
  held: HeldByRule & { since: string },
): string {
  return massChangeHash({
    kind: 'team-rules',
    ids: [ruleId, ...idsOf(held)],
    since: held.since,
  });
}
