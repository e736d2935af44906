/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Plans of requests against grants: extension, role change, revocation. Running apps change by the minute, so the apps
 * to be stopped are shown but not part of the plan hash; the spaces to be deleted are part of it.
 */
import {
  englishOf,
  type Message,
  type Offboarding,
  type Plan,
  type PlanItem,
  type PlanStep,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { hashPlan } from '../model/planHash';
import { say, sayAll, sentenceOf, warningsOf } from '../util/say';
import type { DomainFacts, GrantFacts } from './facts';
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
  /** Whether what people started may go on after their access ends. */
  backgroundSessions?: boolean;
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
    ...warningsOf([
      ...grants.flatMap(grant =>
        grantWarnings(grant, facts.input, facts.domain),
      ),
      ...shutOutWarnings(items, facts.domain),
      ...sessionWarnings(facts),
    ]),
  };
  return {
    ...plan,
    hash: hashPlan({
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
  backgroundSessions?: boolean;
}): Message[] {
  const warning = byBackgroundSessions(facts.backgroundSessions);
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
    extensionSentence(grant, to),
    false,
  );
}

function extensionSentence(
  { displayName: person, expiresAt }: GrantFacts,
  to: string | undefined,
): Message {
  const before = expiresAt && { date: expiresAt };
  if (to) {
    const end = { date: to };
    return before
      ? say('plan.extend', { person, end, before })
      : say('plan.extend-endless', { person, end });
  }
  return before
    ? say('plan.extend-until-revoked', { person, before })
    : say('plan.extend-nothing', { person });
}

