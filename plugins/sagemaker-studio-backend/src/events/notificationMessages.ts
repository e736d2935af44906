/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * Who is notified of an event, and in which words. Approvers are asked once and the same notification is updated when
 * nothing is left for them to decide. Whoever asked for many people hears of them by one notification, which is updated
 * as more of them are blocked and when all is settled, and the people themselves hear of their own access only.
 */
import { parseEntityRef } from '@backstage/catalog-model';
import type { GrantStatus } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { DateTime } from 'luxon';
import { roleName } from '../model/roleName';
import { approvalsOf } from '../model/stages';
import type { ChainedEvent } from './eventChain';
import type { NotificationMessage, MessageFacts } from './OutboxMessage';

/** The notifications that an event brings about. */
export function notificationMessagesOf(
  event: ChainedEvent,
  facts: MessageFacts,
): NotificationMessage[] {
  if (event.type.startsWith('leavers.')) {
    return guardNotices(event);
  }
  const notices = event.type.startsWith('request.')
    ? requestNotices(event, facts)
    : grantNotices(event, facts);
  return notices.flatMap(notice => {
    const recipients = [...new Set(notice.recipients)].filter(
      recipient => !notice.excluded.includes(recipient),
    );
    return recipients.length
      ? [
          {
            ...notice,
            recipients,
            excluded: [...new Set(notice.excluded)],
            link: `/sagemaker-studio/requests/${event.requestId}`,
          },
        ]
      : [];
  });
}

type Notice = Omit<NotificationMessage, 'link'>;

function requestNotices(event: ChainedEvent, facts: MessageFacts): Notice[] {
  const { request } = facts;
  if (!request) {
    return [];
  }
  const people = request.people.map(({ person }) => person);
  const concerned = [request.requester, ...people];
  switch (event.type) {
    case 'request.submitted':
    case 'request.stage-approved':
    case 'request.approvers-changed':
    case 'request.policy-changed':
    case 'request.plan-changed':
    case 'request.reminded':
      return request.status === 'in-review'
        ? // In this order: who is asked in both stands with the question.
          [...noLongerAsked(event, facts), askApprovers(event, facts)]
        : [];
    case 'request.approved':
    case 'request.rejected': {
      const outcome = event.type.split('.')[1];
      const by = nameOf(event.actor);
      return [
        nothingLeft(event, facts, `Already ${outcome} by ${by}`),
        {
          recipients: concerned,
          excluded: [event.actor],
          title: `${capital(outcome)}: ${subjectOf(facts)}`,
          description: [`By ${by}.`, event.detail.comment]
            .filter(Boolean)
            .join(' '),
          severity: outcome === 'approved' ? 'normal' : 'high',
          topic: 'studio-access-decisions',
          scope: `${event.requestId}:decision`,
        },
      ];
    }
    case 'request.withdrawn':
      return [nothingLeft(event, facts, `Withdrawn by ${nameOf(event.actor)}`)];
    case 'request.expired':
    case 'request.invalidated': {
      const ended = event.type.split('.')[1];
      return [
        nothingLeft(event, facts, `${capital(ended)}, nothing left to decide`),
        {
          recipients: [request.requester],
          excluded: [],
          title: `${capital(ended)}: ${subjectOf(facts)}`,
          description: textOf(event.detail.reason),
          severity: 'normal',
          topic: 'studio-access-decisions',
          scope: `${event.requestId}:decision`,
        },
      ];
    }
    default:
      return [];
  }
}

/** How approvers are asked again. */
const ASKED: Record<string, string> = {
  'request.reminded': 'Still to decide',
  'request.plan-changed': 'To decide again, since the plan has changed',
  'request.policy-changed': 'To decide again, since the policy has changed',
};

function askApprovers(event: ChainedEvent, facts: MessageFacts): Notice {
  const request = facts.request!;
  const stage = request.stages?.find(({ status }) => status === 'in-review');
  const people = request.people.map(({ person }) => person);
  return {
    recipients: stage?.approvers ?? request.approvers,
    // Whoever may not decide, or has decided, is not asked to.
    excluded: [
      request.requester,
      ...people,
      ...(stage ? approvalsOf(stage).map(({ by }) => by) : []),
    ],
    title: `${ASKED[event.type] ?? 'To decide'}: ${subjectOf(facts)}`,
    description: `${nameOf(request.requester)}: ${request.justification}`,
    severity: 'high',
    topic: 'studio-access-approvals',
    scope: `${event.requestId}:to-decide`,
  };
}

