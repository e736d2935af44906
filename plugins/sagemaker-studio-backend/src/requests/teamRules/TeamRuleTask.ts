/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Carries out what team rules want. It depends on rows only: a run that is cut off, or done twice at once, files nothing
 * twice, since every request has a key of its own.
 */
import type { Message } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { LifecycleConfig } from '../../config/StudioConfig';
import { isOff, type RuleFacts, type RulePerson } from '../../model/teamRule';
import { holdBack, stillAccepted } from '../../model/teamRuleThreshold';
import type { TaskScheduler } from '../../scheduling/TaskLeases';
import type { StoredTeamRule, TeamRuleStore } from '../../store/TeamRuleStore';
import { handleEach } from '../../util/handleEach';
import { inMilliseconds } from '../../util/now';
import type { ConfiguredTeamRules } from './ConfiguredTeamRules';
import type { RuleSetter } from './RuleSetters';
import type { TeamRuleFiler } from './TeamRuleFiler';
import type { TeamRuleReader, RuleWish } from './TeamRuleReader';
import type { TeamRuleThreshold } from './TeamRuleThreshold';
import { quote, say } from '../../util/say';
import { isWorded } from '../../util/errors';

/** The id of the scheduler's task. */
export const TEAM_RULE_TASK = 'team-rules';

/** How long after a failure a request is filed again. */
const TRY_AGAIN_MS = 15 * 60_000;
/** As much of an error as is shown. */
/** Errors whose messages are written for people. */
const SAID_TO_CALLERS = new Set([
  'ConflictError',
  'InputError',
  'NotAllowedError',
  'NotFoundError',
]);
const MAX_PROBLEM_LENGTH = 1_000;

type Options = {
  rules: Pick<
    TeamRuleStore,
    | 'list'
    | 'get'
    | 'noteState'
    | 'keepAcceptances'
    | 'remember'
    | 'forget'
    | 'remove'
  >;
  configured: Pick<ConfiguredTeamRules, 'apply'>;
  ruleReader: Pick<TeamRuleReader, 'standingOf' | 'wishOf'>;
  filer: Pick<TeamRuleFiler, 'askForJoiner' | 'askForLeaver' | 'withdraw'>;
  threshold: Pick<TeamRuleThreshold, 'hold'>;
  config: Pick<LifecycleConfig, 'leavers'>;
  logger: LoggerService;
};

export class TeamRuleTask {
  readonly #options: Options;

  constructor(options: Options) {
    this.#options = options;
  }

  /** Runs every minute, in one replica at a time. */
  async start(scheduler: TaskScheduler): Promise<void> {
    await scheduler.scheduleTask({
      id: TEAM_RULE_TASK,
      scope: 'global',
      frequency: { minutes: 1 },
      timeout: { minutes: 10 },
      fn: signal => this.run(signal),
    });
  }

  async run(signal?: AbortSignal): Promise<void> {
    const { rules, configured, logger } = this.#options;
    try {
      await configured.apply();
    } catch (error) {
      logger.warn(
        'The team rules of app-config could not be read in, and stay as they were',
        toError(error),
      );
    }
    await handleEach(
      await rules.list(),
      ({ ruleId }) => this.#keepInStep(ruleId, signal),
      {
        logger,
        signal,
        nameOf: ({ ruleId, team, domainId }) =>
          `the team rule '${ruleId}' of '${team.ref}' for '${domainId}'`,
      },
    );
  }