/** A change of role writes the profile, which AWS may refuse while apps run. */
function planRoleChange(grant: GrantFacts, executionRole: string): PlanItem {
  const name = grant.profile?.name ?? grant.profileName;
  if (!name) {
    return item(
      grant,
      [],
      say('plan.role-later', {
        person: grant.displayName,
        role: roleName(executionRole),
      }),
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
      ? say('plan.role-already', {
          person: grant.displayName,
          role: roleName(executionRole),
        })
      : say('plan.role-changes', {
          person: grant.displayName,
          from: roleName(from),
          to: roleName(executionRole),
          profile: name,
        }),
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
      say('plan.never-begins', {
        person: grant.displayName,
        start: { date: grant.startsAt },
      }),
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

function leavingSentence(grant: GrantFacts, steps: PlanStep[]): Message {
  const words = steps.flatMap(step => leavingWords(grant, step) ?? []);
  const ways = remainingAccess(grant);
  const loses = (what: PlanStep['do']) => steps.some(step => step.do === what);
  const kept = loses('delete-spaces')
    ? say('plan.profile-kept')
    : say('plan.all-kept');
  const person = grant.displayName;
  return sayAll([
    words.length
      ? say('plan.does', { person, steps: words })
      : say('plan.nothing-left', { person }),
    ...(loses('delete-profile') ? [] : [kept]),
    ...(ways.length ? [say('plan.still-in', { ways })] : []),
  ]);
}

function leavingWords(grant: GrantFacts, step: PlanStep): Message | undefined {
  switch (step.do) {
    case 'remove-assignment':
      return grant.madeAssignment
        ? say('plan.unassign')
        : say('plan.unassign-earlier');
    case 'keep-shared-assignment':
      return say('plan.keep-shared', {
        grants: step.grantIds,
        count: step.grantIds.length,
      });
    case 'keep-group-assignment': {
      const { groups } = step;
      const others = grant.sharedWith.length;
      return others
        ? say('plan.group-needed', { groups, count: others })
        : say('plan.group-earlier', { groups });
    }
    case 'remove-group-assignment':
      return say('plan.unassign-group', { group: step.displayName });
    case 'stop-apps':
      return say('plan.stop-apps', { count: step.apps.length });
    case 'delete-spaces':
      return say('plan.delete-spaces', {
        spaces: step.spaces.map(({ name, sizeGb }) =>
          sizeGb === undefined ? name : `${name} (${sizeGb} GB)`,
        ),
        count: step.spaces.length,
      });
    case 'delete-profile': {
      const { profileName: profile } = step;
      const login = formerLogin(grant, profile);
      return login
        ? say('plan.delete-former-profile', { profile, login })
        : say('plan.delete-profile', { profile });
    }
    default:
      return undefined;
  }
}

/** The former login, where a profile carries another than the one that Studio opens. */
function formerLogin(
  grant: GrantFacts,
  profileName: string,
): string | undefined {
  return grant.otherProfiles.find(({ name }) => name === profileName)?.userName;
}

/** Ways in that stay when the assignment of the grant goes. */
export function remainingAccess(
  grant: Pick<
    GrantFacts,
    | 'throughGroups'
    | 'throughGroup'
    | 'sharedWith'
    | 'madeAssignment'
    | 'assignedDirectly'
  >,
): Message[] {
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
          : say('way.group', { group: group.displayName }),
      )
      .sort((a, b) => (englishOf(a) < englishOf(b) ? -1 : 1)),
    ...directRemainder(grant),
  ];
}

/** A group that stays assigned when the grant ends: what the person would have to leave. */
export function throughOwnGroup(displayName: string): Message {
  return say('way.own-group', { group: displayName });
}

/** Access that the end of a grant through a group does not remove. */
export const BY_OWN_ASSIGNMENT = say('way.own-assignment');

function directRemainder(
  grant: Pick<GrantFacts, 'throughGroup' | 'sharedWith' | 'assignedDirectly'>,
): Message[] {
  if (!grant.assignedDirectly) {
    return [];
  }
  if (grant.throughGroup) {
    return [BY_OWN_ASSIGNMENT];
  }
  return grant.sharedWith.length
    ? [say('way.grants', { grants: [...grant.sharedWith].sort() })]
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
): Message[] {
  const { profile, displayName } = grant;
  const role = profile?.executionRole;
  return role &&
    role !== domain.defaultExecutionRole &&
    !input.offboarding?.deleteProfile
    ? [
        say('warning.role-stays', {
          person: displayName,
          role: roleName(role),
          profile: profile.name,
        }),
      ]
    : [];
}

function remoteAccessWarnings(
  grant: GrantFacts,
  { offboarding }: Extract<GrantPlanInput, { kind: 'revoke' }>,
): Message[] {
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
): Message[] {
  const [space, ...others] = spaces;
  if (space === undefined) {
    return [];
  }
  return [
    others.length === 0
      ? say('warning.remote-space', { space, person: displayName })
      : say('warning.remote-spaces', {
          spaces: spaces.map(name => `'${name}'`),
          person: displayName,
        }),
  ];
}

function grantWarnings(
  grant: GrantFacts,
  input: GrantPlanInput,
  domain: DomainFacts,
): Message[] {
  const warnings: Message[] = [];
  if (input.kind === 'revoke' && !grant.startsAt) {
    const remaining = remainingAccess(grant);
    if (remaining.length) {
      warnings.push(
        say('warning.still-in', {
          person: grant.displayName,
          domain: domain.name,
          ways: remaining,
        }),
        ...keptRole(grant, input, domain),
      );
    }
    if (grant.endedAt && grant.assignedDirectly) {
      warnings.push(
        say('warning.assigned-again', {
          person: grant.displayName,
          domain: domain.name,
        }),
      );
    }
    warnings.push(...remoteAccessWarnings(grant, input));
    const shared = grant.spaces.filter(space => space.shared);
    if (deletesSpaces(input.offboarding) && shared.length) {
      warnings.push(
        say('warning.shared-spaces', {
          spaces: shared.map(({ name }) =>
            say('shared-space', { space: name }),
          ),
          person: grant.displayName,
        }),
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
export function whileAppsRun(displayName: string): Message {
  return say('warning.apps-run', { person: displayName });
}

function item(
  grant: GrantFacts,
  steps: PlanStep[],
  sentence: Message,
  changes: boolean,
): PlanItem {
  return {
    person: grant.person,
    userId: grant.userId,
    displayName: grant.displayName,
    steps,
    changes,
    ...sentenceOf(sentence),
  };
}
