/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { UserEntity } from '@backstage/catalog-model';

/**
 * By what the Identity Center user of a catalog user is to be found. All that is given is looked for; if more than one
 * user fits, nobody is chosen.
 *
 * @public
 */
export type SagemakerStudioIdentityHints = {
  /** Ids of Identity Center users. */
  userIds?: string[];
  /** Ids that the identity provider gave them, as SCIM brought them. */
  externalIds?: string[];
  /** Compared without case. */
  userNames?: string[];
  /** Compared without case. */
  emails?: string[];
};

/**
 * A way to find the Identity Center user of a catalog user.
 *
 * @public
 */
export type SagemakerStudioIdentityMatcher = {
  /** Its name in `sagemakerStudio.identityMapping`: lower case letters, digits and dashes. */
  name: string;
  /**
   * The values to search for; `undefined` if this matcher does not apply to the user, and then the next one is tried.
   * Called for every person.
   */
  hintsOf(user: UserEntity): SagemakerStudioIdentityHints | undefined;
};

/**
 * Lets a module of the plugin say how catalog users and Identity Center users belong together.
 *
 * @public
 */
export interface SagemakerStudioIdentityExtensionPoint {
  /**
   * Adds a way. `sagemakerStudio.identityMapping` says when it is tried; if it is not set, those that modules add come
   * after the annotation and the external id.
   */
  addMatcher(matcher: SagemakerStudioIdentityMatcher): void;
}

/**
 * Ways to find people that are a company's own: by an employee number in an annotation, say.
 *
 * @public
 */
export const sagemakerStudioIdentityExtensionPoint =
  createExtensionPoint<SagemakerStudioIdentityExtensionPoint>({
    id: 'sagemaker-studio.identity',
  });
