/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { UserEntity } from '@backstage/catalog-model';
import {
  ANNOTATION_IDENTITY_CENTER_EXTERNAL_ID,
  ANNOTATION_IDENTITY_CENTER_USER_ID,
  ANNOTATION_IDENTITY_CENTER_USER_NAME,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { BUILT_IN_MATCHERS } from '../config/StudioConfig';
import type {
  SagemakerStudioIdentityHints,
  SagemakerStudioIdentityMatcher,
} from '@studio-access/backstage-plugin-sagemaker-studio-node';

/** A way to find people; one that `decides` ends the search although it finds nobody. */
export type IdentityMatcher = SagemakerStudioIdentityMatcher & {
  decides?: boolean;
};

function annotation(user: UserEntity, name: string): string | undefined {
  return user.metadata.annotations?.[name]?.trim() || undefined;
}

function emailOf(user: UserEntity): string | undefined {
  return user.spec.profile?.email?.trim() || undefined;
}

/**
 * If an annotation names nobody, looking further could give one person's access to another who has taken over the name
 * or address.
 */
const byAnnotation: IdentityMatcher = {
  name: 'annotation',
  decides: true,
  hintsOf(user): SagemakerStudioIdentityHints | undefined {
    const userId = annotation(user, ANNOTATION_IDENTITY_CENTER_USER_ID);
    const userName = annotation(user, ANNOTATION_IDENTITY_CENTER_USER_NAME);
    if (userId) {
      return { userIds: [userId] };
    }
    return userName ? { userNames: [userName] } : undefined;
  },
};

const byExternalId: IdentityMatcher = {
  name: 'external-id',
  decides: true,
  hintsOf(user) {
    const id = annotation(user, ANNOTATION_IDENTITY_CENTER_EXTERNAL_ID);
    return id ? { externalIds: [id] } : undefined;
  },
};

const byUserName: IdentityMatcher = {
  name: 'user-name',
  hintsOf(user) {
    const email = emailOf(user);
    return { userNames: [user.metadata.name, ...(email ? [email] : [])] };
  },
};

const byEmail: IdentityMatcher = {
  name: 'email',
  hintsOf(user) {
    const email = emailOf(user);
    return email ? { emails: [email] } : undefined;
  },
};

/** The type makes every name of the configuration a matcher here. */
const BUILT_IN: Record<(typeof BUILT_IN_MATCHERS)[number], IdentityMatcher> = {
  annotation: byAnnotation,
  'external-id': byExternalId,
  'user-name': byUserName,
  email: byEmail,
};

/**
 * The ways to find people in their order, from the surest to the weakest.
 *
 * @param options - `order`: names; default: those of modules after the external id
 */
export function orderMatchers(options: {
  order?: readonly string[];
  added?: readonly IdentityMatcher[];
}): IdentityMatcher[] {
  const { order, added = [] } = options;
  if (!order) {
    return [byAnnotation, byExternalId, ...added, byUserName, byEmail];
  }
  const all = [...Object.values(BUILT_IN), ...added];
  return order.flatMap(name => all.find(each => each.name === name) ?? []);
}
