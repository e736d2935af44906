/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Notifications of grants. People hear of their own access only. A requester of access for many people gets one
 * notification, which is updated as more of them are blocked and when none is under way any more.
 */
import type { AccessEventType } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { DateTime } from 'luxon';
import { isSameHuman } from '../../model/personKey';
import { identifiedBy } from '../../model/records';
import { roleName } from '../../model/roleName';
import type { ChainedEvent } from '../eventChain';
import type { MessageFacts } from '../OutboxMessage';
import {
  domainOf,
  nameOf,
  obstacleIn,
  refsIn,
  requesterOf,
  sentences,
  textIn,
  type NotificationDraft,
  type Recipient,
} from './wording';
import { requesterNotifications } from './settledNotifications';

type Context = {
  event: ChainedEvent;
  grant: NonNullable<MessageFacts['grant']>;
  requester: Recipient;
  /** `the Studio domain d-1` */
  domain: string;
  /** ` until 2026-12-01`, or nothing. */
  until: string;
  facts: MessageFacts;
};

type Words = {
  /** Later notifications about the same update earlier ones. */
  about: 'access' | 'expiry' | 'end';
  title: string;
  description?: string;
  severity?: NotificationDraft['severity'];
  link?: string;
};

const DRAFTS: Partial<
  Record<AccessEventType, (context: Context) => NotificationDraft[]>
> = {
  'grant.scheduled': context => [
    toPerson(context, {
      about: 'access',
      title: `You can open ${context.domain} from ${dayOf(
        textIn(context.event.detail.startsAt) ?? '',
      )} on`,
      description: `Your access is made ready by then${context.until}.`,
    }),
  ],
  'grant.start-delayed': context =>
    toPersonAndRequester(context, {
      about: 'access',
      title: `Access of ${context.grant.displayName} to ${context.domain} does not begin yet`,
      description: textIn(context.event.detail.reason),
      severity: 'high',
    }),
  'grant.active': context => [
    toPerson(context, {
      about: 'access',
      title: `You can open ${context.domain}`,
      description: `Your access is ready${context.until}.`,
      // One click to what it speaks of.
      link: context.facts.labels?.studioUrl(context.grant.domainId),
    }),
  ],
  'grant.provision-blocked': context => [
    toPerson(context, {
      about: 'access',
      title: `Access of ${context.grant.displayName} to ${context.domain} is blocked`,
      description: obstacleIn(context.event),
      severity: 'high',
    }),
  ],
  // Not to the person, who has done nothing and loses nothing by it.
  'grant.mover-noticed': ({ event, grant, domain, facts }) => [
    {
      recipients: refsIn(event.detail.notify),
      excluded: [identifiedBy(grant)],
      title: `${grant.displayName} has left ${nameOf(
        grant.team,
        facts,
      )} and keeps access to ${domain}`,
      description:
        'It was granted with the team: revoke it, if it is not needed any more.',
      severity: 'normal',
      topic: 'studio-access',
      scope: `${event.requestId}:${event.grantId}:mover`,
    },
  ],
  'grant.offboarded': context => [
    toHelpers(context, {
      about: 'end',
      title: `What ${context.grant.displayName} left behind in ${context.domain} is deleted`,
    }),
  ],
  'grant.deprovision-blocked': context => {
    const { displayName, endedAt } = context.grant;
    return [
      toHelpers(context, {
        about: 'end',
        title: endedAt
          ? `What ${displayName} left behind in ${context.domain} is not deleted yet`
          : `${displayName} still has access to ${context.domain}`,
        description: sentences(
          `${
            endedAt ? 'Deleting it' : 'Taking it away'
          } is blocked, and is tried again.`,
          obstacleIn(context.event),
        ),
        severity: 'critical',
      }),
    ];
  },
  'grant.deprovisioning': context => {
    const { displayName, endedAt } = context.grant;
    // Only those hear that it moves again who heard that it was blocked.
    return refsIn(context.event.detail.notify).length
      ? [
          toHelpers(context, {
            about: 'end',
            title: endedAt
              ? `What ${displayName} left behind in ${context.domain} is being deleted again`
              : `Access of ${displayName} to ${context.domain} is being taken away again`,
            description: 'What blocked it is gone.',
          }),
        ]
      : [];
  },
  'grant.expiry-notice': context =>
    toPersonAndRequester(context, {
      about: 'expiry',
      title: `Access of ${context.grant.displayName} to ${context.domain} ends${
        context.grant.expiresAt
          ? ` on ${dayOf(context.grant.expiresAt)}`
          : ' soon'
      }`,
      description: 'Ask for an extension to keep it without interruption.',
      severity: 'high',
    }),
  'grant.extended': context => [
    toPerson(context, {
      about: 'expiry',
      title: `Your access to ${context.domain} was extended${context.until}`,
      severity: 'low',
    }),
  ],
  'grant.suspended': context => lostAccess(context, 'is suspended'),
  'grant.ended': context => lostAccess(context, 'has ended'),
};

