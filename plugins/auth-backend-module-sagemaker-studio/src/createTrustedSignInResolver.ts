/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import {
  ANNOTATION_ORIGIN_LOCATION,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import { NotAllowedError, toError } from '@backstage/errors';
import type { SignInResolver } from '@backstage/plugin-auth-node';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  isTrusted,
  type SagemakerStudioService,
} from '@studio-access/backstage-plugin-sagemaker-studio-node';
import { isAddressUnverified } from './isAddressUnverified';

/** How long a sign-in waits for the person's groups. */
const STANDING_TIMEOUT_MS = 5_000;

type Options = {
  auth: AuthService;
  catalog: Pick<CatalogService, 'getEntities'>;
  logger: LoggerService;
  studio: Pick<SagemakerStudioService, 'getStanding'>;
  trustedOrigins: readonly string[];
};

/**
 * Signs people in as the trusted catalog user with exactly their address. Entities that anybody may have registered
 * under the same address are ignored.
 */
export function createTrustedSignInResolver(
  options: Options,
): SignInResolver<unknown> {
  return async ({ profile, result }, context) => {
    const address = profile.email;
    if (!address) {
      throw new NotAllowedError(
        'The sign-in provider returned no email address, so you cannot be identified. An administrator of your identity provider can add it to your account.',
      );
    }
    if (isAddressUnverified(result)) {
      throw new NotAllowedError(
        `The sign-in provider says that the address ${address} is not verified, so it may belong to somebody else. Confirm the address there, or ask an administrator of your identity provider.`,
      );
    }
    const users = await findUsers(address, options);
    const trusted = users.filter(each =>
      isTrusted(each, options.trustedOrigins),
    );
    for (const user of users.filter(each => !trusted.includes(each))) {
      options.logger.warn(
        `${stringifyEntityRef(
          user,
        )} claims the address ${address}, but its origin is not trusted: ${
          user.metadata.annotations?.[ANNOTATION_ORIGIN_LOCATION]
        }`,
      );
    }
    const ref = onlyRef(address, trusted);
    return context.issueToken({
      claims: { sub: ref, ent: await findOwnershipRefs(ref, options) },
    });
  };
}

async function findUsers(
  address: string,
  { auth, catalog }: Options,
): Promise<Entity[]> {
  const { items } = await catalog.getEntities(
    { filter: { kind: 'User', 'spec.profile.email': address } },
    { credentials: await auth.getOwnServiceCredentials() },
  );
  return items;
}

function onlyRef(address: string, users: Entity[]): string {
  const refs = users.map(user => stringifyEntityRef(user)).sort();
  const [ref, ...others] = refs;
  // Not a NotFoundError: the sign-in would hide its message.
  if (ref === undefined) {
    throw new NotAllowedError(
      `No user of a trusted origin has the address ${address} in the catalog. The platform team can check the source of your catalog user and sagemakerStudio.identity.trustedOrigins.`,
    );
  }
  if (others.length > 0) {
    throw new NotAllowedError(
      `More than one user has the address ${address} in the catalog: ${refs.join(
        ', ',
      )}. If these are two people, an administrator of your identity provider can correct the address; if one person, the platform team can have one of the users removed from the catalog.`,
    );
  }
  return ref;
}

/** Groups by the word of trusted entities; those that Backstage computes come from relations, which anybody can add. */
async function findOwnershipRefs(
  ref: string,
  { auth, logger, studio }: Options,
): Promise<string[]> {
  try {
    const { refs } = await studio.getStanding(ref, {
      credentials: await auth.getOwnServiceCredentials(),
      signal: AbortSignal.timeout(STANDING_TIMEOUT_MS),
    });
    return [...new Set([ref, ...refs])];
  } catch (error) {
    logger.warn(
      `${ref} signs in without groups, since the sagemaker-studio plugin did not answer which they are in`,
      toError(error),
    );
    return [ref];
  }
}
