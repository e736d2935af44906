/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Files and withdraws what a rule asks for, the way everybody's requests go. */
import type { Viewer } from '../../model/caller';
import type { RuleDecision, TeamRule } from '../../model/teamRule';
import type { AccessStore } from '../../store/AccessStore';
import type { RequestService } from '../RequestService';
import type { RuleSetter } from './RuleSetters';
import type { RuleWish } from './TeamRuleReader';
import { notFoundError } from '../../util/errors';
import { say } from '../../util/say';

type Options = {
  requests: Pick<RequestService, 'create' | 'withdraw'>;
  store: Pick<AccessStore, 'findRequestByKey'>;
};

export class TeamRuleFiler {
  readonly #options: Options;

  constructor(options: Options) {
    this.#options = options;
  }

  /** @returns the id of the request */
  async askForJoiner(
    rule: TeamRule,
    { userId, ref, since }: RuleDecision['joiners'][number],
    { team }: RuleWish,
    setter: RuleSetter | undefined,
  ): Promise<string> {
    const { executionRole, duration, noEnd, justification, domainId } = rule;
    return this.#file(
      {
        kind: 'onboard-team',
        team: team.entityRef,
        domainId,
        people: [ref],
        ...(executionRole ? { executionRole } : {}),
        ...(duration ? { duration } : {}),
        ...(noEnd ? { noEnd } : {}),
        justification,
      },
      {
        viewer: viewerOf(rule, setter, rule.joiners === 'automatic'),
        key: keyOf(rule, 'joiner', userId, since),
      },
    );
  }

  /** @returns the id of the request */
  async askForLeaver(
    rule: TeamRule,
    { userId, grantId, since, isAutomatic }: RuleDecision['leavers'][number],
    { team, grants }: RuleWish,
    setter: RuleSetter | undefined,
  ): Promise<string> {
    const grant = grants.get(userId);
    if (!grant) {
      throw notFoundError(say('refused.no-grant-any-more', { grant: grantId }));
    }
    return this.#file(
      {
        kind: 'revoke',
        team: grant.team,
        domainId: rule.domainId,
        grantIds: [grantId],
        justification: `Has left the team ${team.displayName}`,
      },
      {
        viewer: viewerOf(rule, setter, isAutomatic),
        key: keyOf(rule, 'leaver', userId, since),
      },
    );
  }

  async withdraw(rule: TeamRule, requestId: string): Promise<void> {
    await this.#options.requests.withdraw(
      requestId,
      viewerOf(rule, undefined, false),
    );
  }

  async #file(
    input: Parameters<RequestService['create']>[0],
    { viewer, key }: { viewer: Viewer; key: string },
  ): Promise<string> {
    const { requests, store } = this.#options;
    // Filed before a crash, perhaps decided by now.
    const before = await store.findRequestByKey({
      requester: viewer,
      idempotencyKey: key,
    });
    if (before) {
      return before.requestId;
    }
    const { request } = await requests.create(input, {
      viewer,
      idempotencyKey: key,
    });
    return request.requestId;
  }
}

/** A rule asks as itself, with the standing of who has set it. */
export function viewerOf(
  { ruleId, setBy }: Pick<TeamRule, 'ruleId' | 'setBy'>,
  setter: RuleSetter | undefined,
  isAutomatic: boolean,
): Viewer {
  const ref = `team-rule:${ruleId}`;
  return {
    ref,
    refs: setter?.refs ?? [],
    inCatalog: true,
    origin: { actor: ref, source: 'team-rule', through: [] },
    rule: { ruleId, setBy: setter?.setBy ?? setBy, isAutomatic },
  };
}

/** Once for each time that somebody joins or leaves, under each version of the rule. */
function keyOf(
  { ruleId, version }: TeamRule,
  change: 'joiner' | 'leaver',
  userId: string,
  since: string,
): string {
  return `${ruleId}:${version}:${change}:${userId}:${since}`;
}
