/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Notifications of grants. People hear of their own access only, in the second person. A requester of access for many
 * people gets one notification, which is updated as more of them are blocked and when none is under way any more.
 */
import type { AccessEventType } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { LINK_TO_MY_ACCESS } from '../../model/linkToRequest';
import { identifiedBy } from '../../model/records';
import { roleName } from '../../model/roleName';
import type { ChainedEvent } from '../eventChain';
import type { MessageFacts } from '../OutboxMessage';
import {
  notice,
  sentencesOf,
  type NoticeText,
  type NoticeValue,
} from './NoticeText';
import {
  amendedTerms,
  domainOf,
  isForOneself,
  nameOf,
  obstacleIn,
  refsIn,
  requesterOf,
  textIn,
  type NotificationDraft,
  type Recipient,
} from './wording';
import { requesterNotifications } from './settledNotifications';

type Context = {
  event: ChainedEvent;
  grant: NonNullable<MessageFacts['grant']>;
  requester: Recipient;
  facts: MessageFacts;
  /** Values that most texts have. */
  domain: string;
  of: { person: string; domain: string };
  /** The end, where there is one. */
  end: NoticeValue | undefined;
};

/** Later notifications about the same update earlier ones. */
type About = 'access' | 'expiry' | 'end';

type Words = {
  about: About;
  title: NoticeText;
  description?: NoticeText;
  severity?: NotificationDraft['severity'];
  link?: string;
};

const DRAFTS: Partial<
  Record<AccessEventType, (context: Context) => NotificationDraft[]>
> = {
  'grant.scheduled': context => {
    const { event, domain, end } = context;
    const start = { date: textIn(event.detail.startsAt) ?? '' };
    return [
      toPerson(context, {
        about: 'access',
        title: notice('grant.scheduled', { domain, start }),
        description: end
          ? notice('grant.scheduled.until', { end })
          : notice('grant.scheduled.why', {}),
      }),
    ];
  },
  'grant.start-delayed': context => {
    const description = sentencesOf(textIn(context.event.detail.reason));
    const { of, domain } = context;
    return [
      toPerson(context, {
        about: 'access',
        title: notice('grant.delayed.own', { domain }),
        description,
        severity: 'high',
      }),
      toRequester(context, {
        about: 'access',
        title: notice('grant.delayed', of),
        description,
        severity: 'high',
      }),
    ];
  },
  'grant.active': context => {
    const { domain, end, facts, grant } = context;
    return [
      toPerson(context, {
        about: 'access',
        title: notice('grant.active', { domain }),
        description: sentencesOf(
          end
            ? notice('grant.active.until', { end })
            : notice('grant.active.why', {}),
          // This notification replaces that of the decision, so it also says what the approver changed.
          amendedTerms(facts, decidedAt(context)),
        ),
        // One click to what it speaks of.
        link: facts.labels?.studioUrl(grant.domainId),
      }),
    ];
  },
  'grant.provision-blocked': context => [
    toPerson(context, {
      about: 'access',
      title: notice('grant.blocked.own', { domain: context.domain }),
      description: obstacleIn(context.event),
      severity: 'high',
    }),
  ],
  // Not to the person, who has done nothing and loses nothing by it.
  'grant.mover-noticed': ({ event, grant, of }) => [
    {
      recipients: refsIn(event.detail.notify),
      excluded: [identifiedBy(grant)],
      title: notice('grant.moved', { ...of, team: { ref: grant.team } }),
      description: notice('grant.moved.why', {}),
      severity: 'normal',
      topic: 'studio-access',
      scope: `${event.requestId}:${event.grantId}:mover`,
    },
  ],
  'grant.offboarded': context => [
    toHelpers(context, {
      about: 'end',
      title: notice('grant.offboarded', context.of),
    }),
  ],
  'grant.deprovision-blocked': context => {
    const { of, grant, event } = context;
    const what = grant.endedAt ? 'grant.not-deleted' : 'grant.not-removed';
    return [
      toHelpers(context, {
        about: 'end',
        title: notice(what, of),
        description: sentencesOf(notice(`${what}.why`, {}), obstacleIn(event)),
        severity: 'critical',
      }),
    ];
  },
  'grant.deprovisioning': context =>
    // Only those hear that it moves again who heard that it was blocked.
    refsIn(context.event.detail.notify).length
      ? [
          toHelpers(context, {
            about: 'end',
            title: notice(
              context.grant.endedAt ? 'grant.deleting' : 'grant.removing',
              context.of,
            ),
            description: notice('grant.removing.why', {}),
          }),
        ]
      : [],
  'grant.expiry-notice': context => {
    const { of, domain, end } = context;
    const words = {
      about: 'expiry',
      description: notice('grant.ends.why', {}),
      severity: 'high',
    } as const;
    return [
      toPerson(context, {
        ...words,
        title: end
          ? notice('grant.ends.own', { domain, end })
          : notice('grant.ends-soon.own', { domain }),
        // Where it is extended.
        link: LINK_TO_MY_ACCESS,
      }),
      toRequester(context, {
        ...words,
        title: end
          ? notice('grant.ends', { ...of, end })
          : notice('grant.ends-soon', of),
      }),
    ];
  },
  'grant.extended': context => {
    const { domain, end, event, facts } = context;
    return [
      toPerson(context, {
        about: 'expiry',
        title: end
          ? notice('grant.extended.own', { domain, end })
          : notice('grant.endless.own', { domain }),
        description: sentencesOf(
          notice('request.by', { by: nameOf(event.actor) }),
          amendedTerms(facts, event.at),
          facts.request?.decision?.comment,
        ),
        severity: 'low',
        link: LINK_TO_MY_ACCESS,
      }),
    ];
  },
  'grant.suspended': context => lostAccess(context, 'grant.suspended'),
  'grant.ended': context => lostAccess(context, 'grant.ended'),
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
  const domain = domainOf(facts);
  return [
    // How all of it stands is more than how it stands with oneself.
    ...requesterNotifications(event, facts, requester),
    ...draft({
      event,
      grant,
      requester,
      facts,
      domain,
      of: { person: grant.displayName, domain },
      end: grant.expiresAt ? { date: grant.expiresAt } : undefined,
    }),
  ];
}

