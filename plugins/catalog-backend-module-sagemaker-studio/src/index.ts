/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

/**
 * People, teams and Studio domains in the catalog, from IAM Identity Center and SageMaker.
 *
 * @packageDocumentation
 */
export {
  sagemakerStudioOrgTransformExtensionPoint,
  type OrgGroupTransformer,
  type OrgUserTransformer,
  type SagemakerStudioOrgTransformExtensionPoint,
} from './orgTransforms';
export { catalogModuleSagemakerStudio as default } from './module';
