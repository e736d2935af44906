/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/**
 * On a catalog `User`: the id of the person in IAM Identity Center.
 *
 * @public
 */
export const ANNOTATION_IDENTITY_CENTER_USER_ID =
  'aws.amazon.com/identity-center-user-id';

/**
 * On a catalog `User`: the username of the person in IAM Identity Center.
 *
 * @public
 */
export const ANNOTATION_IDENTITY_CENTER_USER_NAME =
  'aws.amazon.com/identity-center-user-name';

/**
 * On a catalog `User`: the id that the identity provider gave the person, as SCIM brought it to IAM Identity Center.
 *
 * @public
 */
export const ANNOTATION_IDENTITY_CENTER_EXTERNAL_ID =
  'aws.amazon.com/identity-center-external-id';

/**
 * On a catalog `Group`: the id of the group in IAM Identity Center.
 *
 * @public
 */
export const ANNOTATION_IDENTITY_CENTER_GROUP_ID =
  'aws.amazon.com/identity-center-group-id';

/**
 * On a catalog `Resource` of type `sagemaker-studio-domain`: the ARN of the domain.
 *
 * @public
 */
export const ANNOTATION_STUDIO_DOMAIN_ARN =
  'aws.amazon.com/sagemaker-studio-domain-arn';

/**
 * On a catalog `User`: the department that the identity provider holds, in its words.
 *
 * @public
 */
export const ANNOTATION_DEPARTMENT =
  'aws.amazon.com/identity-center-department';

/**
 * On a catalog `User`: the catalog ref of the person's manager, for policies whose approver is the manager.
 *
 * @public
 */
export const ANNOTATION_MANAGER = 'aws.amazon.com/identity-center-manager';
