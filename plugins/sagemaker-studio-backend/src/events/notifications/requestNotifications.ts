/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Notifications of requests. Approvers get one notification per request, which is updated when there is nothing left for
 * them to decide. What comes of a request is told when it is there: a decision that a rule has made by itself is none that
 * anybody waits for.
 */
import { identifiedBy } from '../../model/records';
import type { ChainedEvent } from '../eventChain';
import type { MessageFacts } from '../OutboxMessage';
import {
  approversAsked,
  approversBegun,
  updateQuestions,
} from './decisionNotifications';
import { notice, sentencesOf, type NoticeText } from './NoticeText';
import {
  amendedTerms,
  isForOneself,
  nameOf,
  ownSubjectOf,
  refsIn,
  requesterOf,
  subjectOf,
  textIn,
  type NotificationDraft,
} from './wording';

export function requestNotifications(
  event: ChainedEvent,
  facts: MessageFacts,
): NotificationDraft[] {
  const { request } = facts;
  if (!request) {
    return [];
  }
  return [
    ...approversAsked(event, request, facts),
    ...updateQuestions(event, request, facts),
    ...outcomes(event, facts),
  ];
}

function outcomes(
  event: ChainedEvent,
  facts: MessageFacts,
): NotificationDraft[] {
  switch (event.type) {
    case 'request.approved':
      return event.detail.automatic || isToldByGrant(facts)
        ? []
        : toRequester(event, facts, {
            code: 'request.approved',
            severity: 'normal',
            description: decidedBy(event, facts),
          });
    case 'request.rejected':
      return [
        ...toRequester(event, facts, {
          code: 'request.rejected',
          severity: 'high',
          description: decidedBy(event),
        }),
        {
          ...settled(event),
          recipients: facts.request?.people.map(identifiedBy) ?? [],
          excluded: [event.actor],
          title: notice('request.rejected', { subject: ownSubjectOf(facts) }),
          description: decidedBy(event),
          severity: 'high',
        },
      ];
    case 'request.expired':
    case 'request.invalidated':
      return toRequester(event, facts, {
        code: event.type,
        severity: 'normal',
        description: sentencesOf(textIn(event.detail.reason)),
      });
    case 'request.commented':
      return commented(event, facts);
    case 'request.approvers-vanished': {
      const about = event.detail.isStuck ? 'stuck' : 'fallback';
      return [
        {
          recipients: refsIn(event.detail.notify),
          excluded: [],
          title: notice(`request.${about}`, { subject: subjectOf(facts) }),
          description: notice(`request.${about}.why`, {}),
          severity: 'high',
          topic: 'studio-access-approvals',
          scope: `${event.requestId}:vanished`,
        },
      ];
    }
    default:
      return [];
  }
}

/** Whether the grant's own notification says it at the same moment, to the same person. */
function isToldByGrant({ request }: MessageFacts): boolean {
  return (
    request !== undefined && request.kind === 'extend' && isForOneself(request)
  );
}

function decidedBy(
  event: ChainedEvent,
  facts: MessageFacts = {},
): NoticeText | undefined {
  return sentencesOf(
    notice('request.by', { by: nameOf(event.actor) }),
    amendedTerms(facts, event.at),
    textIn(event.detail.comment),
  );
}

function toRequester(
  event: ChainedEvent,
  facts: MessageFacts,
  words: Pick<NotificationDraft, 'severity' | 'description'> & {
    code:
      | 'request.approved'
      | 'request.rejected'
      | 'request.expired'
      | 'request.invalidated';
  },
): NotificationDraft[] {
  const { request } = facts;
  const { code, ...others } = words;
  return request
    ? [
        {
          ...settled(event),
          ...others,
          recipients: [requesterOf(request)],
          excluded: [event.actor],
          title: notice(code, {
            subject: isForOneself(request)
              ? ownSubjectOf(facts)
              : subjectOf(facts),
          }),
        },
      ]
    : [];
}

/** To everybody who takes part, but for the one who wrote. */
function commented(
  event: ChainedEvent,
  facts: MessageFacts,
): NotificationDraft[] {
  const { request } = facts;
  if (!request) {
    return [];
  }
  const asking = [requesterOf(request), ...request.people.map(identifiedBy)];
  const words = {
    description: sentencesOf(textIn(event.detail.comment)),
    severity: 'normal' as const,
    topic: 'studio-access-conversations',
    scope: `${event.requestId}:conversation`,
  };
  const title = (subject: NoticeText) =>
    notice('request.commented', { by: nameOf(event.actor), subject });
  const isForOne = isForOneself(request);
  return [
    {
      ...words,
      recipients: asking,
      excluded: [event.actor],
      title: title(isForOne ? ownSubjectOf(facts) : subjectOf(facts)),
    },
    {
      ...words,
      recipients: approversBegun(request),
      excluded: [event.actor, ...asking],
      title: title(subjectOf(facts)),
    },
  ];
}

function settled({ requestId }: ChainedEvent) {
  return {
    topic: 'studio-access-decisions',
    // The result of the request updates this notification.
    scope: `${requestId}:settled`,
  };
}
