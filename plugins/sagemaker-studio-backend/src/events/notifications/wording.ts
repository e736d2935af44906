/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/* Words that several notifications share. */
import { endOf } from '../../model/amendment';
import { daysOf } from '../../model/durations';
import { roleName } from '../../model/roleName';
import type { ChainedEvent } from '../eventChain';
import { isSameHuman, type Identified } from '../../model/personKey';
import { amenderOf } from '../../model/mayDecide';
import { identifiedBy } from '../../model/records';
import type { MessageFacts, NotificationMessage } from '../OutboxMessage';
import {
  notice,
  sentencesOf,
  type NoticeText,
  type NoticeValue,
} from './NoticeText';

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

type Request = NonNullable<MessageFacts['request']>;

const SUBJECTS = {
  grant: 'subject.access',
  'onboard-team': 'subject.access',
  extend: 'subject.extend',
  'change-role': 'subject.change-role',
  revoke: 'subject.revoke',
  'create-domain': 'subject.access',
} as const satisfies Record<Request['kind'], string>;

/** The subject of a request for those who are not concerned: `access to research-lab for 3 people`. */
export function subjectOf(facts: MessageFacts): NoticeText {
  const { request, grant } = facts;
  const newDomain = request?.plan?.newDomain?.domain;
  if (newDomain) {
    return notice('subject.new-domain', {
      domain: newDomain.name,
      account: newDomain.accountId,
    });
  }
  const people = request?.people ?? (grant ? [grant] : []);
  const [first, ...others] = people;
  return notice(SUBJECTS[request?.kind ?? 'grant'], {
    domain: domainOf(facts),
    who:
      first && others.length === 0
        ? first.displayName
        : notice('people', { count: people.length }),
  });
}

/** The same for the person concerned: `your access to research-lab`. */
export function ownSubjectOf(facts: MessageFacts): NoticeText {
  return notice(`${SUBJECTS[facts.request?.kind ?? 'grant']}.own`, {
    domain: domainOf(facts),
  });
}

/** The name of the domain. */
export function domainOf({ request, grant, labels }: MessageFacts): string {
  const domainId = grant?.domainId ?? request?.domainId ?? '';
  return labels?.domainName(domainId) ?? domainId;
}

/** Who acted: a person, or a policy. */
export function nameOf(actor: string): NoticeValue {
  const policy = /^policy:(.+)$/.exec(actor)?.[1];
  if (policy !== undefined) {
    return policy.startsWith('built-in:')
      ? notice('built-in', {})
      : notice('policy', { policy });
  }
  if (actor.startsWith('team-rule:')) {
    return notice('team-rule', {});
  }
  return { ref: actor };
}

/** The ref of somebody of a record, or the name of whoever has lost theirs. */
export function shownName(
  person: Identified,
  { shownAs }: Pick<MessageFacts, 'shownAs'>,
): string {
  return shownAs?.(person) ?? person.ref;
}

/** Whether somebody asked for nobody but themselves. */
export function isForOneself(request: Request): boolean {
  const [person, ...others] = request.people;
  return (
    person !== undefined &&
    others.length === 0 &&
    isSameHuman(requesterOf(request), identifiedBy(person))
  );
}

/** How an approval differs from what was asked for. */
export function amendedTerms(
  facts: MessageFacts,
  at: string,
): NoticeText | undefined {
  const { request } = facts;
  if (!request?.asked) {
    return undefined;
  }
  const { asked, duration, executionRole } = request;
  const by = nameOf(shownName(amenderOf(request, asked), facts));
  const isShortened = duration !== undefined && duration !== asked.duration;
  return sentencesOf(
    isShortened ? shortenedText(duration, endOf(request, at), by) : undefined,
    executionRole === undefined || executionRole === asked.executionRole
      ? undefined
      : notice('request.other-role', {
          by,
          role: roleName(executionRole),
          asked: roleName(asked.executionRole),
        }),
  );
}

function shortenedText(
  duration: string,
  end: string | undefined,
  by: NoticeValue,
): NoticeText {
  return end
    ? notice('request.shortened', { by, end: { date: end } })
    : notice('request.shortened.for', { by, days: daysOf(duration) });
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
export function obstacleIn({ detail }: ChainedEvent): NoticeText | undefined {
  return sentencesOf(textIn(detail.message), textIn(detail.remedy));
}

/** Who asked, as recorded. */
export function requesterOf(request: Request): Identified {
  return { ref: request.requester, userId: request.requesterUserId };
}
