/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import {
  ACCESS_EVENT_TYPES,
  type AccessEvent,
  type AccessEventType,
  type AccessRequest,
  type Message,
  type OperationStepName,
  type SettingsChange,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { nameOfEntityRef } from './entityRef';
import { roleName } from './roleName';
import { settingsChangesOf } from './settingsChanges';

/** The request that an event belongs to. */
export type EventContext = Pick<AccessRequest, 'grants'> &
  Partial<Pick<AccessRequest, 'plan'>>;

/** The parts of an event's description. */
export type EventDescription = {
  /** Undefined for event types of a newer backend. */
  type: AccessEventType | undefined;
  person?: string;
  step?: OperationStepName;
  notes: EventNote[];
};

/** A detail of an event: text from the backend, or a value with a message of its own. */
export type EventNote =
  | { kind: 'text'; text: string; message?: Message }
  | { kind: 'reason'; reason: EndReason }
  | { kind: 'stage' | 'nextStage'; stage: string }
  | { kind: 'until' | 'startsOn' | 'takenAway'; at: string }
  | { kind: 'shortened'; asked?: string; at?: string; duration: string }
  | { kind: 'untilRevoked' }
  | { kind: 'roles'; from: string; to: string }
  | { kind: 'deletes'; what: 'spaces' | 'profile' }
  | { kind: 'people' | 'requests'; number: number }
  | ({ kind: 'setting' } & SettingsChange)
  | { kind: 'remains'; way: string; message?: Message };

/** The reasons for the end of access that the backend gives as codes. */
export const END_REASONS = [
  'revoked',
  'expired',
  'left',
  'target-gone',
] as const;

export type EndReason = (typeof END_REASONS)[number];

export function endReasonOf(reason: string | undefined): EndReason | undefined {
  return END_REASONS.find(each => each === reason);
}

type NameOf = (ref: string) => string;

/** @param nameOf - the name of a person or a team by the ref */
export function describeEvent(
  event: AccessEvent,
  context: EventContext,
  nameOf: NameOf = nameOfEntityRef,
): EventDescription {
  const { detail } = event;
  const ref = textOf(detail.person);
  const grant = context.grants.find(({ grantId }) => grantId === event.grantId);
  const item = context.plan?.items.find(({ person }) => person === ref);
  return {
    type: ACCESS_EVENT_TYPES.find(type => type === event.type),
    person: grant?.displayName ?? item?.displayName ?? (ref && nameOf(ref)),
    step: textOf(detail.step) as OperationStepName | undefined,
    notes: notesOf(event, nameOf),
  };
}

function notesOf({ type, detail }: AccessEvent, nameOf: NameOf): EventNote[] {
  const at = (
    kind: 'until' | 'startsOn' | 'takenAway',
    value: unknown,
  ): EventNote[] => {
    const time = textOf(value);
    return time ? [{ kind, at: time }] : [];
  };
  switch (type) {
    case 'request.voted':
      return [...stageOf('stage', detail.stage), ...freeTexts(detail)];
    case 'request.amended':
      return amendmentNotes(detail);
    case 'request.commented':
      return freeTexts(detail);
    case 'request.stage-approved':
      return [
        ...stageOf('stage', detail.approved),
        ...stageOf('nextStage', detail.stage),
      ];
    case 'request.approvers-changed':
    case 'request.reminded':
      return stageOf('stage', detail.stage);
    case 'request.expired':
      return [];
    case 'grant.scheduled':
      return at('startsOn', detail.startsAt);
    case 'grant.extended':
      return isTime(detail.to)
        ? at('until', detail.to)
        : [{ kind: 'untilRevoked' }];
    case 'grant.expiry-notice':
      return at('until', detail.expiresAt);
    case 'grant.role-changing':
      return [
        {
          kind: 'roles',
          from: roleName(textOf(detail.from) ?? ''),
          to: roleName(textOf(detail.to) ?? ''),
        },
      ];
    case 'grant.suspended':
      return [...freeTexts(detail), ...at('takenAway', detail.deprovisionAt)];
    case 'grant.ended':
    case 'grant.offboarded':
      return [
        ...freeTexts(detail),
        ...textsOf(detail.remainingAccess).map((way, index) => ({
          kind: 'remains' as const,
          way,
          message: messageIn(detail, 'remainingAccess', index),
        })),
      ];
    case 'leavers.held-back':
    case 'leavers.accepted':
      return [{ kind: 'people', number: textsOf(detail.people).length }];
    case 'leavers.team-rule-held-back':
    case 'leavers.team-rule-accepted':
      return [{ kind: 'text', text: subjectOf(detail, nameOf) }];
    case 'settings.team-rule-changed':
      return [
        {
          kind: 'text',
          text: [subjectOf(detail, nameOf), textOf(detail.domainName)]
            .filter(Boolean)
            .join(' → '),
        },
      ];
    case 'leavers.requests-held-back':
    case 'leavers.requests-accepted':
      return [{ kind: 'requests', number: textsOf(detail.requests).length }];
    case 'assignment.removal-requested':
    case 'assignment.removal-blocked':
    case 'assignment.removed':
    case 'assignment.kept':
      return [
        {
          kind: 'text',
          text: [
            textOf(detail.name) ?? textOf(detail.principalId),
            textOf(detail.domainName) ?? textOf(detail.domainId),
          ]
            .filter(Boolean)
            .join(' → '),
        },
      ];
    case 'identity.link-confirmed':
    case 'identity.team-confirmed':
    case 'identity.ref-decided':
      return [
        {
          kind: 'text',
          text: `${nameOf(textOf(detail.entityRef) ?? '')} → ${
            textOf(detail.userName) ??
            textOf(detail.groupName) ??
            textOf(detail.name) ??
            ''
          }`,
        },
      ];
    case 'settings.domain-changed':
    case 'settings.team-changed':
    case 'settings.policy-changed':
    case 'settings.policy-removed':
      return [
        { kind: 'text', text: subjectOf(detail, nameOf) },
        ...settingsChangesOf(detail.changes).map(change => ({
          kind: 'setting' as const,
          ...change,
        })),
      ];
    default:
      return [...freeTexts(detail), ...deletionOf(detail.offboarding)];
  }
}

/** The domain, the team or the policy of settings; events of earlier versions do not name it. */
function subjectOf(
  { name, domainId, team }: AccessEvent['detail'],
  nameOf: NameOf,
): string {
  return (
    textOf(name) ?? (team ? nameOf(textOf(team) ?? '') : textOf(domainId) ?? '')
  );
}

const NOTE_KEYS = ['comment', 'message', 'remedy', 'detail', 'reason'];

/** The texts in the detail of an event: comments, errors with their remedy, findings of a step, reasons. */
function freeTexts(detail: AccessEvent['detail']): EventNote[] {
  const notes = NOTE_KEYS.flatMap(key => {
    const text = textOf(detail[key]);
    return text === undefined ? [] : { text, message: messageIn(detail, key) };
  });
  const differences = textsOf(detail.difference).map((text, index) => ({
    text,
    message: messageIn(detail, 'difference', index),
  }));
  return [...notes, ...differences].map(({ text, message }) => {
    const reason = endReasonOf(text);
    return reason
      ? { kind: 'reason', reason }
      : { kind: 'text', text, message };
  });
}

/** The message of a text in the detail of an event, or of one in a list; events of earlier versions have none. */
function messageIn(
  { messages }: AccessEvent['detail'],
  key: string,
  index?: number,
): Message | undefined {
  const found: unknown =
    typeof messages === 'object' && messages !== null
      ? new Map(Object.entries(messages)).get(key)
      : undefined;
  const message: unknown =
    index !== undefined && Array.isArray(found) ? found[index] : found;
  return isMessage(message) ? message : undefined;
}

function isMessage(value: unknown): value is Message {
  return (
    typeof value === 'object' &&
    value !== null &&
    'code' in value &&
    typeof value.code === 'string'
  );
}

function stageOf(kind: 'stage' | 'nextStage', value: unknown): EventNote[] {
  const stage = textOf(value);
  return stage ? [{ kind, stage }] : [];
}

function deletionOf(value: unknown): EventNote[] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  if ('deleteProfile' in value && value.deleteProfile === true) {
    return [{ kind: 'deletes', what: 'profile' }];
  }
  return 'deleteSpaces' in value && value.deleteSpaces === true
    ? [{ kind: 'deletes', what: 'spaces' }]
    : [];
}

/** How an approval differs from what was asked for. */
function amendmentNotes(detail: AccessEvent['detail']): EventNote[] {
  const from = termsOf(detail.from);
  const to = termsOf(detail.to);
  return [
    ...(to.duration && to.duration !== from.duration
      ? [
          {
            kind: 'shortened' as const,
            asked: from.duration,
            at: textOf(detail.endsAt),
            duration: to.duration,
          },
        ]
      : []),
    ...(from.executionRole && to.executionRole !== from.executionRole
      ? [
          {
            kind: 'roles' as const,
            from: roleName(from.executionRole),
            to: roleName(to.executionRole ?? ''),
          },
        ]
      : []),
  ];
}

function termsOf(value: unknown): {
  duration?: string;
  executionRole?: string;
} {
  if (typeof value !== 'object' || value === null) {
    return {};
  }
  return {
    duration: 'duration' in value ? textOf(value.duration) : undefined,
    executionRole:
      'executionRole' in value ? textOf(value.executionRole) : undefined,
  };
}

function isTime(value: unknown): boolean {
  return !Number.isNaN(Date.parse(textOf(value) ?? ''));
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value ? value : undefined;
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.flatMap(each => textOf(each) ?? []) : [];
}