/** Updates what the approvers were asked. */
function nothingLeft(
  event: ChainedEvent,
  facts: MessageFacts,
  title: string,
): Notice {
  const request = facts.request!;
  const staged =
    request.stages
      ?.filter(({ status }) => status !== 'waiting')
      .flatMap(({ approvers }) => approvers) ?? [];
  const asked = staged.length ? staged : request.approvers;
  // A policy that decided by itself has asked nobody.
  return toAsked(event, facts, event.detail.automatic ? [] : asked, title);
}

/** Updates what those were asked who have nothing to decide any more while others have. */
function noLongerAsked(event: ChainedEvent, facts: MessageFacts): Notice[] {
  const stages = facts.request?.stages ?? [];
  const asked =
    stages.find(({ status }) => status === 'in-review')?.approvers ?? [];
  const isOther = (ref: string) => !asked.includes(ref);
  if (event.type !== 'request.stage-approved') {
    const before = refsOf(event.detail.before).filter(isOther);
    return [toAsked(event, facts, before, 'Nothing left for you to decide')];
  }
  const finished =
    stages.find(({ name }) => name === event.detail.approved)?.approvers ?? [];
  return [
    toAsked(
      event,
      facts,
      finished.filter(isOther),
      `Already approved by ${nameOf(event.actor)} in the stage ${textOf(
        event.detail.approved,
      )}`,
    ),
  ];
}

function toAsked(
  event: ChainedEvent,
  facts: MessageFacts,
  recipients: string[],
  title: string,
): Notice {
  const { requester, people } = facts.request!;
  return {
    recipients,
    excluded: [event.actor, requester, ...people.map(({ person }) => person)],
    title: `${title}: ${subjectOf(facts)}`,
    severity: 'low',
    topic: 'studio-access-approvals',
    scope: `${event.requestId}:to-decide`,
  };
}

