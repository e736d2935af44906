/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { AuditorServiceEventSeverityLevel } from '@backstage/backend-plugin-api';
import type { JsonObject } from '@backstage/types';
import type { GrantStatus } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { Identified, ShownAs } from '../model/personKey';
import type { GrantRecord, RequestRecord } from '../model/records';
import type { EntityRef } from '../model/names';
import type { NoticeText } from './notifications/NoticeText';

/** A message about an event, stored in the same transaction and sent afterwards. */
export type OutboxMessage =
  | { kind: 'audit'; payload: AuditMessage }
  | { kind: 'notification'; payload: NotificationMessage }
  | { kind: 'signal'; payload: SignalMessage };

/** For the auditor service. */
export type AuditMessage = {
  eventId: string;
  severityLevel: AuditorServiceEventSeverityLevel;
  /** Carries sequence and hash, by which a receiver recognizes a repetition. */
  meta: JsonObject;
  /** Why it failed; absent for a success. */
  failure?: string;
};

/** To whom a notification goes. */
export type Addressees = {
  /** Catalog refs of users, or of groups whose members are meant. */
  recipients: string[];
  /** Catalog refs of users who are left out, members of the groups too. */
  excluded: string[];
};

/** For Backstage's notifications. */
export type NotificationMessage = Addressees & {
  /** Those whom another notification of the same event goes to, who do not get this one as well. */
  notified?: Addressees[];
  /** Worded when it is sent. Plain text in messages that an earlier version has left behind. */
  title: NoticeText | string;
  description?: NoticeText | string;
  link: string;
  severity: 'critical' | 'high' | 'normal' | 'low';
  topic: string;
  /** A notification with the same scope updates the earlier one. */
  scope: string;
};

/** For open pages. Everybody signed in receives it, so it is sent without its ids. */
export type SignalMessage = {
  /** Absent where it belongs to none. */
  requestId?: string;
  grantIds: string[];
  team?: EntityRef;
  domainId?: string;
  /** The types of the events. */
  what: string[];
};

/** Facts from which the messages of an event are built, as of its transaction. */
export type MessageFacts = {
  request?: Pick<
    RequestRecord,
    | 'kind'
    | 'status'
    | 'team'
    | 'domainId'
    | 'requester'
    | 'requesterUserId'
    | 'people'
    | 'approvers'
    | 'justification'
    | 'decision'
  > &
    Partial<
      Pick<RequestRecord, 'asked' | 'duration' | 'executionRole' | 'startsAt'>
    > & {
      stages?: RequestRecord['stages'];
      plan?: Pick<RequestRecord['plan'], 'newDomain'> &
        Partial<Pick<RequestRecord['plan'], 'items'>>;
    };
  grant?: Pick<
    GrantRecord,
    | 'person'
    | 'userId'
    | 'displayName'
    | 'requester'
    | 'team'
    | 'domainId'
    | 'executionRole'
    | 'status'
    | 'expiresAt'
    | 'endedReason'
    | 'endedAt'
  >;
  /** The states of all grants shown with the request. */
  grantStatuses?: GrantStatus[];
  /** Under which refs the catalog has people today. */
  namesToday?: NamesToday;
  /** Under which refs texts name people of records. */
  shownAs?: ShownAs;
  /** Refs of approvers of which nobody knows whose they are now. */
  refsInConflict?: ReadonlySet<EntityRef>;
  /** The names of domains; absent: their ids are used. */
  labels?: Labels;
};

/** Names for ids; undefined where none is known. Those of refs are looked up when a message is sent. */
export type Labels = {
  domainName: (domainId: string) => string | undefined;
  /** Where Studio opens. */
  studioUrl: (domainId: string) => string | undefined;
};

/** Person of a record → refs today: none, once the name of the record is somebody else's. */
export type NamesToday = (person: Identified) => string[];
