/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * The people who may sign in to a domain: every enabled user who is assigned directly or through a group. The effect of
 * an assignment change is the difference between these people before and after.
 */
import type {
  Message,
  StudioDomain,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { isOpenToAll, domainClosed } from './diagnosisWords';
import { messageOf, remedyOf, say, sayAll } from '../util/say';
import { list } from './facts';
import { countPeople } from './groupAssignmentPlan';
import { byBackgroundSessions, byRemoteAccess } from './waysAround';
import type { DisplayName } from '../model/names';

/** Users, groups and assignments that decide access to one domain. */
export type Directory = {
  users: DirectoryUser[];
  groups: DirectoryGroup[];
  /** Ids of users and groups that are assigned; ids that lead to nobody do nothing. */
  assigned: { users: Set<string>; groups: Set<string> };
  /** Whether no assignment is needed, so that everybody who is enabled may sign in. */
  isOpen?: boolean;
};

/** A user of Identity Center. */
export type DirectoryUser = {
  userId: string;
  displayName: DisplayName;
  status: 'ENABLED' | 'DISABLED';
};

/** A group of Identity Center with its members. */
export type DirectoryGroup = {
  groupId: string;
  displayName: DisplayName;
  memberUserIds: string[];
};

/** Every way in that somebody has. */
export type WayIn = {
  user: DirectoryUser;
  direct: boolean;
  groups: DirectoryGroup[];
};

/** A change of one assignment. */
export type AssignmentChange = {
  change: 'assign' | 'remove-assignment';
  principal: { type: 'USER' | 'GROUP'; id: string };
};

/** The effect of a change on one person. */
export type Effect = {
  user: DirectoryUser;
  effect: 'gains' | 'loses' | 'keeps';
  /** For `keeps`: by what. */
  because?: string;
};

/** Whether nobody else may sign in than those who are listed. */
export function isEffectiveAccessKnown(domain: StudioDomain): boolean {
  return (
    domain.applicationArn !== undefined &&
    !domain.unread?.includes('assignments') &&
    !domain.unread?.includes('directory')
  );
}

/** Ways in that no assignment gives. */
export type WaysAround = {
  remoteSpaces: string[];
  /** Whether what people start may go on; absent: not read. */
  backgroundSessions?: boolean;
};

/** A note on what the list of people who may sign in cannot show. */
export function effectiveAccessNote(
  domain: StudioDomain,
  around: WaysAround = { remoteSpaces: [] },
): Message | undefined {
  const sentences = [
    signInNote(domain),
    byRemoteAccess(around.remoteSpaces),
    byBackgroundSessions(around.backgroundSessions),
  ].flatMap(sentence => sentence ?? []);
  return sentences.length ? sayAll(sentences) : undefined;
}

function signInNote(domain: StudioDomain): Message | undefined {
  const { obstacle } = domain;
  if (!domain.applicationArn || obstacle?.code === 'unified-studio') {
    return obstacle
      ? sayAll([messageOf(obstacle), remedyOf(obstacle)])
      : say('sign-in.not-shown', { domain: domain.name });
  }
  if (!isEffectiveAccessKnown(domain)) {
    return say('sign-in.not-read', { domain: domain.name });
  }
  const closed = domainClosed(domain);
  if (closed) {
    return say('sign-in.closed', { reason: closed });
  }
  return isOpenToAll(domain)
    ? say('sign-in.open', { domain: domain.name })
    : undefined;
}

/** Everybody who may sign in, by name. */
export function effectiveAccess(directory: Directory): WayIn[] {
  const { users, groups, assigned, isOpen } = directory;
  const memberships = groups
    .filter(({ groupId }) => assigned.groups.has(groupId))
    .flatMap(group =>
      [...new Set(group.memberUserIds)].map(userId => ({ userId, group })),
    );
  const through = Map.groupBy(memberships, ({ userId }) => userId);
  return users
    .filter(({ status }) => status === 'ENABLED')
    .map(user => ({
      user,
      direct: assigned.users.has(user.userId),
      groups: (through.get(user.userId) ?? []).map(({ group }) => group),
    }))
    .filter(({ direct, groups: ways }) => isOpen || direct || ways.length > 0)
    .sort(
      (a, b) =>
        a.user.displayName.localeCompare(b.user.displayName, 'en-US') ||
        (a.user.userId < b.user.userId ? -1 : 1),
    );
}

/** The effect of a change on each person; people who are affected come first. */
export function previewChange(
  directory: Directory,
  { change, principal }: AssignmentChange,
): { effects: Effect[]; gains: number; loses: number } {
  const before = byUserId(effectiveAccess(directory));
  const after = byUserId(
    effectiveAccess({
      ...directory,
      assigned: assignedAfter(directory.assigned, { change, principal }),
    }),
  );
  const effects = concerned(directory, principal).flatMap((user): Effect[] => {
    const routeBefore = before.get(user.userId);
    const routeAfter = after.get(user.userId);
    if (routeBefore && routeAfter) {
      const route = change === 'assign' ? routeBefore : routeAfter;
      return [{ user, effect: 'keeps', because: routeInWords(route) }];
    }
    if (routeBefore) {
      return [{ user, effect: 'loses' }];
    }
    return routeAfter ? [{ user, effect: 'gains' }] : [];
  });
  const countOf = (effect: Effect['effect']) =>
    effects.filter(each => each.effect === effect).length;
  return {
    effects: [...effects].sort(
      (a, b) => Number(a.effect === 'keeps') - Number(b.effect === 'keeps'),
    ),
    gains: countOf('gains'),
    loses: countOf('loses'),
  };
}

/** The effect of a change, as a sentence. */
export function previewSentence(
  directory: Directory,
  asked: AssignmentChange,
): string {
  const { type, id } = asked.principal;
  const { assigned } = directory;
  const isAssigned = (type === 'USER' ? assigned.users : assigned.groups).has(
    id,
  );
  const group = directory.groups.find(({ groupId }) => groupId === id);
  const user = directory.users.find(({ userId }) => userId === id);
  const found = type === 'USER' ? user : group;
  if (!found) {
    const what = type === 'USER' ? 'The user' : 'The group';
    return `${what} '${id}' is gone from Identity Center and lets nobody in; removing the assignment changes nothing.`;
  }
  const { displayName } = found;
  if (asked.change === 'assign' && isAssigned) {
    return `${displayName} is assigned already; nothing changes.`;
  }
  if (asked.change === 'remove-assignment' && !isAssigned) {
    return notAssigned(directory, displayName, user);
  }
  if (directory.isOpen) {
    const act =
      asked.change === 'assign' ? 'Assigning' : 'Removing the assignment of';
    return `${act} ${displayName} changes nothing now: the application requires no assignment, so everybody who is enabled in Identity Center may sign in.`;
  }
  return type === 'USER' && user
    ? userSentence(directory, asked, user)
    : groupSentence(directory, asked, displayName, group);
}

function notAssigned(
  directory: Directory,
  displayName: DisplayName,
  user: DirectoryUser | undefined,
): string {
  const groups = user && groupsOf(directory, user);
  return groups
    ? `${displayName} has no assignment of their own, and enters by being in ${groups}; nothing changes.`
    : `${displayName} is not assigned; nothing changes.`;
}

function userSentence(
  directory: Directory,
  asked: AssignmentChange,
  user: DirectoryUser,
): string {
  const { displayName, status } = user;
  const { effects } = previewChange(directory, asked);
  const isAssigning = asked.change === 'assign';
  const act = isAssigning
    ? `Assigning ${displayName}`
    : `Removing ${displayName}'s assignment`;
  if (status === 'DISABLED') {
    return `${act} changes nothing now: the Identity Center user is disabled and cannot sign in${
      isAssigning ? '' : '; it keeps them from entering when enabled again'
    }.`;
  }
  switch (effects[0]?.effect) {
    case 'gains':
      return `${act} lets ${displayName} in.`;
    case 'loses':
      return `${act} shuts ${displayName} out.`;
    default: {
      const groups = groupsOf(directory, user) ?? 'another group';
      return `${act} changes nothing: ${displayName} is also in ${groups}.`;
    }
  }
}

/** The groups through which somebody enters; absent when they do not enter at all. */
function groupsOf(
  directory: Directory,
  { userId }: DirectoryUser,
): string | undefined {
  const route = byUserId(effectiveAccess(directory)).get(userId);
  return route && groupNames(route);
}

function groupSentence(
  directory: Directory,
  asked: AssignmentChange,
  displayName: DisplayName,
  group: DirectoryGroup | undefined,
): string {
  const { gains, loses, effects } = previewChange(directory, asked);
  const keeps = effects.length - gains - loses;
  const disabled = directory.users.filter(
    ({ userId, status }) =>
      status === 'DISABLED' && group?.memberUserIds.includes(userId),
  ).length;
  const others: string[] = [];
  if (keeps) {
    const enter = keeps === 1 ? 'enters' : 'enter';
    others.push(
      asked.change === 'assign'
        ? `${countPeople(keeps)} of it ${enter} already`
        : `${countPeople(
            keeps,
          )} of it still ${enter} by an assignment of their own or another group`,
    );
  }
  if (disabled) {
    const are = disabled === 1 ? 'is' : 'are';
    others.push(
      `${countPeople(disabled)} of it ${are} disabled and cannot sign in`,
    );
  }
  const rest = others.length ? `; ${list(others)}` : '';
  if (asked.change === 'assign') {
    return gains
      ? `Assigning ${displayName} lets ${countPeople(gains)} in${rest}.`
      : `Assigning ${displayName} lets nobody in who is not in already${rest}.`;
  }
  const shutOut = loses ? countPeople(loses) : 'nobody';
  return `Removing the assignment of ${displayName} shuts ${shutOut} out${rest}.`;
}

function assignedAfter(
  assigned: Directory['assigned'],
  { change, principal }: AssignmentChange,
): Directory['assigned'] {
  const changed = new Set(
    principal.type === 'USER' ? assigned.users : assigned.groups,
  );
  if (change === 'assign') {
    changed.add(principal.id);
  } else {
    changed.delete(principal.id);
  }
  return principal.type === 'USER'
    ? { ...assigned, users: changed }
    : { ...assigned, groups: changed };
}

/** Those whom the principal is or holds. */
function concerned(
  { users, groups }: Directory,
  { type, id }: AssignmentChange['principal'],
): DirectoryUser[] {
  const userIds = new Set(
    type === 'USER'
      ? [id]
      : groups.find(({ groupId }) => groupId === id)?.memberUserIds,
  );
  return users
    .filter(({ userId }) => userIds.has(userId))
    .sort((a, b) => a.displayName.localeCompare(b.displayName, 'en-US'));
}

function byUserId(ways: WayIn[]): Map<string, WayIn> {
  return new Map(ways.map(route => [route.user.userId, route]));
}

function routeInWords({ direct, groups }: WayIn): string {
  if (!direct && groups.length === 0) {
    return 'the application, which requires no assignment';
  }
  return list([
    ...(direct ? ['an assignment of their own'] : []),
    ...(groups.length
      ? [`the group${groups.length > 1 ? 's' : ''} ${groupNames({ groups })}`]
      : []),
  ]);
}

function groupNames({ groups }: Pick<WayIn, 'groups'>): string {
  return list(groups.map(({ displayName }) => displayName).sort());
}
