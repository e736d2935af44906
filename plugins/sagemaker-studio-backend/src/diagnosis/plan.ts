/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Computes the plan of a request from the inventory. Pure, so that approvers, the check at the approval, and tests use
 * the same code.
 */
import type {
  Message,
  Plan,
  PlanItem,
  PlanStep,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { hashPlan } from '../model/planHash';
import {
  messageAndRemedy,
  messageOf,
  say,
  sentenceOf,
  warningsOf,
} from '../util/say';
import { type DomainFacts, type GroupFacts, type PersonFacts } from './facts';
import { takenOverBy } from '../model/takeOver';
import { roleName } from '../model/roleName';
import {
  assignGroupStep,
  letsInWarnings,
  memberObstacle,
  stepsToBind,
} from './groupAssignmentPlan';
import { whileAppsRun } from './grantPlan';
import { headroomWarnings, type ProfileHeadroom } from './headroom';
import {
  anotherObstacle,
  endingObstacle,
  personObstacle,
} from './personObstacle';
import { profileName } from './profileName';
import type { DisplayName, Login } from '../model/names';

/** The steps that give a person access. */
type OnboardingStep = Extract<
  PlanStep,
  {
    do:
      | 'assign'
      | 'keep-assignment'
      | 'keep-group-assignment'
      | 'assign-group'
      | 'create-profile'
      | 'adopt-profile'
      | 'take-over-profile'
      | 'change-role';
  }
>;

type PlanFacts = {
  domain: DomainFacts;
  executionRole: string;
  people: PersonFacts[];
  takenProfileNames: string[];
  /** Id of the group whose assignment lets the people in; absent means that each gets an assignment of their own. */
  throughGroup?: string;
  /** Whether people take over profiles that carry their login and were made for somebody else. */
  handOver?: boolean;
  /** That group, and those by whose assignment people hold the domain already. */
  groups?: GroupFacts[];
  /** Names of the profiles of which apps run. */
  runningProfiles?: string[];
  /** Absent when nobody has seen the quota. */
  headroom?: ProfileHeadroom;
};

/** Computes the plan. People are taken in the order of their refs, so that collisions of names end the same way. */
export function computePlan(facts: PlanFacts): Plan {
  const taken = [...facts.takenProfileNames];
  const warnings: Message[] = [];
  const items = [...facts.people]
    .sort((a, b) => (a.person < b.person ? -1 : 1))
    .map(person => {
      const item = planItem(person, { ...facts, takenProfileNames: taken });
      warnings.push(...itemWarnings(item, person, facts));
      for (const step of item.steps) {
        if (step.do === 'create-profile') {
          taken.push(step.profileName);
        }
      }
      return item;
    });
  const plan = {
    domainId: facts.domain.domainId,
    executionRole: facts.executionRole,
    items,
    ...warningsOf([
      ...warnings,
      ...letsInWarnings(items, facts.domain),
      ...headroomWarnings(items, facts.domain, facts.headroom),
    ]),
  };
  return { ...plan, hash: hashOf(plan, facts) };
}

/**
 * Over everything but the sentences, since a better wording must not undo an approval; and over who the people are in
 * Identity Center, since an approval is for that user and no other.
 */
function hashOf(
  plan: Omit<Plan, 'hash'>,
  facts: { people: PersonFacts[]; throughGroup?: string },
): string {
  return hashPlan({
    users: [...facts.people]
      .sort((a, b) => (a.person < b.person ? -1 : 1))
      .map(({ person, identity }) => [
        person,
        identity.outcome === 'found' ? identity.userId : identity.outcome,
      ]),
    domainId: plan.domainId,
    executionRole: plan.executionRole,
    throughGroup: facts.throughGroup,
    items: plan.items.map(({ person, steps, changes, obstacle }) => ({
      person,
      steps: stepsToBind(steps),
      changes,
      obstacle: obstacle?.code,
    })),
  });
}

function planItem(facts: PersonFacts, context: PlanFacts): PlanItem {
  const { person, displayName } = facts;
  const group = groupOf(facts, context);
  const obstacle =
    personObstacle(facts) ??
    sharedIdentity(facts, context.people) ??
    endingObstacle(facts) ??
    anotherObstacle(facts, context) ??
    (group && memberObstacle(facts, group));
  if (obstacle || facts.identity.outcome !== 'found') {
    return {
      person,
      userId:
        facts.identity.outcome === 'found' ? facts.identity.userId : undefined,
      displayName,
      steps: [],
      changes: false,
      ...sentenceOf(
        say('plan.cannot', {
          person: displayName,
          reason: obstacle ? messageOf(obstacle) : say('plan.no-user'),
        }),
      ),
      obstacle,
    };
  }
  const steps: OnboardingStep[] = [
    group ? assignGroupStep(group, context.people) : assignmentStep(facts),
    ...profileSteps(facts, facts.identity.userName, context),
  ];
  return {
    person,
    userId: facts.identity.userId,
    displayName,
    steps,
    changes: steps.some(step =>
      [
        'assign',
        'assign-group',
        'create-profile',
        'take-over-profile',
        'change-role',
      ].includes(step.do),
    ),
    ...sentenceOf(sentence(displayName, steps, context.executionRole)),
  };
}

/** A grant that exists keeps its way in; a new one gets the way that is asked for. */
function groupOf(
  facts: PersonFacts,
  context: PlanFacts,
): GroupFacts | undefined {
  const groupId = facts.grant
    ? facts.grant.throughGroup?.groupId
    : context.throughGroup;
  return groupId === undefined
    ? undefined
    : context.groups?.find(group => group.groupId === groupId) ?? {
        groupId,
        displayName: facts.grant?.throughGroup?.displayName ?? groupId,
        assigned: false,
        memberUserIds: [],
        entrants: [],
      };
}

function assignmentStep(facts: PersonFacts): OnboardingStep {
  if (facts.assignedDirectly) {
    return { do: 'keep-assignment' };
  }
  if (facts.throughGroups.length) {
    return {
      do: 'keep-group-assignment',
      groups: facts.throughGroups.map(group => group.displayName).sort(),
    };
  }
  return { do: 'assign' };
}

function profileSteps(
  facts: PersonFacts,
  userName: Login,
  context: PlanFacts,
): OnboardingStep[] {
  const { profileOfAnother: another } = facts;
  const profile = facts.profile ?? another;
  if (!profile) {
    return [
      {
        do: 'create-profile',
        profileName: profileName(userName, context.takenProfileNames),
      },
    ];
  }
  const adopt: OnboardingStep =
    facts.profile || !another
      ? { do: 'adopt-profile', profileName: profile.name }
      : {
          do: 'take-over-profile',
          profileName: another.name,
          createdAt: another.createdAt,
          from: another.ownerName,
          fromUserId: another.ownerId,
        };
  const from = profile.executionRole ?? context.domain.defaultExecutionRole;
  return from === context.executionRole
    ? [adopt]
    : [
        adopt,
        {
          do: 'change-role',
          profileName: profile.name,
          from,
          to: context.executionRole,
        },
      ];
}

function sentence(
  displayName: DisplayName,
  steps: OnboardingStep[],
  executionRole: string,
): Message {
  const words = steps.map((step): Message => {
    switch (step.do) {
      case 'assign':
        return say('plan.assign');
      case 'keep-assignment':
        return say('plan.keep-assignment');
      case 'keep-group-assignment':
        return say('plan.keep-group', {
          groups: step.groups,
          count: step.groups.length,
        });
      case 'assign-group':
        return say('plan.assign-group', { group: step.displayName });
      case 'create-profile':
        return say('plan.create-profile', {
          profile: step.profileName,
          role: roleName(executionRole),
        });
      case 'adopt-profile':
        return say('plan.adopt-profile', { profile: step.profileName });
      case 'take-over-profile':
        return say('plan.take-over', {
          profile: step.profileName,
          from: step.from ?? say('somebody-else'),
        });
      case 'change-role':
        return step.from
          ? say('plan.change-role', {
              from: roleName(step.from),
              to: roleName(step.to),
            })
          : say('plan.change-role-of-domain', { to: roleName(step.to) });
      default:
        throw new TypeError(
          `Unknown step: ${JSON.stringify(step satisfies never)}`,
        );
    }
  });
  return say('plan.does', { person: displayName, steps: words });
}

/** Two catalog users that lead to one Identity Center user would be given one profile between them. */
function sharedIdentity(
  facts: PersonFacts,
  people: PersonFacts[],
): PlanItem['obstacle'] {
  const { identity } = facts;
  if (identity.outcome !== 'found') {
    return undefined;
  }
  const others = people.filter(
    other =>
      other !== facts &&
      other.identity.outcome === 'found' &&
      other.identity.userId === identity.userId,
  );
  return others.length
    ? {
        code: 'ambiguous-identity',
        ...messageAndRemedy(
          say('obstacle.same-user', {
            person: facts.person,
            others: others.map(({ person }) => person),
            user: identity.userName,
          }),
          say('obstacle.same-user.remedy'),
        ),
      }
    : undefined;
}

function itemWarnings(
  item: PlanItem,
  facts: PersonFacts,
  context: PlanFacts,
): Message[] {
  const warnings: Message[] = [];
  const { domain, runningProfiles = [] } = context;
  const ownGroup = groupOf(facts, context)?.groupId;
  const otherGroups = facts.throughGroups.filter(
    ({ groupId }) => groupId !== ownGroup,
  );
  if (!item.obstacle && otherGroups.length) {
    warnings.push(
      say('warning.other-groups', {
        person: item.displayName,
        domain: domain.name,
        groups: otherGroups
          .map(group => group.displayName)
          .sort()
          .map(group => say('group', { group })),
      }),
    );
  }
  const created = item.steps.find(step => step.do === 'create-profile');
  if (created?.do === 'create-profile' && facts.identity.outcome === 'found') {
    const wanted = profileName(facts.identity.userName, []);
    if (created.profileName !== wanted) {
      warnings.push(
        say('warning.name-taken', {
          person: item.displayName,
          profile: created.profileName,
          wanted,
        }),
      );
    }
  }
  if (!item.obstacle) {
    warnings.push(
      ...(facts.formerProfiles ?? []).map(({ name, userName }) =>
        say('warning.former-profile', {
          profile: name,
          person: item.displayName,
          login: userName,
        }),
      ),
    );
  }
  const takenOver = takenOverBy(item);
  if (takenOver) {
    warnings.push(
      say('warning.take-over', {
        person: item.displayName,
        profile: takenOver.profileName,
        from: takenOver.from ?? say('somebody-else-maybe'),
      }),
    );
  }
  const changesRunning = item.steps.some(
    step =>
      step.do === 'change-role' && runningProfiles.includes(step.profileName),
  );
  if (changesRunning) {
    warnings.push(whileAppsRun(item.displayName));
  }
  return warnings;
}
