/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type {
  AccessRequest,
  Grant,
  GrantStatus,
  Plan,
  RequestInput,
  TeamAccess,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';

const UNDER_WAY: GrantStatus[] = ['provisioning', 'deprovisioning'];

/** The outcome for one person. */
export type PersonOutcome = {
  /** Catalog entity reference. */
  ref: string;
  displayName: string;
  /** The status of the grant; `obstacle` when there could not be one, `planned` in a dry run. */
  status: GrantStatus | 'obstacle' | 'planned';
  profileName?: string;
  /** ISO 8601; when access that is yet to come begins. */
  startsAt?: string;
};

/** Whether nothing more happens to a grant by itself, before its time comes. */
export function isSettled(grant: Pick<Grant, 'status'>): boolean {
  return !UNDER_WAY.includes(grant.status);
}

/** Whether an approved request, which has its grants from the moment of the approval, has come to its end, well or not. */
export function isFinished(request: AccessRequest): boolean {
  return request.outcome
    ? !request.outcome.working
    : request.grants.every(isSettled);
}

/** Whether anything was written to AWS since the request was filed. */
export function hasChanged(request: AccessRequest): boolean {
  return request.grants.some(
    ({ operation }) =>
      operation !== undefined &&
      operation.startedAt >= request.createdAt &&
      operation.steps.some(step => step.changed),
  );
}

/** The outcomes of all people in the plan, in its order. */
export function outcomesOf(
  plan: Plan,
  grants: Pick<Grant, 'person' | 'status' | 'profileName' | 'startsAt'>[],
): PersonOutcome[] {
  return plan.items.map(item => {
    const grant = grants.find(({ person }) => person === item.person);
    return {
      ref: item.person,
      displayName: item.displayName,
      status: grant?.status ?? (item.obstacle ? 'obstacle' : 'planned'),
      profileName: grant?.profileName ?? plannedProfile(item),
      startsAt: grant?.startsAt,
    };
  });
}

/** Everybody has, or is to get, what is asked for. */
export type AlreadyThere = {
  /** Of the request by which it was given. */
  requestId: string;
  plan: Plan;
  people: PersonOutcome[];
};

/** There is a request, or nothing to ask for. */
export type Begun<TNothing extends object> =
  | ({ type: 'nothing-to-do' } & TNothing)
  | { type: 'go-on'; requestId: string };

/** How to begin: a second run must neither file what is filed nor ask for what everybody has. */
export type Beginning<TNothing extends object> =
  | Begun<TNothing>
  | { type: 'file'; input: RequestInput };

/** Compares what is asked for with what the team has. */
export function beginningOf(
  plan: Plan,
  team: TeamAccess,
  input: RequestInput,
): Beginning<AlreadyThere> {
  const { kind, startsAt } = input;
  const pending = team.pendingRequests.find(
    request =>
      request.kind === kind &&
      request.domainId === plan.domainId &&
      request.executionRole === plan.executionRole &&
      isSameTime(request.startsAt, startsAt) &&
      sameRefs(
        request.people,
        plan.items.map(({ person }) => person),
      ),
  );
  if (pending) {
    return { type: 'go-on', requestId: pending.requestId };
  }

  const rowOf = (item: Plan['items'][number]) =>
    team.people.find(
      ({ person, domainId }) =>
        person.entityRef === item.person && domainId === plan.domainId,
    );
  const grants = plan.items.flatMap(item => {
    const row = rowOf(item);
    const isThere = row?.grant?.status === 'active' && !item.changes;
    const isToCome =
      row?.grant?.status === 'scheduled' &&
      isSameTime(row.grant.startsAt, startsAt);
    return row?.grant &&
      (isThere || isToCome) &&
      row.grant.executionRole === plan.executionRole &&
      !item.obstacle
      ? [
          {
            person: item.person,
            status: row.grant.status,
            profileName: row.profile?.name,
            startsAt: row.grant.startsAt,
            requestId: row.grant.requestId,
          },
        ]
      : [];
  });
  const [first] = grants;
  if (first && grants.length === plan.items.length) {
    return {
      type: 'nothing-to-do',
      requestId: first.requestId,
      plan,
      people: outcomesOf(plan, grants),
    };
  }
  // Access that was granted and is under way or blocked is followed; asking for it again is refused.
  const unfinished = plan.items
    .filter(({ person }) => !grants.some(grant => grant.person === person))
    .map(item => rowOf(item)?.grant?.requestId);
  const [requestId, ...others] = new Set(unfinished);
  return plan.alreadyHeld && requestId !== undefined && others.length === 0
    ? { type: 'go-on', requestId }
    : { type: 'file', input };
}

function plannedProfile(item: Plan['items'][number]): string | undefined {
  const step = item.steps.find(
    each =>
      each.do === 'create-profile' ||
      each.do === 'adopt-profile' ||
      each.do === 'take-over-profile',
  );
  return step && 'profileName' in step ? step.profileName : undefined;
}

function isSameTime(a: string | undefined, b: string | undefined): boolean {
  return a === b || (a && b && Date.parse(a) === Date.parse(b)) === true;
}

function sameRefs(a: string[], b: string[]): boolean {
  const others = new Set(b);
  return a.length === others.size && a.every(ref => others.has(ref));
}
