/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { randomBytes } from 'node:crypto';
import { domainUrl } from '../../world/studioDomains';
import { findProfile } from '../../world/userProfiles';
import { AwsCall } from '../AwsCall';
import { validationError } from '../AwsError';
import { requireDomain, resourceNotFound } from './common';

/** A link into a domain with AuthMode IAM; the sandbox has no page behind it. */
export function createPresignedDomainUrl(
  call: AwsCall,
  input: { DomainId: string; UserProfileName: string },
): Record<string, unknown> {
  const domain = requireDomain(call, input.DomainId);
  if (domain.authMode !== 'IAM') {
    throw validationError(
      `CreatePresignedDomainUrl can only be called when the AuthMode of the Domain is IAM; that of Domain [${input.DomainId}] is ${domain.authMode}.`,
    );
  }
  if (!findProfile(call.world, input.DomainId, input.UserProfileName)) {
    throw resourceNotFound(
      `UserProfile ${input.UserProfileName} does not exist in Domain [${input.DomainId}].`,
    );
  }
  const token = randomBytes(48).toString('base64url');
  return {
    AuthorizedUrl: `${domainUrl(
      call.baseUrl,
      input.DomainId,
    )}/auth?token=${token}`,
  };
}
