/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { ChainedEvent } from '../eventChain';
import type { MessageFacts, NotificationMessage } from '../OutboxMessage';
import { nameOf, refsIn } from './wording';

/** Texts about held-back and accepted mass changes. */
const WORDS: Record<
  string,
  { scope: string; title: string; description?: string }
> = {
  'leavers.held-back': {
    scope: 'leavers:grants',
    title: 'Too many people seem to have left Studio at once',
    description:
      'Nobody loses access until somebody has checked whether the sync of the identity provider is broken, and accepts it if it is not.',
  },
  'leavers.requests-held-back': {
    scope: 'leavers:requests',
    title:
      'Too many requests for Studio cannot be carried out any more at once',
    description:
      'They stay in review until somebody has checked whether the catalog or a sync is broken, and accepts it if they are not.',
  },
  'leavers.team-rule-held-back': {
    scope: 'leavers:team-rules',
    title: 'A team rule wants too many changes of access to Studio at once',
    description:
      'Nothing of it is filed until somebody has checked whether the sync of the identity provider is broken, and accepts it if it is not.',
  },
  'leavers.team-rule-accepted': {
    scope: 'leavers:team-rules',
    title: 'Accepted: a team rule files its requests for access to Studio',
  },
  'leavers.accepted': {
    scope: 'leavers:grants',
    title: 'Accepted: people who have left lose their access to Studio',
  },
  'leavers.requests-accepted': {
    scope: 'leavers:requests',
    title:
      'Accepted: requests for Studio that cannot be carried out are invalidated',
  },
};

/** The scope of what somebody says is a fault, so that it takes the place of what was said before. */
const REJECTED: Record<string, string> = {
  leavers: 'leavers:grants',
  requests: 'leavers:requests',
  'team-rules': 'leavers:team-rules',
};

/** Notifications of the change threshold: to the people who can say whether so many have left. */
export function leaverNotifications(
  event: ChainedEvent,
  facts: MessageFacts,
): NotificationMessage[] {
  const words = wordsOf(event);
  const recipients = refsIn(event.detail.notify);
  if (!words || recipients.length === 0) {
    return [];
  }
  const isHeldBack = words.description !== undefined;
  return [
    {
      recipients,
      excluded: isHeldBack ? [] : [event.actor],
      title: words.title,
      description: words.description ?? `By ${nameOf(event.actor, facts)}.`,
      // Where it is decided; what was decided is in the log.
      link: isHeldBack
        ? '/sagemaker-studio/domains'
        : '/sagemaker-studio/events?about=leavers',
      severity: isHeldBack ? 'critical' : 'low',
      topic: 'studio-access-leavers',
      scope: words.scope,
    },
  ];
}

function wordsOf({ type, detail }: ChainedEvent) {
  const scope = REJECTED[String(detail.kind)];
  return type === 'leavers.rejected' && scope
    ? { scope, title: 'Rejected as a fault: nothing of it is carried out' }
    : WORDS[type];
}
