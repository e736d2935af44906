/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type {
  AccessRequest,
  Grant,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { ActionProposal } from './actionDraft';
import { displayKindOf } from './displayKind';

/** The states in which a request can be asked for again as it was. */
const UNDECIDED_OR_REFUSED: AccessRequest['status'][] = [
  'rejected',
  'withdrawn',
  'expired',
  'invalidated',
];

/**
 * The same request again, for whoever asked or the person it is for; after access has ended, a request for that access.
 * Undefined while there is nothing to ask again.
 */
export function askAgainOf(
  request: AccessRequest,
  viewer: string | undefined,
): ActionProposal | undefined {
  const { kind, status, people, grants, requester } = request;
  const isOwn = people.length === 1 && people[0] === viewer;
  if (kind === 'create-domain' || !(isOwn || requester === viewer)) {
    return undefined;
  }
  const asksForAccess = kind === 'grant' || kind === 'onboard-team';
  const hasEnded =
    grants.length > 0 && grants.every(each => each.status === 'ended');
  if (UNDECIDED_OR_REFUSED.includes(status)) {
    return asksForAccess
      ? accessAgain(request, { isOwn, role: request.executionRole })
      : changeAgain(request);
  }
  const [ended] = grants;
  return status === 'approved' && hasEnded && ended
    ? accessAgain(request, { isOwn, role: ended.executionRole })
    : undefined;
}

function accessAgain(
  request: AccessRequest,
  options: { isOwn: boolean; role: string },
): ActionProposal {
  const { kind, team, domainId, people, duration, assignThrough } = request;
  const { isOwn, role } = options;
  const asksForAccess = kind === 'grant' || kind === 'onboard-team';
  return {
    action: 'request',
    input: {
      kind: isOwn ? 'grant' : 'onboard-team',
      team,
      domainId,
      ...(isOwn ? {} : { people }),
      executionRole: role,
      ...(asksForAccess && duration ? { duration } : {}),
      ...(assignThrough
        ? { assignThrough: { group: assignThrough.group } }
        : {}),
      source: 'page',
    },
    people: namesOf(request),
    targets: [],
    skipped: [],
  };
}

/** A change of access that is still there. */
function changeAgain(request: AccessRequest): ActionProposal | undefined {
  const { team, domainId, duration, executionRole, offboarding } = request;
  const live = request.grants.filter(({ status }) => status !== 'ended');
  const action = displayKindOf(request);
  if (
    live.length === 0 ||
    (action !== 'extend' &&
      action !== 'change-role' &&
      action !== 'revoke' &&
      action !== 'offboard')
  ) {
    return undefined;
  }
  return {
    action,
    input: {
      kind: action === 'offboard' ? 'revoke' : action,
      team,
      domainId,
      grantIds: live.map(({ grantId }) => grantId),
      ...(action === 'extend' && duration ? { duration } : {}),
      ...(action === 'change-role' ? { executionRole } : {}),
      ...(offboarding ? { offboarding } : {}),
      source: 'page',
    },
    people: live.map(({ displayName }) => displayName),
    targets: live.map(targetOf),
    skipped: [],
  };
}

function targetOf(grant: Grant): ActionProposal['targets'][number] {
  const { grantId, displayName, executionRole, expiresAt } = grant;
  return { grantId, displayName, executionRole, expiresAt };
}

function namesOf({ plan, people, grants }: AccessRequest): string[] {
  return people.map(
    ref =>
      [...plan.items, ...grants].find(({ person }) => person === ref)
        ?.displayName ?? ref,
  );
}
