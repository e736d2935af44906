/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import {
  escapeControls,
  visibleLength,
  type GrantRequestKind,
  type Message,
  type PlanInput,
  type RequestInput,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { DateTime, Duration } from 'luxon';
import { inputError } from '../util/errors';
import { say } from '../util/say';

/** The kinds of requests that may have a field. */
const KINDS_WITH: Record<
  | 'people'
  | 'executionRole'
  | 'duration'
  | 'noEnd'
  | 'grantIds'
  | 'offboarding'
  | 'assignThrough'
  | 'startsAt'
  | 'handOver'
  | 'newDomain'
  | 'leads',
  RequestInput['kind'][]
> = {
  people: ['grant', 'onboard-team'],
  executionRole: ['grant', 'onboard-team', 'change-role'],
  duration: ['grant', 'onboard-team', 'extend'],
  noEnd: ['grant', 'onboard-team', 'extend'],
  grantIds: ['extend', 'change-role', 'revoke'],
  offboarding: ['revoke'],
  assignThrough: ['grant', 'onboard-team'],
  startsAt: ['grant', 'onboard-team'],
  handOver: ['grant', 'onboard-team'],
  newDomain: ['create-domain'],
  leads: ['grant', 'onboard-team'],
};

/** A start "now" is over by the time it is read. */
const START_TOLERANCE = Duration.fromISO('PT5M');
/** Nobody knows who will be there later. */
const LATEST_START = Duration.fromISO('P1Y');

/** A request against grants that exist. */
export type InputAgainstGrants = PlanInput & {
  domainId: string;
  kind: GrantRequestKind;
  grantIds: string[];
};

/** Whether requests of a kind are against grants. */
export function isGrantRequestKind(
  kind: RequestInput['kind'],
): kind is GrantRequestKind {
  return KINDS_WITH.grantIds.includes(kind);
}

/** Whether a request is against grants; its fields are checked before. */
export function isAgainstGrants(input: PlanInput): input is InputAgainstGrants {
  return isGrantRequestKind(input.kind);
}

/** The domain of a request; its fields are checked before. */
export function domainIdOf({ domainId = '' }: PlanInput): string {
  return domainId;
}

/** Ids of the grants that a request is to revoke. */
export function revokedBy(
  input: Pick<PlanInput, 'kind' | 'grantIds'>,
): string[] {
  return input.kind === 'revoke' ? [...new Set(input.grantIds)] : [];
}

/**
 * A plan needs no justification, a request does.
 *
 * @returns the justification, trimmed
 * @throws InputError when it is empty
 */
export function checkJustification(
  { justification }: Pick<RequestInput, 'justification'>,
  minLength: number,
): string {
  const refusal = refuseJustification(justification, minLength);
  if (refusal) {
    throw inputError(refusal);
  }
  return escapeControls(justification.trim());
}

/** Why a justification does not suffice. */
export function refuseJustification(
  justification: string,
  minLength: number,
): Message | undefined {
  const length = visibleLength(justification);
  if (length >= minLength) {
    return undefined;
  }
  return length === 0
    ? say('refused.justification-empty', { min: minLength })
    : say('refused.justification-short', { length, min: minLength });
}

/**
 * Refuses fields that do not belong to the kind of request, rather than ignoring them.
 *
 * @throws InputError naming the field
 */
export function checkFields(input: PlanInput): void {
  for (const field of Object.keys(KINDS_WITH) as (keyof typeof KINDS_WITH)[]) {
    const kinds = KINDS_WITH[field];
    if (input[field] !== undefined && !kinds.includes(input.kind)) {
      throw inputError(
        say('refused.field-of-kind', {
          field,
          kind: input.kind,
          kinds: kinds.join(' or '),
        }),
      );
    }
  }
  if ((input.kind === 'create-domain') !== (input.domainId === undefined)) {
    throw inputError(
      input.kind === 'create-domain'
        ? say('refused.domain-of-creation')
        : say('refused.domain-missing', { kind: input.kind }),
    );
  }
  if (input.noEnd && input.duration !== undefined) {
    throw inputError(say('refused.end-contradicts'));
  }
  if (isAgainstGrants(input) && !input.grantIds?.length) {
    throw inputError(say('refused.grants-missing', { kind: input.kind }));
  }
  if (input.kind === 'change-role' && input.executionRole === undefined) {
    throw inputError(say('refused.role-missing'));
  }
  if (input.offboarding?.deleteProfile && !input.offboarding.deleteSpaces) {
    throw inputError(say('refused.spaces-first'));
  }
}

/**
 * When access is asked to begin.
 *
 * @returns the time in UTC; absent means once it is approved
 * @throws InputError when it is not a time, over, or too far ahead
 */
export function readStart(
  input: Pick<PlanInput, 'startsAt'>,
  at: string,
): string | undefined {
  const { startsAt } = input;
  if (startsAt === undefined) {
    return undefined;
  }
  const start = DateTime.fromISO(startsAt, { zone: 'utc' });
  const time = start.toISO();
  if (!time) {
    throw inputError(say('refused.start-form', { at: startsAt }));
  }
  const now = DateTime.fromISO(at, { zone: 'utc' });
  if (start < now.minus(START_TOLERANCE)) {
    throw inputError(say('refused.start-over', { at: startsAt, now: at }));
  }
  if (start > now.plus(LATEST_START)) {
    throw inputError(say('refused.start-far', { at: startsAt }));
  }
  return time;
}
