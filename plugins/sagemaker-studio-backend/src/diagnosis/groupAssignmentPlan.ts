/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * The effect of assigning an Identity Center group: it opens the domain to every member, part of the plan or not, and
 * closes it to all of them when the assignment is removed.
 */
import type {
  Message,
  PlanItem,
  PlanObstacle,
  PlanStep,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { messageAndRemedy, say } from '../util/say';
import {
  count,
  type DomainFacts,
  type GroupFacts,
  type PersonFacts,
} from './facts';

/** Why a person cannot get access through a group. */
export function memberObstacle(
  facts: PersonFacts,
  group: GroupFacts,
): PlanObstacle | undefined {
  const { identity } = facts;
  return identity.outcome === 'found' &&
    !group.memberUserIds.includes(identity.userId)
    ? {
        code: 'not-in-group',
        ...messageAndRemedy(
          say('obstacle.not-in-group', {
            person: say('person-and-ref', {
              person: facts.displayName,
              ref: facts.person,
            }),
            group: group.displayName,
          }),
          say('obstacle.not-in-group.remedy'),
        ),
      }
    : undefined;
}

/** Assigns the group, unless it is assigned already. */
export function assignGroupStep(
  group: GroupFacts,
  people: PersonFacts[],
): Extract<PlanStep, { do: 'assign-group' | 'keep-group-assignment' }> {
  const { groupId, displayName } = group;
  return group.assigned
    ? { do: 'keep-group-assignment', groups: [displayName] }
    : {
        do: 'assign-group',
        groupId,
        displayName,
        letsIn: countOthers(group, userIdsOf(people)),
      };
}

/** How many besides these users can sign in by the assignment of a group alone. */
export function countOthers(
  group: Pick<GroupFacts, 'entrants'>,
  userIds: string[],
): number {
  const counted = new Set(userIds);
  return group.entrants.filter(userId => !counted.has(userId)).length;
}

/** How many people a plan lets in who are not part of it. */
export function countLetIn(items: PlanItem[]): number {
  return groupSteps(items, 'assign-group').reduce(
    (sum, { letsIn }) => sum + letsIn,
    0,
  );
}

/** Says of each group that is assigned whom it lets in besides. */
export function letsInWarnings(
  items: PlanItem[],
  domain: Pick<DomainFacts, 'name'>,
): Message[] {
  return groupSteps(items, 'assign-group')
    .filter(({ letsIn }) => letsIn)
    .map(({ displayName, letsIn }) =>
      say('warning.lets-in', {
        group: displayName,
        domain: domain.name,
        count: letsIn,
      }),
    );
}

/** Says of each group that is no longer assigned whom that shuts out besides. */
export function shutOutWarnings(
  items: PlanItem[],
  domain: Pick<DomainFacts, 'name'>,
): Message[] {
  return groupSteps(items, 'remove-group-assignment')
    .filter(({ shutsOut }) => shutsOut)
    .map(({ displayName, shutsOut }) =>
      say('warning.shuts-out', {
        group: displayName,
        domain: domain.name,
        count: shutsOut,
      }),
    );
}

export function countPeople(number: number): string {
  return count(number, 'person', 'people');
}

/** The steps as far as an approval binds to them: how many people a group holds changes by the day. */
export function stepsToBind(steps: PlanStep[]): object[] {
  return steps.map(step => {
    switch (step.do) {
      case 'assign-group':
      case 'remove-group-assignment':
        return { do: step.do, groupId: step.groupId };
      // Names of people may change.
      case 'take-over-profile': {
        const { from: _, ...bound } = step;
        return bound;
      }
      // Apps come and go by the minute.
      case 'stop-apps':
        return { do: step.do };
      default:
        return step;
    }
  });
}

type GroupStep = Extract<
  PlanStep,
  { do: 'assign-group' | 'remove-group-assignment' }
>;

/** The steps of a kind, one for each group. */
function groupSteps<Do extends GroupStep['do']>(
  items: PlanItem[],
  kind: Do,
): Extract<GroupStep, { do: Do }>[] {
  const isOfKind = (step: PlanStep): step is Extract<GroupStep, { do: Do }> =>
    step.do === kind;
  const steps = items.flatMap(item => item.steps.filter(isOfKind));
  return [...new Map(steps.map(step => [step.groupId, step])).values()];
}

function userIdsOf(subjects: PersonFacts[]): string[] {
  return subjects.flatMap(({ identity }) =>
    identity.outcome === 'found' ? [identity.userId] : [],
  );
}
