/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import { InputError } from '@backstage/errors';
import type {
  GrantRequestKind,
  PlanInput,
  RequestInput,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';

/** Fields that not every kind of request has. */
const KINDS_WITH: Record<
  | 'people'
  | 'executionRole'
  | 'duration'
  | 'grantIds'
  | 'offboarding'
  | 'assignThrough',
  RequestInput['kind'][]
> = {
  people: ['grant', 'onboard-team'],
  executionRole: ['grant', 'onboard-team', 'change-role'],
  duration: ['grant', 'onboard-team', 'extend'],
  grantIds: ['extend', 'change-role', 'revoke'],
  offboarding: ['revoke'],
  assignThrough: ['grant', 'onboard-team'],
};

/** A request against grants that exist. */
export type InputAgainstGrants = PlanInput & {
  kind: GrantRequestKind;
  grantIds: string[];
};

/** Whether a request is against grants; its fields are checked before. */
export function isAgainstGrants(input: PlanInput): input is InputAgainstGrants {
  return KINDS_WITH.grantIds.includes(input.kind);
}

/**
 * What a request is filed with; a plan needs none.
 *
 * @returns the justification, trimmed
 * @throws InputError when it says nothing
 */
export function checkJustification(input: RequestInput): string {
  const justification = input.justification.trim();
  if (!justification) {
    throw new InputError(
      'justification is empty; say in a sentence what the access is needed for, since those who decide see nothing else',
    );
  }
  return justification;
}

/**
 * Refuses fields that do not belong to the kind of request, since a field that is silently left out would be taken for
 * granted.
 *
 * @throws InputError naming the field
 */
export function checkFields(input: PlanInput): void {
  for (const field of Object.keys(KINDS_WITH) as (keyof typeof KINDS_WITH)[]) {
    const kinds = KINDS_WITH[field];
    if (input[field] !== undefined && !kinds.includes(input.kind)) {
      throw new InputError(
        `${field} does not belong to a request of kind '${
          input.kind
        }'; leave it out, or ask for ${kinds.join(' or ')}`,
      );
    }
  }
  if (isAgainstGrants(input) && !input.grantIds?.length) {
    throw new InputError(
      `grantIds is missing; name the grants that the request of kind '${input.kind}' is against`,
    );
  }
  if (input.kind === 'change-role' && input.executionRole === undefined) {
    throw new InputError(
      'executionRole is missing; name the role that the grants are to have',
    );
  }
  if (input.offboarding?.deleteProfile && !input.offboarding.deleteSpaces) {
    throw new InputError(
      'offboarding.deleteProfile needs offboarding.deleteSpaces, since AWS deletes no profile that still owns spaces',
    );
  }
}
