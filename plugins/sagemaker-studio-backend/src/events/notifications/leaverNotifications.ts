/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { ChainedEvent } from '../eventChain';
import type { NotificationMessage } from '../OutboxMessage';
import { notice, type NoticeText } from './NoticeText';
import { nameOf, refsIn } from './wording';

/** Texts about held-back and accepted mass changes. */
const WORDS: Record<
  string,
  { scope: string; title: NoticeText; description?: NoticeText }
> = {
  'leavers.held-back': {
    scope: 'leavers:grants',
    title: notice('mass.leavers', {}),
    description: notice('mass.leavers.why', {}),
  },
  'leavers.requests-held-back': {
    scope: 'leavers:requests',
    title: notice('mass.requests', {}),
    description: notice('mass.requests.why', {}),
  },
  'leavers.team-rule-held-back': {
    scope: 'leavers:team-rules',
    title: notice('mass.team-rule', {}),
    description: notice('mass.team-rule.why', {}),
  },
  'leavers.team-rule-accepted': {
    scope: 'leavers:team-rules',
    title: notice('mass.team-rule-accepted', {}),
  },
  'leavers.accepted': {
    scope: 'leavers:grants',
    title: notice('mass.leavers-accepted', {}),
  },
  'leavers.requests-accepted': {
    scope: 'leavers:requests',
    title: notice('mass.requests-accepted', {}),
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
      description:
        words.description ?? notice('request.by', { by: nameOf(event.actor) }),
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
    ? { scope, title: notice('mass.rejected', {}), description: undefined }
    : WORDS[type];
}
