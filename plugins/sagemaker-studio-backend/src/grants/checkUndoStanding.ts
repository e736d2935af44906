/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  studioGrantRevokePermission,
  type Message,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { StudioConfig } from '../config/StudioConfig';
import type { Viewer } from '../model/caller';
import { refuse, type Refusal } from '../model/outcome';
import {
  isSameHuman,
  personPlaceholder,
  type Identified,
} from '../model/personKey';
import { holdsOneOf, leadsOf } from '../model/policy';
import { identifiedBy, type GrantRecord } from '../model/records';
import type { AccessStore } from '../store/AccessStore';
import { say } from '../util/say';

const TAKEN = ['grant.revoked', 'grant.expired'] as const;
const OFFBOARDED = ['grant.offboarding'] as const;
const UNDONE = ['grant.revocation-undone', 'grant.offboarding-undone'] as const;

/**
 * Why somebody may not take back that access is taken away. Who may: a lead of the team, an owner of the domain, an
 * approver who decided it, and whom a permission lets revoke the access. The holder may only take back what nobody else
 * has done: giving access back is deciding about it, and nobody decides for themselves.
 */
export async function checkUndoStanding(
  grant: GrantRecord,
  facts: {
    store: Pick<
      AccessStore,
      'listGrantEvents' | 'listLatestOperations' | 'getRequest'
    >;
    config: Pick<StudioConfig, 'teams' | 'domains'>;
    viewer: Viewer;
    mayRevoke: boolean;
  },
): Promise<Refusal | undefined> {
  const { store, config, viewer, mayRevoke } = facts;
  const { team, domainId } = grant;
  if (isSameHuman(viewer, identifiedBy(grant))) {
    const other = (await removersOf(grant, store)).find(
      each => !isSameHuman(viewer, each),
    );
    return (
      other &&
      refuse(
        'not-allowed',
        say('refused.undo-own', {
          by: personPlaceholder(other),
          who: whoMay(grant),
        }),
      )
    );
  }
  const office = [
    ...leadsOf(config.teams, team),
    ...(config.domains[domainId]?.owners ?? []),
  ];
  return mayRevoke ||
    holdsOneOf(viewer.refs, office) ||
    (await hasApproved(grant, viewer, store))
    ? undefined
    : refuse(
        'not-allowed',
        say('refused.undo-other', {
          viewer: viewer.ref,
          person: grant.displayName,
          who: whoMay(grant),
        }),
      );
}

function whoMay({ team, domainId }: GrantRecord): Message {
  return say('who.undo', {
    team,
    domain: domainId,
    permission: studioGrantRevokePermission.name,
  });
}

/** Who took the access away since the last time that this was taken back: who asked for it, or else who did it. */
async function removersOf(
  { grantId, requestId, endedAt }: GrantRecord,
  store: Pick<AccessStore, 'listGrantEvents' | 'getRequest'>,
): Promise<Identified[]> {
  const types = endedAt ? OFFBOARDED : TAKEN;
  const events = await store.listGrantEvents({
    grantId,
    types: [...types, ...UNDONE],
  });
  const undone = events.findLastIndex(({ type }) =>
    UNDONE.some(each => each === type),
  );
  const removers: Identified[] = [];
  for (const event of events.slice(undone + 1)) {
    const request =
      event.requestId && event.requestId !== requestId
        ? await store.getRequest(event.requestId)
        : undefined;
    removers.push(
      request
        ? { ref: request.requester, userId: request.requesterUserId }
        : { ref: event.actor, userId: event.actorUserId },
    );
  }
  return removers;
}

/** Whether they approved the request behind the removal, and are still among its approvers. */
async function hasApproved(
  { grantId }: GrantRecord,
  viewer: Viewer,
  store: Pick<AccessStore, 'listLatestOperations' | 'getRequest'>,
): Promise<boolean> {
  const operation = (await store.listLatestOperations([grantId])).get(grantId);
  const request = operation && (await store.getRequest(operation.requestId));
  return (
    request?.kind === 'revoke' &&
    request.stages.some(
      ({ approvers, votes }) =>
        holdsOneOf(viewer.refs, approvers) &&
        votes.some(
          ({ by, userId, outcome, lapsedAt }) =>
            outcome === 'approved' &&
            !lapsedAt &&
            isSameHuman(viewer, { ref: by, userId }),
        ),
    )
  );
}
