/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Requests as the API shows them. */
import type {
  AccessRequest,
  DomainCreation,
  PlanItem,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { DomainCreationRecord } from '../model/domainCreation';
import { requesterOf } from '../events/notifications/wording';
import type { Identified } from '../model/personKey';
import type { AccessStore } from '../store/AccessStore';
import { holdsOneOf } from '../model/policy';
import { approversSoFar, checkCommenter } from '../model/commentOnRequest';
import { amenderOf, checkActor, voteOf } from '../model/mayDecide';
import { identifiedBy, type RequestRecord } from '../model/records';
import { stageInReview } from '../model/stages';
import type { Viewer } from '../model/caller';
import { deciderOf } from '../model/requestTransitions';
import { outcomeOf } from '../model/requestOutcome';
import { toGrant } from '../model/apiRecords';

/** Requests with their grants and the newest operations of these. */
export async function toRequests(
  records: RequestRecord[],
  context: { store: AccessStore; viewer?: Viewer },
): Promise<AccessRequest[]> {
  const { store, viewer } = context;
  const grants = await store.listGrantsOfRequests(
    records.map(record => record.requestId),
  );
  const grantIds = [...grants.values()].flatMap(each =>
    each.map(grant => grant.grantId),
  );
  const operations = await store.listLatestOperations(grantIds);
  const summaries = await store.listOperationSummaries(grantIds);
  const creations = await store.listCreations(
    records.flatMap(({ kind, requestId }) =>
      kind === 'create-domain' ? requestId : [],
    ),
  );
  const shownAs = await store.readPeopleToday([
    ...records.flatMap(peopleNamedIn),
    ...[...grants.values()].flat().map(identifiedBy),
  ]);
  const refsEver =
    viewer && records.some(({ status }) => status === 'in-review')
      ? await store.readRefsEver(viewer)
      : [];
  return records.map(record => ({
    requestId: record.requestId,
    kind: record.kind,
    status: record.status,
    team: record.team,
    domainId: record.domainId,
    executionRole: record.executionRole,
    people: record.people.map(each => shownAs(identifiedBy(each))),
    requester: shownAs(requesterOf(record)),
    teamRule: record.teamRule && {
      ruleId: record.teamRule.ruleId,
      setBy: record.teamRule.setBy && shownAs(record.teamRule.setBy),
    },
    justification: record.justification,
    source: record.source,
    plan: {
      ...record.plan,
      items: record.plan.items.map(item => ({
        ...item,
        person: shownAs(plannedPerson(record, item)),
      })),
    },
    policy: record.policy,
    approvers: record.approvers,
    decision: record.decision && {
      ...record.decision,
      by: shownAs(deciderOf(record, record.decision)),
    },
    endedReason: record.endedReason,
    ...(record.endedMessage
      ? { messages: { endedReason: record.endedMessage } }
      : {}),
    duration: record.duration,
    asked: record.asked && {
      executionRole: record.asked.executionRole,
      duration: record.asked.duration,
      changedBy: shownAs(amenderOf(record, record.asked)),
    },
    grantIds: record.grantIds,
    offboarding: record.offboarding,
    assignThrough: record.throughGroup && {
      group: record.throughGroup.groupId,
      displayName: record.throughGroup.displayName,
    },
    startsAt: record.startsAt,
    creation: toCreation(creations.get(record.requestId)),
    stages: record.stages.map(({ isStuck, letIn, ...stage }) => ({
      ...stage,
      letIn: letIn?.map(shownAs),
      votes: stage.votes.map(({ userId, ...vote }) => ({
        ...vote,
        by: shownAs({ ref: vote.by, userId }),
      })),
    })),
    expiresAt: record.status === 'in-review' ? record.expiresAt : undefined,
    grants: (grants.get(record.requestId) ?? []).map(grant =>
      toGrant(grant, operations.get(grant.grantId), shownAs),
    ),
    outcome: outcomeOf(
      record,
      (grants.get(record.requestId) ?? []).map(grant => ({
        grant,
        operations: summaries.get(grant.grantId) ?? [],
        latest: operations.get(grant.grantId),
      })),
    ),
    createdAt: record.createdAt,
    updatedAt: record.updatedAt,
    viewerMayDecide: viewer && viewerMayDecide(record, viewer),
    viewerMayComment: viewer && viewerMayComment(record, viewer, refsEver),
  }));
}

/** Items of plans of earlier versions name the person by ref alone; the request has the user id. */
function plannedPerson({ people }: RequestRecord, item: PlanItem): Identified {
  const { userId = people.find(each => each.person === item.person)?.userId } =
    item;
  return { ref: item.person, userId };
}

/** Everybody whom the answer about a request names. */
function peopleNamedIn(record: RequestRecord): Identified[] {
  return [
    requesterOf(record),
    ...(record.teamRule?.setBy ? [record.teamRule.setBy] : []),
    ...(record.asked ? [amenderOf(record, record.asked)] : []),
    ...record.people.map(identifiedBy),
    ...record.plan.items.map(item => plannedPerson(record, item)),
    ...record.stages.flatMap(({ votes, letIn = [] }) => [
      ...votes.map(({ by, userId }) => ({ ref: by, userId })),
      ...letIn,
    ]),
  ];
}

function toCreation(
  creation: DomainCreationRecord | undefined,
): DomainCreation | undefined {
  return (
    creation && {
      status: creation.status,
      name: creation.domain.name,
      accountId: creation.accountId,
      region: creation.region,
      domainId: creation.domainId,
      steps: creation.steps.map(({ startedAt: _, ...step }) => step),
      nextTryAt: creation.nextTryAt,
      startedAt: creation.startedAt,
      endedAt: creation.endedAt,
    }
  );
}

function viewerMayComment(
  record: RequestRecord,
  viewer: Viewer,
  refsEver: string[],
): boolean {
  return !checkCommenter(record, {
    actor: { ref: viewer.ref, userId: viewer.userId },
    actorIsApprover: holdsOneOf(
      [...viewer.refs, ...refsEver],
      approversSoFar(record),
    ),
  });
}

function viewerMayDecide(record: RequestRecord, viewer: Viewer): boolean {
  const actor = { ref: viewer.ref, userId: viewer.userId };
  return (
    record.status === 'in-review' &&
    !voteOf(record, actor) &&
    !checkActor(record, {
      actor,
      actorIsApprover: holdsOneOf(viewer.refs, record.approvers),
      letIn: stageInReview(record)?.letIn,
    })
  );
}
