/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { RootConfigService } from '@backstage/backend-plugin-api';
import {
  ANNOTATION_ORIGIN_LOCATION,
  type Entity,
} from '@backstage/catalog-model';

/** The origin of what the org provider of this product brings into the catalog. */
const OWN_ORIGIN = 'sagemaker-studio:IdentityCenterOrgEntityProvider:';

/**
 * Whether an entity comes from where only the organization can write to. The catalog sets the annotation itself, so that
 * the author of an entity cannot choose it.
 *
 * @param trustedOrigins - beginnings of origins, besides that of this product's own provider
 *
 * @public
 */
export function isTrusted(
  entity: Entity,
  trustedOrigins: readonly string[],
): boolean {
  const origin = entity.metadata.annotations?.[ANNOTATION_ORIGIN_LOCATION];
  return (
    origin !== undefined &&
    [OWN_ORIGIN, ...trustedOrigins].some(each => origin.startsWith(each))
  );
}

/**
 * Whether the org provider of this product brings the entity. It knows the Identity Center user and gives no name twice.
 *
 * @public
 */
export function isOfOwnProvider(entity: Entity): boolean {
  return isTrusted(entity, []);
}

/**
 * The origins of `sagemakerStudio.identity.trustedOrigins`, for {@link isTrusted}.
 *
 * @public
 */
export function readTrustedOrigins(config: RootConfigService): string[] {
  return (
    config.getOptionalStringArray('sagemakerStudio.identity.trustedOrigins') ??
    []
  );
}
