/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type {
  RequestInput,
  StudioDomain,
  TeamAccess,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { RequestField } from './errors';
import { startOfDay } from './startDay';
import type { StartDay } from './startDay';

/** What somebody has entered so far. */
export type RequestDraft = {
  domainId: string;
  requestedFor: 'me' | 'team';
  /** Catalog refs; those chosen when the audience is the team. */
  people: string[];
  executionRole: string;
  /** ISO 8601; empty means what the policy gives. */
  duration: string;
  /** Absent means at once. */
  startDay?: StartDay;
  justification: string;
};

/** Somebody a request may name. */
export type Candidate = { entityRef: string; displayName: string };

/** The team's members that are in the catalog, each once. */
export function candidatesOf(team: TeamAccess): Candidate[] {
  const byRef = new Map<string, Candidate>();
  for (const { person, membership } of team.people) {
    if (membership === 'member' && person.entityRef) {
      byRef.set(person.entityRef, {
        entityRef: person.entityRef,
        displayName: person.displayName,
      });
    }
  }
  return [...byRef.values()];
}

/** Whether the reader may ask for others of the team in what is entered; leads try in any case, and are told why not. */
export function canRequestForOthers(
  { viewer }: TeamAccess,
  { domainId, executionRole }: Pick<RequestDraft, 'domainId' | 'executionRole'>,
): boolean {
  return (
    viewer.isLead ||
    (viewer.mayAskForOthers ?? []).some(
      place =>
        place.domainId === domainId &&
        place.executionRoles.includes(executionRole),
    )
  );
}

export function startDraft(team: TeamAccess, domainId: string): RequestDraft {
  return {
    domainId,
    requestedFor: team.viewer.isLead ? 'team' : 'me',
    people: candidatesOf(team).map(candidate => candidate.entityRef),
    executionRole: defaultRole(
      team.domains.find(domain => domain.domainId === domainId),
    ),
    duration: '',
    justification: '',
  };
}

/** Another domain has other roles. */
export function withDomain(
  draft: RequestDraft,
  domain: StudioDomain,
): RequestDraft {
  return {
    ...draft,
    domainId: domain.domainId,
    executionRole: defaultRole(domain),
  };
}

/** What the draft asks for, or nothing while it names nobody. */
export function inputOf(
  draft: RequestDraft,
  team: TeamAccess,
): RequestInput | undefined {
  const startsAt = startOfDay(draft.startDay, new Date());
  const common = {
    team: team.team.entityRef,
    domainId: draft.domainId,
    ...(draft.executionRole ? { executionRole: draft.executionRole } : {}),
    ...(draft.duration ? { duration: draft.duration } : {}),
    ...(startsAt ? { startsAt } : {}),
    justification: draft.justification.trim(),
    source: 'page' as const,
  };
  if (draft.requestedFor === 'me') {
    return team.viewer.entityRef ? { ...common, kind: 'grant' } : undefined;
  }
  if (draft.people.length === 0) {
    return undefined;
  }
  return draft.people.length === candidatesOf(team).length
    ? { ...common, kind: 'onboard-team' }
    : { ...common, kind: 'onboard-team', people: draft.people };
}

/** The fields that keep the draft from being sent. */
export function missingOf(draft: RequestDraft): RequestField[] {
  return [
    ...(draft.requestedFor === 'team' && draft.people.length === 0
      ? (['people'] as const)
      : []),
    ...(draft.justification.trim() ? [] : (['justification'] as const)),
  ];
}

function defaultRole(domain: StudioDomain | undefined): string {
  return domain?.executionRoles[0] ?? domain?.defaultExecutionRole ?? '';
}