export function grantNotifications(
  event: ChainedEvent,
  facts: MessageFacts,
): NotificationDraft[] {
  const { grant, request } = facts;
  const draft = DRAFTS[event.type];
  if (!grant || !event.grantId || !draft) {
    return [];
  }
  const requester = request ? requesterOf(request) : grant.requester;
  return [
    ...draft({
      event,
      grant,
      requester,
      facts,
      domain: `the Studio domain ${domainOf(grant.domainId, facts)}`,
      until: grant.expiresAt ? ` until ${dayOf(grant.expiresAt)}` : '',
    }),
    ...requesterNotifications(event, facts, requester),
  ];
}

function lostAccess(context: Context, verb: string): NotificationDraft[] {
  const { event, grant } = context;
  const words: Words = {
    about: 'end',
    title: `Access of ${grant.displayName} to ${context.domain} ${verb}`,
    description: [
      reasonOf(textIn(event.detail.reason ?? grant.endedReason)),
      remainderOf(event, grant.executionRole),
    ]
      .filter(Boolean)
      .join('. '),
  };
  return [toPerson(context, words), toHelpers(context, words)];
}

/** Access that remains in AWS although the grant has ended. */
function remainderOf(
  { detail: { remainingAccess } }: ChainedEvent,
  executionRole: string,
): string | undefined {
  return Array.isArray(remainingAccess) && remainingAccess.length
    ? `Still has access ${remainingAccess
        .map(String)
        .join('; ')}; a profile that was not deleted keeps the role ${roleName(
        executionRole,
      )}.`
    : undefined;
}

/** Why access is over, in words. */
const REASONS: Record<string, string> = {
  revoked: 'It was revoked',
  expired: 'Its time was over',
  left: 'They seem to have left the company',
  'target-gone': 'What it gave access to is gone',
};

function reasonOf(reason: string | undefined): string | undefined {
  return reason === undefined ? undefined : REASONS[reason] ?? reason;
}

function toPerson(context: Context, words: Words): NotificationDraft {
  const { event, grant } = context;
  const { about, title, description, severity = 'normal', link } = words;
  return {
    recipients: [identifiedBy(grant)],
    excluded: [],
    title,
    description,
    severity,
    topic: 'studio-access',
    // Who asked for themselves alone is told by one notification how it stands.
    scope:
      about === 'access' && isOwnRequest(context)
        ? `${event.requestId}:settled`
        : `${event.requestId}:${event.grantId}:${about}`,
    ...(link ? { link } : {}),
  };
}

function isOwnRequest({ grant, facts }: Context): boolean {
  const { request, grantStatuses = [] } = facts;
  return (
    request?.people.length === 1 &&
    grantStatuses.length < 2 &&
    isSameHuman(requesterOf(request), identifiedBy(grant))
  );
}

function toPersonAndRequester(
  context: Context,
  words: Words,
): NotificationDraft[] {
  const toThem = toPerson(context, words);
  return [
    toThem,
    {
      ...toThem,
      recipients: [context.requester],
      excluded: [identifiedBy(context.grant)],
    },
  ];
}

/** Not to the person, who is not the one to see to it that they lose access. */
function toHelpers(context: Context, words: Words): NotificationDraft {
  return {
    ...toPerson(context, words),
    recipients: [context.requester, ...refsIn(context.event.detail.notify)],
    excluded: [identifiedBy(context.grant)],
  };
}

function dayOf(time: string): string {
  return DateTime.fromISO(time, { zone: 'utc' }).toISODate() ?? time;
}
