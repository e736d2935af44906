/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Plans of requests against grants: extension, role change, revocation. Running apps change by the minute, so the apps
 * to be stopped are shown but not part of the plan hash; the spaces to be deleted are part of it.
 */
import type {
  Offboarding,
  Plan,
  PlanItem,
  PlanStep,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { stableHash } from '../util/hash';
import { count, list, type DomainFacts, type GrantFacts } from './facts';
import { deletesSpaces } from '../model/operationSteps';
import { roleName } from '../model/roleName';
import { byBackgroundSessions } from './waysAround';
import {
  countOthers,
  shutOutWarnings,
  stepsToBind,
} from './groupAssignmentPlan';
import type { DisplayName } from '../model/names';

/** A request against grants. */
type GrantPlanInput =
  | {
      kind: 'extend';
      /** The new end of each grant, ISO 8601; absent: until revoked. */
      to?: string | ((grant: GrantFacts) => string | undefined);
    }
  | { kind: 'change-role'; executionRole: string }
  | { kind: 'revoke'; offboarding?: Offboarding };

/** Computes the plan of a request against grants, in the order of the people's refs. */
export function planOfGrants(facts: {
  domain: DomainFacts;
  /** Shown as the plan's role: the new one for `change-role`, else the grants'. */
  executionRole: string;
  grants: GrantFacts[];
  input: GrantPlanInput;
  /** Whether the domain passes identities on to other services. */
  identityPropagation?: boolean;
}): Plan {
  const together = new Set(facts.grants.map(({ grantId }) => grantId));
  const grants = [...facts.grants]
    .sort((a, b) => (a.person < b.person ? -1 : 1))
    .map(grant =>
      facts.input.kind === 'revoke'
        ? {
            ...grant,
            // Those that leave together keep nothing for each other.
            sharedWith: grant.sharedWith.filter(other => !together.has(other)),
          }
        : grant,
    );
  const userIds = grants.map(({ userId }) => userId);
  const items = grants.map(grant => planGrant(grant, facts.input, userIds));
  const plan = {
    domainId: facts.domain.domainId,
    executionRole: facts.executionRole,
    items,
    warnings: [
      ...grants.flatMap(grant => warningsOf(grant, facts.input, facts.domain)),
      ...shutOutWarnings(items, facts.domain),
      ...sessionWarnings(facts),
    ],
  };
  return {
    ...plan,
    hash: stableHash({
      domainId: plan.domainId,
      executionRole: plan.executionRole,
      grants: grants.map(({ grantId, userId }) => [grantId, userId]),
      items: items.map(({ person, steps, changes }) => ({
        person,
        changes,
        steps: stepsToBind(steps),
      })),
    }),
  };
}

function sessionWarnings(facts: {
  input: GrantPlanInput;
  identityPropagation?: boolean;
}): string[] {
  const warning = byBackgroundSessions(facts.identityPropagation);
  return facts.input.kind === 'revoke' && warning ? [warning] : [];
}

function planGrant(
  grant: GrantFacts,
  input: GrantPlanInput,
  userIds: string[],
): PlanItem {
  switch (input.kind) {
    case 'extend':
      return planExtension(
        grant,
        typeof input.to === 'function' ? input.to(grant) : input.to,
      );
    case 'change-role':
      return planRoleChange(grant, input.executionRole);
    default:
      return planLeaving(grant, input.offboarding, userIds);
  }
}

/** An extension changes the end of the grant and touches nothing in AWS. */
function planExtension(grant: GrantFacts, to?: string): PlanItem {
  return item(
    grant,
    [{ do: 'extend', from: grant.expiresAt, to }],
    `${grant.displayName} keeps the access ${
      to ? `until ${day(to)}` : 'until it is revoked'
    }${
      grant.expiresAt
        ? ` instead of ${day(grant.expiresAt)}`
        : ', which had no end before'
    }; nothing is interrupted.`,
    false,
  );
}

/** A change of role writes the profile, which AWS may refuse while apps run. */
function planRoleChange(grant: GrantFacts, executionRole: string): PlanItem {
  const name = grant.profile?.name ?? grant.profileName;
  if (!name) {
    return item(
      grant,
      [],
      `${grant.displayName} gets the role ${roleName(
        executionRole,
      )} as soon as the profile is there.`,
      false,
    );
  }
  const from = grant.profile?.executionRole ?? grant.executionRole;
  const same = from === executionRole && grant.executionRole === executionRole;
  return item(
    grant,
    same
      ? [{ do: 'adopt-profile', profileName: name }]
      : [{ do: 'change-role', profileName: name, from, to: executionRole }],
    same
      ? `${grant.displayName} has the role ${roleName(executionRole)} already.`
      : `${grant.displayName} changes from the role ${roleName(
          from,
        )} to ${roleName(executionRole)} on the profile '${name}'.`,
    !same,
  );
}

/**
 * Plans a revocation, including the data that it would delete.
 *
 * @param userIds - of those whose grants are taken back together
 */
function planLeaving(
  grant: GrantFacts,
  offboarding?: Offboarding,
  userIds: string[] = [grant.userId],
): PlanItem {
  if (grant.startsAt) {
    return item(
      grant,
      [],
      `The access of ${grant.displayName}, which was to begin on ${day(
        grant.startsAt,
      )}, does not begin; nothing was done in AWS, and nothing is.`,
      false,
    );
  }
  const steps: PlanStep[] = assignmentSteps(grant, userIds);
  const isDeleting = deletesSpaces(offboarding);
  const running = runningApps(grant, { shared: isDeleting });
  if (running.length) {
    steps.push({ do: 'stop-apps', apps: running });
  }
  if (isDeleting && grant.spaces.length) {
    steps.push({
      do: 'delete-spaces',
      spaces: grant.spaces.map(({ name, sizeGb }) => ({ name, sizeGb })),
    });
  }
  // The grant that has ended may remember a profile that is long gone.
  const profileName =
    grant.profile?.name ?? (grant.endedAt ? undefined : grant.profileName);
  if (offboarding?.deleteProfile && profileName) {
    steps.push({
      do: 'delete-profile',
      profileName,
      homeDirectoryUid: grant.profile?.homeDirectoryUid,
    });
    for (const { name, homeDirectoryUid } of grant.otherProfiles) {
      steps.push({ do: 'delete-profile', profileName: name, homeDirectoryUid });
    }
  }
  return item(
    grant,
    steps,
    leavingSentence(grant, steps),
    steps.some(step => !step.do.startsWith('keep-')),
  );
}

function assignmentSteps(grant: GrantFacts, userIds: string[]): PlanStep[] {
  const { throughGroup, sharedWith } = grant;
  if (grant.endedAt) {
    return [];
  }
  if (throughGroup) {
    const { groupId, displayName, assigned } = throughGroup;
    if (!assigned) {
      return [];
    }
    return isGroupKept(grant)
      ? [{ do: 'keep-group-assignment', groups: [displayName] }]
      : [
          {
            do: 'remove-group-assignment',
            groupId,
            displayName,
            shutsOut: countOthers(throughGroup, userIds),
          },
        ];
  }
  if (!grant.assignedDirectly) {
    return [];
  }
  return [
    sharedWith.length
      ? { do: 'keep-shared-assignment', grantIds: [...sharedWith].sort() }
      : { do: 'remove-assignment' },
  ];
}

/** A group stays assigned for the grants that need it, and when nobody here assigned it. */
function isGroupKept(
  grant: Pick<GrantFacts, 'sharedWith' | 'madeAssignment'>,
): boolean {
  return grant.sharedWith.length > 0 || !grant.madeAssignment;
}

function leavingSentence(grant: GrantFacts, steps: PlanStep[]): string {
  const words = steps.flatMap(step => leavingWords(grant, step) ?? []);
  const remaining = remainingAccess(grant);
  const loses = (what: PlanStep['do']) => steps.some(step => step.do === what);
  let kept = ' Spaces, profile and home directory stay.';
  if (loses('delete-profile')) {
    kept = '';
  } else if (loses('delete-spaces')) {
    kept = ' The profile and the home directory stay.';
  }
  const left = remaining.length ? ` Still has access: ${list(remaining)}.` : '';
  return words.length
    ? `${grant.displayName} ${list(words)}.${kept}${left}`
    : `Nothing of ${grant.displayName} is left to remove in AWS; the grant ends.${kept}${left}`;
}

function leavingWords(grant: GrantFacts, step: PlanStep): string | undefined {
  switch (step.do) {
    case 'remove-assignment':
      return grant.madeAssignment
        ? 'is no longer assigned to the domain'
        : 'is no longer assigned to the domain (the assignment existed before the grant, which took it over)';
    case 'keep-shared-assignment': {
      const ids = list(step.grantIds);
      return step.grantIds.length === 1
        ? `stays assigned, because the grant ${ids} still needs it`
        : `stays assigned, because the grants ${ids} still need it`;
    }
    case 'keep-group-assignment': {
      const others = grant.sharedWith.length;
      const needing =
        others === 1 ? 'another grant needs' : `${others} other grants need`;
      return `gives up the grant, while the group ${list(
        step.groups,
      )} stays assigned to the domain, ${
        others ? `because ${needing} it` : 'which was assigned before the grant'
      }`;
    }
    case 'remove-group-assignment':
      return `no longer enters through the group ${step.displayName}, whose assignment to the domain is removed`;
    case 'stop-apps':
      return `has ${count(step.apps.length, 'running app')} stopped`;
    case 'delete-spaces': {
      const names = list(
        step.spaces.map(({ name, sizeGb }) =>
          sizeGb === undefined ? name : `${name} (${sizeGb} GB)`,
        ),
      );
      return step.spaces.length === 1
        ? `loses the space ${names} with all data in it`
        : `loses the spaces ${names} with all data in them`;
    }
    case 'delete-profile':
      return `loses the profile '${step.profileName}'${formerLogin(
        grant,
        step.profileName,
      )} and with it the way to the home directory`;
    default:
      return undefined;
  }
}

/** ` of the former login 'a'`, where a profile carries another than the one that Studio opens. */
function formerLogin(grant: GrantFacts, profileName: string): string {
  const other = grant.otherProfiles.find(({ name }) => name === profileName);
  return other?.userName ? ` of the login '${other.userName}'` : '';
}

/** Ways in that stay when the assignment of the grant goes, in words. */
export function remainingAccess(
  grant: Pick<
    GrantFacts,
    | 'throughGroups'
    | 'throughGroup'
    | 'sharedWith'
    | 'madeAssignment'
    | 'assignedDirectly'
  >,
): string[] {
  const { throughGroup } = grant;
  return [
    ...grant.throughGroups
      .filter(
        ({ groupId }) =>
          groupId !== throughGroup?.groupId || isGroupKept(grant),
      )
      .map(group =>
        group.groupId === throughGroup?.groupId
          ? throughOwnGroup(group.displayName)
          : `through the group ${group.displayName}`,
      )
      .sort(),
    ...directRemainder(grant),
  ];
}

/** A group that stays assigned when the grant ends: what the person would have to leave. */
export function throughOwnGroup(displayName: string): string {
  return `through the group ${displayName}, which stays assigned (membership is changed in the identity provider)`;
}

/** Access that the end of a grant through a group does not remove. */
export const BY_OWN_ASSIGNMENT = 'by an assignment of their own';

function directRemainder(
  grant: Pick<GrantFacts, 'throughGroup' | 'sharedWith' | 'assignedDirectly'>,
): string[] {
  if (!grant.assignedDirectly) {
    return [];
  }
  if (grant.throughGroup) {
    return [BY_OWN_ASSIGNMENT];
  }
  return grant.sharedWith.length
    ? [`through the grant ${list([...grant.sharedWith].sort())}`]
    : [];
}

/** Apps in a shared space are others' as well, and stay as long as the space does. */
function runningApps(
  grant: GrantFacts,
  options: { shared: boolean },
): string[] {
  const shared = new Set(
    grant.spaces.flatMap(space => (space.shared ? space.name : [])),
  );
  return grant.apps
    .filter(({ status }) => status === 'InService' || status === 'Pending')
    .filter(
      ({ space }) =>
        options.shared || space === undefined || !shared.has(space),
    )
    .map(
      ({ type, name, space }) =>
        `${type} ${name}${space ? ` in ${space}` : ''}`,
    )
    .sort();
}

/** People who can still sign in keep the granted role, since the profile is not changed. */
function keptRole(
  grant: GrantFacts,
  input: Extract<GrantPlanInput, { kind: 'revoke' }>,
  domain: DomainFacts,
): string[] {
  const { profile, displayName } = grant;
  const role = profile?.executionRole;
  return role &&
    role !== domain.defaultExecutionRole &&
    !input.offboarding?.deleteProfile
    ? [
        `${displayName} keeps the role ${roleName(
          role,
        )} there: it stays on the profile '${
          profile.name
        }', until somebody gives the profile another in SageMaker or it is deleted.`,
      ]
    : [];
}

function remoteAccessWarnings(
  grant: GrantFacts,
  { offboarding }: Extract<GrantPlanInput, { kind: 'revoke' }>,
): string[] {
  const left = deletesSpaces(offboarding)
    ? []
    : grant.spaces.filter(space => space.remoteAccess);
  return remoteAccessStays(
    grant.displayName,
    left.map(({ name }) => name),
  );
}

/** That a space which stays can still be reached; for plans and for what is read back. */
export function remoteAccessStays(
  displayName: DisplayName,
  spaces: string[],
): string[] {
  return spaces.length
    ? [
        `${
          spaces.length === 1
            ? `The space '${spaces[0]}' of ${displayName} stays and lets`
            : `${list(
                spaces.map(name => `'${name}'`),
              )} of ${displayName} stay and let`
        } remote IDEs connect: with IAM credentials that allow sagemaker:StartSession, ${displayName} can come back without IAM Identity Center. To prevent that, take those credentials away, disable RemoteAccess of the space, or delete it.`,
      ]
    : [];
}

function warningsOf(
  grant: GrantFacts,
  input: GrantPlanInput,
  domain: DomainFacts,
): string[] {
  const warnings: string[] = [];
  if (input.kind === 'revoke' && !grant.startsAt) {
    const remaining = remainingAccess(grant);
    if (remaining.length) {
      warnings.push(
        `${grant.displayName} still has access to '${
          domain.name
        }' afterwards: ${list(remaining)}.`,
        ...keptRole(grant, input, domain),
      );
    }
    if (grant.endedAt && grant.assignedDirectly) {
      warnings.push(
        `${grant.displayName} is assigned to '${domain.name}' without a grant, and that stays: at the next sign-in Studio makes a new profile.`,
      );
    }
    warnings.push(...remoteAccessWarnings(grant, input));
    const shared = grant.spaces.filter(space => space.shared);
    if (deletesSpaces(input.offboarding) && shared.length) {
      warnings.push(
        `${list(shared.map(({ name }) => `The shared space '${name}'`))} of ${
          grant.displayName
        } would be deleted for everybody who works in it.`,
      );
    }
  }
  if (
    input.kind === 'change-role' &&
    runningApps(grant, { shared: false }).length
  ) {
    warnings.push(whileAppsRun(grant.displayName));
  }
  return warnings;
}

/** Warnings and obstacles of a change of role. */
export function whileAppsRun(displayName: string): string {
  return `Apps of ${displayName} are running: AWS may not change the role until they are stopped; the change waits and goes on by itself.`;
}

function item(
  grant: GrantFacts,
  steps: PlanStep[],
  sentence: string,
  changes: boolean,
): PlanItem {
  return {
    person: grant.person,
    userId: grant.userId,
    displayName: grant.displayName,
    steps,
    changes,
    sentence,
  };
}

function day(iso: string): string {
  return iso.slice(0, 10);
}
