/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* How all grants of a request stand, for the requester; one notification that is updated. */
import type { GrantStatus } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { identifiedBy } from '../../model/records';
import type { ChainedEvent } from '../eventChain';
import type { MessageFacts } from '../OutboxMessage';
import { notice, type NoticeText } from './NoticeText';
import {
  amendedTerms,
  domainOf,
  obstacleIn,
  refsIn,
  subjectOf,
  type NotificationDraft,
  type Recipient,
} from './wording';

export function requesterNotifications(
  event: ChainedEvent,
  facts: MessageFacts,
  requester: Recipient,
): NotificationDraft[] {
  switch (event.type) {
    case 'grant.active':
      return ready(event, facts, requester);
    case 'grant.provision-blocked':
      return blocked(event, facts, requester);
    default:
      return [];
  }
}

function ready(
  event: ChainedEvent,
  facts: MessageFacts,
  requester: Recipient,
): NotificationDraft[] {
  const { request, grant, grantStatuses: statuses = [] } = facts;
  if (isUnderWay(statuses)) {
    return [];
  }
  const active = count(statuses, 'active');
  return [
    {
      recipients: [requester],
      excluded: statuses.length < 2 && grant ? [identifiedBy(grant)] : [],
      title:
        active === statuses.length
          ? notice('settled.ready', { subject: subjectOf(facts) })
          : notice('settled.some', {
              active,
              all: statuses.length,
              subject: subjectOf(facts),
            }),
      // This notification replaces that of the decision, so it also says what the approver changed.
      description: amendedTerms(facts, request?.decision?.at ?? event.at),
      severity: 'normal',
      topic: 'studio-access',
      scope: `${event.requestId}:settled`,
    },
  ];
}

/**
 * Blocked operations of one request mostly share a cause, so the notification is updated only when their number has
 * doubled, and once none is running any more.
 */
function blocked(
  event: ChainedEvent,
  facts: MessageFacts,
  requester: Recipient,
): NotificationDraft[] {
  const { grant, grantStatuses: statuses = [] } = facts;
  const number = count(statuses, 'provision-blocked');
  const isOne = statuses.length < 2;
  const underWay = isUnderWay(statuses);
  if (!grant || (underWay && !Number.isInteger(Math.log2(number)))) {
    return [];
  }
  return [
    {
      recipients: [requester, ...refsIn(event.detail.notify)],
      // One of many hears of the others as well.
      excluded: isOne ? [identifiedBy(grant)] : [],
      title: isOne
        ? notice('grant.blocked', {
            person: grant.displayName,
            domain: domainOf(facts),
          })
        : countBlocked(statuses, subjectOf(facts)),
      description: obstacleIn(event),
      severity: 'high',
      topic: 'studio-access',
      scope: `${event.requestId}:settled`,
    },
  ];
}

function countBlocked(
  statuses: GrantStatus[],
  subject: NoticeText,
): NoticeText {
  const all = statuses.length;
  const stuck = count(statuses, 'provision-blocked');
  return isUnderWay(statuses)
    ? notice('settled.blocked', { blocked: stuck, all, subject })
    : notice('settled.mixed', {
        active: count(statuses, 'active'),
        all,
        blocked: stuck,
        subject,
      });
}

/** Whether some of the grants are still being brought in. */
export function isUnderWay(statuses: readonly GrantStatus[]): boolean {
  return statuses.some(
    status => status === 'provisioning' || status === 'scheduled',
  );
}

function count(statuses: GrantStatus[], status: GrantStatus): number {
  return statuses.filter(each => each === status).length;
}
