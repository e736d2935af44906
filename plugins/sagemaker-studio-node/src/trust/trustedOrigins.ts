/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { RootConfigService } from '@backstage/backend-plugin-api';
import {
  ANNOTATION_ORIGIN_LOCATION,
  type Entity,
} from '@backstage/catalog-model';

/** The origin of what the org provider of this product brings into the catalog. */
const OWN_ORIGIN = 'sagemaker-studio:IdentityCenterOrgEntityProvider:';

/** Begins the origin of a location that is read over HTTP, which anybody may have registered. */
const URL_SCHEME = 'url:';

/**
 * Whether an entity comes from where only the organization can write to. The catalog sets the annotation itself, so that
 * the author of an entity cannot choose it.
 *
 * @param trustedOrigins - beginnings of origins, besides that of this product's own provider; one with `url:` means the
 * address and what is below it
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
    [OWN_ORIGIN, ...trustedOrigins].some(each =>
      origin.startsWith(URL_SCHEME) || each.startsWith(URL_SCHEME)
        ? isBelowAddress(origin, each)
        : origin.startsWith(each),
    )
  );
}

/**
 * Whoever registers a location writes its address, and the catalog keeps it as written. So `…/org/../other/file`, which is
 * read from elsewhere, is not below `…/org/`, nor is a host or a path that only begins with the same letters.
 */
function isBelowAddress(origin: string, trusted: string): boolean {
  const address = addressOf(origin);
  const above = addressOf(trusted);
  if (!address || !above || isAmbiguous(origin)) {
    return false;
  }
  const rest = address.startsWith(above)
    ? address.slice(above.length)
    : undefined;
  return (
    rest !== undefined &&
    (rest === '' || above.endsWith('/') || /^[/?#]/.test(rest))
  );
}

/** As it is requested: with the host in lower case and without steps up. */
function addressOf(origin: string): string | undefined {
  const text = origin.startsWith(URL_SCHEME)
    ? origin.slice(URL_SCHEME.length)
    : '';
  return URL.canParse(text) ? new URL(text).href : undefined;
}

/** Whether it steps up in the path, also where only the server decodes it, or holds what a request leaves out. */
function isAmbiguous(origin: string): boolean {
  if (/[\\\t\r\n]/.test(origin)) {
    return true;
  }
  try {
    let text = origin;
    for (
      let decoded = decodeURIComponent(text);
      decoded !== text;
      decoded = decodeURIComponent(text)
    ) {
      text = decoded;
    }
    return text.split(/[/\\]/).includes('..');
  } catch {
    // The server may decode what cannot be decoded here.
    return true;
  }
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
