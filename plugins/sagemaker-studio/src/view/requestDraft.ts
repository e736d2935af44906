/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import type {
  Plan,
  RequestInput,
  StudioDomain,
  TeamAccess,
} from '@studio-access/backstage-plugin-sagemaker-studio-common';
import type { RequestField } from './errors';
import { lengthInput } from './length';
import type { Terms } from './length';
import { startOfDay } from './startDay';
import type { StartDay } from './startDay';

/** The input of the form so far. */
export type RequestDraft = {
  domainId: string;
  requestedFor: 'me' | 'team';
  /** Catalog refs of the selected people, when the request is not for the viewer. */
  people: string[];
  executionRole: string;
  /** ISO 8601. Empty: the default of the policy. */
  duration: string;
  /** Undefined: at once. */
  startDay?: StartDay;
  /** Whether to take over profiles that were made for others. */
  handOver: boolean;
  justification: string;
};

/** A person whom a request may name. */
export type Candidate = { entityRef: string; displayName: string };

/** The members of the team who are in the catalog, each once. */
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

/** Whether the viewer may request access for other members. */
export function canRequestForOthers(
  { viewer }: TeamAccess,
  { domainId, executionRole }: Pick<RequestDraft, 'domainId' | 'executionRole'>,
): boolean {
  return (viewer.mayAskForOthers ?? []).some(
    place =>
      place.domainId === domainId &&
      place.executionRoles.includes(executionRole),
  );
}

/** The team with the roles that the viewer may ask for others; with all where that is not known. */
export function withRolesForOthers(team: TeamAccess): TeamAccess {
  return {
    ...team,
    domains: team.domains.map(domain => {
      const { domainId, executionRoles } = domain;
      const allowed = executionRoles.filter(executionRole =>
        canRequestForOthers(team, { domainId, executionRole }),
      );
      return allowed.length > 0
        ? { ...domain, executionRoles: allowed }
        : domain;
    }),
  };
}

/** The draft with which a dialog opens: for the team if the viewer leads it, unless it is said for whom. */
export function startDraft(
  team: TeamAccess,
  domainId: string,
  options: { isFor?: RequestDraft['requestedFor'] } = {},
): RequestDraft {
  return {
    domainId,
    requestedFor: options.isFor ?? (team.viewer.isLead ? 'team' : 'me'),
    people: candidatesOf(team).map(candidate => candidate.entityRef),
    executionRole: defaultRole(
      team.domains.find(domain => domain.domainId === domainId),
    ),
    duration: '',
    handOver: false,
    justification: '',
  };
}

/** Changes the domain, and the role with it, since each domain has its own roles. */
export function changeDomain(
  draft: RequestDraft,
  domain: StudioDomain,
): RequestDraft {
  return {
    ...draft,
    domainId: domain.domainId,
    executionRole: defaultRole(domain),
    handOver: false,
  };
}

/** Whether a plan waits for nothing but a hand-over, or is for one. */
export function concernsHandOver({ items }: Pick<Plan, 'items'>): boolean {
  return items.some(
    ({ obstacle, steps }) =>
      obstacle?.code === 'profile-of-another' ||
      steps.some(step => step.do === 'take-over-profile'),
  );
}

/** The request to send; undefined while the draft names no person. */
export function requestInputOf(
  draft: RequestDraft,
  team: TeamAccess,
  terms?: Terms,
): RequestInput | undefined {
  const startsAt = startOfDay(draft.startDay, new Date());
  const common = {
    team: team.team.entityRef,
    domainId: draft.domainId,
    ...(draft.executionRole ? { executionRole: draft.executionRole } : {}),
    ...lengthInput(draft.duration, terms),
    ...(startsAt ? { startsAt } : {}),
    ...(draft.handOver ? { handOver: true } : {}),
    justification: draft.justification.trim(),
    source: 'page' as const,
  };
  if (draft.requestedFor === 'me') {
    return team.viewer.entityRef ? { ...common, kind: 'grant' } : undefined;
  }
  if (draft.people.length === 0) {
    return undefined;
  }
  return isWholeTeam(draft.people, team)
    ? { ...common, kind: 'onboard-team' }
    : { ...common, kind: 'onboard-team', people: draft.people };
}

/** People who are not in the team may have been chosen as well, so their number alone does not say it. */
function isWholeTeam(people: string[], team: TeamAccess): boolean {
  const members = candidatesOf(team);
  return (
    members.length === people.length &&
    members.every(({ entityRef }) => people.includes(entityRef))
  );
}

/** The fields that have to be filled before the request can be sent. */
export function missingFieldsOf(draft: RequestDraft): RequestField[] {
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
