/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Words that several notifications share. */
import { parseEntityRef } from '@backstage/catalog-model';
import type { ChainedEvent } from '../eventChain';
import type { Identified } from '../../model/personKey';
import type { MessageFacts, NotificationMessage } from '../OutboxMessage';

/** A ref of the configuration or the policy, or somebody of a record, whose name may be another's by now. */
export type Recipient = string | Identified;

/** A notification of an event; the link is the request of the event. */
export type NotificationDraft = Omit<
  NotificationMessage,
  'link' | 'recipients' | 'excluded'
> & {
  recipients: Recipient[];
  excluded: Recipient[];
  /** Other than the request. */
  link?: string;
};

const KINDS = {
  grant: 'access',
  'onboard-team': 'access',
  extend: 'an extension',
  'change-role': 'another role',
  revoke: 'revocation',
  'create-domain': 'a new domain',
};

/** The subject of a request: `access for 3 people in research-lab`. */
export function subjectOf(facts: MessageFacts): string {
  const { request, grant } = facts;
  const newDomain = request?.plan?.newDomain?.domain;
  if (newDomain) {
    return `the new domain ${newDomain.name} in account ${newDomain.accountId}`;
  }
  const people = request?.people ?? (grant ? [grant] : []);
  const [first, ...others] = people;
  const who =
    first && others.length === 0
      ? first.displayName
      : `${people.length} people`;
  const what = KINDS[request?.kind ?? 'grant'];
  const domainId = request?.domainId ?? grant?.domainId ?? '';
  return `${what} for ${who} in ${domainOf(domainId, facts)}`;
}

/** What a domain is called. */
export function domainOf(
  domainId: string,
  { labels }: Pick<MessageFacts, 'labels'>,
): string {
  return labels?.domainName(domainId) ?? domainId;
}

/** `user:default/mira.santos` → `Mira Santos`, or `mira.santos` where no name is known; a policy by its name. */
export function nameOf(
  actor: string,
  { labels }: Pick<MessageFacts, 'labels'>,
): string {
  const name = labels?.personName(actor);
  if (name !== undefined) {
    return name;
  }
  const policy = /^policy:(.+)$/.exec(actor)?.[1];
  if (policy !== undefined) {
    return policy.startsWith('built-in:')
      ? 'a built-in rule'
      : `the policy ${policy}`;
  }
  if (actor.startsWith('team-rule:')) {
    return 'A team rule';
  }
  return /^(user|group):/.test(actor) ? parseEntityRef(actor).name : actor;
}

/** The sentences that there are, one after the other. */
export function sentences(...parts: unknown[]): string {
  return parts.filter(Boolean).join(' ');
}

/** Recipients that the author of the event has put into its detail. */
export function refsIn(value: unknown): string[] {
  return Array.isArray(value)
    ? value.filter((ref): ref is string => typeof ref === 'string')
    : [];
}

export function textIn(value: unknown): string | undefined {
  return typeof value === 'string' && value ? value : undefined;
}

/** The obstacle and its remedy. */
export function obstacleIn({ detail }: ChainedEvent): string {
  return sentences(detail.message, detail.remedy);
}

/** Who asked, as recorded. */
export function requesterOf(
  request: NonNullable<MessageFacts['request']>,
): Identified {
  return { ref: request.requester, userId: request.requesterUserId };
}
