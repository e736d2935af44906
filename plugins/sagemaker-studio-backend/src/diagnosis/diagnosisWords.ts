/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  englishOf,
  type Diagnosis,
  type DiagnosisCode,
  type Message,
  type OperationError,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { DateTime } from 'luxon';
import { messageOf, remedyOf, say, sayAll, sentenceOf } from '../util/say';
import { count, type DomainFacts, type PersonFacts } from './facts';

/** The thresholds of time; without them no access is called unused. */
export type DiagnosisOptions = {
  /** ISO 8601; the time of now. */
  at: string;
  /** ISO 8601 duration after which access that nobody uses is said to be unused. */
  unusedAfter: string;
  /** Whether the reader may ask for the access; absent means that nobody in particular reads it. */
  mayAsk?: boolean;
};

/** Whether anything lets the person in. */
export function isAssigned(facts: PersonFacts): boolean {
  return facts.assignedDirectly || facts.throughGroups.length > 0;
}

/** Whether the application lets in everybody who is in Identity Center. */
export function isOpenToAll({ application }: DomainFacts): boolean {
  return (
    application !== undefined &&
    application.status !== 'missing' &&
    !application.assignmentRequired
  );
}

/** Whether the application lets the person in, once it is enabled. */
export function isLetIn(facts: PersonFacts, domain: DomainFacts): boolean {
  return isAssigned(facts) || isOpenToAll(domain);
}

/** How a person without an assignment of their own is let in, as part of a sentence. */
export function routeMessage(facts: PersonFacts, domain: DomainFacts): Message {
  if (!isAssigned(facts) && isOpenToAll(domain)) {
    return say('route.open-to-all');
  }
  return !facts.assignedDirectly && facts.throughGroups.length
    ? say('route.groups', {
        groups: facts.throughGroups.map(group =>
          say('group', { group: group.displayName }),
        ),
      })
    : say('route.none');
}

/** Why nothing can be requested, where that is so. */
function noRequestBecause(
  facts: PersonFacts,
  domain: DomainFacts,
  options: DiagnosisOptions | undefined,
): Message | undefined {
  if (facts.pendingRequestId) {
    return say('hint.waits');
  }
  if (domain.obstacle?.code === 'observe-only') {
    return say('hint.observed');
  }
  return options?.mayAsk === false ? say('hint.others') : undefined;
}

/** The hint to request access. */
export function hintMessage(
  facts: PersonFacts,
  domain: DomainFacts,
  options: DiagnosisOptions | undefined,
): Message {
  return noRequestBecause(facts, domain, options) ?? say('hint.request');
}

/** The hint to make some other request, in English. */
export function requestHint(
  facts: PersonFacts,
  domain: DomainFacts,
  options: DiagnosisOptions | undefined,
  hint: string,
): string {
  const instead = noRequestBecause(facts, domain, options);
  return instead ? englishOf(instead) : `${hint}.`;
}

/** `2026-12-01 08:00 UTC`. */
export function timeOf(iso: string): string {
  return `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;
}

/** `61 days ago`. */
export function daysAgo(time: string, at: string): string {
  const age = DateTime.fromISO(at).diff(DateTime.fromISO(time));
  return `${count(Math.floor(age.as('days')), 'day')} ago`;
}

/** Why nobody can open Studio in the domain now, and what to do about it. */
export function domainClosed(domain: DomainFacts): Message | undefined {
  const { obstacle } = domain;
  if (obstacle?.code === 'not-in-service') {
    return sayAll([messageOf(obstacle), remedyOf(obstacle)]);
  }
  const application = applicationObstacle(domain);
  return application && sayAll([application.sentence, application.remedy]);
}

/** Why the application of the domain lets nobody sign in, and what to do about it. */
export function applicationObstacle(
  domain: DomainFacts,
): { sentence: Message; remedy: Message } | undefined {
  switch (domain.application?.status) {
    case 'missing':
      return {
        sentence: say('application.missing', { domain: domain.name }),
        remedy: say('application.missing.remedy'),
      };
    case 'disabled':
      return {
        sentence: say('application.disabled', { domain: domain.name }),
        remedy: say('application.disabled.remedy'),
      };
    default:
      return undefined;
  }
}

/** The error that blocks an operation, with its remedy: `: <message>. <remedy>` */
export function blockedBy(error: OperationError | undefined): string {
  const reason = error ? `: ${error.message.replace(/\.$/, '')}` : '';
  return `${reason}. ${error?.remedy ?? 'See the request for what to do.'}`;
}

/** A diagnosis without a repair. Those that pages word by their code, and by what is known of the access, have no message. */
export function diagnosis(
  code: DiagnosisCode,
  sentence: string | Message,
): Diagnosis {
  return typeof sentence === 'string'
    ? { code, sentence }
    : { code, ...sentenceOf(sentence) };
}