function grantNotices(event: ChainedEvent, facts: MessageFacts): Notice[] {
  const { grant } = facts;
  if (!grant || !event.grantId) {
    return [];
  }
  const toPerson = (
    notice: Pick<Notice, 'title' | 'description' | 'severity' | 'topic'> & {
      about: 'access' | 'expiry' | 'end';
    },
  ): Notice => {
    const { about, ...rest } = notice;
    return {
      ...rest,
      recipients: [grant.person],
      excluded: [],
      scope: `${event.requestId}:${event.grantId}:${about}`,
    };
  };
  const requester = facts.request?.requester ?? grant.requester;
  const toRequester = (notice: Notice): Notice => ({
    ...notice,
    recipients: [requester],
    excluded: [grant.person],
  });
  /** Not to the person: they are not the ones to see to it that they lose access. */
  const toHelpers = (notice: Notice): Notice => ({
    ...notice,
    recipients: [requester, ...refsOf(event.detail.notify)],
    excluded: [grant.person],
  });
  const place = `the Studio domain ${grant.domainId}`;
  const until = grant.expiresAt ? ` until ${dayOf(grant.expiresAt)}` : '';
  switch (event.type) {
    case 'grant.scheduled':
      return [
        toPerson({
          title: `You can open ${place} from ${dayOf(
            textOf(event.detail.startsAt) ?? '',
          )} on`,
          description: `Your access is made ready by then${until}.`,
          severity: 'normal',
          topic: 'studio-access',
          about: 'access',
        }),
      ];
    case 'grant.start-delayed': {
      const notice = toPerson({
        title: `Access of ${grant.displayName} to ${place} does not begin yet`,
        description: textOf(event.detail.reason),
        severity: 'high',
        topic: 'studio-access',
        about: 'access',
      });
      return [notice, toRequester(notice)];
    }
    case 'grant.active':
      return [
        toPerson({
          title: `You can open ${place}`,
          description: `Your access is ready${until}.`,
          severity: 'normal',
          topic: 'studio-access',
          about: 'access',
        }),
        ...settled(event, facts, requester),
      ];
    case 'grant.provision-blocked': {
      const notice = toPerson({
        title: `Access of ${grant.displayName} to ${place} is blocked`,
        description: troubleOf(event),
        severity: 'high',
        topic: 'studio-access',
        about: 'access',
      });
      return [notice, ...blockedOf(event, facts, requester)];
    }
    case 'grant.mover-noticed':
      // The person has done nothing, and loses nothing by it.
      return [
        {
          recipients: refsOf(event.detail.notify),
          excluded: [grant.person],
          title: `${grant.displayName} has left ${nameOf(
            grant.team,
          )} and keeps access to ${place}`,
          description:
            'It was granted with the team: revoke it, if it is not needed any more.',
          severity: 'normal',
          topic: 'studio-access',
          scope: `${event.requestId}:${event.grantId}:mover`,
        },
      ];
    case 'grant.offboarded':
      return [
        toHelpers(
          toPerson({
            title: `What ${grant.displayName} left behind in ${place} is deleted`,
            severity: 'normal',
            topic: 'studio-access',
            about: 'end',
          }),
        ),
      ];
    case 'grant.deprovision-blocked':
      return [
        toHelpers(
          toPerson({
            title: grant.endedAt
              ? `What ${grant.displayName} left behind in ${place} is not deleted yet`
              : `${grant.displayName} still has access to ${place}`,
            description: [
              grant.endedAt
                ? 'Deleting it is blocked, and is tried again.'
                : 'Taking it away is blocked, and is tried again.',
              troubleOf(event),
            ]
              .filter(Boolean)
              .join(' '),
            severity: 'critical',
            topic: 'studio-access',
            about: 'end',
          }),
        ),
      ];
    case 'grant.deprovisioning':
      // Only what was blocked is told to have moved.
      return refsOf(event.detail.notify).length
        ? [
            toHelpers(
              toPerson({
                title: grant.endedAt
                  ? `What ${grant.displayName} left behind in ${place} is being deleted again`
                  : `Access of ${grant.displayName} to ${place} is being taken away again`,
                description: 'What blocked it is gone.',
                severity: 'normal',
                topic: 'studio-access',
                about: 'end',
              }),
            ),
          ]
        : [];
    case 'grant.expiry-notice': {
      const notice = toPerson({
        title: `Access of ${grant.displayName} to ${place} ends${
          grant.expiresAt ? ` on ${dayOf(grant.expiresAt)}` : ' soon'
        }`,
        description: 'Ask for an extension to keep it without interruption.',
        severity: 'high',
        topic: 'studio-access',
        about: 'expiry',
      });
      return [notice, toRequester(notice)];
    }
    case 'grant.extended':
      // Updates the expiry notice, if there was one.
      return [
        toPerson({
          title: `Your access to ${place} was extended${until}`,
          severity: 'low',
          topic: 'studio-access',
          about: 'expiry',
        }),
      ];
    case 'grant.suspended':
    case 'grant.ended': {
      const word = event.type === 'grant.ended' ? 'has ended' : 'is suspended';
      const notice = toPerson({
        title: `Access of ${grant.displayName} to ${place} ${word}`,
        description: [
          textOf(event.detail.reason ?? grant.endedReason),
          remainderOf(event, grant.executionRole),
        ]
          .filter(Boolean)
          .join('. '),
        severity: 'normal',
        topic: 'studio-access',
        about: 'end',
      });
      return [notice, toHelpers(notice)];
    }
    default:
      return [];
  }
}

/** Access that has ended here and remains in AWS is no news to keep back. */
function remainderOf(
  { detail }: ChainedEvent,
  executionRole: string,
): string | undefined {
  const { remainingAccess } = detail;
  return Array.isArray(remainingAccess) && remainingAccess.length
    ? `Still has access ${remainingAccess
        .map(String)
        .join('; ')}; a profile that was not deleted keeps the role ${roleName(
        executionRole,
      )}.`
    : undefined;
}