  async #keepInStep(ruleId: string, signal?: AbortSignal): Promise<void> {
    const { ruleReader, rules, filer, threshold, config } = this.#options;
    // The rules before it may have taken minutes.
    const stored = await rules.get(ruleId);
    if (!stored) {
      return;
    }
    const { rule, setter } = await ruleReader.standingOf(stored);
    let wish: RuleWish;
    try {
      wish = await ruleReader.wishOf(rule);
    } catch (error) {
      await rules.noteState({ ...rule, problem: problemOf(error) });
      return;
    }
    const { facts, team } = wish;
    const accepted = stillAccepted(stored.accepted, peopleAfter(wish));
    if (accepted.length < stored.accepted.length) {
      await rules.keepAcceptances(stored, accepted);
    }
    const { decision, held } = holdBack(wish.decision, {
      accepted: new Set(accepted),
      people: facts.people.values(),
      members: facts.members.size,
      holders: holdersOf(facts),
      leavers: config.leavers,
    });
    await threshold.hold({ ...stored, accepted }, held);
    // First, since people are remembered without these requests from then on.
    for (const requestId of decision.withdraw) {
      await filer.withdraw(rule, requestId);
    }
    await rules.remember(rule.ruleId, decision.remember);
    await rules.forget(rule.ruleId, decision.forget);
    const problem = await this.#carryOut(
      rule,
      { ...wish, decision },
      { setter, signal },
    );
    if (isOff(rule)) {
      await rules.remove(rule);
      return;
    }
    await rules.noteState({
      ...rule,
      team: { ...rule.team, ref: team.entityRef },
      problem,
    });
  }

  /** @returns why something could not be done, if so */
  async #carryOut(
    rule: StoredTeamRule,
    wish: RuleWish,
    { setter, signal }: { setter?: RuleSetter; signal?: AbortSignal },
  ): Promise<Message | undefined> {
    const { filer, rules, logger } = this.#options;
    const { decision, facts } = wish;
    let isCurrent = true;
    const remembered = peopleAfter(wish);
    let problem: Message | undefined;
    const attempt = async (userId: string, act: () => Promise<string>) => {
      const person = remembered.get(userId);
      if (signal?.aborted || !person || !isCurrent) {
        return;
      }
      // Somebody who changes or ends the rule while it files means all that is left.
      isCurrent = await this.#isCurrent(rule);
      if (!isCurrent) {
        return;
      }
      let outcome: Partial<RulePerson>;
      try {
        outcome = { requestId: await act() };
      } catch (error) {
        problem = problemOf(error);
        outcome = { tryAt: inMilliseconds(TRY_AGAIN_MS) };
        logger.debug(
          `The team rule '${rule.ruleId}' could not file a request`,
          toError(error),
        );
      }
      await rules.remember(rule.ruleId, [
        { ...person, tryAt: undefined, ...outcome },
      ]);
    };
    for (const joiner of decision.joiners) {
      await attempt(joiner.userId, () =>
        filer.askForJoiner(rule, joiner, wish, setter),
      );
    }
    for (const leaver of decision.leavers) {
      await attempt(leaver.userId, () =>
        filer.askForLeaver(rule, leaver, wish, setter),
      );
    }
    return problem ?? waitingProblem(rule, remembered.values(), facts.at);
  }

  async #isCurrent({ ruleId, version }: StoredTeamRule): Promise<boolean> {
    const stored = await this.#options.rules.get(ruleId);
    return stored?.version === version && !isOff(stored);
  }
}

/** How many hold access for the team; those whose access the rule has just ended count as they do among the leavers. */
function holdersOf({ grants, people }: RuleFacts): number {
  const holders = [...grants].flatMap(([userId, { isOfTeam }]) =>
    isOfTeam ? userId : [],
  );
  const ended = [...people.values()].flatMap(
    ({ userId, isMember, requestId }) =>
      !isMember && requestId !== undefined ? userId : [],
  );
  return new Set([...holders, ...ended]).size;
}

/** By user id, as they are remembered once the decision is carried out. */
function peopleAfter({
  facts,
  decision,
}: Pick<RuleWish, 'facts' | 'decision'>): Map<string, RulePerson> {
  const people = new Map([
    ...facts.people,
    ...decision.remember.map(each => [each.userId, each] as const),
  ]);
  decision.forget.forEach(userId => people.delete(userId));
  return people;
}

/** The text for everybody who may see the rule: messages of other errors may contain SQL with its values. */
function problemOf(unknownError: unknown): Message {
  const error = toError(unknownError);
  if (isWorded(error)) {
    return error.messages.message;
  }
  return SAID_TO_CALLERS.has(error.name)
    ? quote(error.message.slice(0, MAX_PROBLEM_LENGTH))
    : say('rule.internal');
}

/** The problem of the last attempt stays until the next. */
function waitingProblem(
  { problem }: StoredTeamRule,
  people: Iterable<RulePerson>,
  at: string,
): Message | undefined {
  return [...people].some(({ tryAt }) => tryAt && tryAt > at)
    ? problem
    : undefined;
}
