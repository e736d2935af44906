/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/*
 * A CloudTrail record says that a call was made, in EventBridge's envelope. It hides the names of people, a profile is not
 * in service yet when its creation is reported, and events come late, twice or not at all. So an event only says what to
 * read from AWS.
 */
import { z } from 'zod';
import { studioLane } from '../../scheduling/Lane';
import type { RefreshTarget } from './RefreshTarget';

const envelopeSchema = z.object({
  'detail-type': z.string(),
  detail: z.unknown(),
});

const text = z.string().min(1).optional().catch(undefined);
const parametersSchema = z
  .object({
    domainId: text,
    userProfileName: text,
    spaceName: text,
    applicationArn: text,
    userId: text,
    groupId: text,
    memberId: z.object({ userId: text }).optional().catch(undefined),
    // Of responses.
    domainArn: text,
    user: z.object({ userId: text }).optional().catch(undefined),
    group: z.object({ groupId: text }).optional().catch(undefined),
  })
  .nullish()
  .transform(parameters => parameters ?? {});

const detailSchema = z.object({
  eventSource: z.string(),
  eventName: z.string(),
  awsRegion: z.string(),
  recipientAccountId: z.string(),
  errorCode: z.string().optional(),
  requestParameters: parametersSchema,
  responseElements: parametersSchema,
});

type Detail = z.infer<typeof detailSchema>;

/** The resources that an event names, or the reason to ignore it. */
export type EventReading =
  | { outcome: 'changed'; targets: RefreshTarget[] }
  /** Another service, a call that reads, a call that AWS refused. */
  | { outcome: 'ignored' }
  | { outcome: 'malformed'; reason: string };

const IGNORED: EventReading = { outcome: 'ignored' };

/** @returns what has changed, or the parameters that are missing */
type Reader = (detail: Detail) => RefreshTarget[] | string;

const readProfile: Reader = detail => {
  const { domainId, userProfileName: name } = detail.requestParameters;
  return domainId && name
    ? [{ kind: 'profile', ...placeOf(detail), domainId, name }]
    : 'domainId and userProfileName';
};

const readSpaces: Reader = detail => {
  const { domainId, spaceName, userProfileName } = detail.requestParameters;
  if (!domainId) {
    return 'domainId';
  }
  const place = { ...placeOf(detail), domainId };
  if (spaceName) {
    return [{ kind: 'space', ...place, name: spaceName }];
  }
  return userProfileName
    ? [{ kind: 'profile-apps', ...place, name: userProfileName }]
    : [{ kind: 'spaces', ...place }];
};

/** An app may be the first sign of a profile that Studio created itself. */
const readApp: Reader = detail => {
  const spaces = readSpaces(detail);
  const profile = detail.requestParameters.userProfileName
    ? readProfile(detail)
    : [];
  return typeof spaces === 'string' || typeof profile === 'string'
    ? 'domainId'
    : [...spaces, ...profile];
};

const readDomain: Reader = detail => {
  const domainId =
    detail.requestParameters.domainId ??
    detail.responseElements.domainArn?.split('/').at(-1);
  return domainId
    ? [{ kind: 'domain', ...placeOf(detail), domainId }]
    : 'domainId';
};

const readDomains: Reader = detail => [
  { kind: 'sweep', lane: studioLane(placeOf(detail)) },
];

const readAssignments: Reader = detail => {
  const { applicationArn } = detail.requestParameters;
  return applicationArn
    ? [{ kind: 'assignments', applicationArn }]
    : 'applicationArn';
};

/** The console's own call names a profile that no API returns. */
const readAllAssignments: Reader = () => [{ kind: 'all-assignments' }];

const readUser: Reader = ({ requestParameters, responseElements }) => {
  const userId =
    requestParameters.userId ??
    responseElements.userId ??
    responseElements.user?.userId;
  return userId ? [{ kind: 'user', userId }] : 'userId';
};

const readGroup: Reader = ({ requestParameters, responseElements }) => {
  const groupId =
    requestParameters.groupId ??
    responseElements.groupId ??
    responseElements.group?.groupId;
  return groupId ? [{ kind: 'group', groupId }] : 'groupId';
};

/** A deletion names only the membership, and its group can no longer be looked up. */
const readMembership: Reader = detail =>
  detail.requestParameters.groupId
    ? readGroup(detail)
    : [{ kind: 'sweep', lane: 'identity-center' }];

const DIRECTORY: Record<string, Reader> = {
  CreateUser: readUser,
  UpdateUser: readUser,
  PatchUser: readUser,
  PutUser: readUser,
  DeleteUser: readUser,
  CreateGroup: readGroup,
  UpdateGroup: readGroup,
  PatchGroup: readGroup,
  PutGroup: readGroup,
  DeleteGroup: readGroup,
  CreateGroupMembership: readMembership,
  DeleteGroupMembership: readMembership,
  AddMemberToGroup: readMembership,
  RemoveMemberFromGroup: readMembership,
  EnableUser: readUser,
  DisableUser: readUser,
};

const READERS: Record<string, Record<string, Reader>> = {
  'sagemaker.amazonaws.com': {
    CreateUserProfile: readProfile,
    UpdateUserProfile: readProfile,
    DeleteUserProfile: readProfile,
    CreateDomain: readDomain,
    UpdateDomain: readDomain,
    DeleteDomain: readDomains,
    CreateSpace: readSpaces,
    UpdateSpace: readSpaces,
    DeleteSpace: readSpaces,
    CreateApp: readApp,
    DeleteApp: readSpaces,
  },
  'sso.amazonaws.com': {
    CreateApplicationAssignment: readAssignments,
    DeleteApplicationAssignment: readAssignments,
    AssociateProfile: readAllAssignments,
    DisassociateProfile: readAllAssignments,
  },
  'identitystore.amazonaws.com': DIRECTORY,
  'identitystore-scim.amazonaws.com': DIRECTORY,
  'sso-directory.amazonaws.com': DIRECTORY,
};

/** Which part of AWS an event says has changed. */
export function readCloudTrailEvent(payload: unknown): EventReading {
  const envelope = envelopeSchema.safeParse(payload);
  if (!envelope.success) {
    return malformed(envelope.error, 'no envelope of EventBridge');
  }
  if (envelope.data['detail-type'] !== 'AWS API Call via CloudTrail') {
    return IGNORED;
  }
  const detail = detailSchema.safeParse(envelope.data.detail);
  if (!detail.success) {
    return malformed(detail.error, 'no record of CloudTrail in its detail');
  }
  const read = READERS[detail.data.eventSource]?.[detail.data.eventName];
  if (!read || detail.data.errorCode) {
    return IGNORED;
  }
  const targets = read(detail.data);
  return typeof targets === 'string'
    ? {
        outcome: 'malformed',
        reason: `a ${detail.data.eventName} without ${targets}`,
      }
    : { outcome: 'changed', targets };
}

function placeOf(detail: Detail): { accountId: string; region: string } {
  return { accountId: detail.recipientAccountId, region: detail.awsRegion };
}

function malformed(error: z.ZodError, what: string): EventReading {
  const [issue] = error.issues;
  return {
    outcome: 'malformed',
    reason: `${what}: ${issue?.path.join('.') || 'payload'}: ${issue?.message}`,
  };
}
