/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* What approvers are asked, and how that notification changes once there is nothing left for them to decide. */
import { NOTIFICATION_TOPIC_APPROVALS } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { identifiedBy } from '../../model/records';
import { approversSoFar } from '../../model/commentOnRequest';
import { approvalsOf } from '../../model/stages';
import type { ChainedEvent } from '../eventChain';
import type { MessageFacts } from '../OutboxMessage';
import { notice, type NoticeText } from './NoticeText';
import {
  nameOf,
  refsIn,
  requesterOf,
  shownName,
  subjectOf,
  textIn,
  type NotificationDraft,
  type Recipient,
} from './wording';

type Request = NonNullable<MessageFacts['request']>;

/** The events by which approvers are asked. */
const QUESTIONS = {
  'request.submitted': 'decide.first',
  'request.stage-approved': 'decide.first',
  'request.approvers-changed': 'decide.first',
  'request.reminded': 'decide.reminder',
  'request.plan-changed': 'decide.plan-changed',
  'request.policy-changed': 'decide.policy-changed',
} as const;

/** Asks those who may decide now. Nobody is asked who may not decide, or has decided already. */
export function approversAsked(
  event: ChainedEvent,
  request: Request,
  facts: MessageFacts,
): NotificationDraft[] {
  const { type } = event;
  if (request.status !== 'in-review' || !isQuestion(type)) {
    return [];
  }
  const stage = stageInReview(request);
  return [
    {
      recipients: stage?.approvers ?? request.approvers,
      excluded: [
        requesterOf(request),
        ...peopleOf(request),
        ...(stage?.letIn ?? []),
        ...(stage
          ? approvalsOf(stage).map(({ by, userId }) => ({ ref: by, userId }))
          : []),
      ],
      title: notice(QUESTIONS[type], { subject: subjectOf(facts) }),
      description: notice('decide.why', {
        requester: nameOf(shownName(requesterOf(request), facts)),
        justification: request.justification,
      }),
      severity: 'high',
      topic: NOTIFICATION_TOPIC_APPROVALS,
      scope: `${event.requestId}:to-decide`,
    },
  ];
}

/**
 * Updates the question of those who were asked and have nothing left to decide. Its severity is low, by which pages know
 * that they may mark it as read.
 */
export function updateQuestions(
  event: ChainedEvent,
  request: Request,
  facts: MessageFacts,
): NotificationDraft[] {
  const subject = subjectOf(facts);
  const by = nameOf(event.actor);
  const update = (recipients: Recipient[], title: NoticeText) =>
    updateQuestion(event, request, recipients, title);
  const everybody = everybodyAsked(event, request);
  const isIn = request.status === 'in-review';
  switch (event.type) {
    case 'request.voted':
      return isIn
        ? [update([event.actor], notice('decided.you-approved', { subject }))]
        : [];
    case 'request.approved':
      return [
        update(
          actorAmong(everybody, event),
          notice('decided.you-approved', { subject }),
        ),
        update(everybody, notice('decided.approved', { by, subject })),
      ];
    case 'request.rejected':
      return [
        update(
          actorAmong(everybody, event),
          notice('decided.you-rejected', { subject }),
        ),
        update(everybody, notice('decided.rejected', { by, subject })),
      ];
    case 'request.withdrawn':
      return [update(everybody, notice('decided.withdrawn', { by, subject }))];
    case 'request.expired':
      return [update(everybody, notice('decided.expired', { subject }))];
    case 'request.invalidated':
      return [update(everybody, notice('decided.invalidated', { subject }))];
    case 'request.stage-approved': {
      const stage = textIn(event.detail.approved) ?? '';
      const asked = request.stages?.find(({ name }) => name === stage);
      return isIn
        ? [
            update([event.actor], notice('decided.you-approved', { subject })),
            update(
              notAskedNow(asked?.approvers ?? [], event, request),
              notice('decided.stage', { by, stage, subject }),
            ),
          ]
        : [];
    }
    default:
      return isIn && isQuestion(event.type)
        ? [
            update(
              notAskedNow(refsIn(event.detail.before), event, request),
              notice('decided.others', { subject }),
            ),
          ]
        : [];
  }
}

function isQuestion(type: string): type is keyof typeof QUESTIONS {
  return type in QUESTIONS;
}

function everybodyAsked(event: ChainedEvent, request: Request): Recipient[] {
  // A policy that decided by itself has asked nobody.
  if (event.detail.automatic) {
    return [];
  }
  return approversBegun(request);
}

/** The approvers of the stages that have begun, and those who have voted, whatever they are called by now. */
export function approversBegun(request: Request): Recipient[] {
  const { stages = [], approvers } = request;
  return [
    ...approversSoFar({ stages, approvers }),
    ...stages
      .flatMap(({ votes }) => votes)
      .map(({ by, userId }) => ({ ref: by, userId })),
  ];
}

/** Who decided, unless nobody was asked. */
function actorAmong(
  everybody: Recipient[],
  { actor }: ChainedEvent,
): Recipient[] {
  return everybody.length > 0 ? [actor] : [];
}

function notAskedNow(
  before: string[],
  { detail }: ChainedEvent,
  request: Request,
): Recipient[] {
  const asked = stageInReview(request)?.approvers ?? [];
  return [
    ...before.filter(ref => !asked.includes(ref)),
    // The request lets them in by now.
    ...(request.stages ?? [])
      .flatMap(({ letIn = [] }) => letIn)
      .filter(({ ref }) => refsIn(detail.letIn).includes(ref)),
  ];
}

function updateQuestion(
  event: ChainedEvent,
  request: Request,
  recipients: Recipient[],
  title: NoticeText,
): NotificationDraft {
  const isForActor = recipients.every(ref => ref === event.actor);
  return {
    recipients,
    excluded: [
      requesterOf(request),
      ...peopleOf(request),
      ...(isForActor ? [] : [event.actor]),
    ],
    title,
    severity: 'low',
    topic: NOTIFICATION_TOPIC_APPROVALS,
    scope: `${event.requestId}:to-decide`,
  };
}

function stageInReview({ stages }: Request) {
  return stages?.find(({ status }) => status === 'in-review');
}

function peopleOf({ people }: Request): Recipient[] {
  return people.map(identifiedBy);
}