/** Tells whoever asked for others once, when none of the grants is under way any more. */
function settled(
  event: ChainedEvent,
  facts: MessageFacts,
  requester: string,
): Notice[] {
  const statuses = facts.grantStatuses ?? [];
  if (isUnderWay(statuses)) {
    return [];
  }
  const active = count(statuses, 'active');
  return [
    {
      recipients: [requester],
      excluded: statuses.length > 1 ? [] : [facts.grant?.person ?? ''],
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
 * Tells whoever asked, and who may know what to do, that AWS does not follow. What blocks one of many mostly blocks the
 * others too, so it is told again only as twice as many are blocked, and once nothing is under way any more.
 */
function blockedOf(
  event: ChainedEvent,
  facts: MessageFacts,
  requester: string,
): Notice[] {
  const { grant, grantStatuses: statuses = [] } = facts;
  const blocked = count(statuses, 'provision-blocked');
  const isOne = statuses.length < 2;
  const underWay = isUnderWay(statuses);
  if (!grant || (underWay && !Number.isInteger(Math.log2(blocked)))) {
    return [];
  }
  const all = statuses.length;
  const counted = underWay
    ? `${blocked} of ${all} blocked`
    : `${count(statuses, 'active')} of ${all} ready, ${blocked} blocked`;
  return [
    {
      recipients: [requester, ...refsOf(event.detail.notify)],
      // Who is among many hears of the others as well.
      excluded: isOne ? [grant.person] : [],
      title: isOne
        ? `Access of ${grant.displayName} to the Studio domain ${grant.domainId} is blocked`
        : `${counted}: ${subjectOf(facts)}`,
      description: troubleOf(event),
      severity: 'high',
      topic: 'studio-access',
      scope: `${event.requestId}:settled`,
    },
  ];
}

function isUnderWay(statuses: GrantStatus[]): boolean {
  return statuses.some(
    status => status === 'provisioning' || status === 'scheduled',
  );
}

function count(statuses: GrantStatus[], status: GrantStatus): number {
  return statuses.filter(each => each === status).length;
}

/** What is in the way, and what to do about it. */
function troubleOf({ detail }: ChainedEvent): string {
  return [detail.message, detail.remedy].filter(Boolean).join(' ');
}

const KINDS = {
  grant: 'access',
  'onboard-team': 'access',
  extend: 'an extension',
  'change-role': 'another role',
  revoke: 'revocation',
};

/** What a request is about, in few words. */
function subjectOf(facts: MessageFacts): string {
  const { request, grant } = facts;
  const people = request?.people ?? (grant ? [grant] : []);
  const who =
    people.length === 1 ? people[0].displayName : `${people.length} people`;
  const what = KINDS[request?.kind ?? 'grant'];
  return `${what} for ${who} in ${request?.domainId ?? grant?.domainId}`;
}

/** `user:default/mira.santos` → `mira.santos`; other actors as they are. */
function nameOf(actor: string): string {
  return /^(user|group):/.test(actor) ? parseEntityRef(actor).name : actor;
}

function dayOf(time: string): string {
  return DateTime.fromISO(time, { zone: 'utc' }).toISODate() ?? time;
}

function capital(word: string): string {
  return word.charAt(0).toLocaleUpperCase('en-US') + word.slice(1);
}

/** What seemed to be gone all at once, told to those who can look whether it is. */
const GUARDED: Record<
  string,
  { scope: string; title: string; description: string }
> = {
  'leavers.held-back': {
    scope: 'leavers:grants',
    title: 'Too many people seem to have left Studio at once',
    description:
      'Nobody loses access until somebody has looked whether the sync of the identity provider is broken, and accepts it if it is not.',
  },
  'leavers.requests-held-back': {
    scope: 'leavers:requests',
    title:
      'Too many requests for Studio seem to have lost their ground at once',
    description:
      'They stay in review until somebody has looked whether the catalog or a sync is broken, and accepts it if they are not.',
  },
  'leavers.accepted': {
    scope: 'leavers:grants',
    title: 'Accepted: people who have left lose their access to Studio',
    description: '',
  },
  'leavers.requests-accepted': {
    scope: 'leavers:requests',
    title: 'Accepted: requests for Studio that have lost their ground',
    description: '',
  },
};

function guardNotices(event: ChainedEvent): NotificationMessage[] {
  const words = GUARDED[event.type];
  const recipients = refsOf(event.detail.notify);
  if (!words || recipients.length === 0) {
    return [];
  }
  const isOver = event.type.endsWith('accepted');
  return [
    {
      recipients,
      excluded: isOver ? [event.actor] : [],
      title: words.title,
      description: isOver ? `By ${nameOf(event.actor)}.` : words.description,
      link: '/sagemaker-studio/events?about=leavers',
      severity: isOver ? 'low' : 'critical',
      topic: 'studio-access-leavers',
      scope: words.scope,
    },
  ];
}

function refsOf(value: unknown): string[] {
  return Array.isArray(value)
    ? value.filter((ref): ref is string => typeof ref === 'string')
    : [];
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value ? value : undefined;
}
