/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* How all grants of a request stand, for the requester; one notification that is updated. */
import type { GrantStatus } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { identifiedBy } from '../../model/records';
import type { ChainedEvent } from '../eventChain';
import type { MessageFacts } from '../OutboxMessage';
import {
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
  const { grant, grantStatuses: statuses = [] } = facts;
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
          ? `Ready: ${subjectOf(facts)}`
          : `${active} of ${statuses.length} ready: ${subjectOf(facts)}`,
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
  const all = statuses.length;
  const counted = underWay
    ? `${number} of ${all} blocked`
    : `${count(statuses, 'active')} of ${all} ready, ${number} blocked`;
  return [
    {
      recipients: [requester, ...refsIn(event.detail.notify)],
      // One of many hears of the others as well.
      excluded: isOne ? [identifiedBy(grant)] : [],
      title: isOne
        ? `Access of ${grant.displayName} to the Studio domain ${domainOf(
            grant.domainId,
            facts,
          )} is blocked`
        : `${counted}: ${subjectOf(facts)}`,
      description: obstacleIn(event),
      severity: 'high',
      topic: 'studio-access',
      scope: `${event.requestId}:settled`,
    },
  ];
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
