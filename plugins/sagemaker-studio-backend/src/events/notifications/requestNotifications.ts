/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Notifications of requests. Approvers get one notification per request, which is updated when there is nothing left for
 * them to decide.
 */
import { identifiedBy } from '../../model/records';
import { approvalsOf } from '../../model/stages';
import type { ChainedEvent } from '../eventChain';
import type { MessageFacts } from '../OutboxMessage';
import {
  nameOf,
  refsIn,
  sentences,
  subjectOf,
  textIn,
  requesterOf,
  type NotificationDraft,
  type Recipient,
} from './wording';

type Request = NonNullable<MessageFacts['request']>;

/** How the title begins when approvers are asked again. */
const TITLES: Record<string, string> = {
  'request.reminded': 'Still to decide',
  'request.plan-changed': 'To decide again, since the plan has changed',
  'request.policy-changed': 'To decide again, since the policy has changed',
};

/** Kinds of requests whose people are notified of what comes of them. */
const LETS_IN: Request['kind'][] = ['grant', 'onboard-team'];

export function requestNotifications(
  event: ChainedEvent,
  facts: MessageFacts,
): NotificationDraft[] {
  const { request } = facts;
  if (!request) {
    return [];
  }
  const subject = subjectOf(facts);
  const decision = {
    topic: 'studio-access-decisions',
    // What comes of it updates this.
    scope: `${event.requestId}:settled`,
  };
  switch (event.type) {
    case 'request.submitted':
    case 'request.stage-approved':
    case 'request.approvers-changed':
    case 'request.policy-changed':
    case 'request.plan-changed':
    case 'request.reminded':
      return request.status === 'in-review'
        ? // In this order: an approver of both stages is left with the question.
          [
            noLongerAsked(event, request, facts),
            askApprovers(event, request, facts),
          ]
        : [];
    case 'request.approved':
    case 'request.rejected': {
      const isApproved = event.type === 'request.approved';
      const by = nameOf(event.actor, facts);
      return [
        nothingLeft(
          event,
          request,
          `Already ${
            isApproved ? 'approved' : 'rejected'
          } by ${by}: ${subject}`,
        ),
        {
          ...decision,
          // Those whom it lets in are told when they can open Studio.
          recipients: [
            requesterOf(request),
            ...(isApproved && LETS_IN.includes(request.kind)
              ? []
              : peopleOf(request)),
          ],
          excluded: [event.actor],
          title: `${isApproved ? 'Approved' : 'Rejected'}: ${subject}`,
          description: sentences(`By ${by}.`, event.detail.comment),
          severity: isApproved ? 'normal' : 'high',
        },
      ];
    }
    case 'request.withdrawn':
      return [
        nothingLeft(
          event,
          request,
          `Withdrawn by ${nameOf(event.actor, facts)}: ${subject}`,
        ),
      ];
    case 'request.expired':
    case 'request.invalidated': {
      const ended =
        event.type === 'request.expired' ? 'Expired' : 'Invalidated';
      return [
        nothingLeft(
          event,
          request,
          `${ended}, nothing left to decide: ${subject}`,
        ),
        {
          ...decision,
          recipients: [requesterOf(request)],
          excluded: [],
          title: `${ended}: ${subject}`,
          description: textIn(event.detail.reason),
          severity: 'normal',
        },
      ];
    }
    case 'request.approvers-vanished':
      return [
        {
          recipients: refsIn(event.detail.notify),
          excluded: [],
          title: `${
            event.detail.isStuck
              ? 'Nobody can approve'
              : 'Approvers have vanished, others decide'
          }: ${subject}`,
          description: sentences(
            textIn(event.detail.message),
            event.detail.remedy,
          ),
          severity: 'high',
          topic: 'studio-access-approvals',
          scope: `${event.requestId}:vanished`,
        },
      ];
    default:
      return [];
  }
}

function askApprovers(
  event: ChainedEvent,
  request: Request,
  facts: MessageFacts,
): NotificationDraft {
  const stage = request.stages?.find(({ status }) => status === 'in-review');
  return {
    recipients: stage?.approvers ?? request.approvers,
    // Nobody is asked who may not decide, or has decided already.
    excluded: [
      requesterOf(request),
      ...peopleOf(request),
      ...(stage?.letIn ?? []),
      ...(stage
        ? approvalsOf(stage).map(({ by, userId }) => ({ ref: by, userId }))
        : []),
    ],
    title: `${TITLES[event.type] ?? 'To decide'}: ${subjectOf(facts)}`,
    description: `${nameOf(request.requester, facts)}: ${
      request.justification
    }`,
    severity: 'high',
    topic: 'studio-access-approvals',
    scope: `${event.requestId}:to-decide`,
  };
}

/** Updates the question of everybody who was asked. */
function nothingLeft(
  event: ChainedEvent,
  request: Request,
  title: string,
): NotificationDraft {
  const begun = (request.stages ?? []).filter(
    ({ status }) => status !== 'waiting',
  );
  const asked = begun.length
    ? begun.flatMap(({ approvers }) => approvers)
    : request.approvers;
  // A policy that decided by itself has asked nobody.
  return updateQuestion(
    event,
    request,
    event.detail.automatic ? [] : asked,
    title,
  );
}

/** Updates the question of approvers who have nothing to decide any more while others have. */
function noLongerAsked(
  event: ChainedEvent,
  request: Request,
  facts: MessageFacts,
): NotificationDraft {
  const stages = request.stages ?? [];
  const asked =
    stages.find(({ status }) => status === 'in-review')?.approvers ?? [];
  const approved = textIn(event.detail.approved);
  const isStageApproved = event.type === 'request.stage-approved';
  const before = isStageApproved
    ? stages.find(({ name }) => name === approved)?.approvers ?? []
    : refsIn(event.detail.before);
  const title = isStageApproved
    ? `Already approved by ${nameOf(
        event.actor,
        facts,
      )} in the stage ${approved}`
    : 'Nothing left for you to decide';
  return updateQuestion(
    event,
    request,
    [
      ...before.filter(ref => !asked.includes(ref)),
      // The request lets them in by now.
      ...stages
        .flatMap(({ letIn = [] }) => letIn)
        .filter(({ ref }) => refsIn(event.detail.letIn).includes(ref)),
    ],
    `${title}: ${subjectOf(facts)}`,
  );
}

function updateQuestion(
  event: ChainedEvent,
  request: Request,
  recipients: Recipient[],
  title: string,
): NotificationDraft {
  return {
    recipients,
    excluded: [event.actor, requesterOf(request), ...peopleOf(request)],
    title,
    severity: 'low',
    topic: 'studio-access-approvals',
    scope: `${event.requestId}:to-decide`,
  };
}

function peopleOf({ people }: Request): Recipient[] {
  return people.map(identifiedBy);
}
