/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type {
  BackstageCredentials,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import type {
  PlanInput,
  RequestInput,
  ClaimedSource,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';

/** The input of a request, as templates write it. */
export type AccessInput = {
  team: string;
  domainId: string;
  executionRole?: string;
  people?: string[];
  assignThrough?: { group?: string };
  duration?: string;
  startsAt?: string;
  handOver?: boolean;
};

/** Maps the input of an action: entity references become full, and fields that a form left empty are dropped. */
export function toPlanInput(
  input: AccessInput,
  initiator: BackstageCredentials,
  kind: 'grant' | 'onboard-team' = 'onboard-team',
): PlanInput {
  const group = input.assignThrough?.group?.trim();
  const people = input.people?.map(person => fullRef(person, 'people', 'user'));
  return {
    kind,
    team: fullRef(input.team, 'team', 'group'),
    domainId: input.domainId.trim(),
    executionRole: input.executionRole?.trim() || undefined,
    people: people?.length ? people : undefined,
    assignThrough: group ? { group } : undefined,
    duration: input.duration?.trim() || undefined,
    startsAt: input.startsAt?.trim() || undefined,
    handOver: input.handOver || undefined,
    source: sourceOf(initiator),
  };
}

/** The same, with the reason that those who decide read. */
export function toRequestInput(
  input: AccessInput & { justification: string },
  initiator: BackstageCredentials,
  kind: 'grant' | 'onboard-team' = 'onboard-team',
): RequestInput {
  return {
    ...toPlanInput(input, initiator, kind),
    justification: input.justification,
  };
}

/** Full refs of those who are to lead the team; absent when the form left them empty. */
export function leadsOf({ leads }: { leads?: string[] }): string[] | undefined {
  return leads?.length
    ? leads.map(ref => fullRef(ref, 'leads', 'user'))
    : undefined;
}

/** A task that a service has started, such as the MCP server, comes from no person. */
export function sourceOf({ principal }: BackstageCredentials): ClaimedSource {
  const { type, actor } = principal as Partial<BackstageUserPrincipal>;
  return type === 'user' && actor === undefined ? 'template' : 'agent';
}

/** The full form of an entity reference. */
export function fullRef(
  ref: string,
  field: string,
  defaultKind: string,
): string {
  try {
    return stringifyEntityRef(parseEntityRef(ref.trim(), { defaultKind }));
  } catch {
    throw new InputError(
      `'${ref}' in '${field}' is not an entity reference; write it as ${defaultKind}:default/<name>`,
    );
  }
}
