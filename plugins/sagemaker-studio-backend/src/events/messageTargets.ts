/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  AuditorService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import { toError } from '@backstage/errors';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { SignalsService } from '@backstage/plugin-signals-node';
import {
  STUDIO_SIGNAL_CHANNEL,
  signalMark,
  type StudioSignal,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { MessageTarget, MessageTargets } from './OutboxDrainer';
import {
  refsNamedIn,
  wordNotice,
  type NoticeLanguage,
  type NoticeText,
} from './notifications/NoticeText';
import type {
  Addressees,
  NotificationMessage,
  SignalMessage,
} from './OutboxMessage';

/** Ref of a group → refs of its people, as trusted entities state them; groups that the catalog does not hold are absent. */
export type MembersOf = (groupRefs: string[]) => Promise<Map<string, string[]>>;

/** Refs of users and groups → what they are called; those that the catalog does not hold are absent. */
export type NamesOf = (refs: string[]) => Promise<Map<string, string>>;

/** Where outbox messages go: the auditor, notifications and signals services. */
export function createMessageTargets(options: {
  auditor: AuditorService;
  notifications: NotificationService;
  /** Whether people are notified at all. */
  notify: boolean;
  membersOf: MembersOf;
  namesOf: NamesOf;
  /** In which language people are notified. */
  language: NoticeLanguage;
  signals: SignalsService;
  logger: LoggerService;
}): MessageTargets {
  return {
    audit: auditTarget(options.auditor),
    notification: options.notify
      ? notificationTarget(options)
      : { send: async () => {} },
    signal: {
      send: payload =>
        options.signals.publish({
          recipients: { type: 'broadcast' },
          channel: STUDIO_SIGNAL_CHANNEL,
          message: signalOf(payload),
        }),
    },
  };
}

/** The part of a change that everybody may receive. */
function signalOf({ requestId, domainId, what }: SignalMessage): StudioSignal {
  return {
    families: [...new Set(what.map(type => type.replace(/\..*/, '')))],
    marks: [requestId, domainId].flatMap(id => (id ? [signalMark(id)] : [])),
  };
}

function auditTarget(auditor: AuditorService): MessageTarget<'audit'> {
  return {
    async send({ eventId, severityLevel, meta, failure }) {
      const event = await auditor.createEvent({ eventId, severityLevel, meta });
      if (failure === undefined) {
        await event.success();
      } else {
        await event.fail({ error: new Error(failure) });
      }
    },
  };
}

/**
 * Groups are resolved here and not by the notifications plugin, which follows relations: anybody who may register a group
 * could add people to another by them.
 */
function notificationTarget({
  notifications,
  membersOf,
  namesOf,
  language,
  logger,
}: {
  notifications: NotificationService;
  membersOf: MembersOf;
  namesOf: NamesOf;
  language: NoticeLanguage;
  logger: LoggerService;
}): MessageTarget<'notification'> {
  let isAbsenceLogged = false;
  return {
    async send({ recipients: refs, excluded, notified = [], ...message }) {
      const elsewhere = await Promise.all(
        notified.map(each => peopleAmong(each, membersOf)),
      );
      const recipients = (
        await peopleAmong({ recipients: refs, excluded }, membersOf)
      ).filter(ref => !elsewhere.flat().includes(ref));
      if (recipients.length === 0) {
        return;
      }
      const payload = await worded(message, namesOf, language);
      try {
        await notifications.send({
          recipients: {
            type: 'entity',
            entityRef: recipients,
          },
          payload,
        });
      } catch (error) {
        if (!isNotInstalled(error)) {
          throw error;
        }
        if (!isAbsenceLogged) {
          isAbsenceLogged = true;
          logger.info(
            'The notifications plugin is not installed in this back end, so nobody is notified; install @backstage/plugin-notifications-backend, or set sagemakerStudio.notifications to false',
          );
        }
      }
    },
  };
}

async function worded<
  T extends Pick<NotificationMessage, 'title' | 'description'>,
>(
  { title, description, ...message }: T,
  namesOf: NamesOf,
  language: NoticeLanguage,
) {
  const texts = [title, description].filter(
    (text): text is NoticeText => typeof text === 'object',
  );
  const refs = [...new Set(texts.flatMap(refsNamedIn))];
  const names = refs.length ? await namesOf(refs) : undefined;
  const word = (text: NoticeText | string) =>
    typeof text === 'string'
      ? text
      : wordNotice(text, language, ref => names?.get(ref));
  return {
    ...message,
    title: word(title),
    ...(description ? { description: word(description) } : {}),
  };
}

/** A team rule that has asked is nobody. */
async function peopleAmong(
  { recipients, excluded }: Addressees,
  membersOf: MembersOf,
): Promise<string[]> {
  const ofKind = (kind: string) =>
    recipients.filter(ref => parseEntityRef(ref).kind === kind);
  const groups = ofKind('group');
  const members = groups.length > 0 ? await membersOf(groups) : undefined;
  return [
    ...new Set([
      ...ofKind('user'),
      ...groups.flatMap(ref => members?.get(ref) ?? []),
    ]),
  ].filter(ref => !excluded.includes(ref));
}

/** Only the message of the error says that no plugin answers at the address. */
function isNotInstalled(error: unknown): boolean {
  return /\bstatus 404\b/.test(toError(error).message);
}