function lostAccess(
  context: Context,
  code: 'grant.suspended' | 'grant.ended',
): NotificationDraft[] {
  const { event, grant, of, domain } = context;
  const reason = textIn(event.detail.reason ?? grant.endedReason);
  const remains = remainderOf(event, grant.executionRole);
  return [
    toPerson(context, {
      about: 'end',
      title: notice(`${code}.own`, { domain }),
      description: sentencesOf(
        reason === 'left' ? notice('reason.left.own', {}) : why(reason, of),
        remains,
      ),
    }),
    toHelpers(context, {
      about: 'end',
      title: notice(code, of),
      description: sentencesOf(why(reason, of), remains),
    }),
  ];
}

/** Why access is over. */
function why(
  reason: string | undefined,
  { person }: { person: string },
): NoticeValue | undefined {
  switch (reason) {
    case 'revoked':
    case 'expired':
    case 'target-gone':
      return notice(`reason.${reason}`, {});
    case 'left':
      return notice('reason.left', { person });
    default:
      return reason;
  }
}

/** Access that remains in AWS although the grant has ended. */
function remainderOf(
  { detail: { remainingAccess } }: ChainedEvent,
  executionRole: string,
): NoticeText | undefined {
  return Array.isArray(remainingAccess) && remainingAccess.length
    ? notice('remains', {
        ways: { list: remainingAccess.map(String) },
        role: roleName(executionRole),
      })
    : undefined;
}

function decidedAt({ facts, event }: Context): string {
  return facts.request?.decision?.at ?? event.at;
}

function toPerson(context: Context, words: Words): NotificationDraft {
  const { event, grant, facts } = context;
  const { about, severity = 'normal', link, ...texts } = words;
  return {
    ...texts,
    recipients: [identifiedBy(grant)],
    excluded: [],
    severity,
    topic: 'studio-access',
    scope: scopeOf(about, event, facts),
    ...(link ? { link } : {}),
  };
}

/** The notification that an extension updates belongs to another request. */
function scopeOf(
  about: About,
  { requestId, grantId }: ChainedEvent,
  { request, grantStatuses = [] }: MessageFacts,
): string {
  if (about === 'expiry') {
    return `${grantId}:expiry`;
  }
  // Who asked for themselves alone is told by one notification how it stands.
  return about === 'access' &&
    request &&
    grantStatuses.length < 2 &&
    isForOneself(request)
    ? `${requestId}:settled`
    : `${requestId}:${grantId}:${about}`;
}

function toRequester(context: Context, words: Words): NotificationDraft {
  return {
    ...toPerson(context, words),
    recipients: [context.requester],
    excluded: [identifiedBy(context.grant)],
  };
}

/** Not to the person, who is not the one to see to it that they lose access. */
function toHelpers(context: Context, words: Words): NotificationDraft {
  const toOne = toRequester(context, words);
  return {
    ...toOne,
    recipients: [...toOne.recipients, ...refsIn(context.event.detail.notify)],
  };
}
